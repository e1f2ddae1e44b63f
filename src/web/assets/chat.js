// Only comfort: everything on the page works without it.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = button.previousElementSibling;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand('copy');
    }
    button.textContent = button.dataset.copy;
  });
}
for (const form of document.querySelectorAll('[data-place]')) {
  if (!navigator.geolocation) continue;
  form.hidden = false;
  const say = (words) => (form.querySelector('[role=status]').textContent = words);
  form.querySelector('button').addEventListener('click', () => {
    say('…');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.lat.value = coords.latitude;
        form.elements.lon.value = coords.longitude;
        form.submit();
      },
      () => say(form.dataset.place),
      { timeout: 20000 },
    );
  });
}
// A page that the browser kept from before may be out of date.
addEventListener('pageshow', (event) => event.persisted && location.reload());
