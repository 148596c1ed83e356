# Das Logbuch der Auszubildenden und Ausgebildeten.

practitioner-as-is = { $text }
practitioner-yes = Ja
practitioner-no = Nein
practitioner-save = Speichern
practitioner-cancel = Abbrechen
practitioner-change = Ändern
practitioner-choose = Bitte wählen
practitioner-show = Anzeigen
practitioner-error-title = Fehler:
practitioner-here = Sie sind hier
practitioner-courses = Ihre Kurse
practitioner-pages = Seiten
practitioner-previous = Vorige Seite
practitioner-next = Nächste Seite
practitioner-range = { $first } bis { $last } von { $total }
practitioner-already-saved = Das war schon gespeichert. Nichts wurde doppelt gespeichert.
practitioner-changed-meanwhile = Es wurde inzwischen geändert, deshalb wurde nichts getan. So steht es jetzt.
practitioner-not-yet = noch nicht
practitioner-reason = Warum?

practitioner-not-enrolled = Sie sind hier in keinen Kurs eingeschrieben.
practitioner-not-enrolled-next = Sobald die Akademie Sie einschreibt, erscheint hier Ihr Kurs und was er verlangt. Haben Sie das schon erwartet, fragen Sie die Akademie.

practitioner-enrolment-applied = angemeldet
practitioner-enrolment-active = aktiv
practitioner-enrolment-paused = unterbrochen
practitioner-enrolment-completed = abgeschlossen
practitioner-enrolment-withdrawn = ausgetragen
practitioner-enrolment-not-active-applied = Ihr Kurs hat noch nicht begonnen, deshalb kann noch nichts eingetragen werden. Fragen Sie die Akademie.
practitioner-enrolment-not-active-paused = Ihr Kurs ist unterbrochen, deshalb kann jetzt nichts eingetragen werden. Fragen Sie die Akademie.
practitioner-enrolment-not-active-completed = Ihr Kurs ist abgeschlossen. Es gibt nichts mehr einzutragen.
practitioner-enrolment-not-active-withdrawn = Sie sind aus diesem Kurs ausgetragen, deshalb kann nichts eingetragen werden. Ist das ein Irrtum, fragen Sie die Akademie.
practitioner-enrolment-not-active-active = Dieser Kurs nimmt jetzt keine Einträge an.

practitioner-state = Zustand
practitioner-state-all = Alle
practitioner-state-draft = Entwurf
practitioner-state-submitted = eingereicht
practitioner-state-countersigned = gegengezeichnet
practitioner-state-rejected = zurückgeschickt
practitioner-state-voided = ungültig

practitioner-when = Wann
practitioner-what = Was
practitioner-date = Datum
practitioner-start = Beginn
practitioner-end = Ende
practitioner-overnight = Es endete nach Mitternacht, am nächsten Tag
practitioner-error-overnight = Von diesem Beginn bis zu diesem Ende am nächsten Tag ist es mehr als ein Tag. Nehmen Sie den Haken weg, oder berichtigen Sie die Zeiten.
practitioner-duration = Dauer
practitioner-supervisor = Aufsicht
practitioner-supervisor-hint = Wer dabei war und unterschreibt.
practitioner-nobody-yet = noch niemand
practitioner-no-supervisors = An diesem Tag darf das niemand beaufsichtigen. Speichern Sie es als Entwurf und fragen Sie die Akademie.
practitioner-supervisor-from = Aufsicht erst ab dem { $day }
practitioner-supervisor-earlier = War jemand davon früher schon dabei? Fragen Sie die Akademie: Mit der Rolle Inhaberin oder Inhaber kann man die Rolle früher beginnen lassen.
practitioner-note = Notiz
practitioner-note-hint = Keine Namen behandelter Personen.
practitioner-save-hand-in = Speichern und einreichen
practitioner-save-draft = Als Entwurf speichern
practitioner-hand-in = Einreichen
practitioner-mend = In Ordnung bringen
practitioner-error-time = Bitte die Uhrzeit mit je zwei Ziffern für Stunde und Minute eingeben, etwa 09:30 oder 14:30.
practitioner-error-never-shown = Die Uhr wurde über diese Zeit vorgestellt; es gab sie nicht. Schreiben Sie eine Zeit davor oder danach.
practitioner-clock-changed = In dieser Zeit wurde die Uhr umgestellt. Vergangen sind { $hours }; eine Zeit, die die Uhr zweimal zeigte, zählt so, dass der Eintrag kürzer ist.
practitioner-error-supervisor = Bitte wählen, wer dabei war.

