# Bjuda in, hjälp, språk, paus, lämna, glömma, mina uppgifter.

invite = Bjud in en vän till { $panel }
invite-none = Ingen har gått med genom dig än.
invite-some = Någon du har bjudit in är med nu.
invite-count = { $count } personer har gått med genom dig.
invite-share = Skicka det här, eller visa bilden. Den du bjuder in får inte veta vem du är.
invite-text = Jag är med i { $panel }. Där frågar kommunen vad vi tycker, och politikerna svarar. Häng med: { $url }
invite-telegram = I Telegram
invite-discord = I Discord
invite-discord-code = Där skriver du /gå-med kod:{ $code }, eller /join code:{ $code } om appen är på engelska.
invite-browser = I webbläsaren
invite-picture = QR-kod till { $panel }
invite-button = Bjud in en vän
help = Så här fungerar det
help-how = Du får några korta frågor i taget. Tryck på ett svar, eller skriv. Du kan ändra dig tills frågorna stänger, sluta när du vill och fortsätta senare.
language-asked = Vilket språk vill du läsa?
language-changed = Nu skriver jag på svenska.
paused = Nu är det tyst härifrån tills du kommer tillbaka.
resume = Fortsätt
resumed = Välkommen tillbaka!
left = Nu hör du inte av oss mer. Tack för att du var med, och välkommen tillbaka när du vill.
left-kept = Svaren du har lämnat är kvar, skilda från vem du är. Vill du att vi tar bort allt om dig?
left-known = Vi vet fortfarande att du var med, och det du har berättat om dig själv. Vill du att vi tar bort det också?
left-nothing = Du är inte med i någon panel, så du hör inte av oss. Välkommen när du vill.
stop-or-answer = Vill du lämna panelen, eller var det ditt svar på frågan?
code-or-answer = Det ser ut som en kod, och den koden gäller inte längre. Eller var det ditt svar på frågan?
stop-meant = Lämna panelen
answer-meant = Det var mitt svar
write-it-again = Då sparar jag det. Skriv det en gång till, precis som du vill ha det.
forget-asked = Ska vi ta bort allt om dig?
forget-what = Då försvinner din adress hos oss, det du berättat om dig själv, vad du varit med på och dina svar i frågor som inte har stängt. Det går inte att ångra.
forget-counted = Svar i frågor som redan har stängt är räknade. De finns kvar, utan något som visar att de är dina.
forget-yes = Ja, ta bort allt
forget-no = Nej, behåll
forget-cancelled = Då behåller vi allt som det var.
forgotten = Klart. Allt om dig är borttaget. Tack för att du var med.
my-data = Det här vet vi om dig
my-data-none = Vi har ingenting sparat om dig, mer än att du skrev till oss här.
my-data-panel = { $panel }: med sedan den { $date }
my-data-paused = { $panel }: med sedan den { $date }, med paus just nu
my-data-guest = { $panel }: du har svarat utan att gå med, och det vi vet om dig tar vi bort den { $date }
my-data-left = { $panel }: du har gått ur, men var med från den { $date }
my-data-consent = Du sa ja till att vi sparar dina svar, { $place ->
    [telegram] i Telegram
    [discord] på Discord
    [browser] på vår egen sida
   *[other] i terminalen
} den { $date }
my-data-background = { $question } { $answer }
my-data-round = Du har varit med på: { $title }
my-data-answer = { $question }
my-data-quotable = Vi får visa det, utan ditt namn.
my-data-not-quotable = Vi visar det inte.
my-data-telegram = Vi når dig i Telegram
my-data-discord = Vi når dig på Discord
my-data-browser = Vi når dig på vår egen sida
my-data-terminal = Vi når dig i terminalen
my-data-file = Samma sak som fil
command-start = Börja, eller fortsätt
command-help = Så här fungerar det
command-language = Byt språk
command-rounds = Frågor i panelen
command-invite = Bjud in en vän
command-pause = Ta en paus
command-leave = Lämna panelen
command-forget = Ta bort allt om mig
command-my-data = Det ni vet om mig
command-join = Gå med med en kod
command-join-name = gå-med
command-code = Koden i inbjudan
command-code-name = kod
command-link = Fortsätt någon annanstans
command-unlink = Koppla loss den här chatten, eller de andra
command-new-link = Byt din egen länk
bot-description = Här frågar kommunen vad du tycker, några korta frågor i taget. Du får se resultatet, och vad politikerna svarar. Tryck på Start för att börja.
bot-short-description = Kommunen frågar, du svarar, politikerna svarar dig.
