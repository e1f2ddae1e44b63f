# E-mail: the letters, and how to get them and be rid of them.

letter-news = { $panel }: news
letter-opening = { $panel }: { $title }
letter-reminder = There's still time: { $title }
letter-closing = Thanks for taking part: { $title }
letter-confirm = Would you like e-mails from { $panel }?
letter-answer = Answer here
letter-own-page = Your own page
letter-why = The link is yours alone, so please don't pass it on. You get this e-mail because you are in { $panel }. Want fewer? Write /fewer on your page.
letter-stop = No more e-mails
confirm-mailbox = Hi! Someone, probably you, wants an e-mail here when something happens in { $panel }. Open the link and press the button, and it's done.
confirm-mailbox-link = Yes, this is my address
confirm-mailbox-not = The link works for two days. Wasn't it you? Then there's nothing you need to do.
my-data-email = We have your e-mail address

mail-card = Get an e-mail when something happens
mail-card-why = We write when there are questions, results and news from the panel. You can stop any time.
mail-card-asked = An e-mail is on its way to { $mailbox }. Open the link in it and press the button, and it's done. Nothing there? Look in your spam, or write the address once more.
mail-card-on = You get e-mails at { $mailbox } when something happens.
mail-card-field = Your e-mail address
mail-card-give = Send me an e-mail
mail-card-remove = Remove the address
mailbox-wrong-title = We couldn't read the address
mailbox-wrong = Write it as name@example.org: no spaces, and only the letters a to z.
mailbox-too-many-title = That's a lot of e-mails for one day
mailbox-too-many = We only send a few a day, so that no one gets too many. Please try again tomorrow.

mail-confirm-title = Is this your e-mail address?
mail-confirm-why = Press the button, and we'll write there when something happens in the panel. Wasn't it you who asked? Then just close the page.
mail-confirm-yes = Yes, write to me
mail-confirmed-title = All done
mail-confirmed = You'll get an e-mail when something happens. You can say stop at the end of every one. You can close this page now.
mail-confirm-gone-title = The link doesn't work any more
mail-confirm-gone = Open your page in the panel and write the address once more, and a new e-mail will come.
mail-stop-title = No more e-mails?
mail-stop-why = Press the button, and we'll remove your e-mail address. You stay in the panel.
mail-stop-yes = Yes, no more e-mails
mail-stopped-title = No more e-mails will come
mail-stopped = The address is removed. You are still in the panel, and when there are questions they're on your own page.
mail-stop-wrong-title = We couldn't read the link
mail-stop-wrong = Copy the whole link from the e-mail. You can also remove the address on your own page.
