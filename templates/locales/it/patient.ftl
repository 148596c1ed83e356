# Quello che legge chi si fa trattare. Età di lettura: dodici anni; prima la risposta.

patient-home-title = Controllare un certificato
patient-home-lead = Qualcuno le farà un trattamento. Veda qui se la formazione, l’assicurazione e gli altri documenti di questa persona valgono oggi.
patient-code-label = Codice del certificato
patient-code-hint = 16 lettere e numeri in quattro gruppi. Maiuscole e spazi non contano.
patient-code-button = Controlla
patient-code-again = Controlla di nuovo
patient-where-title = Dov’è il codice?
patient-where-1 = Sul certificato, vicino al disegno quadrato: quattro gruppi di quattro lettere e numeri. Chieda di vederlo: chi lavora bene lo mostra volentieri.
patient-where-2 = Oppure inquadri il disegno quadrato con la fotocamera del telefono. L’indirizzo che si apre deve essere questo.
patient-where-3 = Non c’è un codice? Allora qui non si può controllare. Chieda all’accademia indicata sul certificato.
patient-check-title = Che cosa vedrà
patient-check-1 = Di chi è il certificato e che cosa significa.
patient-check-2 = Chi l’ha rilasciato, quando e fino a quando vale.
patient-check-3 = Quali tecniche, e quanti trattamenti con supervisione.
patient-check-4 = Se l’assicurazione e gli altri documenti valgono oggi.

patient-mistake-title = In questo codice c’è un errore di battitura
patient-mistake-hint = Confronti ogni gruppo di quattro con il certificato.
patient-mistake-empty = Non è stato scritto niente.
patient-mistake-length = Un codice ha { $want } lettere e numeri. Questo ne ha { $have }.
patient-mistake-character = «{ $found }», al posto { $position }, non c’è in nessun codice.
patient-mistake-check = Una lettera o un numero è sbagliato, o due sono scambiati. Il codice si controlla da solo, per questo lo sappiamo.
patient-mistake-means = Che cosa vuol dire
patient-mistake-means-1 = Non dice niente della persona che fa il trattamento, né bene né male. È facile sbagliare a scrivere un codice.
patient-mistake-means-2 = Se ha scritto esattamente quello che c’è sul certificato, è il certificato a essere sbagliato. Chieda all’accademia indicata.

patient-unknown-title = Nessun certificato ha questo codice
patient-unknown-text = Il codice ha la forma giusta, ma nessuna accademia qui ha rilasciato un certificato con questo codice.
patient-unknown-1 = Confronti ancora una volta il codice con il certificato.
patient-unknown-2 = Chieda di vedere il certificato su carta o come file, e usi il disegno quadrato.
patient-unknown-3 = Se il codice è lo stesso, non si fidi di questo certificato. Chieda all’accademia indicata.

patient-unavailable-title = Adesso non possiamo controllare
patient-unavailable-text = In questo momento non riusciamo a raggiungere il registro. Questo non dice niente del certificato, né bene né male.
patient-unavailable-again = Riprova

patient-verdict-active = Autentico e valido
patient-verdict-expired = Scaduto. Non se ne fidi
patient-verdict-suspended = Sospeso. Per ora non se ne fidi
patient-verdict-suspended-ended = Sospeso e scaduto. Non se ne fidi
patient-verdict-revoked = Ritirato. Non se ne fidi
patient-verdict-superseded = Sostituito da un certificato più recente
patient-replaced-revoked = Sostituito da un certificato che è stato ritirato. Non se ne fidi
patient-replaced-suspended = Sostituito da un certificato che è sospeso. Per ora non se ne fidi
patient-replaced-expired = Sostituito da un certificato che è scaduto. Non se ne fidi

