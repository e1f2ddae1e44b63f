# De öppna sidorna om en panel och dess resultat.

public-round-number = Omgång { $number }
public-open = Öppen till den { $date }.
public-respond = Svara
public-counter = Minst { $count } har svarat hittills.
public-waiting = Stängd. Resultatet kommer här.
public-released = Resultatet kom den { $date }.
public-rounds = Frågor och resultat
public-none = Här har inga frågor öppnat än.
public-join = Var med i panelen
public-promise = Det här lovade vi
public-result = Resultatet
public-caption = Samma siffror som i diagrammet
public-answer = Svar
public-count = Antal
public-share = Andel
public-day = Dag
public-skipped = Hoppade över
public-base = Svarade på frågan
public-own-words-some = Här svarade man med egna ord. Alla svar läses. Några visas, och de som skrev dem har sagt ja till det.
public-quotes = Så skrev några:
public-themes = Det här skrev flera om:
public-own-words = Här svarade man med egna ord. De svaren läses, men visas inte på sidan.
public-method = Så kom resultatet till
public-statement = Svaret från dem som bestämmer
public-statement-due = { $who } svarar senast den { $date }.
public-statement-short = Svaret
public-statement-given = { $who } svarade den { $date }.
public-statement-given-late = { $who } svarade den { $date }. Svaret var lovat till den { $missed }.
public-statement-late = Svaret var lovat till den { $missed }, men det är inte klart. Förlåt! Ett nytt datum kommer här så fort vi vet.
public-statement-late-until = Svaret var lovat till den { $missed }, men det dröjer. Förlåt! Det kommer den { $date } i stället.
public-also = Det gäller också:
public-decisions = Vad det blev av det
public-decisions-none = När något händer berättar vi det här.
public-update = { $date }: { $status ->
    [under_way] på gång
    [decided] beslutat
    [done] klart
   *[not_done] det blir inte av
}
public-parts = På sidan
public-groups = Så svarade olika grupper
public-group = { $group }: { $count } svarade
public-both = { $one }, { $other }
public-groups-none = Grupperna är för små för att visas.
public-languages = Språk
public-feed = Följ med via Atom
public-missing-title = Det här finns inte
public-missing = Kanske kom inte hela länken med, eller så har frågorna inte öppnat än.
