# Det som följer med när ett resultat är ute: pressmeddelande, nyhetsbrev och affisch.

kit-draft = [Utkast till pressmeddelande. Läs igenom, rätta, fyll i det som står inom hakparenteser och ta bort den här raden.]
kit-most = Flest svarade ”{ $label }”: { $count } av { $base }
kit-even = Lika många svarade { $labels }: { $count } av { $base } var
kit-some = { $count } av { $base } svarade ”{ $label }”
kit-scale = I snitt { $mean } på skalan från { $low } till { $high }
kit-mean = I snitt { $mean }
kit-mean-of = I snitt { $mean } { $unit }
kit-turnout = { $known ->
    [no] { $responded } svarade om ”{ $title }”
   *[yes] { $responded } av { $panelists } svarade om ”{ $title }”
}
kit-few = Färre än tio svarade. Då visas inga siffror om vad de svarade.
kit-lead = { $known ->
    [no] { $responded } i { $panel } svarade på frågorna om ”{ $title }”.
   *[yes] { $responded } av { $panelists } i { $panel } svarade på frågorna om ”{ $title }”.
}
kit-promise = { $who } bestämmer. Det som kan ändras är { $can_change }.
kit-given = { $who } svarade panelen den { $date }.
kit-late = { $who } skulle ha svarat panelen den { $date }. Svaret har inte kommit än.
kit-late-until = { $who } svarar panelen den { $until } i stället för den { $date }, som var utlovat.
kit-decisions = Vad det blev av det
kit-page = Hela resultatet: { $url }
kit-contact = Kontakt
kit-contact-fill = [Fyll i: namn, titel, telefon och e-post till den som svarar på frågor]
kit-scan = Se hela resultatet:
