# Deutsch: Zertifikate.

certificates-title = Zertifikate
certificates-error-title = Fehler:
certificates-waiting-title = Wartet auf eine zweite Person
certificates-waiting-note = Eine Person beantragt ein Zertifikat, eine andere genehmigt es.
certificates-together = Die von { $cohort } zusammen genehmigen…
certificates-ask = Zertifikate beantragen…
certificates-search = Name, Seriennummer oder Code
certificates-state = Zustand
certificates-state-any = Jeder Zustand
certificates-show = Anzeigen
certificates-empty = Noch keine Zertifikate.
certificates-empty-next = Wenn jemand alle Anforderungen erfüllt hat, beantragen Sie ein Zertifikat. Eine zweite Person genehmigt es.
certificates-none-found = Kein Zertifikat passt dazu.
certificates-none-found-next = Versuchen Sie es mit weniger Buchstaben oder mit jedem Zustand.
certificates-holder = Gehört
certificates-course = Kurs
certificates-cohort = Gruppe
certificates-serial = Seriennummer
certificates-code = Code
certificates-awarded = Verliehen am
certificates-until = Gültig bis
certificates-no-expiry = Läuft nicht ab
certificates-asked-by = Beantragt von
certificates-asked-on = Beantragt am
certificates-approved-by = Genehmigt von
certificates-pager = Seiten
certificates-pager-range = { $first } bis { $last } von { $total }
certificates-pager-previous = Vorige Seite
certificates-pager-next = Nächste Seite

certificates-state-pending_approval = wartet auf Genehmigung
certificates-state-declined = nicht ausgestellt
certificates-state-preparing = wird erstellt
certificates-state-active = gültig
certificates-state-papers = Nachweise nicht in Ordnung
certificates-state-expired = abgelaufen
certificates-state-suspended = ausgesetzt
certificates-state-revoked = zurückgezogen
certificates-state-superseded = ersetzt
certificates-asked-by-you = Sie haben es beantragt, darum genehmigt es jemand anderes.
certificates-of-you = Es ist Ihres, darum genehmigt es jemand anderes.

certificates-succession-renewal = Verlängerung
certificates-succession-replacement = Ersatz
certificates-succession-correction = Berichtigung des Namens

certificates-new-title = Zertifikate beantragen
certificates-new-choose = Gruppe wählen
certificates-new-choose-note = Alle darin, die jede Anforderung erfüllt haben, sind schon für Sie ausgewählt.
certificates-new-no-cohort = In keiner Gruppe lernt gerade jemand.
certificates-new-no-cohort-next = Öffnen Sie erst eine Gruppe und schreiben Sie Auszubildende ein.
certificates-new-lead = Wer ist heute so weit? Jedes Zertifikat muss eine zweite Person genehmigen: nicht Sie, nicht wer zuletzt bewertet hat, und nicht die Person, der es gehören soll.
certificates-new-ready = Bereit
certificates-new-not-ready = Noch nicht bereit
certificates-new-issued = Schon beantragt oder ausgestellt
certificates-new-nobody-ready = Heute ist niemand so weit.
certificates-new-nobody-ready-next = Unten steht, was noch fehlt.
certificates-new-submit = Zertifikate beantragen
certificates-new-missing = Was fehlt
certificates-new-pick-none = Bitte mindestens eine Person auswählen.
certificates-new-select-all = Alle auswählen
certificates-new-select = { $name } auswählen
certificates-new-language = Sprache auf dem Papier
certificates-new-selected = ausgewählt
certificates-asked = { $count ->
    [one] Ein Zertifikat ist beantragt. Eine andere Person kann es jetzt genehmigen.
   *[other] { $count } Zertifikate sind beantragt. Eine andere Person kann sie jetzt genehmigen.
}
certificates-asked-partly = { $count } beantragt. { $left } nicht: Sie sind schon beantragt, oder es fehlt inzwischen etwas.
certificates-asked-already = Diese waren schon beantragt. Nichts wurde doppelt getan.