practitioner-hours-title = Stunden
practitioner-hours-log = Stunden eintragen
practitioner-hours-log-first = Die ersten Stunden eintragen
practitioner-hours-empty = Noch sind keine Stunden eingetragen.
practitioner-hours-empty-next = Tragen Sie jedes Stück Theorie oder Praxis bald danach ein. Ihre Aufsicht unterschreibt, und dann zählt es.
practitioner-hours-empty-state = Kein Eintrag hat diesen Zustand.
practitioner-hours-show-all = Alle anzeigen
practitioner-hours-month-signed = { $hours } gegengezeichnet
practitioner-hours-month-waiting = { $hours } wartend
practitioner-hours-new-title = Stunden eintragen
practitioner-hours-edit-title = Entwurf ändern
practitioner-hours-category = Was war es?
practitioner-hours-technique = Technik
practitioner-hours-technique-none = Keine bestimmte
practitioner-hours-public = An Kundschaft?
practitioner-hours-public-hint = Erst, wenn die Theorie vollständig ist.
practitioner-hours-handed-in = { $hours } gespeichert und eingereicht. Es wartet auf { $supervisor }.
practitioner-hours-handed-in-plain = Eingereicht. Es wartet auf Ihre Aufsicht.
practitioner-hours-kept = { $hours } als Entwurf gespeichert. Niemand sieht ihn, bis Sie ihn einreichen.
practitioner-hours-already-saved = Dieser Eintrag war schon gespeichert. Nichts wurde doppelt gespeichert.
practitioner-hours-not-editable = Das kann nicht mehr geändert werden.
practitioner-hours-changed-meanwhile = Dieser Eintrag wurde inzwischen geändert, deshalb wurde nichts getan. So steht er jetzt.
practitioner-hours-overtaken = Dieser Eintrag wurde in einem anderen Fenster geändert, während Sie schrieben. Was Sie geschrieben haben, ist noch da.
practitioner-hours-stands = Jetzt steht dort: { $from } bis { $until }, { $state }. Wenn Sie speichern, tritt Ihres an diese Stelle.
practitioner-hours-there = Sie haben für diese Zeit schon einen Eintrag gespeichert, mit anderem Inhalt oder als Entwurf. Jetzt wurde nichts gespeichert. Was Sie eingegeben haben, ist noch da.
practitioner-session-there = Sie haben für diese Zeit schon eine Sitzung als Entwurf gespeichert, mit anderem Inhalt: { $from } bis { $until }. Jetzt wurde nichts gespeichert. Wenn Sie speichern, tritt Ihre Eingabe an ihre Stelle.
practitioner-session-handed-in-before = Dieses Formular wurde schon geschickt, und die Sitzung ist eingereicht. Was Sie seither geändert haben, wurde nicht gespeichert. Stimmt etwas nicht, bitten Sie Ihre Aufsicht, sie zurückzuschicken.
practitioner-case-there = Für diese behandelte Person gibt es mit dieser Technik schon einen offenen Fall. Ist es jemand anders, schreiben Sie ein anderes Kürzel.
practitioner-case-there-open = Den vorhandenen Fall öffnen
practitioner-case-sent-before = Dieses Formular wurde schon mit anderem Inhalt geschickt, und der Fall wurde damals angelegt. Wenn Sie speichern, tritt Ihre Eingabe an seine Stelle.
practitioner-hours-waits-gone = Es wartet auf jemanden, der hier keine Aufsicht mehr führt; niemand kann es unterschreiben. Bitten Sie Ihre Akademie, es einer anderen Aufsicht zu geben, oder nehmen Sie es zurück und wählen Sie, wer sonst dabei war.
practitioner-supervisor-gone = { $name }: führt hier keine Aufsicht mehr
practitioner-error-supervisor-gone = { $name } führt hier keine Aufsicht mehr und kann dies nicht unterschreiben. Wählen Sie, wer sonst dabei war, oder behalten Sie es als Entwurf und fragen Sie Ihre Akademie.
practitioner-hours-is-waiting = Er wartet auf Ihre Aufsicht. Solange er wartet, kann er nicht geändert werden. Stimmt er nicht oder ist die falsche Person gefragt, nehmen Sie ihn zurück.
practitioner-take-back = Zurücknehmen
practitioner-taken-back = Zurückgenommen. Es ist wieder ein Entwurf, und niemand ist gefragt, ihn zu unterschreiben.
practitioner-hours-stays = Nur ein Entwurf, der nie eingereicht wurde, kann entfernt werden. Dieser Eintrag bleibt.
practitioner-hours-removed = Der Entwurf ist weg.
practitioner-came-back = Zurückgeschickt:
practitioner-voided-because = Für ungültig erklärt. Er zählt nicht mehr und bleibt in Ihrer Liste:
practitioner-countersignature = Gegenzeichnung
practitioner-signed-by = Unterschrieben von
practitioner-signed-at = Unterschrieben
practitioner-still-matches = Der Eintrag sagt noch genau das, was unterschrieben wurde.
practitioner-no-match = Der Eintrag sagt nicht mehr, was unterschrieben wurde. Sagen Sie es der Akademie.
practitioner-show-hash = Fingerabdruck zeigen (SHA-256)
practitioner-remove-draft = Entwurf entfernen…
practitioner-remove-title = Diesen Entwurf entfernen?
practitioner-remove-what = Nur Sie haben ihn gesehen. Er wurde nie eingereicht.
practitioner-remove-final = Er lässt sich nicht zurückholen.
practitioner-remove-do = Entwurf entfernen
practitioner-keep-it = Behalten

