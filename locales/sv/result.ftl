# Resultatet av en omgång.

result-turnout = { $panelists ->
    [0] Nu är det klart: { $responded } svarade.
   *[other] Nu är det klart: { $responded } av { $panelists } svarade.
}
result-turnout-few = { $panelists ->
    [0] Nu är det klart: { $responded } svarade. När så få har svarat visar vi inga siffror, för då kunde någon räkna ut vem som har svarat vad.
   *[other] Nu är det klart: { $responded } av { $panelists } svarade. När så få har svarat visar vi inga siffror, för då kunde någon räkna ut vem som har svarat vad.
}
result-question = ”{ $question }” ({ $count } svar)
result-row = { $shown ->
    [yes] { $label }: { $percent } % ({ $count })
   *[no] { $label }: för få för att visas
}
result-row-end = { $shown ->
    [yes] { $point }, { $meaning }: { $percent } % ({ $count })
   *[no] { $point }, { $meaning }: för få för att visas
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
result-same-group = Samma svar i din grupp, ”{ $group }”: { $percent } %
result-mean-all = Alla i snitt: { $number }
result-mean-group = Din grupp i snitt, ”{ $group }”: { $number }
result-sealed = Vilka svar som var dina kan ingen se längre, inte heller vi.
result-statement = { $who } svarar senast den { $date }, och då hör vi av oss här.
result-statement-late = Svaret från { $who } har inte kommit än. Förlåt! Vi hör av oss här så fort vi vet mer.
result-statement-late-until = Svaret från { $who } dröjer. Förlåt! Det kommer den { $date } i stället, och då hör vi av oss här.
result-statement-given = { $who } svarade den { $date }.
result-statement-given-late = { $who } svarade den { $date }. Svaret var lovat till den { $missed }.
result-page = Se hela resultatet
result-link = { $panelists ->
    [0] Resultatet av ”{ $title }” är klart: { $responded } svarade. Du var inte med den här gången, men du får gärna titta.
   *[other] Resultatet av ”{ $title }” är klart: { $responded } av { $panelists } svarade. Du var inte med den här gången, men du får gärna titta.
}
letter-result = Resultatet: { $title }
file-nothing-to-count = den frågan besvaras med egna ord, så den har inga siffror: välj en annan
staff-release = Skicka resultatet: { $title }
staff-release-sample = Så här blir resultatet. Var och en ser dessutom sitt eget svar under siffrorna. Vill ni skriva något till gör ni det i en fil: ”panelbot results release”.
staff-release-asked = { $count ->
    [0] Ska resultatet av ”{ $title }” släppas? Just nu går det inte att nå någon av dem som var med.
    [one] Ska resultatet av ”{ $title }” skickas nu, till en person som var med?
   *[other] Ska resultatet av ”{ $title }” skickas nu, till { $count } personer som var med?
}
staff-release-care = Då blir det också offentligt, och det går bara att göra en gång.
staff-release-few = Färre än tio svarade. Därför visas bara hur många de är, inga siffror och inga citat. Sitt eget svar ser var och en.
staff-release-alike = Alla som svarade på ”{ $question }” gav samma svar. Av resultatet kan man då se vad var och en svarade.
staff-release-yes = Ja, skicka resultatet
staff-released = Nu skickas resultatet av ”{ $title }” till dem som var med.
staff-release-nobody = Ingen svarade på ”{ $title }”, så det finns inget resultat att skicka. Fråga gärna igen, vid en annan tid eller med andra ord.
staff-release-not = Resultatet av ”{ $title }” är redan ute, eller finns inte än.
nobody-answered = Ingen svarade den här gången, så det finns inget resultat.
results = Så gick det
results-missed = Det här har kommit sedan du var här sist
results-none = Det finns inget resultat att visa än. När det kommer får du det här, om du har varit med och svarat.
results-line = { $panelists ->
    [0] { $responded } svarade.
   *[other] { $responded } av { $panelists } svarade.
}
results-statement = { $who } svarar senast den { $date }.
results-statement-late = Svaret från { $who } har inte kommit än. Förlåt! Vi säger till så fort vi vet när det kommer.
results-statement-late-until = Svaret från { $who } dröjer. Förlåt! Det kommer den { $date } i stället.
results-decision = { $status ->
    [under_way] På gång
    [decided] Beslutat
    [done] Klart
   *[not_done] Det blir inte av
} ({ $date }): { $title }
results-read = Läs svaret: { $title }
mine = Dina svar, och vad de andra sa
mine-none = Du har inte svarat på något som är klart än. När resultatet kommer ser du dina svar bredvid det här.
mine-more = Det du har svarat på frågor som inte är klara ser du med /minadata.
result-mine = Mina svar
command-results = Resultat, och vad som hände sedan
command-mine = Mina svar, och vad de andra sa
words-results =
    resultat
    resultatet
    så gick det
words-mine =
    mina
    mina svar
