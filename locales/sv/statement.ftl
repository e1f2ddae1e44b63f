# Svaret från dem som bestämmer, när det dröjer, och vad det sedan blev av det.

statement-heading = Svar från { $who }
statement-corrected = Rättelse av svaret från { $who }
statement-corrected-on = Rättat den { $date }
statement-was-corrected = Svaret rättades den { $date }.
statement-former = Det tidigare svaret från { $who }
statement-former-since = Det här rättades den { $date } och gäller inte längre.
statement-read-corrected = Läs det rättade svaret
statement-read-former = Så stod det förut
statement-body = { $who }, beslut den { $date }, { $paragraph }, dnr { $registry }
statement-person = { $who }, { $role }
statement-person-party = { $who }, { $role } ({ $party })
statement-of = Det gäller ”{ $title }”, där du var med.
statement-of-several = Det gäller { $titles }.
statement-quoted = ”{ $title }”
statement-read-all = Läs hela svaret
statement-page = Öppna sidan
statement-whole = Resten av svaret från { $who }
statement-administration = Från förvaltningen
statement-remarks = Fråga för fråga
statement-replies = Svar på era kommentarer och förslag
statement-misunderstandings = Vanliga missförstånd
statement-reservations = Reservationer
late-today = Vi lovade dig ett svar om { $titles } i dag, men det är inte klart. Förlåt! Du får ett nytt datum här så fort vi vet.
late-today-until = Vi lovade dig ett svar om { $titles } i dag, men det är inte klart. Förlåt! Det kommer den { $date } i stället.
late = Vi lovade dig ett svar om { $titles } den { $missed }, men det är inte klart. Förlåt! Du får ett nytt datum här så fort vi vet.
late-until = Vi lovade dig ett svar om { $titles } den { $missed }, men det är inte klart. Förlåt! Det kommer den { $date } i stället.
late-why = Så här är det: { $why }
felt-asked = För en vecka sedan kom svaret från { $who } om { $titles }. Kändes det som ett svar?
felt-care = Vi ser bara hur många som har svarat vad, inte vad just du trycker på.
felt-yes = Ja
felt-partly = Delvis
felt-no = Nej
felt-thanks = Tack! Ditt första tryck räknas, och vi ser bara hur många som har svarat vad.
my-data-felt = { $what ->
    [yes] Svaret om { $titles }: det kändes som ett svar, har du tryckt
    [partly] Svaret om { $titles }: det kändes delvis som ett svar, har du tryckt
    [no] Svaret om { $titles }: det kändes inte som ett svar, har du tryckt
   *[other] Svaret om { $titles }: du har tryckt på om det kändes som ett svar
}
decision-heading = { $status ->
    [under_way] På gång: { $title }
    [decided] Beslutat: { $title }
    [done] Klart: { $title }
   *[not_done] Det blir inte av: { $title }
}
decision-dated = Den { $date }, efter era svar på { $titles }.
decision-why = Varför inte: { $why }
letter-statement = Här är svaret: { $title }
letter-statement-corrected = Rättelse av svaret: { $title }
letter-late = Svaret dröjer: { $title }
letter-felt = Kändes det som ett svar?
letter-felt-page = Svara på din sida
letter-decision = Så gick det: { $title }

# För den som arbetar med en panel.

staff-statement-item = { $state ->
    [none] Inget svar skrivet
    [draft] Svar påbörjat
    [in_review] Svar att godkänna
    [correction_draft] Rättelse påbörjad
    [correction_in_review] Rättelse att godkänna
    [correction_approved] Rättelse att skicka
    [correction_sent] Rättelse skickad
    [approved] Svar att skicka
   *[sent] Svar skickat
}: { $title }
staff-statement-due = Svaret är lovat till den { $date }.
staff-statement-late = Svaret var lovat till den { $date }, och är försenat. Inget nytt datum är satt.
staff-statement-late-until = Svaret var lovat till den { $date }, och kommer den { $until } i stället.
staff-statement-given = Svaret skickades den { $date }.
staff-statement-lapsed = Ingen svarade den här gången, så det behövs inget svar tillbaka.
staff-statement-signed = Undertecknat av { $who }.
staff-statement-unsigned = Det saknas vem som svarar.
staff-statement-sign = Skriv vem som svarar
staff-statement-submit = Lämna för godkännande
staff-signature-asked = Vem svarar? Skriv på en rad, med komma mellan.
staff-signature-how = En person: namn, roll, parti. En nämnd: namn, beslutsdatum, paragraf, diarienummer, som ”Kommunfullmäktige, 2027-06-03, § 14, KS 2027/12”.
staff-signature-label = Vem svarar?
staff-signature-odd = Det gick inte att läsa vem som svarar.
staff-statement-own = Du har själv skrivit på svaret, så någon annan behöver godkänna det.
staff-statement-not-out = Svaret kan skickas när de som var med har fått resultatet. Det har de inte än.
staff-statement-not-decided = Svaret är daterat till en dag som inte har kommit än. Då kan det skickas tidigast den dagen.
staff-statement-unfit = Svaret passar inte längre. Be den som sköter servern att köra ”panelbot statement preview”.
staff-statement-nobody = Ingen som var med kan få svaret just nu.
staff-felt = { $count ->
    [one] En person har sagt om det kändes som ett svar. Från fem visas hur många som sa vad.
   *[other] { $count } har sagt om det kändes som ett svar.
}
staff-felt-line = { $what ->
    [yes] Ja
    [partly] Delvis
   *[no] Nej
}: { $count }
staff-felt-hidden = { $what ->
    [yes] Ja
    [partly] Delvis
   *[no] Nej
}: för få för att visas
staff-notice = { $when ->
    [soon] Om en vecka, den { $date }, har panelen lovats ett svar om { $titles }.
    [tomorrow] I morgon, den { $date }, har panelen lovats ett svar om { $titles }.
    [today] I dag har panelen lovats ett svar om { $titles }, och det är inte skickat.
   *[late] Svaret om { $titles } var lovat till den { $date } och är inte skickat. Panelen får veta att det dröjer; sätt ett nytt datum med ”panelbot statement postpone”, så får de veta det också.
} { $state ->
    [none] Inget är skrivet än: skriv det under /staff.
    [draft] Det är påbörjat: se /staff.
    [in_review] Det väntar på att någon annan än den som skrev godkänner det: se /staff.
   *[approved] Det är godkänt, och väntar på att skickas: se /staff.
}

