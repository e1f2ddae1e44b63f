# För den som arbetar med en panel.

words-staff = staff
command-staff = För dig som arbetar med en panel
staff-taken-up = Klart, nu har du din roll i { $panel }. Skriv /staff när du vill hit igen.
staff-panels = Vilken panel gäller det?
staff-role = Du är { $role ->
    [owner] ansvarig för panelen.
    [editor] redaktör: du skriver, och någon annan godkänner.
    [approver] den som godkänner och skickar.
    [analyst] analytiker.
    [moderator] moderator.
   *[decider] den som beslutar.
}
staff-no-rounds = Ingen omgång har öppnat än.
staff-round-open = ”{ $title }” är öppen till den { $date }: { $started } har börjat, { $completed } har svarat klart.
staff-round-closed = ”{ $title }” har stängt: { $started } började, { $completed } svarade klart.
staff-round-unanswered = ”{ $title }” har stängt. Ingen svarade den här gången, så omgången är avslutad.
staff-write = Skriv en nyhet
staff-item = { $state ->
    [draft] Utkast
    [approved] Godkänd
    [scheduled] Väntar på sin tid
    [running] Skickas nu
    [paused] Pausad
    [stopped] Avbruten
    [recalled] Återtagen
   *[done] Skickad
}: { $words }
staff-text-asked = Skriv texten { $language ->
    [sv] på svenska.
    [en] på engelska.
    [fi] på finska.
    [ar] på arabiska.
    [so] på somaliska.
   *[other] på språket ”{ $language }”.
}
staff-text-how = Du kan skriva **fet**, *kursiv*, [ord](https://adress) och rader som börjar med streck. Högst { $max } tecken.
staff-text-label = Skriv texten
staff-same = Samma text på alla språk
staff-menu = Till menyn
staff-text-empty = Där fanns ingen text att spara.
staff-text-too-long = Texten är { $length } tecken lång, och det får plats { $max }. Korta den, och skriv den igen.
staff-text-missing = Texten saknas { $language ->
    [sv] på svenska.
    [en] på engelska.
    [fi] på finska.
    [ar] på arabiska.
    [so] på somaliska.
   *[other] på språket ”{ $language }”.
} Den kan inte godkännas förrän den finns.
staff-sample = Så här blir den { $language ->
    [sv] på svenska:
    [en] på engelska:
    [fi] på finska:
    [ar] på arabiska:
    [so] på somaliska:
   *[other] på språket ”{ $language }”:
}
staff-rewrite = Skriv { $language ->
    [sv] på svenska
    [en] på engelska
    [fi] på finska
    [ar] på arabiska
    [so] på somaliska
   *[other] på ”{ $language }”
}
staff-preview = Visa hur den blir
staff-approve = Godkänn
staff-send = Skicka
staff-pause = Pausa
staff-resume = Fortsätt skicka
staff-stop = Avbryt
staff-refresh = Hur går det?
staff-reach = { $count ->
    [0] Just nu skulle ingen få den.
    [one] Den går till en person.
   *[other] Den går till { $count } personer.
}
staff-reach-line = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [browser] Webbläsaren
    [email] E-post
   *[other] { $platform }
}, { $language ->
    [sv] svenska
    [en] engelska
    [fi] finska
    [ar] arabiska
    [so] somaliska
   *[other] ”{ $language }”
}: { $count }
staff-reach-fall-back = { $count ->
    [one] En av dem läser den på ett annat språk än sitt eget.
   *[other] { $count } av dem läser den på ett annat språk än sitt eget.
}
staff-reach-time = { $minutes ->
    [one] Det tar högst ungefär en minut.
   *[other] Det tar ungefär { $minutes } minuter.
}
staff-reach-quiet = Ingenting skickas förrän klockan { $hour }.
staff-not-here = Det här gör du i Telegram eller Discord. Länken till den här sidan kan hamna hos någon annan, så härifrån går det inte.
staff-nobody = Den kan inte skickas: just nu skulle ingen få den.
staff-few = Den kan inte skickas: färre än { $fewest } skulle få den, och då går det att se vilka de är. Välj en större grupp.
staff-not-now = Det är redan gjort, eller går inte längre. Så här står det till:
staff-rewritten = Texten har ändrats sedan du såg den. Så här ser den ut nu:
staff-send-asked = { $count ->
    [one] Ska den skickas nu, till en person?
   *[other] Ska den skickas nu, till { $count } personer?
}
staff-send-again = Obs: samma text har gått ut till samma personer den senaste timmen.
staff-send-care = Det som har kommit fram går inte säkert att ta tillbaka.
staff-send-yes = Ja, skicka
staff-stop-asked = Ska den avbrytas? De som inte har fått den får den inte, och det går inte att ångra.
staff-stop-yes = Ja, avbryt
staff-no = Nej
staff-sent = { $sent } av { $total } har fått den.
staff-left = { $minutes ->
    [one] Den är klar inom en minut, om inte de tysta timmarna kommer emellan.
   *[other] Den är klar om ungefär { $minutes } minuter, om inte de tysta timmarna kommer emellan.
}
staff-figure = { $what ->
    [waiting] { $count } väntar.
    [sending] { $count } skickas just nu.
    [unreachable] { $count } går inte att nå.
    [failed] { $count } gick inte fram.
    [uncertain] { $count } kan ha kommit fram, och skickas inte igen.
    [held] { $count } har fått många meddelanden på sistone, och slipper det här.
    [recalled] { $count } är återtagna.
   *[cancelled] { $count } ville inte ha den, eller hann inte få den.
}
my-data-staff = Du arbetar med { $panel } ({ $role ->
    [owner] ansvarig
    [editor] redaktör
    [approver] godkänner
    [analyst] analytiker
    [moderator] moderator
   *[decider] beslutar
})
staff-begins = Nu börjar den skickas.
alarm-disk = Disken som panelens databas ligger på är full. Ingenting sparas förrän det finns plats, och det som kommer in väntar så länge. Be den som sköter servern att göra plats; ”panelbot doctor” visar hur det står till.
alarm-database = Panelens databas svarar inte. Det som kommer in väntar så länge. Be den som sköter servern att titta på den; ”panelbot doctor” visar hur det står till.
alarm-channel = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [email] E-postservern
   *[other] { $platform }
} släpper inte in panelen längre, så ingen får svar där. Oftast är det nyckeln (token) som har bytts. Be den som sköter servern att köra ”panelbot doctor”.
staff-danger = Någon har skrivit något som kan betyda fara. Läs det så snart du kan: du ser texten, inte vem som skrev den.
staff-danger-answer = ”{ $title }”: panelbot answers list { $name } --danger