certificates-missing-enrolment = Die Einschreibung ist nicht aktiv ({ $state }).
certificates-enrolment-applied = angemeldet
certificates-enrolment-active = aktiv
certificates-enrolment-paused = unterbrochen
certificates-enrolment-completed = abgeschlossen
certificates-enrolment-withdrawn = ausgetragen
certificates-missing-identity = Niemand hat den Ausweis geprüft.
certificates-missing-birth-date = Das Geburtsdatum ist nicht bekannt.
certificates-missing-age = Ist { $have } Jahre alt, muss { $need } sein.
certificates-missing-criteria = { $have } von { $need } Kriterien sind erfüllt; offen: { $list }.
certificates-missing-criteria-many = { $have } von { $need } Kriterien sind erfüllt.
certificates-missing-hours = { $category }: { $have } von { $need }.
certificates-missing-hours-technique = { $category }, { $technique }: { $have } von { $need }.
certificates-missing-cases = Vollständige Fälle ({ $techniques }): { $have } von { $need }.
certificates-missing-cases-women = Vollständige Fälle an Frauen ({ $techniques }): { $have } von { $need }.
certificates-missing-spread = Die ersten { $cases } Fälle verteilen sich auf { $have } Tage, nötig sind { $need }.
certificates-missing-observations = Bestandene beobachtete Behandlungen an verschiedenen Personen: { $have } von { $need }.
certificates-missing-another = Bestandene beobachtete Behandlungen bei jemand anderem als der Ausbildungsleitung: { $have } von { $need }.
certificates-missing-document = { $name }: fehlt.
certificates-missing-document-waiting = { $name }: wartet auf Prüfung.
certificates-missing-document-rejected = { $name }: wurde nicht angenommen.
certificates-missing-document-withdrawn = { $name }: die Annahme wurde zurückgenommen.
certificates-missing-document-expired = { $name }: lief am { $day } ab.
certificates-missing-document-not-yet = { $name }: gilt erst ab dem { $day }.
certificates-missing-holds = { $open ->
    [one] Eine Sperre ist offen.
   *[other] { $open } Sperren sind offen.
}

certificates-detail-facts = Was darin steht
certificates-detail-as-issued = Festgehalten bei der Genehmigung. Wird später ein Name oder ein Kurs geändert, bleibt es hier, wie es war.
certificates-detail-request = Der Antrag
certificates-detail-public = Was alle sehen können
certificates-detail-public-link = Öffentliche Seite öffnen
certificates-detail-checks = { $count ->
    [0] Noch hat es niemand geprüft.
    [one] Einmal geprüft, am { $day }.
   *[other] { $count } Mal geprüft, zuletzt am { $day }.
}
certificates-detail-file = PDF herunterladen
certificates-detail-hash = SHA-256 der Datei
certificates-detail-history = Was geschah
certificates-detail-follows = Folgt auf
certificates-detail-followed-by = Gefolgt von
certificates-detail-reason = Grund
certificates-detail-new-name = Neuer Name
certificates-detail-evidence = Nachweis für den neuen Namen
certificates-detail-preparing = Die Datei wird gerade erstellt. Das dauert einen Augenblick; laden Sie die Seite neu.
certificates-detail-techniques = Techniken
certificates-detail-cases = { $count ->
    [one] ein Fall unter Aufsicht
   *[other] { $count } Fälle unter Aufsicht
}
certificates-detail-hours = Praxis unter Aufsicht
certificates-detail-level = Stufe
certificates-detail-assessors = Bewertet von
certificates-by-program = dem Programm
certificates-history-by = von

certificates-approve = Genehmigen und ausstellen
certificates-approve-own = Sie haben es selbst beantragt. Eine andere Person muss es genehmigen.
certificates-approve-lead = Wenn Sie genehmigen, bekommt das Zertifikat Seriennummer und Code, sein Inhalt wird festgehalten, die Datei wird erstellt, und die Person bekommt eine E-Mail.
certificates-decline = Ablehnen…
certificates-withdraw = Antrag zurücknehmen…
certificates-suspend = Aussetzen…
certificates-reinstate = Wieder einsetzen…
certificates-revoke = Zurückziehen…
certificates-replace = Ersetzen…
certificates-correct = Namen berichtigen…
certificates-renew = Verlängern…

