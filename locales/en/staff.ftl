# For those who work with a panel.

words-staff = staff
command-staff = For those who work with a panel
staff-taken-up = Done, you now have your role in { $panel }. Write /staff to come back here.
staff-panels = Which panel is it about?
staff-role = You are { $role ->
    [owner] responsible for the panel.
    [editor] an editor: you write, and somebody else approves.
    [approver] the one who approves and sends.
    [analyst] an analyst.
    [moderator] a moderator.
   *[decider] the one who decides.
}
staff-no-rounds = No round has opened yet.
staff-round-open = “{ $title }” is open until { $date }: { $started } have begun, { $completed } have answered all of it.
staff-round-closed = “{ $title }” has closed: { $started } began, { $completed } answered all of it.
staff-round-unanswered = “{ $title }” has closed. No one answered this time, so the round is concluded.
staff-write = Write a bulletin
staff-item = { $state ->
    [draft] Draft
    [approved] Approved
    [scheduled] Waiting for its time
    [running] Being sent
    [paused] Paused
    [stopped] Stopped
    [recalled] Taken back
   *[done] Sent
}: { $words }
staff-text-asked = Write the text { $language ->
    [sv] in Swedish.
    [en] in English.
    [fi] in Finnish.
    [ar] in Arabic.
    [so] in Somali.
   *[other] in the language “{ $language }”.
}
staff-text-how = You can write **bold**, *italics*, [words](https://address) and lines that begin with a dash. At most { $max } characters.
staff-text-label = Write the text
staff-same = The same text in every language
staff-menu = To the menu
staff-text-empty = There was no text to save.
staff-text-too-long = The text is { $length } characters long, and there is room for { $max }. Make it shorter, and write it again.
staff-text-missing = The text is missing { $language ->
    [sv] in Swedish.
    [en] in English.
    [fi] in Finnish.
    [ar] in Arabic.
    [so] in Somali.
   *[other] in the language “{ $language }”.
} It cannot be approved until it is there.
staff-sample = This is how it looks { $language ->
    [sv] in Swedish:
    [en] in English:
    [fi] in Finnish:
    [ar] in Arabic:
    [so] in Somali:
   *[other] in the language “{ $language }”:
}
staff-rewrite = Write { $language ->
    [sv] in Swedish
    [en] in English
    [fi] in Finnish
    [ar] in Arabic
    [so] in Somali
   *[other] in “{ $language }”
}
staff-preview = See how it looks
staff-approve = Approve
staff-send = Send
staff-pause = Pause
staff-resume = Go on sending
staff-stop = Stop
staff-refresh = How is it going?
staff-reach = { $count ->
    [0] Right now nobody would get it.
    [one] It goes to one person.
   *[other] It goes to { $count } people.
}
staff-reach-line = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [browser] The browser
    [email] E-mail
   *[other] { $platform }
}, { $language ->
    [sv] Swedish
    [en] English
    [fi] Finnish
    [ar] Arabic
    [so] Somali
   *[other] “{ $language }”
}: { $count }
staff-reach-fall-back = { $count ->
    [one] One of them reads it in another language than their own.
   *[other] { $count } of them read it in another language than their own.
}
staff-reach-time = { $minutes ->
    [one] It takes about a minute at most.
   *[other] It takes about { $minutes } minutes.
}
staff-reach-quiet = Nothing is sent until { $hour } o’clock.
staff-not-here = You do this in Telegram or Discord. The link to this page can end up with someone else, so it doesn't work from here.
staff-nobody = It cannot be sent: right now nobody would get it.
staff-few = It cannot be sent: fewer than { $fewest } would get it, and then one can tell who they are. Choose a larger group.
staff-not-now = That is done already, or no longer possible. This is how it stands:
staff-rewritten = The text has changed since you saw it. This is how it looks now:
staff-send-asked = { $count ->
    [one] Send it now, to one person?
   *[other] Send it now, to { $count } people?
}
staff-send-again = Note: the same text went to the same people within the last hour.
staff-send-care = What has arrived can’t be taken back for certain.
staff-send-yes = Yes, send
staff-stop-asked = Stop it? Those who haven’t got it yet won’t get it, and it can’t be undone.
staff-stop-yes = Yes, stop
staff-no = No
staff-sent = { $sent } of { $total } have got it.
staff-left = { $minutes ->
    [one] It is done within a minute, unless the quiet hours come in between.
   *[other] It is done in about { $minutes } minutes, unless the quiet hours come in between.
}
staff-figure = { $what ->
    [waiting] { $count } waiting.
    [sending] { $count } being sent right now.
    [unreachable] { $count } can’t be reached.
    [failed] { $count } didn’t arrive.
    [uncertain] { $count } may have arrived, and are not sent again.
    [held] { $count } have had many messages lately, and are spared this one.
    [recalled] { $count } taken back.
   *[cancelled] { $count } didn’t want it, or it was stopped first.
}
my-data-staff = You work with { $panel } ({ $role ->
    [owner] responsible
    [editor] editor
    [approver] approver
    [analyst] analyst
    [moderator] moderator
   *[decider] decider
})
staff-begins = It is starting now.
alarm-disk = The disk that the panel’s database is on is full. Nothing is stored until there is room, and what comes in waits that long. Ask whoever looks after the server to make room; “panelbot doctor” shows how it stands.
alarm-database = The panel’s database does not answer. What comes in waits that long. Ask whoever looks after the server to look at it; “panelbot doctor” shows how it stands.
alarm-channel = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [email] The e-mail server
   *[other] { $platform }
} does not let the panel in any more, so nobody gets an answer there. Most often the token has been changed. Ask whoever looks after the server to run “panelbot doctor”.
staff-danger = Somebody has written something that may mean danger. Read it as soon as you can: you see the text, not who wrote it.
staff-danger-answer = “{ $title }”: panelbot answers list { $name } --danger
