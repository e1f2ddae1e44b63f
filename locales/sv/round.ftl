# En omgång frågor.

promise-who = { $who } bestämmer. Det här kan dina svar påverka: { $what }.
promise-was = { $who } bestämmer. Det här kunde svaren påverka: { $what }.
promise-brief = { $who } bestämmer. Dina svar kan påverka { $what }, och senast den { $date } får du deras svar här.
promise-when = Senast den { $date } får du deras svar här.
confidential = Dina svar sparas skilda från vem du är: du kan ändra eller ta bort dem till den { $date }, och senast 30 dagar efter det kan ingen längre hitta just dina.
linked = Dina svar sparas skilda från vem du är, men så att du kan se dem själv senare. Till den { $date } kan du ändra eller ta bort dem, och sedan när du vill ta bort det som visar att de är dina.
length = { $count ->
    [one] En fråga
   *[other] { $count } frågor
}, ungefär { $minutes ->
    [one] en minut
   *[other] { $minutes } minuter
}
begin = Börja
begin-round = Börja: { $title }
continue = Fortsätt
continue-round = Fortsätt: { $title }
see-answers = Se mina svar
see-answers-in = Se mina svar: { $title }
sensitive-here = De här frågorna är känsliga, så dem svarar du på på vår egen sida.
sensitive-link = Svara på vår sida
progress = Fråga { $number } av { $total }
choose-between = { $min ->
    [0] Välj högst { $max }.
   *[other] { $max ->
        [1] Välj ett svar.
       *[other] { $more ->
            [0] Välj { $max } svar, och tryck sedan på Klar.
           *[other] Välj { $min }–{ $max } svar, och tryck sedan på Klar.
        }
    }
}
choose-in-menu = { $max ->
    [1] Välj ett svar i menyn.
   *[other] { $min ->
        [0] Välj högst { $max } i menyn.
       *[other] { $more ->
            [0] Välj { $max } svar i menyn.
           *[other] Välj { $min }–{ $max } svar i menyn.
        }
    }
}
scale-ends = { $from } är { $low }, { $to } är { $high }.
number-asked = Skriv ett tal ({ $unit }).
number-asked-plain = Skriv ett tal.
text-asked = Skriv ditt svar.
care = Tack för att du berättar. Människor läser det du skrev, men inte dygnet runt. Om det är så att du mår dåligt, eller att någon gör dig illa, finns det hjälp att få redan nu.
care-unkept = Det du skrev sparas inte här, så ingen läser det. Om det är så att du mår dåligt, eller att någon gör dig illa, finns det hjälp att få redan nu.
care-now = Är det bråttom, ring 112. På 1177 får du dygnet runt råd om var det finns hjälp.
quote-asked = Får vi visa det du skrev, utan ditt namn?
quote-how = Vi kan ta med det när vi visar resultatet. Du kan ändra dig tills frågorna stänger.
quote-yes = Ja, det går bra
quote-no = Nej tack
quote-allowed = Tack! Vi får visa det du skrev, utan ditt namn.
quote-refused = Då visar vi inte det du skrev.
quote-show = Ni får visa det
quote-hide = Visa det inte
place-asked = Dela platsen, eller skriv var det är.
place-asked-in-words = Skriv var det är.
place-share = Dela min plats
send = Skicka
done = Klar
skip = Hoppa över
dont-know = Vet inte
other = Något annat
back = Tillbaka
change = Ändra
your-answer = Ditt svar:
answer-number = { $number }
answer-number-unit = { $number } { $unit }
answer-other = Något annat: { $words }
answer-place = En plats på kartan
answer-skipped = Du hoppade över frågan
answer-dont-know = Vet inte
other-asked = Vad är det? Skriv det med några ord.
thanks = Tack, nu är ditt svar med!
thanks-many = Tack, nu är dina svar med!
thanks-change = Du kan ändra dig fram till den { $date }.
thanks-next = Sedan får du se resultatet, och senast den { $date } svaret från dem som bestämmer: { $who }.
round-closed = De här frågorna har stängt, så svaret kom inte med. Resultatet kommer här, och senast den { $date } svaret från dem som bestämmer.
round-closed-see = De här frågorna har stängt, så svaret kom inte med. Hur det gick ser du med /resultat.
answers-stand = De här frågorna har stängt, så det går inte att ändra något längre. Det du har svarat gäller. Resultatet kommer här, och senast den { $date } svaret från dem som bestämmer.
answers-stand-see = De här frågorna har stängt, så det går inte att ändra något längre. Hur det gick ser du med /resultat.
announcement-how = Svara här senast den { $date }. Ingen annan i servern ser vad du svarar.
announcement-answer = Svara
rounds = Frågor i panelen
rounds-none = Det finns inget att svara på just nu. Vi hör av oss.
rounds-none-here = Det finns inget att svara på just nu. Nästa frågor väntar på dig här.
round-open = ”{ $title }”: öppen till den { $date }.
round-started = ”{ $title }”: du har börjat, öppen till den { $date }.
round-done = ”{ $title }”: du har svarat, och kan ändra dig till den { $date }.
round-over = ”{ $title }”: stängd. Hur det gick ser du med /resultat.
round-unanswered = ”{ $title }”: stängd. Ingen svarade den här gången, så det finns inget resultat.
round-waiting = ”{ $title }”: stängd. Svaret från dem som bestämmer kommer senast den { $date }.
