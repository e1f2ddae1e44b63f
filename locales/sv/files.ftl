# Vad som är fel i en fil för en panel eller en omgång. Fil, rad och nyckel står före meningen.

file-too-large = filen är större än { $max } kibibyte, och så stor är ingen panel eller omgång
file-not-text = filen är inte text i UTF-8: spara om den som UTF-8
file-syntax = det här går inte att läsa som TOML ({ $said })
file-missing = nyckeln saknas
file-missing-either = skriv den här nyckeln eller { $other }
file-both = skriv antingen den här nyckeln eller { $other }, inte båda
file-no-promise = omgången saknar löfte: skriv vem som beslutar, vad som kan ändras, hur svaren används och när ni svarar panelen
file-wrong-type = här ska det stå { $expected ->
    [text] text inom citattecken
    [integer] ett heltal
    [number] ett tal
    [boolean] true eller false
    [time] en tidpunkt med tidszon, som 2027-02-01T20:00:00+01:00
    [date] en dag, som 2027-02-01
    [list] en lista inom hakparenteser
   *[table] flera nycklar, som text.sv och text.en
}, men det står { $found ->
    [text] text
    [integer] ett heltal
    [number] ett tal
    [boolean] true eller false
    [time] en tidpunkt
    [date] en dag
    [list] en lista
   *[table] flera nycklar
}
file-not-one-of = det här ordet går inte att använda här; välj bland { $words }
file-out-of-range = talet ska vara minst { $min } och högst { $max }
file-empty = det här får inte vara tomt
file-control-character = texten innehåller ett tecken som inte kan visas: skriv om den
file-not-a-time-zone = det finns ingen tidszon med det namnet; skriv till exempel Europe/Stockholm
file-not-a-language = det här är inget språk; skriv två eller tre små bokstäver, som sv
file-not-an-age-band = skriv lägsta och högsta ålder, som [16, 29]
file-not-a-server-channel = numret på en kanal i Discord har 17–20 siffror: högerklicka på kanalen, välj Kopiera kanal-ID och skriv det inom citattecken
file-too-many = listan har { $count } delar, och det är fler än något behöver
file-unknown-key = nyckeln finns inte
file-unknown-key-close = nyckeln finns inte; menar du { $closest }?
file-not-for-kind = nyckeln hör inte till frågor av slaget { $kind }
file-unknown-panel = det finns ingen panel som heter { $panel }: lägg in panelen först med "panelbot panel apply"
file-and-more = och { $count } problem till
file-text-missing = text saknas på panelens eget språk ({ $language })
file-language-unknown = panelen har inte språket { $language }: ta bort texten, eller lägg till språket i panelens fil
file-label-too-long = texten är { $length } tecken lång, men en knapp rymmer { $max }
file-words-too-long = texten är { $length } tecken lång, men här ryms { $max }: korta den
file-too-many-choices = här finns { $count } alternativ, men det går att visa högst { $max }
file-no-choices = här finns inget att välja på: skriv minst ett alternativ
file-duplicate-id = { $id } står två gånger: ge dem olika namn
file-unknown-question = det finns ingen fråga som heter { $id }
file-points-forward = { $id } kommer inte före den här frågan: ett villkor kan bara gälla en tidigare fråga
file-unknown-choice = frågan har inget alternativ som heter { $id }
file-condition-does-not-fit = villkoret passar inte frågan { $id }: any_of gäller frågor med alternativ, at_least och at_most gäller skalor och tal
file-question-count = en omgång har 1–12 frågor, och den här har { $count }
file-bounds-cross = det lägsta och det högsta går inte ihop
file-scale-points = en skala har 2–11 steg
file-text-limit = ett öppet svar kan vara högst { $max } tecken
file-statement-before-close = svaret till panelen är utlovat före stängningen: flytta fram det, eller stäng tidigare
file-not-a-pair = skriv två olika bakgrundsfrågor som båda står i report_by
file-unknown-variable = panelen har ingen bakgrundsfråga som heter { $id }
file-open-days = en omgång är öppen minst 1 och högst { $max } dagar
file-statement-days = svaret till panelen lovas minst 1 och högst { $max } dagar efter stängningen
file-bad-slug = namnet skrivs med a–z, 0–9 och bindestreck, högst { $max } tecken, med en bokstav eller siffra först och sist
file-no-channel = panelen har ingen kanal: skriv minst en av channels.telegram, channels.discord och channels.browser
file-age-not-asked = en kanal har en åldersgräns, men ingen bakgrundsfråga har åldrar (ages) att avgöra den med
file-day-before-round = den dagen är före omgångens öppning: skriv dagen för beslutet
file-closing-past = den tiden har varit: välj en senare tid
file-ages-over-floor = åldrarna går över åldersgränsen { $floor } år: dela dem där, så att ingen som är gammal nog stängs ute
