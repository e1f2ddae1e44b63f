# Webbsidorna runt samtalet. Det som sägs i själva samtalet står i de andra filerna.

web-skip = Hoppa till det nyaste
web-now = Det nyaste
web-menu = Meny
web-write = Eller skriv här
web-write-code = Skriv koden här
web-answered = Besvarad
web-chosen = Valt
web-before = Tidigare
web-earlier = Dina svar hittills
web-copy-label = Text att kopiera
web-copy = Kopiera
web-copied = Kopierat
web-file = Spara filen
web-place-failed = Det gick inte att läsa platsen. Skriv den i stället.

web-return = Din egen länk tillbaka
web-return-why = Spara länken. Med den kommer du in igen, här eller på en annan enhet. Visa den inte för någon, för den som har länken kan se och ändra dina svar.
web-return-label = Din länk
web-close-why = Delar du enheten med andra? Spara länken först, och stäng sedan chatten här.
web-close = Stäng chatten här

web-elsewhere = Hellre i en app?
web-elsewhere-link = Svara { $platform ->
    [Discord] på Discord
   *[other] i { $platform }
} i stället
web-elsewhere-age = Från { $age } år.
web-elsewhere-discord = Lägg till panelen i Discord. Där skriver du /gå-med kod:{ $code }, eller /join code:{ $code } om appen är på engelska.

web-back-title = Välkommen tillbaka
web-back-why = Tryck på knappen, så öppnas din chatt i den här webbläsaren.
web-back-replaces = Här är redan en annan chatt öppen. Den byts ut, så spara dess länk först om du vill tillbaka till den.
web-back-open = Öppna min chatt
web-back-wrong-title = Länken fungerar inte
web-back-wrong = Kanske kom inte hela länken med. Kopiera den en gång till, hela vägen till slutet.
web-back-gone-title = Länken används inte längre
web-back-gone = Den kan ha bytts mot en ny, eller så är chatten borttagen. Är den din? Öppna din nya länk i stället.

web-unknown-title = Vi känner inte igen den här webbläsaren
web-unknown = Det kan bero på att du har stängt chatten eller rensat webbläsaren, eller på att du är här för första gången. Har du din egen länk tillbaka? Öppna den, så fortsätter du där du var. Annars börjar du om från början.
web-unknown-start = Börja om
web-kept = Det här skrev du:

web-goodbye = Hej då

web-crowded-title = Vänta en liten stund
web-crowded = Många har kommit in från samma nät som du på kort tid, så nu får ni gå in en i taget. Försök igen { $minutes ->
    [one] om en minut
   *[other] om { $minutes } minuter
}. Det du valde eller skrev finns kvar här.
web-many-codes = Många koder som inte finns har kommit från samma nät som du sitter på. Därför tar vi en paus. Försök igen { $minutes ->
    [one] om en minut
   *[other] om { $minutes } minuter
}.
web-unsaved-title = Inte sparat än
web-unsaved = Vi kunde inte spara just nu. Tryck igen om en liten stund. Det du valde eller skrev finns kvar här.
web-unsaved-again = Spara igen
web-closed-title = Vi kommer strax tillbaka
web-closed = Sidan kunde inte visas just nu. Försök igen om en liten stund.
web-closed-again = Försök igen
web-too-long-title = Det blev för långt
web-too-long = Så mycket text får inte plats. Gå tillbaka och korta lite, så går det bra.
web-unreadable-title = Det gick inte att läsa
web-unreadable = Något blev fel på vägen hit. Gå tillbaka och försök en gång till.
web-foreign-title = Det kom från en annan sida
web-foreign = Därför tog vi inte emot det. Öppna chatten här och tryck en gång till.
web-missing-title = Här finns ingen sida
web-missing = Kanske kom inte hela länken med.
web-to-start = Till början
web-to-chat = Till chatten
