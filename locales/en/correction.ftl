# For those who work with a panel: correcting a bulletin that has arrived, and when there is none.

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
staff-no-bulletins = Nobody has written a bulletin yet.
