# Quello che il libro pubblico dice di un certificato. Per chi vuole controllare senza fidarsi di questo sito.

proof-link = Prova nel libro pubblico
proof-title = Prova nel libro pubblico
proof-lead = Ogni certificato, e ogni suo cambiamento, è scritto in un libro che tutti possono leggere. Non contiene nomi. Nessuno può togliere o cambiare una riga senza che si veda, nemmeno l’accademia.
proof-entries = Righe su questo certificato
proof-none = Questo certificato è stato rilasciato prima dell’inizio del libro, e da allora non gli è successo niente.
proof-when = Quando
proof-file = Prova
proof-download = Salva: { $what }
proof-operation-issue = Credenziale rilasciata
proof-operation-file = File PDF rilasciato
proof-operation-suspend = Sospeso
proof-operation-reinstate = Di nuovo in vigore
proof-operation-revoke = Ritirato
proof-operation-supersede = Sostituito da un altro
proof-operation-continue = Continuazione del libro
proof-how-title = Come usare una prova
proof-how-1 = Il file mostra che la riga è nel libro. Un programma che legge file «tlog-proof» lo controlla; gli serve la chiave del libro, che deve venire da un posto diverso da questa pagina.
proof-how-2 = La riga nomina la credenziale, o il file PDF, con il suo SHA-256. Lo confronti con il file che ha.
proof-how-3 = Conservi la prova. Se un giorno il libro dirà altro, la prova mostra chi l’ha cambiato.
