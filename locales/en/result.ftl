# The result of a round.

result-turnout = { $panelists ->
    [0] It's done: { $responded } answered.
   *[other] It's done: { $responded } of { $panelists } answered.
}
result-turnout-few = { $panelists ->
    [0] It's done: { $responded } answered. When so few have answered we show no figures, because someone could work out who answered what.
   *[other] It's done: { $responded } of { $panelists } answered. When so few have answered we show no figures, because someone could work out who answered what.
}
result-question = “{ $question }” ({ $count ->
    [one] one answer
   *[other] { $count } answers
})
result-row = { $shown ->
    [yes] { $label }: { $percent }% ({ $count })
   *[no] { $label }: too few to show
}
result-row-end = { $shown ->
    [yes] { $point }, { $meaning }: { $percent }% ({ $count })
   *[no] { $point }, { $meaning }: too few to show
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
result-same-group = Same answer in your group, “{ $group }”: { $percent }%
result-mean-all = Everyone's average: { $number }
result-mean-group = Your group's average, “{ $group }”: { $number }
result-sealed = Nobody can see any more which answers were yours, not even we.
result-statement = { $who }: the answer comes by { $date }, and we'll tell you here.
result-statement-late = { $who }: the answer hasn't come yet. Sorry! We'll tell you here as soon as we know more.
result-statement-late-until = { $who }: the answer takes longer. Sorry! It comes on { $date } instead, and we'll tell you here.
result-statement-given = { $who } answered on { $date }.
result-statement-given-late = { $who } answered on { $date }. The answer was promised for { $missed }.
result-page = See the whole result
result-link = { $panelists ->
    [0] The result of “{ $title }” is ready: { $responded } answered. You didn't take part this time, but do have a look.
   *[other] The result of “{ $title }” is ready: { $responded } of { $panelists } answered. You didn't take part this time, but do have a look.
}
letter-result = The result: { $title }
file-nothing-to-count = that question is answered in words and has no figures: choose another
staff-release = Send the result: { $title }
staff-release-sample = This is how the result will look. Each person also sees their own answer below the figures. If you want to add something, write it in a file: “panelbot results release”.
staff-release-asked = { $count ->
    [0] Should the result of “{ $title }” be let out? Nobody who took part can be reached right now.
    [one] Should the result of “{ $title }” be sent now, to one person who took part?
   *[other] Should the result of “{ $title }” be sent now, to { $count } people who took part?
}
staff-release-care = It also becomes public then, and this can only be done once.
staff-release-few = Fewer than ten answered. So only how many is shown, no figures and no quotes. Each person sees their own answer.
staff-release-alike = Everyone who answered “{ $question }” gave the same answer. So the result tells what each of them said.
staff-release-yes = Yes, send the result
staff-released = The result of “{ $title }” is on its way to those who took part.
staff-release-nobody = Nobody answered “{ $title }”, so there is no result to send. Do ask again, at another time or in other words.
staff-release-not = The result of “{ $title }” is out already, or isn't there yet.
nobody-answered = No one answered this time, so there is no result.
results = What came of it
results-missed = This has come since you were last here
results-none = There is no result to show yet. When it comes you get it here, if you took part.
results-line = { $panelists ->
    [0] { $responded } answered.
   *[other] { $responded } of { $panelists } answered.
}
results-statement = { $who } will answer by { $date }.
results-statement-late = { $who }: the answer hasn't come yet. Sorry! We'll tell you as soon as we know when it comes.
results-statement-late-until = { $who }: the answer takes longer. Sorry! It comes on { $date } instead.
results-decision = { $status ->
    [under_way] Under way
    [decided] Decided
    [done] Done
   *[not_done] It won't happen
} ({ $date }): { $title }
results-read = Read the answer: { $title }
mine = Your answers, and what the others said
mine-none = You haven't answered anything that has a result yet. When it comes you see your answers beside it here.
mine-more = What you answered to questions that have no result yet you see with /mydata.
result-mine = My answers
command-results = Results, and what happened then
command-mine = My answers, and what the others said
words-results =
    results
    result
    the results
words-mine =
    mine
    my answers
