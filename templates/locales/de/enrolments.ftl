# Eine Person in einem Kurs: Anforderungen und Akten.

academy-tab-overview = Überblick
academy-tab-hours = Stunden
academy-tab-cases = Fälle
academy-tab-documents = Nachweise
academy-tab-assessments = Bewertungen
academy-tab-events = Ereignisse
academy-enrolment-action-activate = Aktiv machen
academy-enrolment-action-pause = Unterbrechen…
academy-enrolment-action-resume = Fortsetzen
academy-enrolment-action-withdraw = Austragen…
academy-enrolment-action-reopen = Wieder öffnen…
academy-enrolment-moved-activate = Die Person ist aktiv und kann Stunden eintragen.
academy-enrolment-moved-pause = Die Einschreibung ist unterbrochen. Die Person erfährt es per E-Mail.
academy-enrolment-moved-resume = Die Person ist wieder aktiv und erfährt es per E-Mail.
academy-enrolment-moved-withdraw = Die Person wurde ausgetragen und erfährt es per E-Mail.
academy-enrolment-pause-title = Diese Einschreibung unterbrechen?
academy-enrolment-pause-effect-1 = Solange sie unterbrochen ist, kann kein Zertifikat ausgestellt werden.
academy-enrolment-pause-effect-2 = Nichts geht verloren. Sie können sie jederzeit fortsetzen.
academy-enrolment-pause-request = Ein Zertifikat ist beantragt. Der Antrag wartet, und niemand kann ihn genehmigen, bis Sie die Einschreibung fortsetzen.
academy-enrolment-pause-button = Unterbrechen
academy-enrolment-withdraw-title = Diese Person austragen?
academy-enrolment-withdraw-effect-1 = Heute ist der letzte Tag, der zählt, und für diese Einschreibung kann kein Zertifikat ausgestellt werden.
academy-enrolment-withdraw-effect-2 = Die Akten bleiben. Wer zurückkommt, dessen Einschreibung wird wieder geöffnet oder geht in eine andere Gruppe, und alles ist da.
academy-enrolment-withdraw-request = Ein Zertifikat ist beantragt. Dieser Antrag wird abgelehnt, und wer ihn gestellt hat, erfährt es per E-Mail.
academy-enrolment-withdraw-button = Person austragen
academy-enrolment-moved-reopen = Die Einschreibung ist wieder offen. Alles Aufgezeichnete ist da. Die Person erfährt es per E-Mail.
academy-enrolment-reopen-title = Diese Einschreibung wieder öffnen?
academy-enrolment-reopen-effect-1 = Die Person ist wieder aktiv und kann Stunden und Fälle eintragen. Alles Aufgezeichnete zählt wie vorher.
academy-enrolment-reopen-effect-2 = Ein Zertifikat kann beantragt werden, sobald alles erfüllt ist, was verlangt wird.
academy-enrolment-reopen-button = Wieder öffnen
academy-reopen-full = Die Gruppe hat keinen Platz mehr: Sie nimmt { $capacity }. Geben Sie ihr zuerst mehr Plätze, oder nehmen Sie die Person in eine andere Gruppe; dort ist sie wieder aktiv.
academy-reopen-cancelled = Diese Gruppe wurde abgesagt. Nehmen Sie die Person stattdessen in eine andere Gruppe: Alles geht mit, und sie ist nicht mehr ausgetragen.
academy-reopen-already = Diese Person ist durch eine andere Einschreibung in der Gruppe. Machen Sie mit jener weiter.
academy-reopen-left = Diese Person hat die Akademie verlassen. Geben Sie ihr zuerst auf ihrer Seite die Rolle „In Ausbildung“: Sie wird gefragt, und sobald sie annimmt, können Sie die Einschreibung wieder öffnen.
academy-reopen-in-force = Ein Zertifikat dieser Einschreibung ist beantragt oder gilt. Lehnen Sie zuerst den Antrag ab, oder ziehen Sie das Zertifikat zurück.
academy-move-link = In andere Gruppe…
academy-move-title = In eine andere Gruppe
academy-move-lead = Wählen Sie eine Gruppe desselben Kurses. Zuerst sehen Sie, was dabei geschieht.
academy-move-none = Keine andere Gruppe dieses Kurses nimmt jetzt Auszubildende auf.
academy-move-none-next = Öffnen oder beginnen Sie eine und kommen Sie wieder.
academy-move-to = In die Gruppe
academy-move-look = Zeigen, was geschieht
academy-move-what = Wenn die Person in die Gruppe { $cohort } geht
academy-move-keeps = Alles geht mit: Stunden, Fälle, Unterschriften, Entscheidungen, Nachweise und die Prüfung des Ausweises.
academy-move-keeps-but = Stunden, Fälle, Unterschriften, Nachweise und die Prüfung des Ausweises gehen mit, und jede Entscheidung außer den hier genannten.
academy-move-back = Die Person ist nicht mehr ausgetragen: Sie ist sofort wieder aktiv.
academy-move-back-waits = Die Person ist nicht mehr ausgetragen: Sie beginnt mit der Gruppe.
academy-move-from = Stunden zählen ab dem { $day }, wie bisher.
academy-move-same = Beide Gruppen haben die Fassung { $number } des Kurses. Was verlangt wird, bleibt gleich.
academy-move-version = Die andere Gruppe hat die Fassung { $new } des Kurses, nicht die Fassung { $old }. Von da an sagt die Fassung { $new }, was verlangt wird.
academy-move-anew-none = Jede getroffene Entscheidung zählt auch dort.
academy-move-anew = { $count ->
    [one] Eine Entscheidung zählt dort nicht, weil ihr Kriterium anders lautet: { $criteria }. Es wird neu entschieden.
   *[other] { $count } Entscheidungen zählen dort nicht, weil ihre Kriterien anders lauten: { $criteria }. Sie werden neu entschieden.
}
academy-move-again = { $count ->
    [one] Eine Entscheidung zählt dort wieder, weil ihr Kriterium so lautet wie damals, als sie getroffen wurde: { $criteria }.
   *[other] { $count } Entscheidungen zählen dort wieder, weil ihre Kriterien so lauten wie damals, als sie getroffen wurden: { $criteria }.
}
academy-move-told = Die Person erfährt es per E-Mail.
academy-move-requirement = Was verlangt wird
academy-move-before = Jetzt
academy-move-after = Danach
academy-move-button = In die Gruppe { $cohort }
academy-move-done = Die Person ist jetzt in der Gruppe { $cohort }. { $count ->
    [0] Alles ging mit.
    [one] Alles andere ging mit; eine Entscheidung zählt dort nicht.
   *[other] Alles andere ging mit; { $count } Entscheidungen zählen dort nicht.
}
academy-move-not-movable = Diese Einschreibung ist { $state } und kann nicht in eine andere Gruppe. Öffnen Sie sie zuerst wieder.
academy-move-other-course = Diese Gruppe hat einen anderen Kurs. Schreiben Sie die Person dort neu ein.
academy-move-asked = Ein Zertifikat ist beantragt oder gilt. Lehnen Sie den Antrag zuerst ab, oder lassen Sie die Person, wo sie ist.
academy-move-full = Diese Gruppe hat keinen Platz mehr: Sie nimmt { $capacity }.
academy-move-already = Die Person ist schon in dieser Gruppe.
academy-move-not-taking = Diese Gruppe nimmt jetzt niemanden auf. Wählen Sie eine, die offen ist oder läuft.
academy-report-met = Alles ist erfüllt
academy-report-open = { $count ->
    [one] Eine Anforderung ist offen
   *[other] { $count } Anforderungen sind offen
}
academy-report-note = Stand: { $date }.
academy-met = erfüllt
academy-flagged = { $count ->
    [one] Ein Eintrag zählt nicht
   *[other] { $count } Einträge zählen nicht
}
academy-flagged-note = Das verstößt gegen eine Regel des Kurses. Es bleibt in den Akten und fehlt in jeder Summe.
academy-does-not-count = Zählt nicht.
academy-holds = Sperren
academy-holds-none = Nichts sperrt ein Zertifikat.
academy-holds-cleared = { $count ->
    [one] 1 aufgehobene Sperre
   *[other] { $count } aufgehobene Sperren
}
academy-hold-cleared-by = aufgehoben von
academy-hold-open = Diese Einschreibung sperren
academy-hold-open-button = Sperren
academy-hold-reason = Warum kein Zertifikat ausgestellt werden darf
academy-hold-reason-hint = Zum Beispiel: Eine Beschwerde wird geprüft. Die Person erfährt per E-Mail, dass es eine Sperre gibt, nicht warum.
academy-hold-opened = Die Sperre gilt. Bis jemand sie aufhebt, kann kein Zertifikat ausgestellt werden. Die Person erfährt es per E-Mail, ohne den Grund.
academy-hold-clear = Diese Sperre aufheben…
academy-hold-clear-title = Diese Sperre aufheben?
academy-hold-clear-effect-1 = Sie hält kein Zertifikat mehr auf.
academy-hold-clear-effect-2 = Sie bleibt in den Akten, mit Ihrem Namen als der Person, die sie aufgehoben hat.
academy-hold-clear-button = Sperre aufheben
academy-hold-keep = Sperre behalten
academy-hold-cleared = Die Sperre ist aufgehoben, und die Person erfährt es per E-Mail.
academy-identity = Identität
academy-identity-document = Ausweis
academy-identity-seen = gesehen am { $date }
academy-identity-not-seen = noch nicht gesehen
academy-identity-confirm = Ich habe den Ausweis gesehen, und Name und Geburtsdatum stimmen überein.
academy-identity-button = Als geprüft kennzeichnen
academy-identity-noted = Die Identität ist als geprüft gekennzeichnet.
academy-identity-noted-asked = Die Identität ist als geprüft gekennzeichnet. Auch andere Akademien verlassen sich auf diese Akte, darum wurde die Person per E-Mail nach dem Geburtsdatum gefragt. Es gilt, sobald sie zustimmt.
academy-error-document-seen = Bitte ankreuzen, sobald Sie den Ausweis gesehen haben.

