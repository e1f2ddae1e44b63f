### Svar med egna ord, som en fil att skriva ut.

print-heading = Svar med egna ord
print-dates = Frågorna var öppna från den { $from } till den { $to }.
print-count = { $count ->
    [one] Här finns ett svar.
   *[other] Här finns { $count } svar.
}
print-caveat = Var och en talar för sig själv. Svaren visar vad de som svarade tycker, och inte vad alla tycker.
print-hidden = Tecknet […] står där något personligt är borttaget.
print-themes = De som arbetar med frågorna har delat in svaren i teman. Ett svar med flera teman står under vart och ett av dem.
print-danger = Svar som kan handla om att någon far illa, eller som kan peka ut någon, finns inte med här. De läses för sig.
print-care = Alla har inte sagt att deras svar får visas. Visa bara vidare de svar där det står ”Får visas”.
print-all-quotable = De som skrev svaren har sagt att de får visas, utan namn.
print-quotable = Får visas
print-without-theme = Utan tema