certificates-approved = Ausgestellt. Die Person bekommt eine E-Mail.
certificates-approved-already = Das haben Sie schon genehmigt. Nichts wurde doppelt getan.
certificates-approved-preparing = Genehmigt. Die Datei konnte gerade nicht erstellt werden; es wird von selbst noch einmal versucht.
certificates-refused-title = Nicht ausgestellt
certificates-refused-not-eligible = Stand heute fehlt etwas. Nichts wurde ausgestellt.
certificates-refused-requester = Sie haben dieses Zertifikat beantragt, deshalb muss eine andere Person es genehmigen.
certificates-refused-assessor = Sie haben hier zuletzt bewertet, deshalb muss eine andere Person es genehmigen.
certificates-refused-holder = Das ist Ihr eigenes Zertifikat, deshalb muss eine andere Person es genehmigen.
certificates-refused-hand = Sie oder die andere Person wurde diese Woche von der anderen hereingeholt, oder jemand hat Sie beide hereingeholt. Bis eine andere Inhaberin oder ein anderer Inhaber bestätigt, wer neu ist, gelten Sie als eine Person. Bitten Sie jemand anderen um die Genehmigung oder um die Bestätigung.
certificates-refused-paper = Das Zertifikat lässt sich nicht drucken. Nichts wurde ausgestellt. Bringen Sie erst das in Ordnung:
certificates-refused-not-active = Nur auf ein gültiges Zertifikat kann ein anderes folgen. Dieses ist { $state }.
certificates-refused-no-expiry = Dieses Zertifikat läuft nicht ab, es gibt also nichts zu verlängern.
certificates-refused-no-term = Der Kurs sagt nicht, wie lange ein Zertifikat gilt.
certificates-refused-too-early = Verlängern lässt es sich ab dem { $day }.
certificates-refused-same-name = Dieser Name steht schon darauf.
certificates-refused-no-evidence = Kein angenommener und heute gültiger Nachweis dieser Person belegt den neuen Namen.
certificates-refused-back = Zurück zum Zertifikat

