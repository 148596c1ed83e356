# Quello che legge chi consegna un file. Prima la risposta.

file-title = Ha il certificato come file o foto?
file-label = Il PDF, o una foto o uno screenshot del certificato
file-hint = Lo scelga o lo trascini qui, fino a 10 MB. Viene guardato e poi dimenticato.
file-button = Controlla il file
file-error-page = Errore: Controllare un certificato
file-error-none = Scelga prima un file.
file-error-several = Erano più file. Ne scelga uno, poi il successivo.
file-error-too-large = Il file supera 10 MB, o non è arrivato intero.

file-verdict-active = Questo file è autentico e valido
file-verdict-altered = Questo file è stato cambiato
file-verdict-incomplete = Questo file non è intero

file-checked = Controllato il giorno { $moment } ({ $zone }), presso l’accademia che l’ha rilasciato.
file-genuine-text = È proprio il file che l’accademia ha rilasciato.
file-genuine-padded = Questo è il file rilasciato dall’accademia. Sono diversi solo alcuni caratteri vuoti alla fine; non cambiano nulla.
file-appended = Qualcuno ha aggiunto qualcosa al file dopo la firma ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } byte
}). Quello che vede sulle pagine potrebbe non essere ciò che è stato rilasciato.
file-appended-cut = Il file comincia con ciò che l’accademia ha firmato, ma quello che segue non è completo: forse manca la fine del file. Ciò che vede sulle sue pagine potrebbe non essere ciò che è stato rilasciato.
file-truncated = Manca la fine del file ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } byte
}). Può essere stato tagliato per strada.
file-changed = Il file porta la nostra firma, ma il contenuto non è quello che è stato firmato.
file-broken = Il file mostra segni di un certificato di qui, ma la nostra firma è danneggiata o sparita.
file-not-in-record = Il file porta la nostra firma, ma nessuna accademia di qui l’ha rilasciato.
file-key-stolen = La chiave di questa firma è stata dichiarata rubata dal giorno { $day }. Chi ce l’ha può fare file che sembrano nostri.
file-cut-off = Manca la fine del file, quindi non prova niente. Può essere stato tagliato per strada.
file-not-pdf = Non è un PDF. Se dentro c’è un certificato, per esempio in uno ZIP, in una mail o in un documento di testo, tiri fuori il PDF e lo scelga.
file-data = È un file per programmi, per esempio credential.json. Questa pagina non lo legge. Il codice del certificato dà la stessa risposta.
file-encrypted = È un PDF bloccato. I certificati di qui non lo sono mai.
file-signed-by-others = È firmato, ma non da noi. Chiunque può firmare un file.
file-unsigned = Non ha una nostra firma. Anche una foto, una scansione o una nuova stampa di un certificato non ce l’ha; quindi non dice ancora niente della persona che fa il trattamento.

file-original = È stato fatto a partire da questo certificato
file-named = Nomina questo certificato, ma non è il file che è stato rilasciato
file-standing = Oggi
file-see = Vedi tutto su questo certificato

file-advice-code = Scriva il codice del certificato nel campo della pagina iniziale. Il codice dà sempre la risposta giusta.
file-advice-ask = Chieda il file così come l’accademia l’ha mandato.
file-advice-altered = Non si fidi di questo file, qualunque cosa dicano le sue pagine.
file-advice-standing = Guardi la pagina di questo certificato. Dice che cosa è successo e che cosa fare.

file-technical = Per gli specialisti
file-technical-text = { $bytes } byte, SHA-256 { $sha }

file-page-title = Che cos’è questo file
file-error-empty = Il file scelto è vuoto. Ne scelga un altro.
file-error-gone = Quella risposta è dimenticata: la teniamo un’ora. Scelga di nuovo il file.
file-verdict-copy = Questa è una copia, non il file originale
file-verdict-unreadable = In questa immagine non si legge nessun codice
file-copy-names = Nomina questo certificato. Confronti il nome
file-copy-picture = Il disegno quadrato di questa immagine porta al certificato qui sotto. Non possiamo dire se l’immagine è stata cambiata: creda solo a quello che è scritto qui.
file-copy-saved = Un programma ha salvato di nuovo questo file, come fanno i programmi di posta e i telefoni. Non possiamo dire se è stato cambiato: creda solo a quello che è scritto qui.
file-unreadable = Questo non dice niente della persona che fa il trattamento, né bene né male.
file-advice-compare = Confronti il nome, il corso e le tecniche con la sua copia. Se sono diversi, non si fidi della copia.
file-advice-photo = Rifaccia la foto: di fronte, con buona luce e con tutto il disegno quadrato. Un’immagine che non è JPEG o PNG, per esempio HEIC, non si può leggere: la salvi come JPEG, o ne faccia uno screenshot.
file-verdict-no_word = Questo file da solo non ci dice niente
file-verdict-elsewhere = Questo disegno porta a un altro sito
file-elsewhere = Il disegno quadrato porta a { $host }. Un certificato di qui porta a { $site }.
file-verdict-no_certificate = Questo disegno non porta a nessun certificato
file-advice-elsewhere = Non vada avanti a quell’indirizzo: quello che c’è lì non viene da qui.
file-verdict-several = Contiene più certificati
file-several-bad = Oggi non tutti i certificati sono in regola
file-several = Non possiamo dire se quello che ha è stato cambiato. Guardi ogni certificato da solo, confronti il nome e creda solo a quello che è scritto qui.
file-several-more = Qui se ne vedono solo { $count }. Controlli gli altri con i loro codici.
file-unnamed = Porta la nostra firma, ma un programma l’ha salvato di nuovo, come fanno i programmi di posta e i telefoni. Non possiamo dire se è stato cambiato, né quale certificato era.
file-copy-linked = Un link in questo file porta al certificato qui sotto. Non possiamo dire se il file è stato cambiato: creda solo a quello che è scritto qui.
