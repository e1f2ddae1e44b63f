// What a person with a screen reader, a keyboard, weak eyes or a small phone needs. Returns what is wrong, in words.
const faults = [];
const fault = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
const shown = (element) => {
  const box = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
};
const all = (css) => [...document.querySelectorAll(css)];

// Language, title, landmarks, headings.
if (document.documentElement.lang !== arguments[0]) faults.push(`lang is ${document.documentElement.lang}`);
if (!document.title.trim()) faults.push('no title');
if (all('main').length !== 1) faults.push('not one main');
if (all('h1').length !== 1) faults.push('not one h1');

// Names.
for (const field of all('input:not([type=hidden]), textarea')) {
  if (!field.labels.length && !field.getAttribute('aria-label')) fault('no label', field);
}
for (const control of all('button, a, summary')) if (!control.textContent.trim()) fault('no words', control);
for (const picture of all('img')) if (!picture.alt) fault('no alt', picture);
for (const group of all('fieldset')) {
  if (!group.querySelector(':scope > legend')?.textContent.trim()) fault('no legend', group);
}
const ids = all('[id]').map((element) => element.id);
if (new Set(ids).size !== ids.length) faults.push('an id twice');

// Room for a thumb, letters that can be read, nothing beside the screen.
for (const control of all('button, .button, summary, label:has(> input), input:not([type=hidden], [type=checkbox]), textarea')) {
  const box = control.getBoundingClientRect();
  if (shown(control) && (box.height < 44 || box.width < 44)) fault(`only ${box.width}×${box.height}`, control);
}
if (parseFloat(getComputedStyle(document.body).fontSize) < 17) faults.push('small letters');
if (document.documentElement.scrollWidth > innerWidth) faults.push(`${document.documentElement.scrollWidth} wide`);

// Contrast of every piece of text against the nearest background, as WCAG 2 counts it.
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = channels(colour).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (channels(colour)[3] !== 0) return colour;
  }
  return 'rgb(255, 255, 255)';
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !shown(element)) continue;
  const [one, other] = [light(getComputedStyle(element).color), light(behind(element))];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (contrast < 4.5) fault(`contrast ${contrast.toFixed(2)}`, element);
}
// A field's border tells where it is: 3 to 1.
for (const field of all('input:not([type=hidden], [type=checkbox]), textarea').filter(shown)) {
  const [one, other] = [light(getComputedStyle(field).borderColor), light(behind(field.parentElement))];
  if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 3) fault('pale border', field);
}
return faults;
