# A round's own messages, and how often one wants to hear from us.

not-this-round = Not this time
round-declined = Okay, we won't write any more about “{ $title }”. If you change your mind, you can answer until { $date }.
fewer-messages = Okay, we'll write less often: only when there are new questions, and when the result and the answer from those who decide arrive.
all-messages = Then you hear from us as usual: also with news between the questions, and a reminder if you haven't had time to answer.
command-fewer = Fewer messages
command-all = Messages as usual
words-fewer =
    fewer
    fewer messages
words-all =
    all
    all messages
    as usual
joined-next-channel = The next questions come in the channel here in the server. Would you rather get them yourself? Write to me in a chat of your own.
joined-next-ask = Want us to tell you when there is something to answer? Write to me in a chat of your own. Otherwise you see it when you write /rounds.
rounds-none-channel = There is nothing to answer right now. The next questions come in the channel here in the server.
rounds-none-ask = There is nothing to answer right now. Want us to tell you when there is? Write to me in a chat of your own.
my-data-fewer = You want fewer messages
my-data-declined = You have said no to: { $title }
file-closes-before-opening = the round closes before it opens: move the close to later, or open earlier
