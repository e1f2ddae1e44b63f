# Resultatet som tabell för kalkylblad. Namnen på bladen är högst 31 tecken, utan : \ / ? * [ ].

table-question = Fråga
table-id = { $what } (id)
table-kind = Raden räknar
table-kind-answer = dem som svarade så
table-kind-base = alla som svarade
table-kind-missing = dem som inte svarade
table-hidden = Dolt
table-all = Alla
table-days = Dag för dag
table-began = Började svara
table-broke-off = Slutade efter frågan
table-method = Metod
