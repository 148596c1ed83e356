# Der Schreibtisch der Akademie: seine erste Seite.

academy-error = Fehler
academy-crumbs = Sie sind hier
academy-pages = Seiten
academy-pages-span = { $first } bis { $last } von { $total }
academy-pages-previous = Vorige Seite
academy-pages-next = Nächste Seite
academy-cancel = Abbrechen
academy-not-now = Jetzt nicht
academy-save = Speichern
academy-edit = Ändern
academy-show = Anzeigen
academy-show-all = Alle anzeigen
academy-search = Suchen
academy-all = Alle
academy-choose = Bitte wählen
academy-print = Drucken
academy-yes = ja
academy-no = nein
academy-unknown = nicht bekannt
academy-or = { $most } oder { $last }
academy-by = von
academy-by-program = vom Programm selbst
academy-from = Von
academy-until = Bis
academy-from-until = { $from } bis { $until }
academy-until-date = bis { $date }
academy-date = Datum
academy-dates = Zeitraum
academy-state = Zustand
academy-course = Kurs
academy-version = Fassung
academy-cohort = Gruppe
academy-trainee = In Ausbildung
academy-trainees = Auszubildende
academy-enrolment = Einschreibung
academy-enrolments = Einschreibungen
academy-standing = Stand
academy-lead = Ausbildungsleitung
academy-lead-of = Ausbildungsleitung
academy-email = E-Mail-Adresse
academy-email-hint = Wer anderswo ein Konto hat, wird zuerst gefragt; der Platz wartet.
academy-reason = Grund
academy-reason-hint = Er bleibt in den Akten, und alle, die für die Akademie arbeiten, können ihn lesen.
academy-nothing-found = Nichts passt zu Ihrer Suche.
academy-search-name = Teil des Namens
academy-overtaken = Jemand war schneller: Das wurde geändert, während Sie es ansahen, deshalb wurde Ihre Änderung nicht gemacht. So steht es jetzt.
academy-not-yourself = Bei Ihrer eigenen Einschreibung geht das nicht. Bitten Sie jemand anderen.
academy-already-saved = „{ $name }“ ist schon gespeichert.

cohort-state-planned = geplant
cohort-state-open = offen
cohort-state-running = läuft
cohort-state-closed = geschlossen
cohort-state-cancelled = abgesagt
course-version-state-draft = Entwurf
course-version-state-published = veröffentlicht
course-version-state-retired = stillgelegt
enrolment-state-applied = angemeldet
enrolment-state-active = aktiv
enrolment-state-paused = unterbrochen
enrolment-state-completed = abgeschlossen
enrolment-state-withdrawn = ausgetragen
academy-category-theory = Theorie
academy-category-supervised_practice = Praxis unter Aufsicht
academy-category-independent = Selbststudium
academy-entry-state-draft = Entwurf
academy-entry-state-submitted = eingereicht
academy-entry-state-countersigned = gegengezeichnet
academy-entry-state-rejected = zurückgeschickt
academy-entry-state-voided = ungültig
academy-case-state-planned = geplant
academy-case-state-in_treatment = in Behandlung
academy-case-state-healing = heilt ab
academy-case-state-complete = vollständig
academy-case-state-abandoned = aufgegeben
academy-document-state-uploaded = wartet auf Prüfung
academy-document-state-approved = angenommen
academy-document-state-rejected = nicht angenommen
academy-document-state-withdrawn = Annahme zurückgenommen
academy-document-state-taken_back = von der Person zurückgenommen

academy-home-title = Heute
academy-waits = Wartet auf Sie
academy-waits-countersign = { $count ->
    [one] Eintrag zum Gegenzeichnen
   *[other] Einträge zum Gegenzeichnen
}
academy-waits-documents = { $count ->
    [one] Nachweis zum Prüfen
   *[other] Nachweise zum Prüfen
}
academy-waits-certificates = { $count ->
    [one] Zertifikat zum Genehmigen
   *[other] Zertifikate zum Genehmigen
}
academy-waits-samples = { $count ->
    [one] Stichprobe zum Bestätigen
   *[other] Stichproben zum Bestätigen
}
academy-waits-healed = { $count ->
    [one] verheiltes Ergebnis anzusehen
   *[other] verheilte Ergebnisse anzusehen
}
academy-waits-returned = { $count ->
    [one] Entscheidung, die an Sie zurückgeschickt wurde
   *[other] Entscheidungen, die an Sie zurückgeschickt wurden
}
academy-waits-nothing = Heute wartet nichts auf Sie.
academy-running = Laufende Gruppen
academy-learning = Gruppen mit Auszubildenden
academy-running-none = Heute läuft keine Gruppe.
academy-all-cohorts = Alle Gruppen ansehen
academy-ending = Nachweise, die in den nächsten 30 Tagen enden
academy-steps-title = Drei Schritte zur ersten Gruppe
academy-step-course = Einen Kurs einlesen und veröffentlichen
academy-step-cohort = Eine Gruppe planen und öffnen
academy-step-trainee = Die erste Person einschreiben

academy-log-still-title = Das öffentliche Verzeichnis steht still
academy-log-still-text = Zurzeit können keine Zertifikate ausgestellt werden; aussetzen und zurückziehen geht. Das öffentliche Verzeichnis passt nicht zu dem, was schon veröffentlicht wurde, darum muss jemand nachsehen. Sagen Sie es den Leuten, die den Server betreiben: „countersign doctor“ nennt den Fehler.
