# The answer of those who decide, when it is late, and what became of it later.

statement-heading = { $who }: the answer
statement-corrected = { $who }: a correction of the answer
statement-corrected-on = Corrected on { $date }
statement-was-corrected = The answer was corrected on { $date }.
statement-former = { $who }: the earlier answer
statement-former-since = This was corrected on { $date } and no longer holds.
statement-read-corrected = Read the corrected answer
statement-read-former = What it said before
statement-body = { $who }, decision of { $date }, { $paragraph }, ref. { $registry }
statement-person = { $who }, { $role }
statement-person-party = { $who }, { $role } ({ $party })
statement-of = It is about “{ $title }”, where you took part.
statement-of-several = It is about { $titles }.
statement-quoted = “{ $title }”
statement-read-all = Read the whole answer
statement-page = Open the page
statement-whole = { $who }: the rest of the answer
statement-administration = From the administration
statement-remarks = Question by question
statement-replies = Answers to your comments and proposals
statement-misunderstandings = Common misunderstandings
statement-reservations = Reservations
late-today = We promised you an answer about { $titles } today, but it isn't ready. Sorry! You get a new date here as soon as we know.
late-today-until = We promised you an answer about { $titles } today, but it isn't ready. Sorry! It comes on { $date } instead.
late = We promised you an answer about { $titles } on { $missed }, but it isn't ready. Sorry! You get a new date here as soon as we know.
late-until = We promised you an answer about { $titles } on { $missed }, but it isn't ready. Sorry! It comes on { $date } instead.
late-why = This is how it is: { $why }
felt-asked = { $who } answered { $titles } a week ago. Did it feel like an answer?
felt-care = We only see how many have answered what, not what you press.
felt-yes = Yes
felt-partly = Partly
felt-no = No
felt-thanks = Thanks! Your first press counts, and we only see how many have answered what.
my-data-felt = { $what ->
    [yes] The answer about { $titles }: you pressed that it felt like an answer
    [partly] The answer about { $titles }: you pressed that it partly felt like an answer
    [no] The answer about { $titles }: you pressed that it did not feel like an answer
   *[other] The answer about { $titles }: you have pressed whether it felt like an answer
}
decision-heading = { $status ->
    [under_way] Under way: { $title }
    [decided] Decided: { $title }
    [done] Done: { $title }
   *[not_done] It won't happen: { $title }
}
decision-dated = { $date }, after your answers to { $titles }.
decision-why = Why not: { $why }
letter-statement = Here is the answer: { $title }
letter-statement-corrected = Correction of the answer: { $title }
letter-late = The answer is late: { $title }
letter-felt = Did it feel like an answer?
letter-felt-page = Answer on your page
letter-decision = What became of it: { $title }

# For those who work with a panel.

staff-statement-item = { $state ->
    [none] No answer written
    [draft] Answer begun
    [in_review] Answer to approve
    [correction_draft] Correction begun
    [correction_in_review] Correction to approve
    [correction_approved] Correction to send
    [correction_sent] Correction sent
    [approved] Answer to send
   *[sent] Answer sent
}: { $title }
staff-statement-due = The answer is promised for { $date }.
staff-statement-late = The answer was promised for { $date }, and is late. There is no new date.
staff-statement-late-until = The answer was promised for { $date }, and comes on { $until } instead.
staff-statement-given = The answer was sent on { $date }.
staff-statement-lapsed = No one answered this time, so no answer is needed in return.
staff-statement-signed = Signed: { $who }.
staff-statement-unsigned = It doesn't say who answers.
staff-statement-sign = Write who answers
staff-statement-submit = Hand over for approval
staff-signature-asked = Who answers? Write it on one line, with commas between.
staff-signature-how = A person: name, role, party. A board: name, date of decision, paragraph, registry number, such as “Municipal council, 2027-06-03, § 14, KS 2027/12”.
staff-signature-label = Who answers?
staff-signature-odd = It could not be read who answers.
staff-statement-own = You have written on the answer yourself, so somebody else needs to approve it.
staff-statement-not-out = The answer can be sent once those who took part have got the result. They haven't yet.
staff-statement-not-decided = The answer is dated to a day that hasn't come yet. It can be sent on that day at the earliest.
staff-statement-unfit = The answer doesn't fit any more. Ask whoever runs the server to run “panelbot statement preview”.
staff-statement-nobody = Nobody who took part can get the answer right now.
staff-felt = { $count ->
    [one] One person has said whether it felt like an answer. From five on you see how many said what.
   *[other] { $count } have said whether it felt like an answer.
}
staff-felt-line = { $what ->
    [yes] Yes
    [partly] Partly
   *[no] No
}: { $count }
staff-felt-hidden = { $what ->
    [yes] Yes
    [partly] Partly
   *[no] No
}: too few to show
staff-notice = { $when ->
    [soon] In a week, on { $date }, the panel is promised an answer about { $titles }.
    [tomorrow] Tomorrow, on { $date }, the panel is promised an answer about { $titles }.
    [today] Today the panel is promised an answer about { $titles }, and it has not been sent.
   *[late] The answer about { $titles } was promised for { $date } and has not been sent. The panel is told that it is late; set a new date with “panelbot statement postpone”, and they are told that too.
} { $state ->
    [none] Nothing is written yet: write it under /staff.
    [draft] It is begun: see /staff.
    [in_review] It waits until somebody other than its writer approves it: see /staff.
   *[approved] It is approved, and waits to be sent: see /staff.
}