certificates-confirm-keep = So lassen
certificates-confirm-line = { $course }, Seriennummer { $serial }, verliehen am { $day }
certificates-reason-label = Grund
certificates-reason-hint = Die Leute der Akademie lesen ihn, und die Person selbst in der Kopie ihrer Daten. Die Öffentlichkeit nicht.
certificates-decline-title = Diesen Antrag ablehnen?
certificates-decline-1 = Nichts wird ausgestellt. Wer den Antrag gestellt hat, sieht Ihren Grund.
certificates-decline-2 = Das Zertifikat kann später wieder beantragt werden.
certificates-decline-button = Antrag ablehnen
certificates-decline-done = Abgelehnt. Nichts wurde ausgestellt.
certificates-take-back-title = Diesen Antrag zurücknehmen?
certificates-take-back-1 = Nichts wird ausgestellt. Ihr Grund bleibt beim Antrag stehen.
certificates-take-back-2 = Das Zertifikat kann später wieder beantragt werden.
certificates-take-back-button = Antrag zurücknehmen
certificates-take-back-done = Zurückgenommen. Nichts wurde ausgestellt.
certificates-suspend-title = Dieses Zertifikat aussetzen?
certificates-suspend-1 = Von jetzt an lesen alle, die den Code prüfen, dass es ausgesetzt ist und man sich nicht darauf verlassen soll.
certificates-suspend-2 = Die Person bekommt eine E-Mail. Sie können es jederzeit wieder einsetzen.
certificates-suspend-button = Zertifikat aussetzen
certificates-suspend-done = Ausgesetzt. Die öffentliche Seite sagt das von jetzt an.
certificates-reinstate-title = Dieses Zertifikat wieder einsetzen?
certificates-reinstate-1 = Von jetzt an lesen alle, die den Code prüfen, nicht mehr, dass es ausgesetzt ist, sondern was es an dem Tag wert ist.
certificates-reinstate-2 = Die Person bekommt eine E-Mail.
certificates-reinstate-button = Zertifikat wieder einsetzen
certificates-reinstate-done = Wieder eingesetzt. Die öffentliche Seite sagt wieder, was es heute wert ist.
certificates-revoke-title = Dieses Zertifikat zurückziehen?
certificates-revoke-1 = Von jetzt an lesen alle, die den Code prüfen, dass es zurückgezogen ist, und den Grund, den Sie wählen. Bei „anderer Grund“ lesen sie nur, dass die Akademie ihn sagen kann.
certificates-revoke-2 = Die Person bekommt eine E-Mail.
certificates-revoke-3 = Es kann nie wieder gültig werden. Nichts wird gelöscht.
certificates-revoke-request = Ein anderes Zertifikat, das auf dieses folgen sollte, ist beantragt. Dieser Antrag wird abgelehnt, und wer ihn gestellt hat, erfährt es per E-Mail:
certificates-revoke-button = Zertifikat zurückziehen
certificates-revoke-done = Endgültig zurückgezogen. Die öffentliche Seite sagt das von jetzt an.
certificates-revoke-reopened = Zurückgezogen. Die Einschreibung ist wieder offen: Wenn alles stimmt, beantragen Sie das richtige Zertifikat.
certificates-revoke-reopen = Einschreibung wieder öffnen, damit das richtige Zertifikat folgen kann
certificates-revoke-reopen-hint = Bei einem Versehen der Akademie: Die Person behält alles, ist wieder aktiv und kann ein anderes Zertifikat bekommen.
certificates-revoke-reason = Warum
certificates-revoke-text = In Ihren eigenen Worten
certificates-revoke-text-hint = Nötig bei „Anderer Grund“. Die Öffentlichkeit kann es nicht lesen.
certificates-reason-claimed_early = Verlangt, bevor die Ausbildung beendet war
certificates-reason-claimed_in_error = Irrtümlich ausgestellt
certificates-reason-wrong_qualification = Falsche Qualifikation
certificates-reason-centre_malpractice = Die Akademie hat sich nicht an die Regeln gehalten
certificates-reason-learner_malpractice = Die Person hat sich nicht an die Regeln gehalten
certificates-reason-incorrect_units = Falsche Lerneinheiten
certificates-reason-other = Anderer Grund
certificates-replace-title = Dieses Zertifikat ersetzen?
certificates-replace-1 = Eine andere Person muss es genehmigen.
certificates-replace-2 = Das neue hat eine neue Seriennummer und einen neuen Code, trägt das Wort „Ersatzausfertigung“ und läuft am selben Tag ab.
certificates-replace-3 = Wer danach das alte prüft, wird zum neuen geführt.
certificates-replace-button = Ersatz beantragen
certificates-correct-title = Namen berichtigen?
certificates-correct-1 = Eine andere Person muss es genehmigen.
certificates-correct-2 = Das neue Zertifikat hat eine neue Seriennummer und einen neuen Code, trägt das Wort „Ersatzausfertigung“ und läuft am selben Tag ab.
certificates-correct-3 = Wer das alte prüft, liest dann, dass ein neueres an seine Stelle trat: Keiner der beiden Namen steht dort. Die Person hat überall den neuen Namen.
certificates-correct-button = Berichtigung beantragen
certificates-correct-name = Name, wie er sein soll
certificates-correct-evidence = Nachweis, der das belegt
certificates-correct-evidence-hint = Ein angenommener Ausweis oder ein Nachweis über die Namensänderung.
certificates-correct-no-evidence = Von dieser Person gibt es keinen angenommenen Nachweis, der einen Namen belegt. Lassen Sie erst einen einreichen und prüfen.
certificates-renew-title = Dieses Zertifikat verlängern?
certificates-renew-1 = Eine andere Person muss es genehmigen, und an diesem Tag muss jeder Nachweis gültig sein.
certificates-renew-2 = Die neue Laufzeit beginnt heute oder mit dem Ende der alten, je nachdem, was später ist.
certificates-renew-3 = Das neue hat eine neue Seriennummer und einen neuen Code. Das alte führt danach zum neuen.
certificates-renew-missing = Es lässt sich noch nicht verlängern. Bringen Sie zuerst das in Ordnung:
certificates-renew-documents = Nachweise der Person öffnen
certificates-renew-button = Verlängerung beantragen
certificates-follow-done = Beantragt. Eine andere Person kann es jetzt genehmigen.
certificates-follow-already = Ein Nachfolger ist schon beantragt oder ausgestellt. Nichts wurde doppelt getan.

