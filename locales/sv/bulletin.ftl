# Vad som är fel i filen för ett utskick. Fil, rad och nyckel står före meningen.

file-unknown-round = panelen har ingen omgång { $number }: "panelbot round list" visar dem som finns
file-unknown-label = panelen har ingen inbjudan med namnet { $label }: "panelbot invitation list" visar dem som finns
file-unknown-category = det svaret finns inte; välj bland { $there }
file-channel-not-used = panelen använder inte { $channel }: ta bort ordet, eller lägg till kanalen i panelens fil
file-text-without-picture = här beskrivs en bild, men ingen picture är angiven
file-picture-unreadable = bilden går inte att läsa: { $said }
file-picture-too-large = bilden är större än { $max } megabyte: spara den mindre
file-picture-not-png = bilden är ingen hel PNG: spara om den som PNG
file-picture-shape = bilden är för stor eller för smal för Telegram: bredd och höjd får vara högst 10 000 punkter tillsammans, och den ena högst 20 gånger den andra
file-several-lines = texten har flera rader, och här får den bara ha en: ta bort radbrytningen
file-no-text = texten är tom: skriv vad ni vill säga
file-text-too-long = texten är { $length } tecken när den läses, och ett utskick rymmer { $max }: korta den, eller länka till resten
