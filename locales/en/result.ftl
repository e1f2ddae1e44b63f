# The result of a round.

result-turnout = It's done: { $responded } of { $panelists } answered.
result-turnout-few = It's done: { $responded } of { $panelists } answered. When so few have answered we show no figures, because someone could work out who answered what.
result-question = “{ $question }” ({ $count ->
    [one] one answer
   *[other] { $count } answers
})
result-row = { $shown ->
    [yes] { $label }: { $percent }% ({ $count })
   *[no] { $label }: too few to show
}
result-row-other = { $shown ->
    [yes] Something else: { $percent }% ({ $count })
   *[no] Something else: too few to show
}
result-row-band = { $shown ->
    [yes] { $from }–{ $to }: { $percent }% ({ $count })
   *[no] { $from }–{ $to }: too few to show
}
result-row-map = { $shown ->
    [yes] On the map: { $percent }% ({ $count })
   *[no] On the map: too few to show
}
result-row-words = { $shown ->
    [yes] In their own words: { $percent }% ({ $count })
   *[no] In their own words: too few to show
}
result-more-rows = { $count ->
    [one] and one more option
   *[other] and { $count } more options
}
result-same-all = Same answer among all: { $percent }%
result-same-group = Same answer in your group, { $group }: { $percent }%
result-mean-all = Everyone's average: { $number }
result-mean-group = Your group's average, { $group }: { $number }
result-sealed = Nobody can see any more which answers were yours, not even we.
result-statement = { $who }: the answer comes by { $date }, and we'll tell you here.
result-statement-late = The answer from those who decide hasn't come yet: { $who }. We'll tell you here when it does.
result-page = See the whole result
result-link = The result of “{ $title }” is ready: { $responded } of { $panelists } answered. You didn't take part this time, but do have a look.
letter-result = The result: { $title }
file-nothing-to-count = that question is answered in words and has no figures: choose another
