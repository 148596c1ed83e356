# Was eine Patientin, ein Patient liest. Die Antwort zuerst, in einfachen Worten.

patient-home-title = Zertifikat prüfen
patient-home-lead = Jemand soll Sie behandeln. Sehen Sie hier, ob Ausbildung, Versicherung und weitere Nachweise heute gelten.
patient-code-label = Code des Zertifikats
patient-code-hint = 16 Buchstaben und Ziffern in vier Gruppen. Groß oder klein und Leerzeichen sind egal.
patient-code-button = Prüfen
patient-code-again = Noch einmal prüfen
patient-where-title = Wo steht der Code?
patient-where-1 = Auf dem Zertifikat, nahe dem quadratischen Muster: vier Gruppen zu vier Buchstaben und Ziffern. Lassen Sie es sich zeigen: Wer gut arbeitet, zeigt es gern.
patient-where-2 = Oder richten Sie die Kamera Ihres Telefons auf das quadratische Muster. Die Adresse, die sich öffnet, muss diese hier sein.
patient-where-3 = Kein Code darauf? Dann lässt es sich hier nicht prüfen. Fragen Sie die Akademie, die darauf steht.
patient-check-title = Was Sie sehen werden
patient-check-1 = Wem das Zertifikat gehört und wofür es steht.
patient-check-2 = Wer es ausgestellt hat, wann, und bis wann es gilt.
patient-check-3 = Welche Techniken, und wie viele Behandlungen unter Aufsicht.
patient-check-4 = Ob Versicherung und weitere Nachweise heute gültig sind.

patient-mistake-title = Dieser Code enthält einen Tippfehler
patient-mistake-hint = Vergleichen Sie jede Vierergruppe mit dem Zertifikat.
patient-mistake-empty = Es wurde nichts eingegeben.
patient-mistake-length = Ein Code hat { $want } Buchstaben und Ziffern. Dieser hat { $have }.
patient-mistake-character = „{ $found }“ an Stelle { $position } kommt in keinem Code vor.
patient-mistake-check = Ein Zeichen ist falsch, oder zwei sind vertauscht. Der Code prüft sich selbst, daher wissen wir das.
patient-mistake-means = Was das bedeutet
patient-mistake-means-1 = Es sagt nichts über die Person, die Sie behandeln will, weder Gutes noch Schlechtes. Codes sind leicht falsch abzutippen.
patient-mistake-means-2 = Wenn Sie genau das getippt haben, was auf dem Zertifikat steht, ist das Zertifikat selbst falsch. Fragen Sie die Akademie, die darauf steht.

patient-unknown-title = Kein Zertifikat hat diesen Code
patient-unknown-text = Der Code hat die richtige Form, aber keine Akademie hier hat ein Zertifikat mit ihm ausgestellt.
patient-unknown-1 = Vergleichen Sie den Code noch einmal mit dem Zertifikat.
patient-unknown-2 = Lassen Sie sich das Zertifikat als Datei oder auf Papier zeigen und verwenden Sie das quadratische Muster darauf.
patient-unknown-3 = Ist es derselbe Code, verlassen Sie sich nicht auf dieses Zertifikat. Fragen Sie die Akademie, die darauf steht.

patient-unavailable-title = Wir können das gerade nicht prüfen
patient-unavailable-text = Die Akten sind im Augenblick nicht erreichbar. Das sagt nichts über das Zertifikat, weder Gutes noch Schlechtes.
patient-unavailable-again = Noch einmal versuchen

patient-verdict-active = Echt und gültig
patient-verdict-expired = Abgelaufen. Verlassen Sie sich nicht darauf
patient-verdict-suspended = Ausgesetzt. Verlassen Sie sich vorerst nicht darauf
patient-verdict-suspended-ended = Ausgesetzt und abgelaufen. Verlassen Sie sich nicht darauf
patient-verdict-revoked = Zurückgezogen. Verlassen Sie sich nicht darauf
patient-verdict-superseded = Durch ein neueres Zertifikat ersetzt
patient-replaced-revoked = Ersetzt durch ein Zertifikat, das zurückgezogen wurde. Verlassen Sie sich nicht darauf
patient-replaced-suspended = Ersetzt durch ein Zertifikat, das ausgesetzt ist. Verlassen Sie sich vorerst nicht darauf
patient-replaced-expired = Ersetzt durch ein Zertifikat, das abgelaufen ist. Verlassen Sie sich nicht darauf