# Anforderungen
academy-req-enrolment = Einschreibung ist aktiv
academy-req-identity = Identität ist geprüft
academy-req-age = Alter
academy-req-criteria = Pflichtkriterien
academy-req-hours-of = { $category }: { $technique }
academy-req-cases = Vollständige Fälle: { $techniques }
academy-req-cases-women = Davon an einer Frau: { $techniques }
academy-req-spread = Tage, auf die sich die ersten { $cases } Fälle verteilen
academy-req-observations = Beobachtete Behandlungen an verschiedenen Personen
academy-req-observations-another = Davon bei jemand anderem als der Ausbildungsleitung
academy-req-holds = Keine Sperre ist offen
academy-figure-days = { $have } / { $need } Tage
academy-figure-holds = { $count ->
    [0] keine
    [one] 1 offen
   *[other] { $count } offen
}
academy-gap-enrolment = Zustand der Einschreibung: { $state }.
academy-gap-identity = Noch hat niemand den Ausweis gesehen.
academy-gap-birth-date = Das Geburtsdatum ist nicht bekannt.
academy-gap-age = { $have } Jahre alt, müssen { $need } sein.
academy-gap-criteria = { $count ->
    [one] Eines ist noch nicht erfüllt: { $references }.
   *[other] { $count } sind noch nicht erfüllt: { $references }.
}
academy-gap-unconfirmed = { $count ->
    [one] Eines wartet auf die Qualitätssicherung: { $references }.
   *[other] { $count } warten auf die Qualitätssicherung: { $references }.
}
academy-gap-hours = { $hours } fehlen noch.
academy-gap-cases = { $count ->
    [one] 1 Fall fehlt noch.
   *[other] { $count } Fälle fehlen noch.
}
academy-gap-cases-women = { $count ->
    [one] 1 Fall an einer Frau fehlt noch.
   *[other] { $count } Fälle an Frauen fehlen noch.
}
academy-gap-spread = Die ersten { $cases } Fälle verteilen sich auf { $have } Tage, nötig sind { $need }.
academy-gap-term = Laut Kurs gelten Zertifikate { $months } Monate; so weit reicht kein Datum. Veröffentlichen Sie eine Fassung des Kurses mit einer kürzeren Frist.
academy-gap-observations = { $count ->
    [one] 1 beobachtete Behandlung fehlt noch.
   *[other] { $count } beobachtete Behandlungen fehlen noch.
}
academy-gap-observations-another = { $count ->
    [one] 1 bei jemand anderem fehlt noch.
   *[other] { $count } bei jemand anderem fehlen noch.
}
academy-gap-holds = { $count ->
    [one] Eine Sperre ist offen.
   *[other] { $count } Sperren sind offen.
}
academy-gap-document-missing = nicht eingereicht
academy-gap-document-waiting = wartet auf Prüfung
academy-gap-document-rejected = nicht angenommen
academy-gap-document-withdrawn = Annahme zurückgenommen
academy-gap-document-expired = endete am { $date }
academy-gap-document-not-yet = beginnt am { $date }
academy-document-until = gültig bis { $date }
academy-document-current = gültig
academy-waiting-hours = { $hours } warten auf Unterschrift.
academy-waiting-cases = { $count ->
    [one] 1 ist im Gange.
   *[other] { $count } sind im Gange.
}
academy-waiting-observations = { $count ->
    [one] 1 wartet auf die Qualitätssicherung.
   *[other] { $count } warten auf die Qualitätssicherung.
}
academy-fault-ends-before-start = Das Ende liegt vor dem Beginn.
academy-fault-longer = Länger als { $hours } Stunden.
academy-fault-future = Das Ende liegt in der Zukunft.
academy-fault-outside = Liegt außerhalb der Einschreibung.
academy-fault-overlaps = Überschneidet sich mit einem anderen Eintrag.
academy-fault-self = Die Aufsicht ist die auszubildende Person selbst.
academy-fault-no-supervisor = Es ist keine Aufsicht genannt.
academy-fault-not-authorised = Die Aufsicht durfte diese Technik an diesem Tag nicht beaufsichtigen.
academy-fault-too-many = Die Aufsicht hatte { $have } Auszubildende zugleich, erlaubt sind { $allowed }.
academy-fault-theory = Praxis an Kundschaft, bevor die Theorie vollständig war.
academy-case-fault-sessions = { $have } von { $need } Sitzungen sind gegengezeichnet.
academy-case-fault-spacing = Zwei Sitzungen liegen { $have } Tage auseinander, nötig sind { $need }.
academy-case-fault-adult = Niemand hat vermerkt, dass die behandelte Person mindestens 18 ist.
academy-case-fault-screened = Es sind keine Fragen zur Gesundheit eingetragen.
academy-case-fault-patch = Es ist kein Hauttest eingetragen.
academy-case-fault-consent = Es ist keine Einwilligung eingetragen.
academy-case-fault-aftercare = Es ist keine Nachsorge eingetragen.
academy-case-fault-healed = Niemand hat nach der letzten Sitzung das verheilte Ergebnis angesehen.
academy-case-fault-open = Zustand des Falls: { $state }.

