# Entscheidungen der Bewertenden und die Stichprobe der Qualitätssicherung.

assess-title = Bewerten
assess-lead = Alle, die gerade lernen, und wie weit sie sind.
assess-returned-title = An Sie zurückgeschickt
assess-returned-text = Die Qualitätssicherung bittet Sie, das noch einmal anzusehen.
assess-returned-count = { $count } zurückgeschickt
assess-search = Name suchen
assess-cohort = Gruppe
assess-all-cohorts = Alle Gruppen
assess-all-assessors = Alle Bewertenden
assess-show = Anzeigen
assess-none = Niemand, der gerade lernt, wurde gefunden.
assess-none-next = Auszubildende erscheinen hier, sobald ihre Gruppe begonnen hat.
assess-trainee = In Ausbildung
assess-criteria = Erfüllte Kriterien
assess-observations = Beobachtete Behandlungen
assess-observation = Beobachtete Behandlung
assess-complete = Alles entschieden
assess-under-way = Im Gange
assess-criterion = Kriterium { $reference }
assess-criterion-head = Kriterium
assess-optional = (freiwillig)
assess-decision = Entscheidung
assess-decided = Entschieden
assess-comment = Kommentar
assess-comment-hint = Was gut war, was als Nächstes zu tun ist. Keine Namen behandelter Personen.
assess-comment-on = Kommentar zu Kriterium { $reference }
assess-met = Erfüllt
assess-not-met = Noch nicht
assess-state-open = Nicht entschieden
assess-state-met = Erfüllt
assess-state-not-met = Noch nicht
assess-state-confirmed = Erfüllt und bestätigt
assess-state-returned = Zurückgeschickt
assess-was-met = Es war: Erfüllt. Entscheiden Sie neu.
assess-was-not_met = Es war: Noch nicht. Entscheiden Sie neu.
assess-iqa-says = Qualitätssicherung:
assess-save = Entscheidungen speichern
assess-saved = { $count ->
    [one] Eine Entscheidung wurde gespeichert.
   *[other] { $count } Entscheidungen wurden gespeichert.
}
assess-nothing-changed = Nichts wurde geändert: Wählen Sie erst „Erfüllt“ oder „Noch nicht“.
assess-error-choice = Wählen Sie auch „Erfüllt“ oder „Noch nicht“. Ein Kommentar wird nur mit einer Entscheidung gespeichert.
assess-overtaken = Inzwischen hat jemand über { $criteria } entschieden. Von Ihnen wurde nichts gespeichert. Unten steht der jetzige Stand, sonst mit Ihrer Auswahl: Speichern Sie noch einmal.
assess-own-work-title = Niemand bewertet die eigene Arbeit
assess-own-work-text = Das sind Ihre eigenen Akten. Jemand anderes muss sie bewerten.
assess-own-decision-title = Niemand prüft die eigene Entscheidung
assess-own-decision-text = Das haben Sie selbst entschieden. Jemand anderes aus der Qualitätssicherung muss es ansehen. Nichts wurde geändert.
assess-same-hand-title = Es braucht zwei Personen
assess-same-hand-text = Sie oder wer entschieden hat, wurde diese Woche von der anderen Person hereingeholt, oder jemand hat Sie beide hereingeholt. Bis eine andere Inhaberin oder ein anderer Inhaber bestätigt, wer neu ist, gelten Sie als eine Person. Nichts wurde geändert.
assess-not-active-title = Diese Person lernt zurzeit nicht
assess-not-active-text = Die Einschreibung ist unterbrochen, abgeschlossen oder ausgetragen, deshalb kann nichts entschieden werden. Nichts wurde geändert.

assess-observe = Beobachtete Behandlung eintragen
assess-observe-title = Beobachtete Behandlung eintragen
assess-observe-save = Eintragen
assess-observation-saved = Die beobachtete Behandlung ist eingetragen.
assess-no-observations = Noch ist keine beobachtete Behandlung eingetragen.
assess-technique = Technik
assess-client = Kürzel der behandelten Person
assess-client-hint = Wie im Logbuch. Nie ein Name.
assess-client-of-cases = Eine der behandelten Personen aus den Fällen.
assess-client-choose = Bitte wählen
assess-error-client-unknown = Zu diesem Kürzel gibt es keinen Fall. Wählen Sie eines, oder lassen Sie zuerst den Fall anlegen.
assess-on = Datum
assess-outcome = Bestanden?
assess-observed-met = Bestanden
assess-observed-not_met = Noch nicht
assess-error-client = Bitte das Kürzel eingeben, höchstens 40 Zeichen.
assess-error-client-choose = Wählen Sie, wessen Behandlung Sie beobachtet haben.
assess-error-future = Dieser Tag liegt in der Zukunft.
assess-error-outside = Dieser Tag liegt außerhalb der Einschreibung.