patient-checked = Geprüft am { $moment } ({ $zone }), bei der Akademie, die es ausgestellt hat.
patient-expired-text = Dieses Zertifikat war echt. Sein letzter Tag war der { $day }.
patient-suspended-text = Seit dem { $day } ist dieses Zertifikat von der Akademie ausgesetzt. Verlassen Sie sich nicht darauf, bis sie das aufhebt.
patient-suspended-ended = Die Akademie hat dieses Zertifikat am { $day } ausgesetzt, und sein letzter Tag war der { $last }. Es wird nicht wieder gültig.
patient-revoked-text = Die Akademie hat dieses Zertifikat am { $day } zurückgezogen. Es ist nichts mehr wert.
patient-revoked-because-claimed_early = Es war beantragt worden, bevor die Ausbildung beendet war.
patient-revoked-because-claimed_in_error = Es war irrtümlich ausgestellt worden.
patient-revoked-because-wrong_qualification = Es nannte die falsche Qualifikation.
patient-revoked-because-centre_malpractice = Die Akademie hatte sich nicht an die Regeln gehalten.
patient-revoked-because-learner_malpractice = Die Person, der es gehört, hatte sich nicht an die Regeln gehalten.
patient-revoked-because-incorrect_units = Es nannte die falschen Lerneinheiten.
patient-revoked-because-other = Die Akademie kann Ihnen sagen, warum.
patient-superseded-text = An seine Stelle trat am { $day } ein anderes Zertifikat. Sehen Sie sich das andere an.
patient-superseded-renamed = An seine Stelle trat am { $day } ein neueres Zertifikat. Lassen Sie sich das neuere zeigen: Nur dieses zählt.
patient-superseded-revoked = An seine Stelle trat am { $day } ein anderes Zertifikat, und dieses andere hat die Akademie zurückgezogen. Keines von beiden ist noch etwas wert.
patient-superseded-suspended = An seine Stelle trat am { $day } ein anderes Zertifikat, und dieses andere hat die Akademie ausgesetzt. Verlassen Sie sich auf keines von beiden.
patient-superseded-expired = An seine Stelle trat am { $day } ein anderes Zertifikat, und dessen letzter Tag ist vorbei. Verlassen Sie sich auf keines von beiden.
patient-superseded-link = Zum neueren Zertifikat

patient-belongs-to = Dieses Zertifikat gehört
patient-latin = In lateinischer Schrift:
patient-issued-by = Ausgestellt von
patient-issued-on = Verliehen am
patient-valid-until = Gültig bis
patient-no-expiry = Es hat keinen letzten Tag
patient-level = Stufe
patient-kind = Art
patient-kind-regulated = Staatlich geregelte Qualifikation
patient-kind-academy = Zertifikat der Akademie, keine staatlich geregelte Qualifikation
patient-register-number = Nr. { $number }
patient-awarded-by = verliehen von { $body }
patient-kind-difference = Was ist der Unterschied?
patient-kind-explained = Eine staatlich geregelte Qualifikation steht in einem öffentlichen Register, und eine Behörde wacht darüber, wer sie verleihen darf. Ein Zertifikat der Akademie ist das eigene Wort der Akademie über das Gelernte. Beides kann gute Ausbildung sein; nur bei der ersten schaut jemand von außen zu.
patient-code = Code