# Stunden, Fälle, Nachweise, Bewertungen zum Lesen
academy-category = Art
academy-technique = Technik
academy-length = Dauer
academy-supervisor = Aufsicht
academy-session = Sitzung
academy-on-public = an Kundschaft
academy-hours-empty = Hier sind keine Stunden eingetragen.
academy-hours-empty-next = Sie erscheinen, sobald die Person einen Eintrag speichert.
academy-cases-empty = Es ist kein Fall eingetragen.
academy-cases-empty-next = Fälle erscheinen, sobald die Person einen beginnt.
academy-case-of = Fall { $client }
academy-client = Kürzel { $client }
academy-case-counts = Vollständig: Er zählt.
academy-case-missing = Zählt noch nicht als vollständig:
academy-spacing-allow = Kürzeren Abstand erlauben…
academy-spacing-allowed = Kürzerer Abstand erlaubt am { $date } von
academy-spacing-title = In diesem Fall einen kürzeren Abstand der Sitzungen erlauben?
academy-spacing-effect-1 = Der Fall kann zählen, obwohl seine Sitzungen näher beieinander liegen, als der Kurs verlangt.
academy-spacing-effect-2 = Ihr Name und Ihr Grund bleiben für immer bei dem Fall.
academy-spacing-button = Erlauben
academy-spacing-given = In diesem Fall ist ein kürzerer Abstand erlaubt.
academy-document = Nachweis
academy-issuer = Von
academy-issued-on = Ausgestellt am
academy-documents-review = Nachweise prüfen
academy-documents-others = { $count ->
    [one] 1 weiterer Nachweis
   *[other] { $count } weitere Nachweise
}
academy-observations = Beobachtete Behandlungen
academy-observations-none = Noch wurde keine Behandlung beobachtet.
academy-assessed-met = erfüllt
academy-assessed-waits = erfüllt, wartet auf die Qualitätssicherung
academy-assessed-planned = geplant
academy-assessed-returned = von der Qualitätssicherung zurückgeschickt
academy-assessed-not-met = noch nicht erfüllt
academy-assessed-open = nicht entschieden

