# The answers as a file, for those who analyse them.

export-what = The answers to “{ $title }” from { $panel }, one row for each person who answered. Nobody can tell any more whose they are.
export-no-matching = Do not match this file with other data, and do not try to find out who anyone is.
export-retention = Use the file only for what it was taken out for, do not pass it on, and delete it when the work is done.
export-coarse = Background that fewer than five share has been removed, and places are rounded to about a hundred metres.
export-with-words = What people wrote in their own words is here too. It can point at somebody, so read it with care and quote nothing without leave.
export-without-words = What people wrote in their own words is not in the file.
export-who-open = Anyone whom the panel is for could take part.
export-who-invited = Those who were invited by the municipality or a friend could take part.
export-who-drawn = People who were drawn by lot got an invitation of their own.
export-dates = The round opened on { $opened } and closed on { $closed }.
export-count = { $count ->
    [one] One person answered.
   *[other] { $count } people answered.
}
export-each-one = Each one speaks for themselves: the answers show what those who took part think, not what everyone thinks.
export-promise = { $who } decides. This is what the answers could affect: { $what }.
export-use = How the result is used: { $how }
export-variable = Variable
export-id = Id
export-kind = Kind
export-label-in = Question ({ $language })
export-code = Code
export-meaning-in = Meaning ({ $language })
export-when = When
export-happened = What happened
export-opened = The round opened
export-closed = The round closed
export-sealed = The link between answers and people was destroyed
export-exported = The answers were exported
export-respondent = Running number, without meaning outside the file
export-part = { $part } ({ $question })
export-why = Why there is no answer ({ $question })
export-latitude = Degrees north ({ $question })
export-longitude = Degrees east ({ $question })
export-on-the-map = A place on the map
export-in-words = A place in words
export-answered = Has answered
export-ticked = Yes
export-not-ticked = No
export-skipped = Skipped
export-not-asked = Was not asked
export-not-reached = Did not get to the question
export-would-not-say = Would rather not say
export-withheld = Unknown, or removed because so few share it
