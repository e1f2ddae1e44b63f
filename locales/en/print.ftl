### Answers in people's own words, as a file to print.

print-heading = Answers in people’s own words
print-dates = The questions were open from { $from } to { $to }.
print-count = { $count ->
    [one] There is one answer here.
   *[other] There are { $count } answers here.
}
print-caveat = Each one speaks for themselves. The answers show what those who answered think, and not what everyone thinks.
print-hidden = The sign […] stands where something personal has been taken out.
print-themes = Those who work with the questions have grouped the answers by theme. An answer with several themes stands under each of them.
print-danger = Answers that may be about somebody being in danger, or that may point somebody out, are not included here. They are read separately.
print-care = Not everyone has said that their answer may be shown. Only pass on the answers marked “May be shown”.
print-all-quotable = Those who wrote the answers have said that they may be shown, without names.
print-quotable = May be shown
print-without-theme = Without a theme
