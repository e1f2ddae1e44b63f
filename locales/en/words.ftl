# Words that are understood when typed, one a line. Case and accents make no difference.
# The first word of each command is its name in menus, written with a–z, 0–9 and _. Where the menu has
# more letters, it is the same word with them.

words-yes =
    yes
    yep
    sure
words-no =
    no
    nope
    no thanks
words-and =
    and
    &
    +
words-skip =
    skip
    next
words-dont-know =
    don't know
    dont know
    no idea
words-other =
    something else
    other
words-back =
    back
words-done =
    done
    ready
words-stop =
    stop
    quit
    end
    cancel
    unsubscribe
words-start =
    start
    begin
    continue
    join
words-help =
    help
words-language =
    language
words-rounds =
    rounds
    questions
words-invite =
    invite
    invite a friend
words-pause =
    pause
    take a break
words-leave =
    leave
    leave the panel
words-forget =
    forget
    forget me
    delete everything about me
words-my-data =
    mydata
    my data
words-link =
    link
words-unlink =
    unlink
words-new-link =
    newlink
    new link
