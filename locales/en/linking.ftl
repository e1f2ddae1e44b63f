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
unlink-asked = What should we unlink?
unlink-what = If you unlink this chat, we forget you here, and you go on in the other place. If you unlink all the others, you are only in here, and your own link is replaced. If you have given an e-mail address, we forget it then. Your answers stay either way.
unlink-yes = This chat
unlink-others = All other places
unlink-no = Nothing
unlink-cancelled = Then they belong together as before.
unlinked = Done, this chat is unlinked. Everything stays in the other place, and we go on there.
others-unlinked = Done, you are only in here now. Nobody gets at your answers from the other places.
place-joined = One more place is joined with this one now: { $place ->
    [telegram] a chat in Telegram
    [discord] a chat on Discord
    [browser] a page in the browser
   *[other] a chat in the terminal
}. From there, too, one can answer, and see your answers.
place-joined-care = Wasn't it you? Then you can unlink it from here.
place-joined-not-me = It wasn't me
new-link-asked = Should we replace the link to your own page?
new-link-what = Do so if someone else may have got hold of it. The old links stop working, and in other browsers the page is closed at once. Your answers stay.
new-link-yes = Yes, replace it
new-link-no = No, keep it
new-link-declined = Then the link works as before.
new-link = Done. The old links no longer work, and whoever had one of them does not get in.
new-link-below = You find your new link further down on the page. Keep it.
new-link-label = Your own page
new-link-care = Don't show the link to anyone, because whoever has it can see and change your answers.
