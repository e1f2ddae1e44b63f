# Charts, and what is said about how the result came to be.

chart-share = { $share }%
chart-share-under-one = under 1%
chart-hidden = too few answers to show
chart-line = { $label }: { $value }
chart-alt = Bar chart: { $title } { $lines }
chart-base = { $count } answered the question.
chart-base-of-some = { $count } answered the question, which only some were asked.
chart-several = Several answers were possible, so the shares may add up to more than 100%.
chart-dont-know = { $count } answered that they don’t know.
chart-mean = The mean is { $mean } and the median { $median }.
chart-mean-of = The mean is { $mean } { $unit }, and the median is { $median }.
chart-date = The answers came on { $date }.
chart-dates = The answers came between { $from } and { $to }.
chart-each = Each one speaks for themselves.
chart-most = The most common answers.
chart-too-few = Fewer than ten answered the question, so the answers are not shown.
chart-point = { $point } ({ $meaning })
chart-band = { $from } to less than { $to }
chart-band-last = { $from } to { $to }
chart-in-words = In their own words
chart-days = How many began to answer each day
chart-day-span = { $from } to { $to }
chart-turnout = { $known ->
    [no] { $responded } answered.
   *[yes] { $responded } of { $panelists } answered.
}

method-open = Anyone could join { $panel } and answer.
method-invited = Those who had been invited to { $panel } could answer.
method-drawn = Those who got the questions in { $panel } had been drawn by lot.
method-mixed = Some of those in { $panel } had been drawn by lot, others had come in another way.
method-age = Those who answered had to be at least { $age } years old.
method-turnout = { $known ->
    [no] { $responded } answered, and { $completed } came to the end.
   *[yes] { $responded } of { $panelists } in the panel answered, and { $completed } came to the end.
}
method-rates = Participation was { $participation }%, and of those who answered { $completion }% came to the end.
method-response-rate = The response rate was { $rate }% (AAPOR RR1: those who came to the end, of all who could have answered).
method-date = The questions were open on { $date }.
method-dates = The questions were open from { $from } to { $to }.
method-says = The result shows what those who answered think. Each one speaks for themselves, and nobody knows for certain whether others think the same. So there is no margin of error.
method-says-drawn = Not everyone who was drawn answered, and those who did may think otherwise than the rest. Each one speaks for themselves.
method-twice = It was possible to answer without joining the panel, so whoever wanted to could answer twice.
method-small = Nobody should be recognisable. When fewer than ten have answered, no figures are shown. When the answers are divided into groups, for example by age, what fewer than five in the group have said is not shown either. The figures for everybody together can be lower.
method-also-heard = How we also listened on this matter: { $words }
chart-trend-mean = The mean, round by round
chart-trend-scale = The mean on the scale from { $low } to { $high }, round by round
chart-trend-share = The share that answered “{ $label }”, round by round
chart-trend-round = Round { $number }, { $date }
chart-trend-round-of = Round { $number }, { $date }: { $count } answered
