# E-post: breven, och att få och slippa dem.

letter-news = Nytt från { $panel }
letter-opening = { $panel }: { $title }
letter-reminder = Du hinner än: { $title }
letter-closing = Tack för att du var med: { $title }
letter-confirm = Vill du ha mejl från { $panel }?
letter-answer = Svara här
letter-own-page = Din egen sida
letter-why = Länken är bara din, så skicka den inte vidare. Du får mejlet för att du är med i { $panel }. Vill du ha färre? Skriv /mindre på din sida.
letter-stop = Inga fler mejl
confirm-mailbox = Hej! Någon, troligen du, vill få ett mejl hit när det händer något i { $panel }. Öppna länken och tryck på knappen, så börjar det gälla.
confirm-mailbox-link = Ja, det är min adress
confirm-mailbox-not = Länken gäller i två dygn. Var det inte du? Då behöver du inte göra något.
my-data-email = Vi har din e-postadress

mail-card = Få ett mejl när det händer något
mail-card-why = Vi skriver när det kommer frågor, resultat och nytt från panelen. Du slutar när du vill.
mail-card-asked = Ett mejl är på väg till { $mailbox }. Öppna länken i det och tryck på knappen, så börjar det gälla. Kom det inget? Titta bland skräpposten, eller skriv adressen en gång till.
mail-card-on = Du får mejl på { $mailbox } när det händer något.
mail-card-field = Din e-postadress
mail-card-give = Skicka mig ett mejl
mail-card-remove = Ta bort adressen
mailbox-wrong-title = Adressen gick inte att läsa
mailbox-wrong = Skriv den som namn@exempel.se: utan mellanslag, och utan å, ä och ö.
mailbox-too-many-title = Det blev många mejl i dag
mailbox-too-many = Vi skickar bara några om dagen, så att ingen får för många. Prova igen i morgon.

mail-confirm-title = Är det din e-postadress?
mail-confirm-why = Tryck på knappen, så skriver vi dit när det händer något i panelen. Var det inte du som bad om det? Då kan du stänga sidan.
mail-confirm-yes = Ja, skriv till mig
mail-confirmed-title = Nu är det klart
mail-confirmed = Du får ett mejl när det händer något. Sist i varje mejl kan du säga stopp. Nu kan du stänga sidan.
mail-confirm-gone-title = Länken gäller inte längre
mail-confirm-gone = Öppna din sida i panelen och skriv adressen en gång till, så kommer ett nytt mejl.
mail-stop-title = Inga fler mejl?
mail-stop-why = Tryck på knappen, så tar vi bort din e-postadress. Du är kvar i panelen.
mail-stop-yes = Ja, inga fler mejl
mail-stopped-title = Nu kommer inga fler mejl
mail-stopped = Adressen är borttagen. Du är kvar i panelen, och när det kommer frågor finns de på din egen sida.
mail-stop-wrong-title = Länken går inte att läsa
mail-stop-wrong = Kopiera hela länken från mejlet. Du kan också ta bort adressen på din egen sida.
