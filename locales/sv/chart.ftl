# Diagram, och vad som står om hur resultatet kom till.

chart-share = { $share } %
chart-share-under-one = under 1 %
chart-hidden = för få svar för att visas
chart-line = { $label }: { $value }
chart-alt = Stapeldiagram: { $title } { $lines }
chart-base = { $count } svarade på frågan.
chart-base-of-some = { $count } svarade på frågan, som bara en del fick.
chart-several = Flera svar var möjliga, så andelarna kan bli mer än 100 % tillsammans.
chart-dont-know = { $count } svarade ”vet inte”.
chart-mean = Medelvärdet är { $mean } och medianen { $median }.
chart-mean-of = Medelvärdet är { $mean } { $unit }, och medianen är { $median }.
chart-date = Svaren kom den { $date }.
chart-dates = Svaren kom mellan den { $from } och den { $to }.
chart-each = Var och en talar för sig själv.
chart-most = De vanligaste svaren.
chart-too-few = Färre än tio har svarat på frågan, så svaren visas inte.
chart-point = { $point } ({ $meaning })
chart-band = { $from } till under { $to }
chart-band-last = { $from } till { $to }
chart-in-words = Med egna ord
chart-days = Så många började svara varje dag
chart-day-span = { $from } till { $to }
chart-turnout = { $known ->
    [no] { $responded } svarade.
   *[yes] { $responded } av { $panelists } svarade.
}

method-open = Vem som helst kunde gå med i { $panel } och svara.
method-invited = De som hade fått en inbjudan till { $panel } kunde svara.
method-drawn = De som fick frågorna i { $panel } hade dragits med lott.
method-mixed = En del av dem i { $panel } hade dragits med lott, andra hade kommit med på annat sätt.
method-age = Den som svarade skulle ha fyllt { $age } år.
method-turnout = { $known ->
    [no] { $responded } svarade, och { $completed } kom till slutet.
   *[yes] { $responded } av { $panelists } i panelen svarade, och { $completed } kom till slutet.
}
method-rates = Deltagandet var { $participation } %, och av dem som svarade kom { $completion } % till slutet.
method-response-rate = Svarsfrekvensen var { $rate } % (AAPOR RR1: de som kom till slutet av alla som hade kunnat svara).
method-date = Frågorna var öppna den { $date }.
method-dates = Frågorna var öppna från den { $from } till den { $to }.
method-says = Resultatet visar vad de som svarade tycker. Var och en talar för sig själv, och ingen vet säkert om andra tycker likadant. Därför finns ingen felmarginal.
method-says-drawn = Alla som drogs svarade inte, och de som svarade kan tycka annorlunda än de andra. Var och en talar för sig själv.
method-twice = Det gick att svara utan att gå med i panelen, så den som ville kunde svara två gånger.
method-small = Ingen ska gå att känna igen. När färre än tio har svarat visas inga siffror. Delas svaren upp i grupper, till exempel efter ålder, visas inte heller det som färre än fem i gruppen har sagt. I siffrorna för alla tillsammans kan det stå lägre tal.
method-also-heard = Så har vi också lyssnat i frågan: { $words }
chart-trend-mean = Medelvärdet, omgång för omgång
chart-trend-scale = Medelvärdet på skalan från { $low } till { $high }, omgång för omgång
chart-trend-share = Andelen som svarade ”{ $label }”, omgång för omgång
chart-trend-round = Omgång { $number }, { $date }
chart-trend-round-of = Omgång { $number }, { $date }: { $count } svarade