patient-checked = Controllato il giorno { $moment } ({ $zone }), presso l’accademia che l’ha rilasciato.
patient-expired-text = Questo certificato era autentico. Il suo ultimo giorno: { $day }.
patient-suspended-text = L’accademia ha sospeso questo certificato il giorno { $day }. Finché non lo rimette in vigore, non se ne fidi.
patient-suspended-ended = L’accademia ha sospeso questo certificato il giorno { $day }. Il suo ultimo giorno: { $last }. Non tornerà valido.
patient-revoked-text = L’accademia ha ritirato questo certificato il giorno { $day }. Non vale più niente.
patient-revoked-because-claimed_early = Era stato chiesto prima della fine della formazione.
patient-revoked-because-claimed_in_error = Era stato rilasciato per errore.
patient-revoked-because-wrong_qualification = Indicava il titolo sbagliato.
patient-revoked-because-centre_malpractice = L’accademia non aveva rispettato le regole.
patient-revoked-because-learner_malpractice = La persona a cui era stato rilasciato non aveva rispettato le regole.
patient-revoked-because-incorrect_units = Indicava le unità sbagliate.
patient-revoked-because-other = L’accademia può dirle perché.
patient-superseded-text = Dal giorno { $day } un altro certificato ha preso il suo posto. Guardi quello.
patient-superseded-renamed = Dal giorno { $day } un certificato più recente ha preso il suo posto. Chieda di vedere il più recente: solo quello conta.
patient-superseded-revoked = Dal giorno { $day } un altro certificato ha preso il suo posto, e l’accademia ha ritirato quello. Nessuno dei due vale più niente.
patient-superseded-suspended = Dal giorno { $day } un altro certificato ha preso il suo posto, e l’accademia ha sospeso quello. Non si fidi di nessuno dei due.
patient-superseded-expired = Dal giorno { $day } un altro certificato ha preso il suo posto, e l’ultimo giorno di quello è passato. Non si fidi di nessuno dei due.
patient-superseded-link = Vedi il certificato più recente

patient-belongs-to = Questo certificato è di
patient-latin = In lettere latine:
patient-issued-by = Rilasciato da
patient-issued-on = Data di rilascio
patient-valid-until = Scadenza
patient-no-expiry = Non ha un ultimo giorno
patient-level = Livello
patient-kind = Tipo
patient-kind-regulated = Titolo regolamentato
patient-kind-academy = Certificato di un’accademia, non un titolo regolamentato
patient-register-number = n. { $number }
patient-awarded-by = conferito da { $body }
patient-kind-difference = Qual è la differenza?
patient-kind-explained = Un titolo regolamentato è scritto in un registro pubblico, e un ente dello Stato controlla chi può darlo. Un certificato di accademia è la parola dell’accademia stessa su ciò che è stato imparato. Tutti e due possono essere una buona formazione; solo il primo ha qualcuno che guarda da fuori.
patient-code = Codice

