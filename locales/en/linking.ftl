# One person, several places: joining them, and unlinking.

link-code = With this code you can go on somewhere else, and still be one and the same person to us:
link-code-how = Write the code to us where you want to go on.
link-code-open = Or open a link:
link-code-discord = There, write /link code:{ $code }, or /koppla kod:{ $code } if the app is in Swedish.
link-code-time = The code works for { $minutes } minutes, and once. Don't give it to anyone else.
link-code-gone = The code has been used, or no longer works. Would you like a new one?
link-asked = Was it you who asked for the code?
link-asked-what = Then we join the two places, and you are one and the same person to us. What you have answered comes along, and you can go on in whichever place you like. To stop in one of them, write /unlink there.
link-asked-both = If you have answered the same question in both places, the answer from where you got the code counts, unless the question has already closed. It can't be split up again.
link-consent = What you said yes to in { $panel } then holds here too:
link-asked-age = By saying yes you also say that you are at least { $age } years old.
link-asked-care = Did someone else give you the code? Say no: otherwise that person can read your answers.
link-yes = Yes, join them
link-no = No
linked-now = Done, they belong together now. Go on in whichever place you like.
link-declined = Okay, then everything is as before.
link-too-young = You have to be { $age } to be in both places, so we have joined nothing. You are welcome to go on where you are already in.
unlink-asked = Should we unlink this chat?
unlink-what = Everything you have answered stays in the other place, and you go on there. Here we forget you.
unlink-yes = Yes, unlink it
unlink-no = No
unlink-cancelled = Then they belong together as before.
unlinked = Done, this chat is unlinked. Everything stays in the other place, and we go on there.
