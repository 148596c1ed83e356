# Gruppen und Einschreiben.

academy-cohorts-new = Neue Gruppe…
academy-cohorts-empty = Es gibt noch keine Gruppe.
academy-cohorts-empty-next = In einer Gruppe machen Auszubildende zusammen einen Kurs, mit festen Tagen, einer Zahl von Plätzen und einer Ausbildungsleitung.
academy-cohort-edit = Gruppe ändern
academy-cohort-no-course = Es gibt keinen veröffentlichten Kurs.
academy-cohort-no-course-next = Lesen Sie erst einen Kurs ein und veröffentlichen Sie ihn.
academy-cohort-course-hint = Für die Auszubildenden gilt diese Fassung, solange sie in der Gruppe sind, was auch immer später veröffentlicht wird.
academy-cohort-name = Name
academy-cohort-name-hint = Wie Sie die Gruppe nennen, zum Beispiel „Herbst 2026“.
academy-starts-on = Erster Tag
academy-ends-on = Letzter Tag
academy-capacity = Plätze
academy-capacity-hint = Wie viele Auszubildende Platz haben, von 1 bis 500.
academy-lead-hint = Wer diese Gruppe hauptsächlich ausbildet. Wo der Kurs es verlangt, beobachtet auch jemand anderes eine Behandlung.
academy-lead-none = Noch niemand
academy-error-capacity = Bitte eine Zahl von 1 bis 500 eingeben.
academy-error-dates = Der letzte Tag liegt vor dem ersten.
academy-error-not-published = Diese Fassung des Kurses geht nicht für eine neue Gruppe. Wählen Sie eine veröffentlichte.
academy-error-not-a-trainer = Diese Person hat in der Akademie heute nicht die Rolle Ausbildung.
academy-error-name-taken = Eine andere Gruppe heißt schon so.
academy-error-too-small = { $count ->
    [one] Eine Person ist schon eingeschrieben, also muss es mindestens einen Platz geben.
   *[other] { $count } Personen sind schon eingeschrieben, also muss es mindestens { $count } Plätze geben.
}
academy-cohort-created = „{ $name }“ ist geplant. Öffnen Sie die Gruppe, wenn Auszubildende eingeschrieben werden dürfen.
academy-cohort-saved = „{ $name }“ ist gespeichert.
academy-cohort-open-action = Zum Einschreiben öffnen
academy-cohort-action-start = Beginnen…
academy-cohort-action-close = Schließen…
academy-cohort-action-cancel = Absagen…
academy-cohort-moved-open = Die Gruppe ist offen: Auszubildende können eingeschrieben werden.
academy-cohort-moved-start = Die Gruppe läuft.
academy-cohort-moved-close = Die Gruppe ist geschlossen.
academy-cohort-moved-cancel = Die Gruppe ist abgesagt.
academy-cohort-open-title = Diese Gruppe öffnen?
academy-cohort-open-effect-1 = Auszubildende können eingeschrieben werden.
academy-cohort-open-effect-2 = Zurück zu „geplant“ geht es danach nicht.
academy-cohort-open-button = Öffnen
academy-cohort-start-title = Mit dieser Gruppe beginnen?
academy-cohort-start-effect-1 = { $count ->
    [0] Niemand wartet auf den Beginn.
    [one] Eine angemeldete Person wird aktiv und kann Stunden eintragen.
   *[other] { $count } angemeldete Personen werden aktiv und können Stunden eintragen.
}
academy-cohort-start-effect-2 = Solange Plätze frei sind, können noch Auszubildende eingeschrieben werden.
academy-cohort-start-button = Beginnen
academy-cohort-close-title = Diese Gruppe schließen?
academy-cohort-close-effect-1 = { $count ->
    [0] Es ist niemand darin.
    [one] Die eine Person darin bleibt eingeschrieben und kann noch fertig werden.
   *[other] Die { $count } Auszubildenden darin bleiben eingeschrieben und können noch fertig werden.
}
academy-cohort-close-effect-2 = Niemand kann mehr eingeschrieben werden, und sie lässt sich nicht wieder öffnen.
academy-cohort-close-button = Schließen
academy-cohort-asked-effect = { $count ->
    [one] Eine Person wurde gefragt und hat nicht geantwortet. Sie kann nicht mehr annehmen.
   *[other] { $count } Personen wurden gefragt und haben nicht geantwortet. Sie können nicht mehr annehmen.
}
academy-cohort-cancel-title = Diese Gruppe absagen?
academy-cohort-cancel-effect-1 = { $count ->
    [0] Es ist niemand darin.
    [one] Die eine Person darin wird ausgetragen.
   *[other] Die { $count } Auszubildenden darin werden ausgetragen.
}
academy-cohort-cancel-effect-2 = Sie lässt sich nicht wieder öffnen. Wer eingeschrieben war, erfährt es per E-Mail und kann in eine andere Gruppe.
academy-cohort-learning = { $count ->
    [one] { $names } lernt in dieser Gruppe. Nehmen Sie die Person zuerst in eine andere Gruppe; dann lässt sich diese absagen.
   *[other] { $count } Personen lernen in dieser Gruppe: { $names }. Nehmen Sie sie zuerst in eine andere Gruppe; dann lässt sich diese absagen.
}
academy-cohort-cancel-button = Gruppe absagen
academy-enrol = Jemanden einschreiben…
academy-ask = { $count ->
    [one] 1 Zertifikat beantragen…
   *[other] { $count } Zertifikate beantragen…
}
academy-tally-trainees = von { $capacity } Plätzen
academy-tally-ready = bereit
academy-tally-on_pace = im Plan
academy-tally-behind = im Rückstand
academy-tally-blocked = blockiert
academy-tally-applied = angemeldet
academy-tally-completed = abgeschlossen
academy-stand-ready = Bereit
academy-stand-on_pace = Im Plan
academy-stand-behind = Im Rückstand
academy-stand-blocked = Blockiert
academy-stand-applied = Angemeldet
academy-stand-completed = Abgeschlossen
academy-only-standing = Angezeigt werden nur Auszubildende mit diesem Stand: { $standing }.
academy-nobody-stands-so = Heute hat niemand diesen Stand.
academy-requirements-open = { $count ->
    [one] 1 Anforderung offen
   *[other] { $count } Anforderungen offen
}
academy-cohort-empty = Noch ist niemand eingeschrieben.
academy-cohort-empty-planned = Öffnen Sie erst die Gruppe; dann können Auszubildende eingeschrieben werden.
academy-cohort-empty-open = Schreiben Sie jemanden aus der Akademie ein oder jemand Neuen mit E-Mail-Adresse.
academy-cohort-empty-running = Schreiben Sie jemanden aus der Akademie ein oder jemand Neuen mit E-Mail-Adresse.
academy-cohort-empty-closed = Sie ist geschlossen, niemand kann mehr eingeschrieben werden.
academy-cohort-empty-cancelled = Sie wurde abgesagt.
academy-withdrawn = { $count ->
    [one] 1 Person wurde ausgetragen
   *[other] { $count } Personen wurden ausgetragen
}
academy-col-cases = Vollständige Fälle
academy-col-observations = Beobachtet
academy-col-criteria = Kriterien
academy-col-documents = Nachweise
academy-cell-expired = { $name } abgelaufen
academy-cell-rejected = { $name } nicht angenommen
academy-cell-withdrawn = { $name }: Annahme zurückgenommen

