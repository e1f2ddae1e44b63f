# What is wrong with the file of a panel or a round. File, line and key stand before the sentence.

file-too-large = the file is larger than { $max } kibibytes, and no panel or round is that large
file-not-text = the file is not text in UTF-8: save it as UTF-8
file-syntax = this cannot be read as TOML ({ $said })
file-missing = the key is missing
file-missing-either = write this key or { $other }
file-both = write either this key or { $other }, not both
file-no-promise = the round has no promise: write who decides, what can change, how the answers are used and when you answer the panel
file-wrong-type = this should be { $expected ->
    [text] text in quotes
    [integer] a whole number
    [number] a number
    [boolean] true or false
    [time] a time with its zone, such as 2027-02-01T20:00:00+01:00
    [date] a day, such as 2027-02-01
    [list] a list in square brackets
   *[table] several keys, such as text.sv and text.en
}, and it is { $found ->
    [text] text
    [integer] a whole number
    [number] a number
    [boolean] true or false
    [time] a time
    [date] a day
    [list] a list
   *[table] several keys
}
file-not-one-of = this word cannot be used here; choose among { $words }
file-out-of-range = the number must be at least { $min } and at most { $max }
file-empty = this must not be empty
file-control-character = the text holds a sign that cannot be shown: write it again
file-not-a-time-zone = there is no time zone by that name; write for example Europe/Stockholm
file-not-a-language = this is not a language; write two or three small letters, such as sv
file-not-an-age-band = write the youngest and the oldest age, such as [16, 29]
file-not-a-server-channel = the number of a channel in Discord has 17–20 digits: right-click the channel, choose Copy Channel ID and write it in quotes
file-too-many = the list has { $count } parts, which is more than anything needs
file-unknown-key = there is no such key
file-unknown-key-close = there is no such key; do you mean { $closest }?
file-not-for-kind = questions of the kind { $kind } do not have this key
file-unknown-panel = there is no panel called { $panel }: apply the panel first with "panelbot panel apply"
file-and-more = and { $count } more problems
file-text-missing = the text is missing in the panel's own language ({ $language })
file-language-unknown = the panel does not have the language { $language }: remove the text, or add the language to the panel's file
file-label-too-long = the text is { $length } characters long, and a button holds { $max }
file-words-too-long = the text is { $length } characters long, and there is room for { $max }: make it shorter
file-too-many-choices = there are { $count } options, and at most { $max } can be shown
file-no-choices = there is nothing to choose: write at least one option
file-duplicate-id = { $id } stands twice: give them different names
file-unknown-question = there is no question called { $id }
file-points-forward = { $id } does not come before this question: a condition can only name an earlier one
file-unknown-choice = the question has no option called { $id }
file-condition-does-not-fit = the condition does not fit the question { $id }: any_of is for questions with options, at_least and at_most for scales and numbers
file-question-count = a round has 1–12 questions, and this one has { $count }
file-bounds-cross = the lowest and the highest cannot both hold
file-scale-points = a scale has 2–11 points
file-text-limit = an open answer can have at most { $max } characters
file-statement-before-close = the answer to the panel is promised before the close: move it later, or close earlier
file-not-a-pair = write two different background questions, both of them named in report_by
file-unknown-variable = the panel has no background question called { $id }
file-open-days = a round is open for at least 1 and at most { $max } days
file-statement-days = the answer to the panel is promised for at least 1 and at most { $max } days after the close
file-bad-slug = the name is written with a–z, 0–9 and hyphens, at most { $max } characters, with a letter or a digit first and last
file-no-channel = the panel has no channel: write at least one of channels.telegram, channels.discord and channels.browser
file-age-not-asked = a channel has an age floor, but no background question has ages to settle it by
file-day-before-round = that day is before the round opened: write the day of the decision
file-closing-past = that time is past: choose a later one
file-ages-over-floor = these ages reach over the age floor of { $floor }: part them there, so that nobody who is old enough is shut out
