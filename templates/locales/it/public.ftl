# La cornice, i mesi e gli errori delle pagine che tutti possono leggere.

skip-to-content = Vai al contenuto
language = Lingua
foot-line = Countersign tiene i registri di accademie di formazione. Qui chiunque può controllare un certificato, gratis e senza iscriversi.
nav-main = Principale
nav-check-another = Altro codice
nav-sign-in = Accedi

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre

error-home = Torna all’inizio
error-not-found-title = Qui non c’è niente
error-not-found-text = Forse nell’indirizzo c’è un errore. Per controllare un certificato, scriva il suo codice nella pagina iniziale.
error-gone-title = Non viene più consegnata
error-gone-text = La credenziale di questo codice non viene più consegnata. La pagina del codice dice che cosa vale oggi.
error-unknown-code-title = Nessun certificato ha questo codice
error-unknown-code-text = Nessuna accademia qui ha rilasciato un certificato con questo codice. Confronti ancora una volta il codice con il certificato.
error-cross-site-title = Questo modulo viene da un’altra pagina
error-cross-site-text = Il suo browser dice che il modulo non è stato inviato da questo sito; niente è stato cambiato. Torni indietro, ricarichi la pagina e lo invii di nuovo.
error-unavailable-title = Adesso non possiamo controllare
error-unavailable-text = In questo momento non riusciamo a raggiungere il registro. Niente è stato cambiato o perso. Aspetti un minuto e riprovi.
error-internal-title = Qualcosa da noi non ha funzionato
error-internal-text = Niente è stato salvato a metà. Riprovi; se succede ancora, dica all’accademia che cosa ha fatto.
error-too-many-title = È stato troppo in una volta
error-too-many-text = Ci sono state troppe richieste dalla sua connessione. Aspetti un minuto e riprovi.
error-cut-off-title = Non è arrivato tutto
error-cut-off-text = Quello che ha inviato si è interrotto troppo presto, forse perché è caduta la connessione, e non è stato salvato nulla. Torni indietro e lo invii di nuovo.
error-too-large-title = È troppo grande
error-too-large-text = Quello che ha inviato è più grande di quanto accettiamo. Un file può avere al massimo 10 MB. Ne scelga uno più piccolo e lo invii di nuovo.
error-bad-request-title = Non siamo riusciti a leggerlo
error-bad-request-text = La richiesta era incompleta o conteneva un errore. Torni indietro, ricarichi la pagina e riprovi.
