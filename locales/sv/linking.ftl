# En person, flera ställen: koppla ihop, och koppla loss.

link-code = Med den här koden kan du fortsätta någon annanstans, och ändå vara en och samma person för oss:
link-code-how = Skriv koden till oss där du vill fortsätta.
link-code-open = Eller öppna en länk:
link-code-discord = Där skriver du /koppla kod:{ $code }, eller /link code:{ $code } om appen är på engelska.
link-code-time = Koden gäller i { $minutes } minuter och en gång. Ge den inte till någon annan.
link-code-gone = Koden är använd, eller gäller inte längre. Vill du ha en ny?
link-asked = Är det du som har bett om koden?
link-asked-what = Då kopplar vi ihop de två ställena, och du är en och samma person för oss. Det du har svarat följer med, och du kan fortsätta på vilket ställe du vill. Vill du sluta på det ena stället skriver du /kopplaloss där.
link-asked-both = Har du svarat på samma fråga på båda ställena gäller svaret därifrån du fick koden, om frågan inte redan har stängt. Det går inte att dela upp igen.
link-consent = Det du har sagt ja till i { $panel } gäller då här också:
link-asked-age = När du säger ja säger du också att du är minst { $age } år.
link-asked-care = Fick du koden av någon annan? Säg nej: annars kan den personen läsa dina svar.
link-yes = Ja, koppla ihop
link-no = Nej
linked-now = Klart, nu hör de ihop. Fortsätt på vilket ställe du vill.
link-declined = Okej, då är allt som förut.
link-too-young = För att vara med på båda ställena måste man vara { $age } år, så vi har inte kopplat ihop något. Fortsätt gärna där du redan är med.
unlink-asked = Ska vi koppla loss den här chatten?
unlink-what = Allt du har svarat finns kvar på det andra stället, och du fortsätter där. Här glömmer vi dig.
unlink-yes = Ja, koppla loss
unlink-no = Nej
unlink-cancelled = Då hör de ihop som förut.
unlinked = Klart, den här chatten är bortkopplad. Allt finns kvar på det andra stället, och där fortsätter vi.