practitioner-cases-title = Fälle
practitioner-cases-empty = Sie haben noch keine Fälle.
practitioner-cases-empty-next = Legen Sie für jede behandelte Person einen Fall an, ohne ihren Namen, und tragen Sie seine Sitzungen ein.
practitioner-case-new = Fall anlegen
practitioner-case-title = Fall { $client }
practitioner-case-record = Schritte eintragen
practitioner-case-client = Kürzel der behandelten Person
practitioner-case-client-hint = Ein Kürzel wie C-014, nie ein Name. Nur Sie sollen wissen, wer es ist.
practitioner-error-pseudonym = Bitte ein Kürzel mit einer Zahl und ohne Leerzeichen eingeben, zum Beispiel C-014. Keine Namen.
practitioner-case-fixed = Technik und Kürzel lassen sich nicht mehr ändern, weil eine Sitzung gegengezeichnet ist.
practitioner-case-sex = Behandelte Person
practitioner-sex-woman = Frau
practitioner-sex-man = Mann
practitioner-sex-not_said = Keine Angabe
practitioner-case-age = Alter
practitioner-case-adult = Mindestens 18, geprüft
practitioner-case-skin = Hauttyp (Fitzpatrick)
practitioner-skin-unknown = Nicht bestimmt
practitioner-skin-1 = 1, verbrennt immer
practitioner-skin-2 = 2, verbrennt leicht
practitioner-skin-3 = 3, verbrennt manchmal
practitioner-skin-4 = 4, verbrennt wenig
practitioner-skin-5 = 5, verbrennt selten
practitioner-skin-6 = 6, verbrennt nie
practitioner-case-contra = In der Krankengeschichte gefunden
practitioner-case-contra-hint = Kreuzen Sie an, was zutrifft. Gab es nichts, lassen Sie es leer.
practitioner-contra-allergy = Allergie
practitioner-contra-blood_disorder = Störung des Blutes oder der Gerinnung
practitioner-contra-blood_thinner = Blutverdünner
practitioner-contra-diabetes = Diabetes
practitioner-contra-immune_system = Schwaches Immunsystem
practitioner-contra-keloid = Wulstige Narben (Keloid)
practitioner-contra-pregnancy = Schwanger oder stillend
practitioner-contra-skin_condition = Hautkrankheit an der Stelle
practitioner-contra-skin_medicine = Starkes Hautmedikament
practitioner-case-steps = Schritte rund um die Behandlung
practitioner-case-steps-hint = Tragen Sie jedes Datum ein, wenn es so weit ist. Für den Rest können Sie wiederkommen.
practitioner-case-screened = Fragen zur Gesundheit
practitioner-case-patch = Hauttest
practitioner-case-consent = Einwilligung
practitioner-case-aftercare = Nachsorge erklärt
practitioner-case-healed = Verheiltes Ergebnis angesehen
practitioner-case-state-planned = geplant
practitioner-case-state-in_treatment = in Behandlung
practitioner-case-state-healing = heilt ab
practitioner-case-state-complete = vollständig
practitioner-case-state-abandoned = aufgegeben
practitioner-case-missing = Fehlt noch
practitioner-nothing-missing = Nichts fehlt.
practitioner-case-opened = Fall { $client } ist angelegt.
practitioner-case-recorded = Gespeichert.
practitioner-case-closed = Dieser Fall ist geschlossen und kann nicht mehr geändert werden.
practitioner-case-overtaken = Dieser Fall wurde in einem anderen Fenster geändert, während Sie schrieben. Was Sie geschrieben haben, ist noch da. Wenn Sie speichern, tritt Ihres an diese Stelle.
practitioner-case-heal = Alle Sitzungen sind gemacht, jetzt heilt es ab
practitioner-case-heals = Der Fall heilt jetzt ab. Eine Aufsicht oder eine Bewertung sieht sich das verheilte Ergebnis an.
practitioner-case-waits-for-review = Wenn sonst nichts fehlt, sieht sich eine Aufsicht dieses Falls oder eine Bewertung das verheilte Ergebnis an. Dann ist der Fall vollständig.
practitioner-case-abandon = Fall aufgeben…
practitioner-case-abandon-title = Diesen Fall aufgeben?
practitioner-case-abandon-what = Er bleibt in Ihrer Liste und zählt nie.
practitioner-case-abandon-final = Er lässt sich nicht wieder aufnehmen.
practitioner-case-abandon-do = Fall aufgeben
practitioner-case-abandoned = Der Fall ist aufgegeben.
practitioner-case-abandoned-because = Aufgegeben:
practitioner-sessions = Sitzungen
practitioner-sessions-empty = Noch ist keine Sitzung eingetragen.
practitioner-sessions-rule = { $need ->
    [one] Mindestens eine Sitzung.
   *[other] Mindestens { $need } Sitzungen, mindestens { $days } Tage auseinander.
}
practitioner-session-next-from = Die nächste ab dem { $day }.
practitioner-session-new = Sitzung eintragen
practitioner-session-handed-in = Die Sitzung ist gespeichert und eingereicht.
practitioner-session-kept = Die Sitzung ist als Entwurf gespeichert.
practitioner-case-no-more-sessions = Dieser Fall nimmt keine weiteren Sitzungen an.
practitioner-spacing-rule = Mindestens { $days } Tage zwischen zwei Sitzungen.
practitioner-spacing-given = Die Leitung hat einen kürzeren Abstand erlaubt.
practitioner-error-too-close = Nur { $have } Tage Abstand zu einer anderen Sitzung dieses Falls; nötig sind { $need }. Die Leitung kann es erlauben.

