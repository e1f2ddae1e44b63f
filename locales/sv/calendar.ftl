# Omgångens egna meddelanden, och hur ofta man vill höra av oss.

not-this-round = Inte den här gången
round-declined = Okej, då skriver vi inget mer om ”{ $title }”. Ångrar du dig kan du svara fram till den { $date }.
fewer-messages = Okej, då skriver vi mer sällan: bara när det finns nya frågor, och när resultatet och svaret från dem som bestämmer kommer.
all-messages = Då hör du av oss som vanligt: även med nyheter mellan frågorna, och en påminnelse om du inte har hunnit svara.
command-fewer = Färre meddelanden
command-all = Meddelanden som vanligt
words-fewer =
    mindre
    färre
    färre meddelanden
words-all =
    vanligt
    som vanligt
    alla meddelanden
joined-next-channel = Nästa frågor kommer i kanalen här i servern. Vill du hellre få dem för dig själv? Skriv till mig i en egen chatt.
joined-next-ask = Vill du att vi hör av oss när det finns något att svara på? Skriv till mig i en egen chatt. Annars ser du det när du skriver /frågor.
rounds-none-channel = Det finns inget att svara på just nu. Nästa frågor kommer i kanalen här i servern.
rounds-none-ask = Det finns inget att svara på just nu. Vill du att vi hör av oss när det gör det? Skriv till mig i en egen chatt.
my-data-fewer = Du vill ha färre meddelanden
my-data-declined = Du har sagt nej till: { $title }
file-closes-before-opening = omgången stänger innan den öppnar: flytta fram stängningen, eller öppna tidigare