# What is wrong with the file of a statement or a decision.

file-no-rounds = say which rounds it is about, such as rounds = [2]
file-round-twice = the round stands here twice
file-round-of-another-panel = the round does not belong to the panel
file-round-not-closed = round { $number } has not closed, so it cannot be answered yet
file-round-unanswered = nobody answered round { $number }, so there is nobody to answer: take it out here
file-round-answered = round { $number } has another statement: put that right with "panelbot statement correct", or take the round out here
file-result-not-out = the result of round { $number } has not gone out to those who took part: release it first
file-no-signature = say who answers: a body (body, decided_on, paragraph, registry) or a person (name, role, party)
file-no-reason = it will not be done, and nobody says why: write why
file-dated-backwards = the day is before the one that was told last
file-not-a-correction = corrected belongs to a correction only: "panelbot statement correct"

# The brief for whoever answers.

brief-title = Brief for the answer about “{ $title }”
brief-promised = What the panel was promised
brief-promise = { $who } decides. What can change is { $can_change }. The answer comes by { $date }.
brief-result = What the panel answered
brief-minority = Those who were fewer said: { $labels }. Answer them too.
brief-quotes = In the panel’s own words
brief-quotes-care = Some of those who answered have said yes to this being shown, without a name. Staff chose it: these are examples, and they don’t say what most people think.
brief-quote = – “{ $words }”
brief-caveats = To keep in mind
brief-asked = What is needed from you
brief-needed = An answer in plain words, at most { $max } characters: what you will do, what you won't, and why. Answer those in the minority too. Write it under /staff, or fill in the file below. Somebody other than its writer approves it, and it goes to everyone who took part.
brief-file = The file to fill in
brief-remarks = Take away the # before the lines that you fill in.
brief-body = A body answers: fill in the day of the decision, the paragraph and the registry number. All three are needed.
brief-person = A person answers: take away the body's lines and fill in these instead. Without a party the last one stays as it is.
comment-asked = Would you like to say more? Write it here, on one line. If not, just do something else.
comment-how = At most { $max } characters. { $who } gets to read it without your name, once at least five have pressed.
comment-label = Write a line
comment-kept = Thanks! It gets there, without your name.
no-comment = That’s quite all right. Thanks for pressing!
my-data-comment = And you wrote:
staff-comments = This is what they added:
staff-comments-more = And { $count } more: panelbot statement status { $name }
staff-danger-comment = “{ $title }”, about the answer from those who decide: panelbot statement status { $name }
staff-postpone = Put off the answer
staff-postpone-asked = Until when is the answer to be put off?
staff-postpone-care = The panel is told the new date, with an apology, once the old one has passed. To say why, use “panelbot statement postpone”.
staff-postpone-withdraw = Undo: { $date } holds
staff-postpone-until = Until { $date }
