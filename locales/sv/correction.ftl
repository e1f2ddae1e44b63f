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
