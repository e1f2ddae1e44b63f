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

# Correcting an answer that has been sent.

staff-statement-correct = Correct the answer
staff-wrong-asked = What was wrong, and what is right? Write it { $language ->
    [sv] in Swedish.
    [en] in English.
    [fi] in Finnish.
    [ar] in Arabic.
    [so] in Somali.
   *[other] in “{ $language }”.
}
staff-wrong-how = It stands first in the correction, which goes to everyone who took part. At most { $max } characters.
staff-wrong-label = What was wrong?
staff-wrong-missing = It doesn't say what was wrong { $language ->
    [sv] in Swedish.
    [en] in English.
    [fi] in Finnish.
    [ar] in Arabic.
    [so] in Somali.
   *[other] in “{ $language }”.
}
staff-wrong-rewrite = Explain the mistake { $language ->
    [sv] in Swedish
    [en] in English
    [fi] in Finnish
    [ar] in Arabic
    [so] in Somali
   *[other] in “{ $language }”
}
staff-reads-now = This is what it says now:
staff-correction-rest = The rest of the answer goes along as it is. To change something there, use “panelbot statement correct”.
staff-correction-drop = Give up the correction
staff-correction-dropped = The correction is gone. The answer stays as it was.