practitioner-home-title = Start
practitioner-next-is = Als Nächstes: { $step }
practitioner-more-steps = Was danach kommt
practitioner-progress = Wie weit Sie sind
practitioner-met = ja
practitioner-holds-none = keine
practitioner-current = gültig
practitioner-open = noch nicht
practitioner-holds-open = { $count } offen
practitioner-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
practitioner-to-go = noch { $amount }
practitioner-waiting-amount = { $amount } wartend
practitioner-under-way = { $amount } im Gange
practitioner-came-back-title = Zurückgeschickt: Bringen Sie das in Ordnung
practitioner-flagged-title = Zählt nicht
practitioner-flagged-text = Das verstößt gegen eine Regel. Bitten Sie Ihre Aufsicht, es zurückzuschicken oder für ungültig zu erklären, und tragen Sie es richtig ein.
practitioner-waiting-title = Wartet auf Unterschrift
practitioner-since = seit { $moment } Uhr
practitioner-ending-title = Nachweise, die enden
practitioner-ends-on = bis { $day }
practitioner-ended-on = endete am { $day }
practitioner-last-title = Ihre letzten Einträge
practitioner-see-hours = Ihre Stunden ansehen
practitioner-see-cases = Ihre Fälle ansehen
practitioner-see-documents = Ihre Nachweise ansehen
practitioner-see-certificates = Ihre Zertifikate ansehen
practitioner-completed = Ihr Zertifikat ist ausgestellt
practitioner-completed-none = Ihr Kurs ist abgeschlossen
practitioner-completed-none-text = Ein Zertifikat dazu gibt es zurzeit nicht. Fragen Sie Ihre Akademie.
practitioner-completed-text = Halten Sie Ihre Nachweise gültig: Patientinnen und Patienten sehen jeden Tag, ob sie es sind.