certificates-event-requested = Beantragt
certificates-event-approved = Genehmigt
certificates-event-issued = Ausgestellt
certificates-event-declined = Abgelehnt
certificates-event-withdrawn = Antrag zurückgenommen
certificates-event-suspended = Ausgesetzt
certificates-event-reinstated = Wieder eingesetzt
certificates-event-revoked = Endgültig zurückgezogen
certificates-event-superseded = Durch ein anderes Zertifikat ersetzt

certificates-mine-title = Meine Zertifikate
certificates-mine-empty = Sie haben noch kein Zertifikat.
certificates-mine-empty-next = Wenn alles erfüllt ist, fragen Sie Ihre Akademie: Eine Person dort beantragt das Zertifikat, eine zweite genehmigt es. Dann bekommen Sie eine E-Mail.
certificates-mine-empty-withdrawn = Sie sind aus Ihrem Kurs ausgetragen, darum ist kein Zertifikat unterwegs. Möchten Sie weitermachen, fragen Sie Ihre Akademie.
certificates-mine-progress = Ansehen, was noch fehlt
certificates-mine-download = PDF herunterladen
certificates-mine-public = Was Patientinnen und Patienten lesen
certificates-mine-share = Link zum Weitergeben
certificates-mine-stands-active = Gültig
certificates-mine-stands-expired = Abgelaufen
certificates-mine-stands-suspended = Ausgesetzt
certificates-mine-stands-revoked = Zurückgezogen
certificates-mine-stands-superseded = Ersetzt
certificates-mine-today-active = Wer es prüft, liest „Echt und gültig“.
certificates-mine-today-papers = Das Zertifikat selbst ist echt und gültig.
certificates-mine-today-expired = Es lief am { $day } ab. Bitten Sie Ihre Akademie, es zu verlängern.
certificates-mine-today-suspended = Wer es prüft, liest, dass es vorerst nicht gilt. Schreiben Sie Ihrer Akademie: { $email }.
certificates-mine-today-revoked = Wer es prüft, liest, dass es zurückgezogen wurde. Schreiben Sie Ihrer Akademie: { $email }.
certificates-mine-today-suspended_ended = Sein letzter Tag war der { $day }, es gilt also nicht wieder. Schreiben Sie Ihrer Akademie: { $email }.
certificates-mine-today-superseded = An seiner Stelle gilt ein neueres Zertifikat.
certificates-mine-today-replaced = Auch das Zertifikat, das an seine Stelle trat, gilt nicht mehr. Schreiben Sie Ihrer Akademie: { $email }.
certificates-mine-file = zertifikat

mail-certificate-issued-subject = Ihr Zertifikat ist da: { $course }
mail-certificate-issued-text =
    Guten Tag { $name },

    { $academy } hat Ihr Zertifikat ausgestellt: { $course }.

    Sein Code ist { $code }. Alle, denen Sie ihn geben, können es prüfen, kostenlos und ohne Konto.
mail-certificate-issued-action = Zertifikat ansehen und herunterladen
mail-certificate-reissued-subject = Ihr neues Zertifikat ist da: { $course }
mail-certificate-reissued-text =
    Guten Tag { $name },

    { $academy } hat ein neues Zertifikat ausgestellt, das an die Stelle Ihres früheren tritt: { $course }.

    Sein Code ist { $code }. Wer den alten Code prüft, liest, dass ein neueres Zertifikat an seine Stelle trat.
mail-certificate-reissued-action = Zertifikat ansehen und herunterladen
mail-certificate-suspended-subject = Ihr Zertifikat ist ausgesetzt: { $course }
mail-certificate-suspended-text =
    Guten Tag { $name },

    { $academy } hat Ihr Zertifikat mit dem Code { $code } ausgesetzt. Bis das aufgehoben wird, lesen alle, die es prüfen, dass man sich nicht darauf verlassen soll.

    Haben Sie eine Frage, schreiben Sie an { $contact }.
mail-certificate-suspended-action = Meine Zertifikate ansehen
mail-certificate-reinstated-subject = Nicht mehr ausgesetzt: { $course }
mail-certificate-reinstated-text =
    Guten Tag { $name },

    { $academy } hat Ihr Zertifikat mit dem Code { $code } wieder eingesetzt. Alle, die es prüfen, lesen wieder, was es an dem Tag wert ist. Sehen Sie nach, ob Ihre Nachweise gültig sind.
