# The language's own name, dates and figures.

language-name = English
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-with-year = { $day }{"\u00A0"}{ $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
decimal-sign = .
group-sign = ,
list-next = { $earlier }, { $next }
list-last = { $earlier } and { $last }
