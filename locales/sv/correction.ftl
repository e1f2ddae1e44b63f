# För den som arbetar med en panel: rättelse av en nyhet som redan har nått fram, och när det inte finns någon.

staff-correct = Rätta { $language ->
    [sv] på svenska
    [en] på engelska
    [fi] på finska
    [ar] på arabiska
    [so] på somaliska
   *[other] på ”{ $language }”
}
staff-correction-asked = Skriv hela texten, så som den ska stå { $language ->
    [sv] på svenska.
    [en] på engelska.
    [fi] på finska.
    [ar] på arabiska.
    [so] på somaliska.
   *[other] på språket ”{ $language }”.
}
staff-correction-care = När du skickar den byter vi genast ut texten hos alla som har fått nyheten.
staff-correction-picture = Bilden står kvar.
staff-no-bulletins = Ingen har skrivit någon nyhet än.

# Rättelse av ett svar som redan har skickats.

staff-statement-correct = Rätta svaret
staff-wrong-asked = Vad var fel, och vad är rätt? Skriv det { $language ->
    [sv] på svenska.
    [en] på engelska.
    [fi] på finska.
    [ar] på arabiska.
    [so] på somaliska.
   *[other] på språket ”{ $language }”.
}
staff-wrong-how = Det står överst i rättelsen, som går till alla som var med. Högst { $max } tecken.
staff-wrong-label = Vad var fel?
staff-wrong-missing = Förklaringen av felet saknas { $language ->
    [sv] på svenska.
    [en] på engelska.
    [fi] på finska.
    [ar] på arabiska.
    [so] på somaliska.
   *[other] på språket ”{ $language }”.
}
staff-wrong-rewrite = Förklara felet { $language ->
    [sv] på svenska
    [en] på engelska
    [fi] på finska
    [ar] på arabiska
    [so] på somaliska
   *[other] på språket ”{ $language }”
}
staff-reads-now = Så här står det nu:
staff-correction-rest = Resten av svaret följer med som det är. Ska något ändras där går det med ”panelbot statement correct”.
staff-correction-drop = Avbryt rättelsen
staff-correction-dropped = Rättelsen är borttagen. Svaret står kvar som det var.
