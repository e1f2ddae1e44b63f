# Rättelse av en nyhet som redan har nått fram.

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
