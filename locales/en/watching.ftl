# What whoever sends to many needs to know about how it goes out.

staff-reach-paid = Paid broadcast is on: Telegram takes 0.1 Star from the bot's balance for every message beyond 30 in a second.
