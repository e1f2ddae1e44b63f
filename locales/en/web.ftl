# The web pages around the conversation. What the conversation itself says is in the other files.

web-skip = Skip to the latest
web-now = The latest
web-menu = Menu
web-write = Or write here
web-write-code = Write the code here
web-answered = Answered
web-chosen = Chosen
web-before = Earlier
web-earlier = Your answers so far
web-copy-label = Text to copy
web-copy = Copy
web-copied = Copied
web-file = Save the file
web-place-failed = The place could not be read. Write it instead.

web-return = Your own link back
web-return-why = Keep this link. With it you get in again, here or on another device. Don't show it to anyone, because whoever has the link can see and change your answers.
web-return-label = Your link
web-close-why = Do you share this device with others? Keep the link first, and then close the chat here.
web-close = Close the chat here

web-elsewhere = Rather in an app?
web-elsewhere-link = Answer { $platform ->
    [Discord] on Discord
   *[other] in { $platform }
} instead
web-elsewhere-age = From the age of { $age }.
web-elsewhere-discord = Add the panel in Discord. There, write /join code:{ $code }, or /gå-med kod:{ $code } if the app is in Swedish.

web-back-title = Welcome back
web-back-why = Press the button, and your chat opens in this browser.
web-back-replaces = Another chat is open here already. It will be replaced, so keep its link first if you want to go back to it.
web-back-open = Open my chat
web-back-wrong-title = The link does not work
web-back-wrong = Perhaps the whole link did not come along. Copy it once more, all the way to the end.
web-back-gone-title = This link is no longer in use
web-back-gone = It may have been replaced by a new one, or the chat has been deleted. Is it yours? Open your new link instead.

web-unknown-title = We don't recognise this browser
web-unknown = You may have closed the chat or cleared the browser, or this may be your first time here. Do you have your own link back? Open it, and you go on where you were. Otherwise you start from the beginning.
web-unknown-start = Start anew
web-kept = This is what you wrote:

web-goodbye = Goodbye

web-crowded-title = Please wait a moment
web-crowded = Many people have come in from the same network as you in a short time, so now it is one at a time. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}. What you chose or wrote is still here.
web-many-codes = Many codes that do not exist have come from the same network as yours, so we take a break. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
web-unsaved-title = Not saved yet
web-unsaved = We could not save just now. Press again in a moment. What you chose or wrote is still here.
web-unsaved-again = Save again
web-closed-title = We will be back shortly
web-closed = The page could not be shown just now. Try again in a moment.
web-closed-again = Try again
web-too-long-title = That was too long
web-too-long = There is no room for that much text. Go back and make it a little shorter.
web-unreadable-title = That could not be read
web-unreadable = Something went wrong on the way here. Go back and try once more.
web-foreign-title = It came from another site
web-foreign = So we did not take it. Open the chat here and press once more.
web-missing-title = There is no page here
web-missing = Perhaps the whole link did not come along.
web-to-start = To the start
web-to-chat = To the chat