mail-certificate-reinstated-action = Meine Zertifikate ansehen
mail-certificate-revoked-subject = Ihr Zertifikat wurde zurückgezogen: { $course }
mail-certificate-revoked-text =
    Guten Tag { $name },

    { $academy } hat Ihr Zertifikat mit dem Code { $code } zurückgezogen. Alle, die es prüfen, lesen das. Es kann nicht wieder gültig werden.

    Halten Sie das für falsch, schreiben Sie an { $contact }.
mail-certificate-revoked-action = Meine Zertifikate ansehen
certificates-mine-concerns = Wer dieses Zertifikat prüft, liest:
certificates-mine-concerns-next = Einen Nachweis einreichen, der heute gilt
certificates-mine-ends-next = Den nächsten einreichen, bevor er endet

certificates-event-doubted = Etwas, worauf es beruht, wurde zurückgenommen
certificates-event-kept = Bleibt, wie es ist
certificates-doubt-title = Etwas, worauf dieses Zertifikat beruht, wurde zurückgenommen
certificates-doubt-lacks = Dieses Zertifikat erfüllt seine Anforderungen nicht mehr
certificates-doubt-still-met = Auch ohne das sind alle Anforderungen erfüllt. Sehen Sie nach, ob noch stimmt, was auf dem Zertifikat steht.
certificates-doubt-signature_void = Eine Gegenzeichnung wurde für ungültig erklärt.
certificates-doubt-assessment_returned = Eine Entscheidung wurde an die bewertende Person zurückgeschickt.
certificates-doubt-assessment_changed = Eine Entscheidung wurde geändert.
certificates-doubt-document_withdrawn = Die Annahme eines Nachweises wurde zurückgenommen.
certificates-doubt-role_taken_back = Einer Lehrperson wurde eine Rolle oder Technik für Tage genommen, an denen sie unterschrieben hat.
certificates-doubt-comes-back = Wenn Sie es so wieder einsetzen, steht das wieder auf der Startseite, bis eine Inhaberin oder ein Inhaber entscheidet.
certificates-doubt-decide = Setzen Sie es oben aus oder ziehen Sie es zurück, oder schreiben Sie, warum es bleibt.
certificates-doubt-owner = Eine Inhaberin oder ein Inhaber entscheidet, was damit geschieht.
certificates-doubt-why = Warum es bleibt, wie es ist
certificates-doubt-keep = So lassen, wie es ist
certificates-doubt-kept = Notiert. Das Zertifikat bleibt, wie es ist.
certificates-doubt-overtaken = Inzwischen ist noch etwas geschehen. Sehen Sie das Zertifikat noch einmal an.
certificates-doubt-home = { $count ->
    [one] Ein Zertifikat beruht auf etwas, das zurückgenommen wurde
   *[other] { $count } Zertifikate beruhen auf etwas, das zurückgenommen wurde
}

mail-certificate-doubted-subject = Sehen Sie das Zertifikat von { $holder } an
mail-certificate-doubted-text =
    Guten Tag { $name },

    etwas, worauf das Zertifikat { $serial } von { $holder } beruht, wurde zurückgenommen: { $cause ->
        [signature_void] Eine Gegenzeichnung wurde für ungültig erklärt.
        [assessment_returned] Eine Entscheidung wurde an die bewertende Person zurückgeschickt.
        [assessment_changed] Eine Entscheidung wurde geändert.
        [role_taken_back] Einer Lehrperson wurde eine Rolle oder Technik für Tage genommen, an denen sie unterschrieben hat.
       *[document_withdrawn] Die Annahme eines Nachweises wurde zurückgenommen.
    } Der Grund:

    { $reason }

    Das Zertifikat gilt wie zuvor, bis Sie entscheiden. Auf seiner Seite steht, ob es seine Anforderungen noch erfüllt. Setzen Sie es dort aus, ziehen Sie es zurück, oder schreiben Sie, warum es bleibt.
mail-certificate-doubted-action = Das Zertifikat ansehen
