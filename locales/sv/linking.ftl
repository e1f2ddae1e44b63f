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
unlink-asked = Vad ska vi koppla loss?
unlink-what = Kopplar du loss den här chatten glömmer vi dig här, och du fortsätter på det andra stället. Kopplar du loss alla andra är du bara med här, och din egen länk byts. Har du gett en e-postadress glömmer vi den då. Dina svar finns kvar hur du än väljer.
unlink-yes = Den här chatten
unlink-others = Alla andra ställen
unlink-no = Ingenting
unlink-cancelled = Då hör de ihop som förut.
unlinked = Klart, den här chatten är bortkopplad. Allt finns kvar på det andra stället, och där fortsätter vi.
others-unlinked = Klart, nu är du bara med här. Ingen kommer åt dina svar från de andra ställena.
place-joined = Nu är ett ställe till ihopkopplat med det här: { $place ->
    [telegram] en chatt i Telegram
    [discord] en chatt på Discord
    [browser] en sida i webbläsaren
   *[other] en chatt i terminalen
}. Därifrån går det också att svara, och att se dina svar.
place-joined-care = Var det inte du? Då kan du koppla loss det härifrån.
place-joined-not-me = Det var inte jag
new-link-asked = Ska vi byta länken till din egen sida?
new-link-what = Byt om någon annan kan ha fått tag i den. De gamla länkarna slutar att fungera, och i andra webbläsare stängs sidan genast. Dina svar finns kvar.
new-link-yes = Ja, byt länk
new-link-no = Nej, behåll den
new-link-declined = Då gäller länken som förut.
new-link = Klart. De gamla länkarna fungerar inte längre, och den som hade någon av dem kommer inte in.
new-link-below = Din nya länk hittar du längre ner på sidan. Spara den.
new-link-label = Din egen sida
new-link-care = Visa inte länken för någon, för den som har den kan se och ändra dina svar.