assess-sample-title = Stichprobe
assess-sample-lead = Sehen Sie einen Teil der Entscheidungen an. Bestätigen Sie sie oder schicken Sie sie zurück.
assess-queue-title = Wartet auf Sie
assess-queue-empty = Keine Entscheidung aus der Stichprobe wartet.
assess-queue-empty-next = Ziehen Sie einige durch Zufall oder wählen Sie einige von Hand.
assess-what = Was
assess-assessor = Bewertung durch
assess-draw-title = Durch Zufall ziehen
assess-draw-text = Ihre eigenen Entscheidungen bleiben draußen.
assess-how-many = Wie viele
assess-draw-send = Ziehen
assess-drawn = { $count ->
    [one] Eine Entscheidung ist jetzt in der Stichprobe.
   *[other] { $count } Entscheidungen sind jetzt in der Stichprobe.
}
assess-nothing-to-draw = Es gab nichts zu ziehen: Außerhalb der Stichprobe ist keine solche Entscheidung mehr übrig.
assess-nothing-picked = Nichts wurde aufgenommen: Wählen Sie mindestens eine Entscheidung, die noch nicht in der Stichprobe ist.
assess-error-how-many = Bitte eine ganze Zahl von 1 bis 200 eingeben.
assess-pick-title = Von Hand wählen
assess-pick-empty = Alle Entscheidungen sind in der Stichprobe, oder es gibt noch keine.
assess-pick-all = Alle auswählen
assess-pick-one = Entscheidung über { $name } auswählen
assess-pick-own = Ihre eigene
assess-pick-send = In die Stichprobe aufnehmen
assess-coverage-title = Was angesehen wurde
assess-coverage-empty = Noch hat niemand etwas entschieden.
assess-coverage-line = { $confirmed } bestätigt, { $returned } zurückgeschickt
assess-judge-title = Eine Entscheidung aus der Stichprobe
assess-iqa-comment = Kommentar
assess-iqa-comment-hint = Nötig, wenn Sie sie zurückschicken: Sagen Sie, was noch einmal anzusehen ist.
assess-confirm = Bestätigen
assess-return = Zurückschicken
assess-error-comment = Bitte schreiben, was noch einmal angesehen werden soll.
assess-judge-closed = Sie können das nicht bestätigen oder zurückschicken: Es ist Ihre eigene Entscheidung, nicht in der Stichprobe oder schon erledigt.
assess-confirmed-done = Bestätigt.
assess-returned-done = An die bewertende Person zurückgeschickt.

# Wer bewertet, berichtigt ein Versehen.

assess-correct-link = Versehen berichtigen…
assess-correct-title = Ihre Entscheidung berichtigen
assess-correct-lead = Für ein eigenes Versehen, bevor ein Zertifikat ausgestellt ist. Was Sie zuerst entschieden haben, bleibt mit Ihrem Grund in den Ereignissen.
assess-correct-reason = Warum Sie berichtigen
assess-correct-reason-hint = Qualitätssicherung und Prüfung lesen es.
assess-correct-button = Berichtigen
assess-corrected = Ihre Entscheidung ist berichtigt.
assess-issued-title = Ein Zertifikat beruht auf dieser Entscheidung
assess-issued-text = Es ist ausgestellt oder wird gerade gemacht, deshalb bleibt die Entscheidung. Sagen Sie es einer Inhaberin oder einem Inhaber: Sie oder er kann das Zertifikat zurückziehen. Nichts wurde geändert.
assess-not-yours-title = Das hat jemand anderes entschieden
assess-not-yours-text = Nur wer entschieden hat, berichtigt ein Versehen. Die Qualitätssicherung kann es zurückschicken. Nichts wurde geändert.
