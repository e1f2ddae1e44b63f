# The public pages about a panel and its results.

public-round-number = Round { $number }
public-open = Open until { $date }.
public-respond = Answer
public-counter = At least { $count } have answered so far.
public-waiting = Closed. The result comes here.
public-released = The result came on { $date }.
public-rounds = Questions and results
public-none = No questions have opened here yet.
public-join = Join the panel
public-promise = What we promised
public-result = The result
public-caption = The same figures as in the chart
public-answer = Answer
public-count = Number
public-share = Share
public-day = Day
public-skipped = Skipped
public-base = Answered the question
public-own-words-some = Here people answered in their own words. Every answer is read. Some are shown, and those who wrote them have agreed.
public-quotes = This is what some wrote:
public-themes = Several wrote about this:
public-own-words = This was answered in people’s own words. Those answers are read, but not shown on this page.
public-method = How the result came to be
public-statement = The answer from those who decide
public-statement-due = { $who } will answer by { $date }.
public-statement-short = The answer
public-statement-given = { $who } answered on { $date }.
public-statement-given-late = { $who } answered on { $date }. The answer was promised for { $missed }.
public-statement-late = The answer was promised for { $missed }, but it isn't ready. Sorry! A new date comes here as soon as we know.
public-statement-late-until = The answer was promised for { $missed }, but it takes longer. Sorry! It comes on { $date } instead.
public-also = It is also about:
public-decisions = What became of it
public-decisions-none = When something happens we tell you here.
public-update = { $date }: { $status ->
    [under_way] under way
    [decided] decided
    [done] done
   *[not_done] it won't happen
}
public-parts = On this page
public-groups = How different groups answered
public-group = { $group }: { $count } answered
public-both = { $one }, { $other }
public-groups-none = The groups are too small to show.
public-languages = Languages
public-feed = Follow by Atom
public-missing-title = This is not here
public-missing = Perhaps the whole link did not come along, or the questions have not opened yet.
