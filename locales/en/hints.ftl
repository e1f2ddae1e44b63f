# When something did not work, and what to do then.

not-understood = I didn't quite get that. Press a button, or type the number of your answer.
not-understood-words = I didn't quite get that. Press a button, or write your answer.
not-understood-idle = I didn't quite get that, and have no question for you right now. Here is what you can do:
still-not-understood = That didn't work this time either, and that is okay. Press one of the answers, skip the question or come back later.
ambiguous = That fits several of the answers. Press the one you mean.
not-a-number = That doesn't look like a number. Write digits only, such as 12 or 3.5.
out-of-range = Write a number between { $min } and { $max }.
too-small = The number has to be at least { $min }.
too-large = The number can be { $max } at most.
too-long = That was a little too long. Shorten it to { $max } characters at most, and all of it is kept.
wrong-count = { $min ->
    [0] You can choose { $max } at most.
   *[other] { $more ->
        [0] { $max ->
            [1] Choose one answer.
           *[other] Choose { $max } answers.
        }
       *[other] Choose at least { $min } and at most { $max }.
    }
}
not-a-place = That place is not on the map. Share it again, or write where it is.
sticker-unread = Nice, but I can't read it as an answer. Press a button, or write.
voice-unread = I can't listen to voice messages. Press a button, or write.
other-unread = I can't read that. Press a button, or write.
old-button = That button is no longer in use. Nothing has changed.
not-yours = That button belongs to a panel you are not in. Nothing has changed.
not-member = You are not in any panel. Open an invitation to join.
cannot-skip = This question can't be skipped, but you can stop whenever you like.
nothing-before = This is the first question.
too-soon = The question was on its way to you when you wrote, so I didn't save that. Here it is:
not-saved-yet = That is not saved yet. Press again in a moment.
saving = Saving …
link-code-unknown = That code does not work, or no longer. Write /link where you are already in, and you get a new one.
too-many-codes = There have been many codes that do not exist. Wait a few minutes, and then try again.
linked-already = These are joined already: you are one and the same person in both places.
link-of-staff = These two cannot be joined: one of them has a role in the panel. A role never goes along to another account: whoever needs it in more places gets another code from the person responsible.
own-link-code = That is your own code. Write it in the other place, where you want to go on.
link-from-there = Are you already in somewhere else? Write /link there, and you get a code to write here.
link-from-there-command = Are you already in somewhere else? Write /link there, and you get a code. Then write /link and the code here.
nothing-to-unlink = You are only in here, so there is nothing to unlink. You can leave the panel, or ask us to delete everything about you.
no-own-page = There is no page in the browser here, so there is no link to replace.
