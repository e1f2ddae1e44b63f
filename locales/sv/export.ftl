# Svaren som fil, för den som analyserar dem.

export-what = Svaren på ”{ $title }” från { $panel }, en rad för varje person som svarade. Ingen kan längre se vems svaren är.
export-no-matching = Lägg inte ihop filen med andra uppgifter, och försök inte ta reda på vem någon är.
export-retention = Använd filen bara till det den togs ut för, lämna den inte vidare, och radera den när arbetet är klart.
export-coarse = Bakgrund som färre än fem delar är borttagen, och platser är avrundade till ungefär hundra meter.
export-with-words = Här står också det som människor skrev med egna ord. Det kan peka ut någon, så läs det med varsamhet och citera inget utan lov.
export-without-words = Det som människor skrev med egna ord står inte i filen.
export-who-open = Vem som helst som panelen är till för kunde vara med.
export-who-invited = Den som fick en inbjudan av kommunen eller en vän kunde vara med.
export-who-drawn = Människor som lottades fram fick en egen inbjudan.
export-dates = Omgången öppnade den { $opened } och stängde den { $closed }.
export-count = { $count ->
    [one] En person svarade.
   *[other] { $count } personer svarade.
}
export-each-one = Var och en svarar för sig själv: svaren visar vad de som var med tycker, inte vad alla tycker.
export-promise = { $who } bestämmer. Det här kunde svaren påverka: { $what }.
export-use = Så används resultatet: { $how }
export-variable = Variabel
export-id = Id
export-kind = Slag
export-label-in = Fråga ({ $language })
export-code = Kod
export-meaning-in = Betydelse ({ $language })
export-when = När
export-happened = Vad som hände
export-opened = Omgången öppnade
export-closed = Omgången stängde
export-sealed = Kopplingen mellan svar och människor förstördes
export-exported = Svaren togs ut som fil
export-respondent = Löpnummer, utan mening utanför filen
export-part = { $part } ({ $question })
export-why = Varför svar saknas ({ $question })
export-latitude = Grader norrut ({ $question })
export-longitude = Grader österut ({ $question })
export-on-the-map = En plats på kartan
export-in-words = En plats i ord
export-answered = Har svarat
export-ticked = Ja
export-not-ticked = Nej
export-skipped = Hoppade över
export-not-asked = Fick inte frågan
export-not-reached = Kom inte fram till frågan
export-would-not-say = Vill inte säga
export-withheld = Okänt, eller borttaget för att så få delar det
