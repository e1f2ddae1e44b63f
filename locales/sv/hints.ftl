# När något inte gick, och vad man gör då.

not-understood = Jag förstod inte riktigt. Tryck på en knapp, eller skriv siffran för ditt svar.
not-understood-words = Jag förstod inte riktigt. Tryck på en knapp, eller skriv ditt svar.
not-understood-idle = Jag förstod inte riktigt, och har ingen fråga till dig just nu. Här är vad du kan göra:
still-not-understood = Det blev inte rätt den här gången heller, och det är okej. Tryck på ett av svaren, hoppa över frågan eller kom tillbaka senare.
ambiguous = Det passar in på flera av svaren. Tryck på det du menar.
not-a-number = Det ser inte ut som ett tal. Skriv bara siffror, till exempel 12 eller 3,5.
out-of-range = Skriv ett tal mellan { $min } och { $max }.
too-small = Talet behöver vara minst { $min }.
too-large = Talet kan vara högst { $max }.
too-long = Det var lite för långt. Korta det till högst { $max } tecken, så kommer allt med.
wrong-count = { $min ->
    [0] Du kan välja högst { $max }.
   *[other] { $more ->
        [0] { $max ->
            [1] Välj ett svar.
           *[other] Välj { $max } svar.
        }
       *[other] Välj minst { $min } och högst { $max }.
    }
}
not-a-place = Den platsen finns inte på kartan. Dela den igen, eller skriv var det är.
sticker-unread = Fin, men jag kan inte läsa den som ett svar. Tryck på en knapp, eller skriv.
voice-unread = Jag kan inte lyssna på röstmeddelanden. Tryck på en knapp, eller skriv.
other-unread = Det där kan jag inte läsa. Tryck på en knapp, eller skriv.
old-button = Den knappen gäller inte längre. Inget har ändrats.
not-yours = Den knappen hör till en panel som du inte är med i. Inget har ändrats.
not-member = Du är inte med i någon panel. Öppna en inbjudan för att gå med.
cannot-skip = Den här frågan går inte att hoppa över, men du kan sluta när du vill.
nothing-before = Det här är den första frågan.
too-soon = Frågan var på väg till dig när du skrev, så det där sparade jag inte. Här är den:
not-saved-yet = Det är inte sparat än. Tryck igen om en liten stund.
saving = Sparar …
link-code-unknown = Den koden gäller inte, eller inte längre. Skriv /koppla där du redan är med, så får du en ny.
too-many-codes = Det har blivit många koder som inte stämmer. Vänta några minuter, och försök sedan igen.
linked-already = Det här är redan ihopkopplat: du är en och samma person på båda ställena.
link-of-staff = Det går inte att koppla ihop de här två, för den ena har en roll i panelen. En roll följer aldrig med till ett annat konto: den som behöver den på fler ställen får en kod till av den som är ansvarig.
own-link-code = Det är din egen kod. Skriv den på det andra stället, där du vill fortsätta.
link-from-there = Är du redan med någon annanstans? Skriv /koppla där, så får du en kod att skriva här.
link-from-there-command = Är du redan med någon annanstans? Skriv /koppla där, så får du en kod. Skriv sedan /koppla och koden här.
nothing-to-unlink = Du är bara med här, så det finns inget att koppla loss. Du kan lämna panelen, eller be oss ta bort allt om dig.
no-own-page = Här finns ingen sida i webbläsaren, så det finns ingen länk att byta.