patient-learned = Che cosa è stato imparato
patient-learned-note = Non cambia con il tempo.
patient-said = Che cosa c’è scritto sul certificato
patient-technique = Tecnica
patient-cases = Casi con supervisione
patient-cases-asked = Casi con supervisione in tutto: { $done }. Il corso ne chiede { $need }.
patient-no-cases = nel corso
patient-not-certified = non certificata
patient-hours = { $hours } di pratica con supervisione; ogni registrazione è firmata da chi supervisionava, con il suo nome.
patient-today = Oggi
patient-today-note = Controllato nel momento in cui lei ha chiesto.
patient-today-none = Questa accademia non conserva né l’assicurazione né altri documenti per questo certificato. Chieda di vederli.
patient-paper-current = vale oggi
patient-paper-current-until = vale fino al giorno { $day }
patient-paper-ends-soon = { $days ->
    [0] finisce oggi, { $day }
    [1] finisce domani, { $day }
   *[other] finisce tra { $days } giorni: { $day }
}
patient-paper-ended = non vale più, ultimo giorno { $day }: chieda di vedere il documento nuovo
patient-paper-not-yet = non vale ancora, primo giorno { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = documento non mostrato all’accademia: chieda di vederlo
patient-paper-taken-back = documento che l’accademia non accetta più: quello che le mostrano può essere proprio questo, chieda a chi lo ha rilasciato
patient-paper-covers = copre queste tecniche
patient-paper-not-covers = non copre { $techniques }

patient-ask-title = Prima di dire sì, chieda
patient-ask-1 = Chi la assicura, e copre anche il mio trattamento?
patient-ask-2 = Quante volte l’ha già fatto? Posso vedere risultati di persone come me?
patient-ask-3 = Che cosa può andare storto, e che cosa fa in quel caso?
patient-ask-4 = Quanto costa in tutto, con tutte le visite?
patient-do-title = Che cosa fare adesso
patient-do-expired = Chieda se c’è un certificato più recente, e ne controlli il codice.
patient-do-suspended = Rimandi il trattamento finché questa pagina non dice di nuovo «autentico e valido».
patient-do-revoked = Non si faccia trattare fidandosi di questo certificato. Se le è stato mostrato come valido, lo dica all’accademia.
patient-do-superseded = Guardi il certificato più recente. Vale solo quello.
patient-do-superseded-suspended = Rimandi il trattamento finché la pagina del certificato più recente non dice «autentico e valido».
patient-address = L’indirizzo di questa pagina deve cominciare con { $url }. Una pagina altrove che somiglia a questa non prova niente.
patient-print = Stampa questa risposta

patient-title = Certificato di { $holder }
patient-title-unnamed = Certificato
patient-preview = Lo apra per vedere che cosa vale oggi.
patient-verdict-papers = { $count } documenti oggi non sono in regola
patient-concern-ended = { $paper }: non vale più, ultimo giorno { $day }
patient-concern-not_yet = { $paper }: non vale ancora, primo giorno { $day }
patient-concern-not_covered = { $paper }: non copre { $techniques }
patient-concern-not_shown = { $paper }: documento non mostrato all’accademia
patient-concern-taken_back = { $paper }: documento che l’accademia non accetta più
patient-papers-genuine = Il certificato in sé è autentico e valido. Chieda di vedere documenti validi prima di ogni trattamento.
patient-ends-soon = { $days ->
    [0] Il certificato finisce oggi, { $day }
    [1] Il certificato finisce domani, { $day }
   *[other] Il certificato finisce tra { $days } giorni: { $day }
}
patient-ask-paper-ended = { $paper }: non vale più. Posso vedere il documento nuovo?
patient-ask-paper-not_yet = { $paper }: non vale ancora. Posso vedere il documento che vale oggi?
patient-ask-paper-not_covered = { $paper }: non copre tutto quello che offre. Copre il mio trattamento?
patient-ask-paper-not_shown = { $paper }: posso vedere il documento?
patient-ask-paper-taken_back = { $paper }: l’accademia non accetta più il documento che ha visto. Chi ha rilasciato il suo, e posso chiedere lì se vale?
patient-person = È questa la persona che ha davanti? Chieda un documento con la foto e confronti il nome.
patient-level-explained = Dice quanto era difficile lo studio, non quanto è brava una persona.
patient-case-explained = Un caso con supervisione è una persona trattata in tutte le sedute previste sotto gli occhi di chi insegna; dopo è stato guardato il risultato guarito.
patient-do-walk-away = Se insistono lo stesso, vada via.
patient-complain-title = Domande o un reclamo?
patient-complain-academy = L’accademia che ha rilasciato il certificato risponde all’indirizzo
patient-complain-elsewhere = Se il problema è l’accademia stessa, si rivolga all’ente che conferisce il titolo, al suo comune o a un’associazione di consumatori. Se si sente male dopo un trattamento, vada dal medico.
patient-technical = Per gli specialisti
patient-serial-title = Questo è il numero di serie
patient-serial-text = Il codice è più lungo: quattro gruppi di quattro lettere e numeri. Sta vicino al disegno quadrato.
patient-several-title = C’è più di un codice
patient-several-text = Ogni certificato ha il suo codice. Scriva un codice solo, poi il prossimo.
patient-nothing-title = Scriva prima il codice
patient-group-1 = il primo gruppo
patient-group-2 = il secondo gruppo
patient-group-3 = il terzo gruppo
patient-group-4 = il quarto gruppo
patient-mistake-mixed = Guardi di nuovo { $group }: è { $typed } o { $perhaps }?
patient-mistake-swapped = Guardi di nuovo { $group }: { $typed } e { $perhaps } sono scambiati?
patient-scan = Inquadra il disegno quadrato
patient-scan-stop = Spegni la fotocamera
patient-scan-picture = Che cosa vede la fotocamera
patient-scan-denied = La fotocamera non si può usare. Scriva il codice, o aggiunga qui sotto una foto del certificato.
patient-too-many-title = Da qui si controllano molti codici
patient-too-many-text = Questo non dice niente della persona che fa il trattamento, né bene né male. Aspetti un minuto e riprovi.
patient-tell-title = Lo dica prima del trattamento
patient-tell-lead = Anche se nessuno lo chiede. A volte bisogna aspettare, o chiedere prima a un medico.
patient-tell-general = Malattie, medicine, allergie, e se è incinta.
patient-on-paper = Sul certificato stesso:
patient-receipt = Controllare di nuovo su
patient-busy-title = In questo momento si controllano molti file
patient-busy-text = Questo non dice niente della persona che fa il trattamento, né bene né male. Aspetti qualche secondo e scelga di nuovo il file.
patient-slow-title = Il file non è arrivato in tempo
patient-slow-text = Questo non dice niente della persona che fa il trattamento, né bene né male. Scelga di nuovo il file. Uno screenshot del certificato è più piccolo e arriva prima.
patient-code-long = È un testo lungo. Incolli solo il codice: quattro gruppi di quattro lettere e numeri.