patient-learned = Was gelernt wurde
patient-learned-note = Ändert sich nicht mit der Zeit.
patient-said = Was auf dem Zertifikat steht
patient-technique = Technik
patient-cases = Fälle unter Aufsicht
patient-cases-asked = Fälle unter Aufsicht insgesamt: { $done }. Der Kurs verlangt { $need }.
patient-no-cases = im Kurs
patient-not-certified = nicht zertifiziert
patient-hours = { $hours } Praxis unter Aufsicht, jeder Eintrag von einer namentlich bekannten Aufsicht unterschrieben.
patient-today = Stand heute
patient-today-note = Nachgesehen in dem Augenblick, in dem Sie gefragt haben.
patient-today-none = Diese Akademie führt zu diesem Zertifikat keine Versicherung und keine anderen Nachweise. Lassen Sie sich die Nachweise zeigen.
patient-paper-current = gültig
patient-paper-current-until = gültig bis { $day }
patient-paper-ends-soon = { $days ->
    [0] endet heute, am { $day }
    [1] endet morgen, am { $day }
   *[other] endet in { $days } Tagen, am { $day }
}
patient-paper-ended = endete am { $day }: Lassen Sie sich den neuen Nachweis zeigen
patient-paper-not-shown = der Akademie nicht gezeigt: Lassen Sie sich den Nachweis zeigen
patient-paper-taken-back = von der Akademie nicht mehr anerkannt: Was man Ihnen zeigt, kann genau dieser Nachweis sein, fragen Sie also die Stelle, die ihn ausgestellt hat
patient-paper-not-yet = noch nicht gültig: beginnt am { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-covers = deckt diese Techniken ab
patient-paper-not-covers = deckt nicht ab: { $techniques }

patient-ask-title = Fragen Sie, bevor Sie Ja sagen
patient-ask-1 = Wer versichert Sie, und gilt das auch für meine Behandlung?
patient-ask-2 = Wie oft haben Sie das schon gemacht? Darf ich Ergebnisse bei Menschen wie mir sehen?
patient-ask-3 = Was kann schiefgehen, und was tun Sie dann?
patient-ask-4 = Was kostet es insgesamt, mit allen Terminen?
patient-do-title = Was Sie jetzt tun können
patient-do-expired = Fragen Sie nach einem neueren Zertifikat und prüfen Sie dessen Code.
patient-do-suspended = Warten Sie mit der Behandlung, bis diese Seite wieder „Echt und gültig“ sagt.
patient-do-revoked = Lassen Sie sich nicht auf das Wort dieses Zertifikats hin behandeln. Wurde es Ihnen als gültig gezeigt, sagen Sie es der Akademie.
patient-do-superseded = Sehen Sie sich das neuere Zertifikat an. Nur dieses zählt.
patient-do-superseded-suspended = Warten Sie mit der Behandlung, bis die Seite des neueren Zertifikats „Echt und gültig“ sagt.
patient-address = Die Adresse dieser Seite muss mit { $url } beginnen. Eine Seite anderswo, die genauso aussieht, beweist nichts.
patient-print = Diese Antwort drucken

patient-title = Zertifikat von { $holder }
patient-title-unnamed = Zertifikat
patient-preview = Öffnen Sie es, um zu sehen, was es heute wert ist.
patient-verdict-papers = { $count } Nachweise sind heute nicht in Ordnung
patient-concern-ended = { $paper } endete am { $day }
patient-concern-not_yet = { $paper } beginnt erst am { $day }
patient-concern-not_covered = { $paper } deckt nicht ab: { $techniques }
patient-concern-not_shown = { $paper }: der Akademie nicht gezeigt
patient-concern-taken_back = { $paper }: von der Akademie nicht mehr anerkannt
patient-papers-genuine = Das Zertifikat selbst ist echt und gültig. Lassen Sie sich vor jeder Behandlung gültige Nachweise zeigen.
patient-ends-soon = { $days ->
    [0] Das Zertifikat endet heute, am { $day }
    [1] Das Zertifikat endet morgen, am { $day }
   *[other] Das Zertifikat endet in { $days } Tagen, am { $day }
}
patient-ask-paper-ended = { $paper } ist abgelaufen. Darf ich den neuen Nachweis sehen?
patient-ask-paper-not_yet = { $paper } hat noch nicht begonnen. Darf ich den Nachweis sehen, der heute gilt?
patient-ask-paper-not_covered = { $paper } deckt nicht alles ab, was Sie anbieten. Ist meine Behandlung dabei?
patient-ask-paper-not_shown = { $paper }: Darf ich das sehen?
patient-ask-paper-taken_back = { $paper }: Die Akademie erkennt den Nachweis, den sie sah, nicht mehr an. Wer hat Ihren ausgestellt, und darf ich dort fragen, ob er gilt?
patient-person = Steht diese Person vor Ihnen? Lassen Sie sich einen Ausweis mit Foto zeigen und vergleichen Sie den Namen.
patient-level-explained = Sie sagt, wie schwer das Gelernte war, nicht wie gut jemand ist.
patient-case-explained = Ein Fall unter Aufsicht ist eine Person, die in allen geplanten Sitzungen unter den Augen einer Ausbilderin oder eines Ausbilders behandelt wurde; danach wurde das verheilte Ergebnis angesehen.
patient-do-walk-away = Wenn man Sie trotzdem drängt: Gehen Sie.
patient-complain-title = Fragen oder eine Beschwerde?
patient-complain-academy = Die Akademie, die das Zertifikat ausgestellt hat, antwortet unter
patient-complain-elsewhere = Liegt es an der Akademie selbst, wenden Sie sich an die Stelle, die die Qualifikation verleiht, an Ihre Gemeinde oder an eine Verbraucherberatung. Wenn es Ihnen nach einer Behandlung schlecht geht, gehen Sie zum Arzt.
patient-technical = Für Fachleute
patient-serial-title = Das ist die Seriennummer
patient-serial-text = Der Code ist der längere: vier Gruppen zu vier Buchstaben und Ziffern. Er steht nahe dem quadratischen Muster.
patient-several-title = Darin steht mehr als ein Code
patient-several-text = Jedes Zertifikat hat seinen eigenen Code. Geben Sie erst einen allein ein, dann den nächsten.
patient-nothing-title = Geben Sie zuerst den Code ein
patient-group-1 = die erste Gruppe
patient-group-2 = die zweite Gruppe
patient-group-3 = die dritte Gruppe
patient-group-4 = die vierte Gruppe
patient-mistake-mixed = Sehen Sie noch einmal auf { $group }: { $typed } oder { $perhaps }?
patient-mistake-swapped = Sehen Sie noch einmal auf { $group }: Sind { $typed } und { $perhaps } vertauscht?
patient-scan = Das quadratische Muster scannen
patient-scan-stop = Kamera ausschalten
patient-scan-picture = Was die Kamera sieht
patient-scan-denied = Die Kamera ist nicht zu benutzen. Geben Sie den Code ein, oder reichen Sie unten ein Foto des Zertifikats ein.
patient-too-many-title = Von hier aus werden gerade viele Codes geprüft
patient-too-many-text = Das sagt nichts über die Person, die Sie behandeln will, weder Gutes noch Schlechtes. Warten Sie eine Minute und versuchen Sie es dann noch einmal.
patient-tell-title = Sagen Sie das vor der Behandlung
patient-tell-lead = Auch wenn niemand fragt. Manches heißt: warten, oder erst ärztlichen Rat holen.
patient-tell-general = Krankheiten, Medikamente, Allergien, und ob Sie schwanger sind.
patient-on-paper = Auf dem Zertifikat selbst:
patient-receipt = Noch einmal prüfen unter
patient-busy-title = Gerade werden viele Dateien geprüft
patient-busy-text = Das sagt nichts über die Person, die Sie behandeln will, weder Gutes noch Schlechtes. Warten Sie ein paar Sekunden und wählen Sie die Datei dann noch einmal aus.
patient-slow-title = Die Datei kam nicht rechtzeitig an
patient-slow-text = Das sagt nichts über die Person, die Sie behandeln will, weder Gutes noch Schlechtes. Wählen Sie die Datei noch einmal aus. Ein Bildschirmfoto des Zertifikats ist kleiner und kommt schneller an.
patient-code-long = Das ist ein langer Text. Fügen Sie nur den Code ein: vier Gruppen zu vier Buchstaben und Ziffern.
