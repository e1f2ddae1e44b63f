# Resultatet av en omgång.

result-turnout = Nu är det klart: { $responded } av { $panelists } svarade.
result-turnout-few = Nu är det klart: { $responded } av { $panelists } svarade. När så få har svarat visar vi inga siffror, för då kunde någon räkna ut vem som har svarat vad.
result-question = ”{ $question }” ({ $count } svar)
result-row = { $shown ->
    [yes] { $label }: { $percent } % ({ $count })
   *[no] { $label }: för få för att visas
}
result-row-other = { $shown ->
    [yes] Något annat: { $percent } % ({ $count })
   *[no] Något annat: för få för att visas
}
result-row-band = { $shown ->
    [yes] { $from }–{ $to }: { $percent } % ({ $count })
   *[no] { $from }–{ $to }: för få för att visas
}
result-row-map = { $shown ->
    [yes] På kartan: { $percent } % ({ $count })
   *[no] På kartan: för få för att visas
}
result-row-words = { $shown ->
    [yes] Med egna ord: { $percent } % ({ $count })
   *[no] Med egna ord: för få för att visas
}
result-more-rows = { $count ->
    [one] och ett svar till
   *[other] och { $count } svar till
}
result-same-all = Samma svar bland alla: { $percent } %
result-same-group = Samma svar i din grupp, { $group }: { $percent } %
result-mean-all = Alla i snitt: { $number }
result-mean-group = Din grupp i snitt, { $group }: { $number }
result-sealed = Vilka svar som var dina kan ingen se längre, inte heller vi.
result-statement = { $who } svarar senast den { $date }, och då hör vi av oss här.
result-statement-late = Svaret från dem som bestämmer har inte kommit än: { $who }. Vi hör av oss här när det kommer.
result-page = Se hela resultatet
result-link = Resultatet av ”{ $title }” är klart: { $responded } av { $panelists } svarade. Du var inte med den här gången, men du får gärna titta.
letter-result = Resultatet: { $title }
file-nothing-to-count = den frågan besvaras med egna ord, så den har inga siffror: välj en annan
