# Ord som förstås när man skriver dem, ett på varje rad. Stora och små bokstäver, prickar och accenter gör ingen skillnad.
# Det första ordet för varje kommando är dess namn i menyer, och skrivs med a–z, 0–9 och _. Där menyn har fler bokstäver
# är det samma ord med dem.

words-yes =
    ja
    japp
    jo
    okej
    ok
    visst
words-no =
    nej
    nä
    nej tack
words-and =
    och
    samt
    &
    +
words-skip =
    hoppa över
    hoppa
    nästa
words-dont-know =
    vet inte
    vet ej
    ingen aning
words-other =
    något annat
    annat
words-back =
    tillbaka
    bakåt
words-done =
    klar
    klart
    färdig
words-stop =
    stopp
    sluta
    avsluta
    avsäg
    avregistrera
words-start =
    start
    börja
    fortsätt
words-help =
    hjalp
    hjälp
words-language =
    sprak
    språk
words-rounds =
    fragor
    frågor
    omgångar
words-invite =
    bjudin
    bjud in
    bjud in en vän
words-pause =
    paus
    pausa
    ta en paus
words-leave =
    lamna
    lämna
    lämna panelen
words-forget =
    glom
    glöm
    glöm mig
    ta bort allt om mig
words-my-data =
    minadata
    mina data
    mina uppgifter
words-link =
    koppla
    koppla ihop
words-unlink =
    kopplaloss
    koppla loss
words-new-link =
    nylank
    nylänk
    ny länk
