# Correcting a bulletin that has arrived.

staff-correct = Correct { $language ->
    [sv] in Swedish
    [en] in English
    [fi] in Finnish
    [ar] in Arabic
    [so] in Somali
   *[other] in “{ $language }”
}
staff-correction-asked = Write the whole text, as it should read { $language ->
    [sv] in Swedish.
    [en] in English.
    [fi] in Finnish.
    [ar] in Arabic.
    [so] in Somali.
   *[other] in the language “{ $language }”.
}
staff-correction-care = As soon as you send it, we change the text for everyone who has got the bulletin.
staff-correction-picture = The picture stays.
