# What comes with a result that is out: a press release, a newsletter and a poster.

kit-draft = [Draft of a press release. Read it through, correct it, fill in what stands within square brackets and remove this line.]
kit-most = The most common answer was “{ $label }”: { $count } of { $base }
kit-even = Equally common answers were { $labels }: { $count } of { $base } each
kit-some = { $count } of { $base } answered “{ $label }”
kit-scale = On average { $mean } on the scale from { $low } to { $high }
kit-mean = On average { $mean }
kit-mean-of = On average { $mean } { $unit }
kit-turnout = { $known ->
    [no] { $responded } answered about “{ $title }”
   *[yes] { $responded } of { $panelists } answered about “{ $title }”
}
kit-few = Fewer than ten answered. Then no figures are shown of what they answered.
kit-lead = { $known ->
    [no] { $responded } in { $panel } answered the questions about “{ $title }”.
   *[yes] { $responded } of { $panelists } in { $panel } answered the questions about “{ $title }”.
}
kit-promise = { $who } decides. What can change is { $can_change }.
kit-given = { $who } answered the panel on { $date }.
kit-late = { $who } should have answered the panel on { $date }. The answer has not come yet.
kit-late-until = { $who } will answer the panel on { $until } instead of { $date }, as was promised.
kit-decisions = What became of it
kit-page = The whole result: { $url }
kit-contact = Contact
kit-contact-fill = [Fill in: the name, title, telephone and e-mail of whoever answers questions]
kit-scan = See the whole result:
