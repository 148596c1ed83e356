# Wörter des Rahmens, der Fehler und der Vokabulare.

skip-to-content = Zum Inhalt springen
language = Sprache
foot-line = Countersign führt die Akten von Ausbildungsakademien. Hier kann jede und jeder ein Zertifikat prüfen, kostenlos und ohne Konto.

nav-main = Hauptmenü
nav-check-another = Anderer Code
nav-sign-in = Anmelden
nav-sign-out = Abmelden
nav-account = Mein Konto
nav-switch-to = Wechseln zu
nav-my-logbook = Mein Logbuch
nav-academy = Akademie
nav-home = Start
nav-hours = Stunden
nav-cases = Fälle
nav-documents = Nachweise
nav-my-certificates = Zertifikate
nav-cohorts = Gruppen
nav-courses = Kurse
nav-people = Personen
nav-queue = Gegenzeichnen
nav-healed = Verheilte Ergebnisse
nav-assessments = Bewerten
nav-review = Nachweise
nav-certificates = Zertifikate
nav-events = Ereignisse
nav-appearance = Aussehen
nav-outbox = Postausgang

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

role-owner = Inhaberin oder Inhaber
role-manager = Leitung
role-trainer = Ausbildung
role-assessor = Bewertung
role-iqa = Qualitätssicherung
role-auditor = Prüfung
role-trainee = In Ausbildung

category-theory = Theorie
category-supervised_practice = Praxis unter Aufsicht
category-independent = Selbststudium

form-errors = { $count ->
    [one] Ein Punkt muss noch angesehen werden
   *[other] { $count } Punkte müssen noch angesehen werden
}
error-required = Bitte ausfüllen.
error-invalid = Das passt hier nicht.
error-email = Bitte eine E-Mail-Adresse wie name@example.org eingeben.
error-date = Bitte ein Datum wählen.
error-date-form = Schreiben Sie den Tag als Jahr-Monat-Tag, zum Beispiel 2026-11-30.
error-date-short-year = Schreiben Sie das Jahr mit allen vier Ziffern, nicht { $year }.
error-date-early = Dieser Tag ist zu früh. Er darf nicht vor dem { $day } liegen.
error-date-late = Dieser Tag ist zu spät. Er darf nicht nach dem { $day } liegen.
error-choose = Bitte etwas auswählen.
error-too-long = Das ist zu lang.
error-text-too-long = Das hat { $have } Zeichen; höchstens { $most } sind möglich.
error-text-hidden = An Stelle { $place } steht ein unsichtbares Zeichen ({ $code }). Tippen Sie diese Stelle noch einmal von Hand.
error-name-too-long = Der Name hat { $have } Zeichen; höchstens { $most } sind möglich.
error-name-hidden = Im Namen ist ein unsichtbares Zeichen oder eines, das die Schreibrichtung umkehrt ({ $code }, an Stelle { $place }). Tippen Sie ihn noch einmal von Hand.
error-name-stacked = Ein Buchstabe des Namens hat zu viele Zeichen über oder unter sich.
error-name-not-latin = „{ $character }“ ist kein lateinischer Buchstabe. Schreiben Sie diesen Namen mit den Buchstaben a bis z, mit Akzenten, wo der Pass sie hat.
error-name-latin-already = Der Name oben steht schon in lateinischer Schrift. Lassen Sie dieses Feld leer.
error-number = Bitte eine ganze Zahl eingeben.

error-home = Zurück zum Anfang
error-not-found-title = Hier ist nichts
error-not-found-text = Die Adresse enthält vielleicht einen Tippfehler, oder sie gehört zu einer Akademie, zu der Sie nicht gewechselt haben. Um ein Zertifikat zu prüfen, geben Sie seinen Code auf der Startseite ein.
error-gone-title = Wird nicht mehr ausgegeben
error-gone-text = Das digitale Zertifikat zu diesem Code wird nicht mehr ausgegeben. Was heute gilt, sagt die Seite des Codes.
error-unknown-code-title = Kein Zertifikat hat diesen Code
error-unknown-code-text = Keine Akademie hier hat ein Zertifikat mit diesem Code ausgestellt. Vergleichen Sie ihn noch einmal mit dem Zertifikat.
error-signed-out-title = Sie wurden abgemeldet
error-signed-out-text = Ihre Sitzung endete, bevor dies gespeichert war; geändert wurde nichts. Melden Sie sich an und schicken Sie es noch einmal.

kept-signed-out = Sie waren abgemeldet, darum wurde nichts gespeichert. Was Sie eingegeben haben, steht wieder hier. Sehen Sie es durch und schicken Sie es ab.
kept-files = Dateien wurden nicht behalten: Wählen Sie sie neu aus.
kept-not-taken = Es wurde noch nichts gespeichert. Was Sie eingegeben haben, steht wieder hier, auf der Seite, wie sie jetzt ist. Sehen Sie es durch und schicken Sie es ab.
kept-typed = Was Sie eingegeben haben
kept-back = Zurück zum Formular mit dem, was Sie eingegeben haben
error-forbidden-title = Das ist nicht für Ihre Rolle
error-forbidden-text = Sie sind angemeldet, aber diese Seite ist für Personen mit einer anderen Rolle in dieser Akademie. Fragen Sie die Inhaberin oder den Inhaber, wenn Sie sie brauchen.
error-other-academy-title = Dieses Formular gehört zu Ihrer anderen Akademie
error-other-academy-text = Seit diese Seite geöffnet wurde, haben Sie die Akademie gewechselt, vielleicht in einem anderen Tab. Darum wurde nichts geändert. Wechseln Sie unter „Mein Konto“ zurück und schicken Sie es noch einmal, oder öffnen Sie die Seite neu.
error-cross-site-title = Dieses Formular kam von einer anderen Seite
error-cross-site-text = Ihr Browser sagt, dass das Formular nicht von hier abgeschickt wurde, deshalb wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und schicken Sie es noch einmal ab.
error-unavailable-title = Wir können das gerade nicht nachsehen
error-unavailable-text = Die Akten sind im Augenblick nicht erreichbar. Es wurde nichts geändert, und nichts ging verloren. Warten Sie eine Minute und versuchen Sie es noch einmal.
error-unreadable-title = Diese Akte lässt sich nicht lesen
error-unreadable-text = Darin steht etwas, das das Programm nicht kennt. Alles andere geht weiter wie sonst. Sagen Sie den Leuten, die den Server betreiben, dass „countersign doctor“ mehr sagt.
error-internal-title = Bei uns ist etwas schiefgegangen
error-internal-text = Nichts wurde halb gespeichert. Versuchen Sie es noch einmal; geschieht es wieder, sagen Sie der Akademie, was Sie getan haben.
error-busy-title = Das wollen gerade viele
error-busy-text = Nichts wurde geändert, und hier ging nichts verloren. Warten Sie ein paar Sekunden, gehen Sie dann zurück und versuchen Sie es noch einmal.
error-slow-title = Das hat zu lange gedauert
error-slow-text = Was Sie geschickt haben, kam nicht rechtzeitig an, und nichts wurde gespeichert. Prüfen Sie Ihre Verbindung, gehen Sie dann zurück und schicken Sie es noch einmal.
error-too-many-title = Das war viel auf einmal
error-too-many-text = Von Ihrem Anschluss kamen zu viele Anfragen. Warten Sie eine Minute und versuchen Sie es dann noch einmal.
error-too-large-title = Das ist zu groß
error-too-large-text = Was Sie geschickt haben, ist größer, als hier erlaubt ist. Eine Datei darf bis zu 10 MB haben, ein Text ein paar Seiten. Wählen Sie eine kleinere Datei oder schreiben Sie weniger, und schicken Sie es noch einmal.
error-bad-request-title = Das konnten wir nicht lesen
error-bad-request-text = Die Anfrage war unvollständig oder fehlerhaft. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.
error-stale-title = Jemand war schneller
error-stale-text = Das wurde geändert, während Sie es ansahen, deshalb wurde Ihre Änderung nicht gemacht. Laden Sie die Seite neu, um zu sehen, wie es jetzt steht.
error-saved-otherwise-title = Dieses Formular wurde schon einmal geschickt
error-saved-otherwise-text = Damals wurde es gespeichert, mit anderem Inhalt. Was Sie jetzt geschickt haben, wurde nicht gespeichert, damit nichts doppelt da ist. Sehen Sie an, was gespeichert ist, und ändern Sie es dort oder füllen Sie ein neues Formular aus.
error-already-there-title = Das gibt es schon
error-already-there-text = Dasselbe wurde gerade eben gespeichert, vielleicht durch einen zweiten Klick. Nichts wurde doppelt gespeichert.
error-altered-title = Das wurde von außen geändert
error-altered-text = Jemand hat dieses Konto, diesen Link oder diese Rolle in der Datenbank geändert, an diesem Programm vorbei. Deshalb meldet sich niemand damit an, und es geschieht nichts damit. Sagen Sie es den Leuten, die den Server betreiben: „countersign doctor“ nennt, was geändert wurde.
error-illegal-move-title = Das geht nicht mehr
error-illegal-move-text = Es ist inzwischen in einem anderen Zustand. Laden Sie die Seite neu, um zu sehen, wie es steht.
