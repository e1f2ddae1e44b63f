# Vad den som sköter utskicken behöver veta om hur de går ut.

staff-reach-paid = Betald utsändning är på: Telegram drar 0,1 stjärna från botens saldo för varje meddelande utöver 30 i sekunden.
