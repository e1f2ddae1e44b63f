# A round of questions.

promise-who = { $who } decides. This is what your answers can change: { $what }.
promise-was = { $who } decides. This is what the answers could affect: { $what }.
promise-brief = { $who } decides. Your answers can change { $what }, and you get their answer here by { $date }.
promise-when = You get their answer here by { $date }.
confidential = Your answers are kept apart from who you are: you can change or delete them until { $date }, and at most 30 days after that no one can find yours any more.
linked = Your answers are kept apart from who you are, but so that you can see them yourself later. Until { $date } you can change or delete them, and after that you can delete what shows that they are yours whenever you like.
length = { $count ->
    [one] One question
   *[other] { $count } questions
}, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
begin = Begin
begin-round = Begin: { $title }
continue = Continue
continue-round = Continue: { $title }
see-answers = See my answers
see-answers-in = See my answers: { $title }
sensitive-here = These questions are sensitive, so you answer them on our own page.
sensitive-link = Answer on our page
progress = Question { $number } of { $total }
choose-between = { $min ->
    [0] Choose { $max } at most.
   *[other] { $max ->
        [1] Choose one.
       *[other] { $more ->
            [0] Choose { $max } answers, then press Done.
           *[other] Choose { $min }–{ $max } answers, then press Done.
        }
    }
}
choose-in-menu = { $max ->
    [1] Choose one in the menu.
   *[other] { $min ->
        [0] Choose { $max } at most in the menu.
       *[other] { $more ->
            [0] Choose { $max } answers in the menu.
           *[other] Choose { $min }–{ $max } answers in the menu.
        }
    }
}
scale-ends = { $from } is { $low }, { $to } is { $high }.
number-asked = Write a number ({ $unit }).
number-asked-plain = Write a number.
text-asked = Write your answer.
care = Thank you for telling us. People read what you wrote, but not around the clock. If it is that you are not well, or that someone is hurting you, there is help to get right now.
care-unkept = What you wrote is not kept here, so nobody reads it. If it is that you are not well, or that someone is hurting you, there is help to get right now.
care-now = If it is urgent, call 112. On 1177 you get advice on where to find help, day and night.
quote-asked = May we show what you wrote, without your name?
quote-how = We may include it when we show the result. You can change your mind until the questions close.
quote-yes = Yes, that’s fine
quote-no = No thanks
quote-allowed = Thanks! We may show what you wrote, without your name.
quote-refused = Then we won’t show what you wrote.
quote-show = You may show it
quote-hide = Don’t show it
place-asked = Share the place, or write where it is.
place-asked-in-words = Write where it is.
place-share = Share my place
send = Send
done = Done
skip = Skip
dont-know = Don't know
other = Something else
back = Back
change = Change
your-answer = Your answer:
answer-number = { $number }
answer-number-unit = { $number } { $unit }
answer-other = Something else: { $words }
answer-place = A place on the map
answer-skipped = You skipped this question
answer-dont-know = Don't know
other-asked = What is it? Write it in a few words.
thanks = Thanks, your answer is in!
thanks-many = Thanks, your answers are in!
thanks-change = You can change your mind until { $date }.
thanks-next = After that you get to see the result, and by { $date } the answer from those who decide: { $who }.
round-closed = These questions have closed, so the answer wasn't counted. The result comes here, and by { $date } the answer from those who decide.
round-closed-see = These questions have closed, so the answer wasn't counted. See what came of them with /results.
answers-stand = These questions have closed, so nothing can be changed any more. What you have answered counts. The result comes here, and by { $date } the answer from those who decide.
answers-stand-see = These questions have closed, so nothing can be changed any more. See what came of them with /results.
announcement-how = Answer here by { $date }. No one else in the server sees what you answer.
announcement-answer = Answer
rounds = Questions in the panel
rounds-none = There is nothing to answer right now. We will write.
rounds-none-here = There is nothing to answer right now. The next questions will be waiting for you here.
round-open = “{ $title }”: open until { $date }.
round-started = “{ $title }”: you have begun, open until { $date }.
round-done = “{ $title }”: you have answered, and can change your mind until { $date }.
round-over = “{ $title }”: closed. See what came of it with /results.
round-unanswered = “{ $title }”: closed. No one answered this time, so there is no result.
round-waiting = “{ $title }”: closed. The answer from those who decide comes by { $date }.