practitioner-line-enrolment = Einschreibung ist aktiv
practitioner-line-identity = Identität geprüft
practitioner-line-age = Alt genug
practitioner-line-criteria = Kriterien
practitioner-line-cases = Fälle: { $techniques }
practitioner-line-cases-women = Davon an Frauen: { $techniques }
practitioner-line-spread = Verteilung der ersten { $count } Fälle
practitioner-line-observations = Beobachtete Behandlungen
practitioner-line-observations-another = Davon bei jemand anderem als der Ausbildungsleitung
practitioner-line-holds = Sperren Ihres Zertifikats

practitioner-next-enrolment-applied = die Akademie fragen, wann Ihr Kurs beginnt
practitioner-next-enrolment-paused = die Akademie bitten, Ihren Kurs fortzusetzen
practitioner-next-enrolment-completed = nichts, Ihr Kurs ist abgeschlossen
practitioner-next-enrolment-withdrawn = nichts, Sie sind aus diesem Kurs ausgetragen
practitioner-next-enrolment-active = weitermachen
practitioner-next-holds = { $count ->
    [one] die Akademie fragen, was Ihr Zertifikat sperrt
   *[other] die Akademie nach { $count } Sperren fragen, die Ihr Zertifikat aufhalten
}
practitioner-next-records = { $count ->
    [one] einen Eintrag ansehen, der nicht zählt
   *[other] { $count } Einträge ansehen, die nicht zählen
}
practitioner-next-theory = erst die Theorie abschließen, noch { $hours }
practitioner-next-birth-date = der Akademie Ihr Geburtsdatum sagen
practitioner-next-age = warten, bis Sie { $years } sind
practitioner-next-identity = der Akademie Ihren Pass oder Personalausweis zeigen
practitioner-next-document = { $name } einreichen
practitioner-next-wait-document = warten, bis { $name } geprüft ist
practitioner-next-wait-signature = auf Unterschriften warten, { $hours } sind eingereicht
practitioner-next-hours-theory = noch { $hours } Theorie eintragen
practitioner-next-hours-supervised_practice = noch { $hours } Praxis unter Aufsicht eintragen
practitioner-next-hours-independent = noch { $hours } Selbststudium eintragen
practitioner-next-hours-technique = noch { $hours } { $technique } eintragen
practitioner-next-finish-cases = { $count ->
    [one] einen Fall abschließen: { $techniques }
   *[other] { $count } Fälle abschließen: { $techniques }
}
practitioner-next-cases = { $count ->
    [one] noch einen Fall anlegen: { $techniques }
   *[other] noch { $count } Fälle anlegen: { $techniques }
}
practitioner-next-cases-women = { $count ->
    [one] einen Fall an einer Frau anlegen: { $techniques }
   *[other] { $count } Fälle an Frauen anlegen: { $techniques }
}
practitioner-next-spread = { $days ->
    [one] Ihre ersten Fälle auf noch einen Tag mehr verteilen
   *[other] Ihre ersten Fälle auf noch { $days } Tage mehr verteilen
}
practitioner-next-observations = { $count ->
    [one] eine beobachtete Behandlung vereinbaren
   *[other] { $count } beobachtete Behandlungen vereinbaren
}
practitioner-next-observations-another = { $count ->
    [one] eine beobachtete Behandlung bei jemand anderem als Ihrer Ausbildungsleitung vereinbaren
   *[other] { $count } beobachtete Behandlungen bei jemand anderem als Ihrer Ausbildungsleitung vereinbaren
}
practitioner-next-criteria = { $count ->
    [one] ein Kriterium bewerten lassen
   *[other] { $count } Kriterien bewerten lassen
}
practitioner-next-wait-confirmation = { $count ->
    [one] warten, bis ein Kriterium bestätigt ist
   *[other] warten, bis { $count } Kriterien bestätigt sind
}
practitioner-next-asked = Alles ist erfüllt, und Ihr Zertifikat ist beantragt: Eine zweite Person der Akademie genehmigt es. Dann bekommen Sie eine E-Mail.
practitioner-next-certificate = alles ist da. Bitten Sie die Akademie um Ihr Zertifikat