# Einschreiben
academy-enrol-title = Jemanden einschreiben
academy-enrol-room = { $enrolled } von { $capacity } Plätzen sind vergeben.
academy-enrol-no-room = Zurzeit kann niemand eingeschrieben werden: Die Gruppe ist voll oder nicht offen.
academy-enrol-back = Zurück zur Gruppe
academy-enrol-member = Jemand aus der Akademie
academy-search-person = Teil eines Namens oder einer E-Mail-Adresse
academy-enrol-nobody = Außerhalb dieser Gruppe passt niemand dazu. Schreiben Sie die Person als neu ein.
academy-enrol-left = Diese Personen waren in dieser Gruppe und wurden ausgetragen. Ihre Einschreibung wird wieder geöffnet, mit allen Stunden und Fällen darin:
academy-enrol-reopen = Einschreibung von { $name } wieder öffnen…
academy-enrol-whom = Wen
academy-enrol-button = Einschreiben
academy-enrol-new = Jemand Neues
academy-enrol-new-note = Die Person bekommt eine E-Mail mit einem Link, um ein Passwort zu setzen.
academy-enrol-invite = Einschreiben und einladen
academy-person-name = Voller Name
academy-person-name-hint = So, wie er auf dem Zertifikat stehen soll, in jeder Schrift.
academy-born-on = Geburtsdatum
academy-born-on-later = Wenn Sie es kennen. Es hat Zeit, bis Sie den Ausweis sehen.
academy-born-on-hint = So, wie es im Ausweis steht.
academy-counts-from = Stunden zählen ab
academy-counts-from-hint = Nichts vor diesem Tag zählt.
academy-counts-until = Stunden zählen bis
academy-error-already-in = Diese Person ist schon in der Gruppe.
academy-error-left = Diese Person wurde aus dieser Gruppe ausgetragen. Öffnen Sie ihre Einschreibung wieder: Darin ist alles.
academy-error-member-already = Jemand mit dieser E-Mail-Adresse ist hier schon bekannt. Suchen Sie oben nach Name oder E-Mail-Adresse und schreiben Sie die Person dort ein.
academy-error-yourself = Niemand schreibt sich selbst ein. Bitten Sie jemand anderen mit der Rolle Inhaberin, Inhaber oder Leitung.
academy-error-full = Die Gruppe ist voll: Sie hat { $capacity } Plätze.
academy-error-not-taking = Die Gruppe nimmt zurzeit niemanden auf.
academy-error-birth-date = Bitte ein Geburtsdatum in der Vergangenheit eingeben, höchstens 120 Jahre her.
academy-error-birth-date-missing = Bitte das Geburtsdatum eingeben, das im Ausweis steht.
academy-error-birth-date-owner = Diese Person leitet oder prüft die Akademie, darum darf nur eine Inhaberin oder ein Inhaber ihr Geburtsdatum eintragen. Bitten Sie darum, die Prüfung zu vermerken.
academy-enrolled = { $name } ist eingeschrieben und hat eine E-Mail bekommen.
academy-enrolled-latin = { people-latin-wanted } Auf der Seite der Person können Sie den Namen in lateinischer Schrift angeben.

academy-unreadable-title = Akten, die sich nicht lesen lassen
academy-unreadable-lead = In diesen Akten steht etwas, das das Programm nicht kennt; alle anderen werden wie sonst beurteilt. Öffnen Sie die Akte und entfernen Sie dort den falschen Entwurf. Hilft das nicht, bitten Sie die Leute, die den Server betreiben, mit „countersign doctor“ nachzusehen.
academy-unreadable-text = Die Akte dieser Person lässt sich nicht lesen, deshalb kann nichts darüber entschieden werden. Bitten Sie die Leute, die den Server betreiben, mit „countersign doctor“ nachzusehen.
