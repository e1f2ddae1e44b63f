# What goes to many.

bulletin-foot = { $panel } sends you this. Want fewer messages? Write /fewer.
reminder = There's still time: “{ $title }” takes a few minutes and closes on { $date }. Skipping is fine.
reminder-started = You have begun “{ $title }”. Go on where you stopped? We close on { $date }.
closing-thanks = “{ $title }” has closed now. Thanks for taking part! { $who } answers by { $date }, and then you hear from us here.
closing-unanswered = “{ $title }” has closed now. No one got to the end of a question this time, so there is no result. Thanks for having a look!
