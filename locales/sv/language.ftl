# Språkets eget namn, datum och siffror.

language-name = Svenska
date = { $day } { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
date-with-year = { $day }{"\u00A0"}{ $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
decimal-sign = ,
group-sign = {"\u00A0"}
list-next = { $earlier }, { $next }
list-last = { $earlier } och { $last }
