# Det som går ut till många.

bulletin-foot = Från { $panel }. Vill du ha färre meddelanden? Skriv /mindre.
reminder = Du hinner än: ”{ $title }” tar några minuter och stänger den { $date }. Vill du hoppa över är det helt okej.
reminder-started = Du har börjat på ”{ $title }”. Vill du fortsätta där du slutade? Vi stänger den { $date }.
closing-thanks = Nu har ”{ $title }” stängt. Tack för att du var med! { $who } svarar senast den { $date }, och då hör vi av oss här.
closing-unanswered = Nu har ”{ $title }” stängt. Ingen hann svara klart den här gången, så det finns inget resultat. Tack för att du tittade in!