practitioner-case-patch-time = Um wie viel Uhr
practitioner-case-patch-result = Was der Hauttest zeigte
practitioner-patch-clear = Keine Reaktion
practitioner-patch-reaction = Die Haut hat reagiert
practitioner-error-patch-time = Schreiben Sie, um wie viel Uhr der Hauttest war, mit je zwei Ziffern für Stunde und Minute, etwa 09:30 oder 14:30.
practitioner-error-patch-result = Wählen Sie, was der Hauttest zeigte.
practitioner-case-why = Warum ändern Sie es?
practitioner-case-why-hint = Nur nötig, wo eine unterschriebene Sitzung etwas anderes sagt. Die Unterschrift wird ungültig, die Sitzung wartet auf eine neue, und die Aufsicht bekommt eine E-Mail mit Ihrem Grund.
practitioner-error-signed = { $count ->
    [one] Eine unterschriebene Sitzung sagt etwas anderes. Schreiben Sie, warum Sie es ändern: die Unterschrift wird ungültig, es braucht eine neue.
   *[other] { $count } unterschriebene Sitzungen sagen etwas anderes. Schreiben Sie, warum Sie es ändern: die Unterschriften werden ungültig, es braucht neue.
}
practitioner-asked = Kurz davor und gleich danach
practitioner-asked-hint = Ihre Aufsicht unterschreibt das mit.
practitioner-asked-answer = Vor der Nadel noch einmal gefragt: Gesundheit, Medikamente, Hauttest, Einwilligung
practitioner-asked-unchanged = Seitdem hat sich nichts geändert
practitioner-asked-changed = Etwas hat sich geändert
practitioner-asked-change = Was hat sich geändert?
practitioner-error-change = Schreiben Sie, was sich geändert hat.
practitioner-session-aftercare = Danach wurde die Nachsorge erklärt und mitgegeben