# Vad som är fel i filen för ett svar eller ett beslut.

file-no-rounds = säg vilka omgångar det gäller, som rounds = [2]
file-round-twice = omgången står här två gånger
file-round-of-another-panel = omgången hör inte till panelen
file-round-not-closed = omgång { $number } har inte stängt, så den kan inte få något svar än
file-round-unanswered = ingen svarade i omgång { $number }, så det finns ingen att svara: ta bort den här
file-round-answered = omgång { $number } har ett annat svar: rätta det med "panelbot statement correct", eller ta bort omgången här
file-result-not-out = resultatet av omgång { $number } har inte gått ut till dem som var med: släpp det först
file-no-signature = säg vem som svarar: en nämnd (body, decided_on, paragraph, registry) eller en person (name, role, party)
file-no-reason = det blir inte av, och ingen säger varför: skriv why
file-dated-backwards = dagen ligger före den som berättades om senast
file-not-a-correction = corrected hör bara till en rättelse: "panelbot statement correct"

# Underlaget för den som ska svara.

brief-title = Underlag för svaret om ”{ $title }”
brief-promised = Det panelen har lovats
brief-promise = { $who } bestämmer. Det som kan ändras är { $can_change }. Svaret kommer senast den { $date }.
brief-result = Det panelen svarade
brief-minority = De som var färre sa: { $labels }. Svara dem också.
brief-quotes = Med panelens egna ord
brief-quotes-care = Några av dem som svarade har sagt ja till att det här visas, utan namn. Personalen har valt ut det: det är exempel, och det säger inte vad de flesta tycker.
brief-quote = – ”{ $words }”
brief-caveats = Att ha i minnet
brief-asked = Det som behövs av er
brief-needed = Ett svar i klartext, högst { $max } tecken: vad ni gör, vad ni inte gör, och varför. Svara också dem som är i minoritet. Skriv det under /staff, eller fyll i filen nedan. Någon annan än den som skriver godkänner det, och det går till alla som var med.
brief-file = Filen att fylla i
brief-remarks = Ta bort # framför de rader som ni fyller i.
brief-body = En nämnd svarar: fyll i dagen för beslutet, paragrafen och diarienumret. Alla tre behövs.
brief-person = En person svarar: ta bort nämndens rader och fyll i de här i stället. Utan parti lämnas den sista som den är.
comment-asked = Vill du säga något mer? Skriv det här på en rad. Vill du inte gör du bara något annat.
comment-how = Högst { $max } tecken. { $who } får läsa det utan ditt namn, när minst fem har tryckt.
comment-label = Skriv en rad
comment-kept = Tack! Det kommer fram, utan ditt namn.
no-comment = Det är helt okej. Tack för att du tryckte!
my-data-comment = Och du skrev:
staff-comments = Det här skrev de till:
staff-comments-more = Och { $count } till: panelbot statement status { $name }
staff-danger-comment = ”{ $title }”, om svaret från dem som bestämmer: panelbot statement status { $name }
staff-postpone = Skjut upp svaret
staff-postpone-asked = Till när ska svaret skjutas upp?
staff-postpone-care = Panelen får veta det nya datumet, med en ursäkt, när det gamla har passerat. Vill ni säga varför gör ni det med ”panelbot statement postpone”.
staff-postpone-withdraw = Ångra: den { $date } gäller
staff-postpone-until = Till den { $date }
