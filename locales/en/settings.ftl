# Inviting, help, language, pause, leaving, forgetting, my data.

invite = Invite a friend to { $panel }
invite-none = No one has joined through you yet.
invite-some = Someone you invited is in now.
invite-count = { $count } people have joined through you.
invite-share = Send this, or show the picture. Whoever you invite is not told who you are.
invite-text = I am in { $panel }. The municipality asks what we think, and the politicians answer. Join us: { $url }
invite-telegram = In Telegram
invite-discord = In Discord
invite-discord-code = There, write /join code:{ $code }, or /gå-med kod:{ $code } if the app is in Swedish.
invite-browser = In the browser
invite-picture = QR code to { $panel }
invite-button = Invite a friend
help = How it works
help-how = You get a few short questions at a time. Press an answer, or write. You can change your mind until the questions close, stop whenever you like and go on later.
language-asked = Which language would you like to read?
language-changed = I write in English now.
paused = It is quiet from here until you come back.
resume = Continue
resumed = Welcome back!
left = You won't hear from us again. Thanks for taking part, and welcome back any time.
left-kept = The answers you have given are still there, kept apart from who you are. Would you like us to delete everything about you?
left-known = We still know that you were in, and what you told about yourself. Would you like us to delete that too?
left-nothing = You are not in any panel, so you won't hear from us. Welcome any time.
stop-or-answer = Do you want to leave the panel, or was that your answer to the question?
code-or-answer = That looks like a code, and that code no longer works. Or was it your answer to the question?
stop-meant = Leave the panel
answer-meant = It was my answer
write-it-again = Then I'll save it. Write it once more, just as you want it.
forget-asked = Should we delete everything about you?
forget-what = Then your address with us goes, and what you told about yourself, what you took part in and your answers to questions that have not closed. This can't be undone.
forget-counted = Answers to questions that have already closed have been counted. They stay, without anything that shows that they are yours.
forget-yes = Yes, delete everything
forget-no = No, keep it
forget-cancelled = Then we keep everything as it was.
forgotten = Done. Everything about you is deleted. Thanks for taking part.
my-data = This is what we know about you
my-data-none = We keep nothing about you, but that you wrote to us here.
my-data-panel = { $panel }: in since { $date }
my-data-paused = { $panel }: in since { $date }, on a break right now
my-data-guest = { $panel }: you answered without joining, and we delete what we know about you on { $date }
my-data-left = { $panel }: you have left, but were in from { $date }
my-data-consent = You said yes to us keeping your answers, { $place ->
    [telegram] in Telegram
    [discord] on Discord
    [browser] on our own page
   *[other] in the terminal
} on { $date }
my-data-background = { $question } { $answer }
my-data-round = You took part in: { $title }
my-data-answer = { $question }
my-data-quotable = We may show it, without your name.
my-data-not-quotable = We don’t show it.
my-data-telegram = We reach you in Telegram
my-data-discord = We reach you on Discord
my-data-browser = We reach you on our own page
my-data-terminal = We reach you in the terminal
my-data-file = The same as a file
command-start = Begin, or go on
command-help = How it works
command-language = Change language
command-rounds = Questions in the panel
command-invite = Invite a friend
command-pause = Take a break
command-leave = Leave the panel
command-forget = Delete everything about me
command-my-data = What you know about me
command-join = Join with a code
command-join-name = join
command-code = The code in the invitation
command-code-name = code
command-link = Go on somewhere else
command-unlink = Unlink this chat, or the others
command-new-link = Replace your own link
bot-description = Here the municipality asks what you think, a few short questions at a time. You get to see the result, and what the politicians answer. Press Start to begin.
bot-short-description = The municipality asks, you answer, the politicians answer you.