academy-draft-title = Diesen Entwurf entfernen?
academy-draft-effect-1 = Der Entwurf ist endgültig weg. Er wurde nie eingereicht und zählte deshalb nicht.
academy-draft-effect-2 = Die Person erhält eine E-Mail mit Ihrem Grund.
academy-draft-button = Entwurf entfernen
academy-draft-removed = Der Entwurf ist entfernt, und die Person weiß davon.
academy-draft-remove = Entfernen

# Ein eingereichter Eintrag geht an eine andere Aufsicht.

academy-reassign-link = Andere Aufsicht…
academy-reassign-title = Einer anderen Aufsicht geben
academy-reassign-lead = Es war am { $when } und wartet auf die Unterschrift von { $name }.
academy-reassign-rule = Nur wer an diesem Tag die Aufsicht hätte führen dürfen, kann es nehmen. Unterschrieben wird nur, was bekannt ist; anderes geht zurück.
academy-reassign-to = Wer es unterschreibt
academy-reassign-button = Dieser Aufsicht geben
academy-reassigned = Es wartet jetzt auf { $name }.
academy-reassign-none = Sonst bildet hier heute niemand aus.
academy-reassign-none-next = Geben Sie jemandem die Rolle dafür, oder lassen Sie die Person den Eintrag zurücknehmen.
