# Deutsch: die Personen der Akademie und der Postausgang.

people-lead = Alle, die in dieser Akademie eine Rolle haben oder hatten.
people-invite = Jemanden einladen…
people-search = Name oder E-Mail-Adresse
people-role = Rolle
people-roles = Rollen
people-every-role = Jede Rolle
people-show = Anzeigen
people-show-all = Alle anzeigen
people-none = Niemand passt zu dieser Suche.
people-none-next = Versuchen Sie es mit einem Teil des Namens, gern ohne Akzente, oder mit einer anderen Rolle.
people-waiting = Gefragt und noch ohne Antwort
people-waiting-note = Diese Personen haben ein eigenes Konto. Bis sie die Einladung annehmen, sehen Sie nur die Adresse, die Sie getippt haben, und sie sehen hier nichts.
people-waiting-over = gilt nicht mehr
people-withdraw = Zurücknehmen
people-withdrawn = Die Einladung ist zurückgenommen.
people-name = Name
people-email = E-Mail-Adresse
people-roles-today = Rollen heute
people-no-role-today = heute keine Rolle
people-invited-tag = eingeladen, noch kein Passwort
people-pages = Seiten
people-range = { $first } bis { $last } von { $total }
people-previous = Vorige Seite
people-next = Nächste Seite

people-invite-title = Jemanden einladen
people-invite-text = Wir schicken der Person per E-Mail einen Link, mit dem sie ein Passwort setzt. Wer schon ein Konto hat, wird gefragt und hat die Rolle, sobald sie oder er die Einladung annimmt.
people-full-name = Voller Name
people-full-name-hint = So, wie er auf einem Zertifikat stehen soll, in jeder Schrift.
people-latin-name = Name in lateinischer Schrift
people-latin-name-hint = Nur wenn der Name oben in einer anderen Schrift steht: so, wie ihn der Pass hat. Er steht auf dem Zertifikat unter dem Namen, und wer keine anderen Buchstaben liest, kann ihn vergleichen. Gibt es keinen, bleibt das Feld leer.
people-latin-wanted = Der Name steht in Buchstaben, die nicht jeder liest. So kann ihn nicht jeder mit einem Pass oder Ausweis vergleichen.
people-latin-add = Namen in lateinischer Schrift angeben
people-name-required = Bitte den Namen eingeben.
people-email-hint = Damit meldet sich die Person an.
people-roles-hint = Eine oder mehrere. Nur mit der Rolle Inhaberin oder Inhaber kann man diese Rolle, Leitung oder Prüfung vergeben.
people-role-required = Bitte eine Rolle wählen, die Sie vergeben dürfen.
people-techniques = Techniken
people-techniques-hint = Nur für die Rolle Ausbildung, die mindestens eine braucht: was die Person beaufsichtigen und gegenzeichnen darf.
people-techniques-typed-hint = Nur für die Rolle Ausbildung: was die Person beaufsichtigen darf, als Schlüssel mit Kommas dazwischen, zum Beispiel hairline, density. Sobald ein Kurs veröffentlicht ist, können Sie sie hier auswählen.
people-techniques-wrong = Bitte Schlüssel aus Kleinbuchstaben, Ziffern und Unterstrichen eingeben, mit Kommas dazwischen.
people-born = Geburtsdatum
people-born-hint = Wenn Sie es kennen. Ein Zertifikat braucht es, weil ein Kurs ein Mindestalter verlangt.
people-born-wrong = Bitte einen Tag in der Vergangenheit wählen oder leer lassen.
people-born-unknown = noch nicht bekannt
people-send-invitation = Einladung schicken
people-invited = { $name } ist eingeladen. Der Link ist per E-Mail unterwegs.
people-asked = { $email } hat schon ein Konto und wird per E-Mail gefragt. Bis die Einladung angenommen ist, sehen Sie nur diese Adresse.
people-gone-title = Hier nicht mehr verzeichnet
people-gone-erased = Diese Person wurde hier am { $when } gelöscht. Die Akademie liest nichts mehr von ihr, auch wenn eine andere Akademie sie kennt.
people-gone-taken-back = Die Rolle dieser Person wurde am selben Tag zurückgenommen, und eine andere Akademie kennt sie jetzt. Deshalb liest diese Akademie nichts von ihr.
people-gone-kept = Was bleibt, steht ohne Namen da: Nachweise, Unterschriften und Ereignisse. Zertifikate sagen, was sie bei der Ausstellung sagten.
people-gone-back = Soll die Person zurückkommen, laden Sie sie über ihre Adresse ein. Sie wird gefragt und kommt zurück, wenn sie die Einladung annimmt.
people-gone-events = Ereignisse ansehen
people-asked-back = { $email } war hier und ist gegangen, deshalb fragen wir per E-Mail. Die Rolle beginnt an dem Tag, an dem die Einladung angenommen wird.
people-asked-already = Die Person ist gefragt und kann noch antworten. Um neu zu fragen, nehmen Sie die Einladung in der Liste der Personen zurück.
people-alike = Diese Adresse sieht aus wie eine andere in dieser Akademie. Schauen Sie genau hin, und sagen Sie dann unten, dass sie jemand anderem gehört.
people-alike-text = Zwei Adressen sehen gleich aus. Es können zwei Personen sein oder ein Trick:
people-alike-known = Schon hier
people-alike-typed = Jetzt getippt
people-alike-exact = Buchstabe für Buchstabe
people-alike-another = Ich habe hingeschaut: Diese Adresse gehört einer anderen Person
people-techniques-required = Bitte mindestens eine Technik wählen. Ohne sie kann niemand etwas beaufsichtigen.
people-from-earlier = Die Rolle begann vor heute…
people-from-day = Erster Tag
people-from-hint = Für Praxis vor heute: Stunden ab diesem Tag können die Person als Aufsicht nennen. Höchstens zehn Jahre zurück. Leer heißt heute.
people-from-reason = Warum sie in der Vergangenheit beginnt
people-from-reason-hint = Das steht mit Ihrem Namen in den Ereignissen.
people-from-reason-required = Bitte schreiben, warum die Rolle in der Vergangenheit beginnt.
people-from-not-yours = Nur mit der Rolle Inhaberin oder Inhaber kann man eine Rolle in der Vergangenheit beginnen lassen, und nur Ausbildung, Bewertung, Qualitätssicherung und In Ausbildung. Techniken kann man rückwirkend nur ergänzen.
people-techniques-over = Diese Rolle endet am { $day }. Bitte einen Tag bis dahin wählen.
people-from-wrong = Bitte einen Tag vor heute wählen, höchstens zehn Jahre zurück und nicht vor Beginn der Rolle. Eine Rolle, die später beginnt, wird an diesem Tag vergeben.
people-from-why = Beginnt in der Vergangenheit:
people-operator = wer den Server betreibt
people-role-given = { $name } hat wieder die Rolle. Wir haben eine E-Mail geschickt.
people-invited-already = Diese Einladung wurde schon geschickt. Nichts wurde doppelt geschickt.
people-member-already = Jemand mit dieser E-Mail-Adresse hat in dieser Akademie schon eine Rolle. Suchen Sie die Person in der Liste und geben Sie ihr dort eine weitere.
people-invited-again = Die Einladung ist noch einmal geschickt. Der frühere Link gilt nicht mehr.
people-mailed-just-now = In den letzten zehn Minuten ging schon ein Link an die Person. Es wurde nichts verschickt: Warten Sie etwas und versuchen Sie es dann erneut.
people-accepted-already = Die Person hat inzwischen ein Passwort gesetzt und braucht keine Einladung.

people-edit = Akte berichtigen
people-invite-again = Einladung noch einmal schicken
people-give-role = Rolle geben…
people-from = Von
people-until = Bis
people-no-end = kein Ende
people-standing-holds = gilt heute
people-standing-ahead = noch nicht
people-standing-over = gilt heute nicht
people-standing-taken-back = zurückgenommen, galt an keinem Tag
people-end-role = Beenden…

people-edit-title = Akte berichtigen
people-edit-text = Schon ausgestellte Zertifikate behalten den Namen, mit dem sie ausgestellt wurden.
people-edit-overtaken = Jemand anderes hat diese Akte berichtigt, während Sie schrieben. Sie lautet jetzt wie folgt; schicken Sie das Formular noch einmal, um Ihre Angaben an diese Stelle zu setzen:
people-save = Speichern
people-saved = Die Akte ist berichtigt.
people-edit-together = Auch eine andere Akademie verlässt sich auf diese Akte. Darum wird die Person gefragt, und die Akte wird berichtigt, wenn sie zustimmt. Die andere Akademie erfährt davon.
people-edit-ask = Die Person fragen
people-change-asked = Die Person ist per E-Mail gefragt. Die Akte wird berichtigt, wenn sie zustimmt.
people-address = E-Mail-Adresse berichtigen
people-address-title = E-Mail-Adresse berichtigen
people-address-text = Die Einladung ist noch nicht angenommen. Die neue Adresse gilt sofort: Der alte Link gilt nicht mehr, und ein neuer geht an die neue Adresse.
people-address-text-later = Damit meldet sich die Person an. Wir schicken einen Link an die neue Adresse; die Änderung gilt, sobald die Person ihn öffnet und ihr Passwort eingibt. Die alte Adresse erfährt davon.
people-address-correct = Berichtigen und Einladung schicken
people-address-ask = Link schicken
people-address-corrected = Die Adresse ist jetzt { $email }, und die Einladung ist dorthin unterwegs. Der frühere Link gilt nicht mehr.
people-address-asked = Der Link ist an { $email } unterwegs. Bis er geöffnet ist, gilt die alte Adresse.
people-address-taken = Jemand anderes hat ein Konto mit dieser Adresse. Laden Sie diese Person selbst ein.
people-address-waits = Wartet auf ein Wort von
people-undelivered = Die E-Mail vom { $written } konnte noch nicht zugestellt werden. Stimmt die Adresse?
people-newcomer = Neu hier: Bis { $until } gelten diese Person und wer sie hereingeholt hat als eine Person, wo eine Entscheidung zwei braucht, wenn nicht eine andere Inhaberin oder ein anderer Inhaber sie bestätigt.
people-confirm = Ich kenne diese Person…
people-confirm-title = Kennen Sie diese Person?
people-confirm-know = Bestätigen Sie nur, wen Sie kennen und wessen Adresse Sie kennen. Fragen Sie die Person selbst, nicht nur, wer sie eingeladen hat.
people-confirm-effect = Danach gelten diese Person und wer sie hereingeholt hat als zwei Personen, zum Beispiel um ein Zertifikat zu beantragen und zu genehmigen.
people-confirm-event = Ihr Name steht in den Ereignissen.
people-confirmed = Sie haben diese Person bestätigt.
people-confirm-own-title = Jemand anderes muss sie bestätigen
people-confirm-own-text = Sie haben diese Person hereingeholt, oder jemand hat Sie beide hereingeholt. Fragen Sie eine andere Inhaberin oder einen anderen Inhaber. Gibt es niemanden, gilt es nach sieben Tagen von selbst.
people-confirm-early-title = Die Person hat die Einladung noch nicht angenommen
people-confirm-early-text = Noch weiß niemand, wer dieses Postfach liest. Bestätigen Sie die Person, sobald sie die Einladung angenommen hat.
people-confirm-done-title = Niemand muss sie bestätigen
people-confirm-done-text = Die Person ist seit einer Woche hier, oder jemand hat sie bestätigt.
people-not-yourself-title = Niemand gibt sich selbst eine Rolle
people-not-yourself-text = Bitten Sie jemand anderen mit der Rolle Inhaberin, Inhaber oder Leitung, Ihnen die Rolle zu geben.

people-give-role-title = Rolle geben
people-give-role-text = ab heute. Wir schicken der Person eine E-Mail.
people-give = Rolle geben
people-granted = Die Rolle { $role } ist gegeben. Sie gilt ab dem { $day }.
people-granted-already = Diese Rolle war schon gegeben. Nichts wurde doppelt getan.
people-role-held = Die Person hat diese Rolle schon.
people-retrain = Techniken ändern
people-retrain-link = Ändern…
people-retrain-title = Techniken ändern
people-retrain-text = Was die Person vor diesem Tag unterschrieben hat, bleibt: Es zählt, was sie damals beaufsichtigen durfte.
people-retrain-from = Ab
people-retrain-from-hint = Der erste Tag, an dem die neue Auswahl gilt.
people-retrain-reason-hint = Nur für einen Tag vor heute, an dem Sie Techniken ergänzen, aber keine wegnehmen können. Das steht mit Ihrem Namen in den Ereignissen.
people-techniques-changed = Die Techniken sind ab dem { $day } geändert.

people-end-title = Die Rolle { $role } beenden?
people-end-since = Sie gilt seit dem { $day }.
people-end-at-once = Sofort: Gestern war der letzte Tag. Ab jetzt öffnet sie nichts mehr.
people-end-takes-back = Sie wurde heute gegeben. Sofort heißt: Sie wird zurückgenommen und galt an keinem Tag.
people-end-kept-not = Was die Person damit getan hat, bleibt in den Akten. Stunden, die sie als Ausbildung unterschrieben hat, zählen nicht.
people-end-when = Wann
people-end-when-now = Sofort
people-end-when-day = Nach einem Tag
people-end-effect = Dann ist der Person alles verschlossen, was nur diese Rolle öffnet, auch in Formularen, die jetzt offen sind.
people-end-kept = Was sie unterschrieben und entschieden hat, bleibt, wie es ist.
people-end-again = Das Ende lässt sich nicht zurücknehmen. Sie können die Rolle neu vergeben; war es hier die letzte der Person, wird sie zuerst per E-Mail gefragt.
people-end-needed = Die Person lernt hier oder hat ein Zertifikat und braucht dafür diese Rolle: Sie öffnet ihr Logbuch und ihr Zertifikat, und mit ihr reicht sie die nächste Versicherung ein. Die Rolle kann deshalb noch nicht enden.
people-end-needed-how = Melden Sie die Person zuerst mit einem Grund vom Kurs ab; ein Zertifikat behält die Rolle, bis es abläuft oder zurückgezogen wird. Um jemanden sofort auszuschließen, sperren Sie das Konto.
people-end-certificate = Zertifikat
people-last-day = Letzter Tag
people-last-day-hint = Nur für „Nach einem Tag“. An ihm gilt die Rolle noch, bis Mitternacht.
people-end-now = Rolle beenden
people-keep-role = Rolle behalten
people-erasure-asked = Die Person hat am { $when } gebeten, gelöscht zu werden.
people-erase = Löschen…
people-to-erase = { $count ->
    [one] Eine Person bittet, gelöscht zu werden
   *[other] { $count } Personen bitten, gelöscht zu werden
}
people-erase-title = Personenbezogene Daten
people-erase-note = Auf Wunsch werden der Name einer Person und was über sie geschrieben wurde aus dem Bestand entfernt. Die nächste Seite sagt, was geht und was bleibt.
people-ended = Die Rolle { $role } endet. Ihr letzter Tag ist der { $day }.
people-ended-now = Die Rolle { $role } ist beendet. Ihr letzter Tag war der { $day }.
people-taken-back = Die Rolle { $role } ist zurückgenommen. Sie galt an keinem Tag.
people-ended-already = Diese Rolle hat schon ein Ende. Nichts wurde geändert.
people-last-owner = Sonst kann sich niemand mehr mit der Rolle Inhaberin oder Inhaber anmelden. Geben Sie die Rolle erst jemand anderem, und lassen Sie diese Person ein Passwort setzen.
people-too-early = Der letzte Tag darf nicht vor dem { $day } liegen.

people-locked-tag = ausgesperrt
people-password-ended-tag = muss ein neues Passwort setzen
people-account = Konto
people-account-browsers = { $count ->
    [0] Nirgends angemeldet.
    [one] In 1 Browser angemeldet.
   *[other] In { $count } Browsern angemeldet.
}
people-account-see = Nachsehen, wann sich die Person angemeldet hat
people-account-told = Wir sagen es der Person per E-Mail, und die Ereignisse nennen, wer es getan hat.
people-account-back = Nichts ändern
people-account-done-already = Das war schon so. Nichts wurde geändert.
people-account-no-password = Die Person hat noch kein Passwort gesetzt. Schicken Sie stattdessen die Einladung noch einmal.
people-account-not-yours = Mit diesem Konto ist die Person auch Inhaberin oder Inhaber einer anderen Akademie, oder sie hat heute hier keine Rolle. Wer hier eine Rolle hat, kann aus dieser Akademie ausgesperrt werden.
people-account-oneself = Bei sich selbst geht das nicht. Ihr eigenes Konto finden Sie unter Ihrem Namen.
people-account-sign-out-title = Diese Person überall abmelden?
people-account-sign-out-effect = Jeder Browser wird sofort abgemeldet; ein Formular, das dort noch offen ist, speichert nichts.
people-account-sign-out-kept = Mit dem Passwort kann sie sich wieder anmelden.
people-account-sign-out-button = Überall abmelden
people-account-sign-out-done = Die Person ist überall abgemeldet.
people-account-new-password-title = Von dieser Person ein neues Passwort verlangen?
people-account-new-password-effect = Das bisherige Passwort meldet niemanden mehr an, und jeder Browser wird sofort abgemeldet.
people-account-new-password-kept = Sie bekommt per E-Mail einen Link, der drei Tage gilt, und setzt ein anderes Passwort.
people-account-new-password-button = Neues Passwort verlangen
people-account-new-password-done = Das Passwort gilt nicht mehr. Ein Link für ein neues ist unterwegs.
people-account-lock-title = Diese Person aus Ihrer Akademie aussperren?
people-account-lock-effect = Von diesem Augenblick an öffnet hier keine ihrer Rollen mehr etwas, bis Sie die Person entsperren.
people-account-lock-kept = Ihre Rollen und was sie unterschrieben und gelernt hat, bleiben, wie sie sind. Andere Akademien betrifft das nicht.
people-account-lock-button = Aussperren
people-account-lock-done = Die Person ist aus dieser Akademie ausgesperrt.
people-account-unlock-title = Diese Person entsperren?
people-account-unlock-effect = Ihre Rollen hier öffnen wieder, was sie vorher öffneten.
people-account-unlock-kept = Eine Rolle, die inzwischen endete, bleibt beendet.
people-account-unlock-button = Entsperren
people-account-unlock-done = Die Person ist entsperrt.

outbox-lead = Beim Entwickeln verlässt keine E-Mail diesen Server. Hier lesen Sie, was geschickt worden wäre.
outbox-none = Noch wurde keine E-Mail geschrieben.
outbox-none-next = Laden Sie jemanden ein, und die Einladung erscheint hier.
outbox-subject = Betreff
outbox-to = An
outbox-written = Geschrieben
outbox-lead-sent = Welche E-Mail hinausging und welche nicht zugestellt werden konnte. Was darin steht, ist nur für ihre Empfänger.
outbox-state = Was daraus wurde
outbox-state-sent = geschickt
outbox-state-waits = wartet
outbox-state-stays = bleibt auf diesem Server
outbox-state-failed = noch nicht zugestellt
outbox-state-dropped = aufgegeben
outbox-trouble = { $count ->
    [one] Eine E-Mail konnte nicht zugestellt werden
   *[other] { $count } E-Mails konnten nicht zugestellt werden
}
outbox-trouble-see = Sehen, welche und warum
outbox-trouble-title = Nicht zugestellt
outbox-trouble-text = Sehen Sie nach, ob die Adresse stimmt, und berichtigen Sie sie auf der Seite der Person. Eine Einladung muss dann noch einmal geschickt werden. Eine Zeile verschwindet hier, sobald eine spätere E-Mail ankommt.
outbox-why = Was der E-Mail-Server sagte
outbox-attempts = { $count ->
    [one] Einmal versucht.
   *[other] { $count }-mal versucht.
}
outbox-given-up = Es wird nicht noch einmal versucht.
outbox-follow = Link in dieser E-Mail öffnen
outbox-link-ended = Der Link in dieser E-Mail gilt nicht mehr.

security-title = Anmeldungen und Abweisungen
security-lead = Wann sich jemand aus Ihrer Akademie angemeldet, ein falsches Passwort eingegeben oder eine Seite nicht bekommen hat, die ihre Rollen nicht öffnen. Jede Zeile zählt eine Stunde; sie bleibt 90 Tage.
security-unknown = { $count ->
    [0] In den letzten 7 Tagen wollte sich niemand mit einer E-Mail-Adresse anmelden, die hier kein Konto hat.
    [one] In den letzten 7 Tagen wollte sich einmal jemand mit einer E-Mail-Adresse anmelden, die hier kein Konto hat.
   *[other] In den letzten 7 Tagen gab es { $count } Versuche, sich mit einer E-Mail-Adresse anzumelden, die hier kein Konto hat.
}
security-everybody = Alle zeigen
security-record = Zur Person
security-none = Noch wurde nichts festgehalten.
security-none-next = Was an den Türen geschieht, erscheint hier innerhalb einer halben Minute.
security-what = Was
security-detail = Browser oder Seite
security-place = Ungefähr von
security-last = Zuletzt
security-times = Wie oft
security-signed_in = angemeldet
security-wrong_password = falsches Passwort
security-unknown_account = unbekannte E-Mail-Adresse
security-refused = abgewiesen

# Was an einer Person hängt, und wie es weitergegeben wird.

people-hanging-title = Was an { $name } hängt
people-hanging-records = { $count ->
    [one] Ein eingereichter Eintrag wartet auf die Unterschrift dieser Person.
   *[other] { $count } eingereichte Einträge warten auf die Unterschrift dieser Person.
}
people-hanging-list = Welche Einträge warten
people-hanging-lead = Leitet die Gruppe
people-hanging-healing = { $count ->
    [one] Ein verheiltes Ergebnis wartet darauf, angesehen zu werden. Alle, die bewerten, können es ansehen.
   *[other] { $count } verheilte Ergebnisse warten darauf, angesehen zu werden. Alle, die bewerten, können sie ansehen.
}
people-hanging-returned = { $count ->
    [one] Eine Entscheidung wurde von der Qualitätssicherung zurückgeschickt. Alle, die bewerten, können sie neu treffen.
   *[other] { $count } Entscheidungen wurden von der Qualitätssicherung zurückgeschickt. Alle, die bewerten, können sie neu treffen.
}
people-hanging-gone = Diese Person führt hier heute keine Aufsicht, deshalb kann das niemand unterschreiben.
people-hanging-nothing = An dieser Person hängt jetzt nichts.
people-hand-link = Weitergeben…
people-hand-title = Weitergeben
people-hand-return = Zurück zur Person
people-hand-rule = Ein Eintrag geht nur an jemanden, der an seinem Tag die Aufsicht hätte führen dürfen. Jeder andere wird zurückgeschickt an die auszubildende Person. Sie erfährt es per E-Mail und kann wählen, wer dabei war.
people-hand-where = Wohin es geht
people-hand-to = An { $name }
people-hand-to-invited = An { $name }: hat noch kein Passwort und kann vorher nichts unterschreiben
people-hand-back = Zurück an die Auszubildenden; die Gruppen haben dann keine Ausbildungsleitung
people-hand-leave = Es bleibt, wie es ist. Die Auszubildenden erfahren es per E-Mail, und Sie können es später auf der Seite der Person weitergeben
people-hand-because = Was Auszubildende lesen, deren Einträge zurückgeschickt werden
people-hand-because-hint = Sie bekommen es auch per E-Mail.
people-hand-reason = { $name } führt hier keine Aufsicht mehr. Wählen Sie, wer sonst dabei war, und reichen Sie es noch einmal ein.
people-hand-reason-nameless = Ihre Aufsicht führt hier keine Aufsicht mehr. Wählen Sie, wer sonst dabei war, und reichen Sie es noch einmal ein.
people-erased-name = jemand, den die Akademie gelöscht hat
people-hand-reason-alone = { $name } beaufsichtigt hier nicht mehr, und im Augenblick auch niemand anderes. Fragen Sie die Akademie, wer das unterschreiben kann.
people-hand-button = Weitergeben
people-hand-choose = Wählen Sie, wohin es geht.
people-hand-not-a-trainer = Diese Person bildet heute nicht an der Akademie aus. Wählen Sie jemand anderen.
people-handed = Weitergegeben: { $handed ->
    [one] ein Eintrag
   *[other] { $handed } Einträge
}. Zurückgeschickt an Auszubildende: { $back }. Gruppen: { $cohorts }.
people-orphaned = { $count ->
    [one] Ein eingereichter Eintrag wartet auf jemanden, der hier heute keine Aufsicht führt oder noch kein Passwort hat
   *[other] { $count } eingereichte Einträge warten auf jemanden, der hier heute keine Aufsicht führt oder noch kein Passwort hat
}

begun-invitation = die Einladung von { $email }
begun-link = der erste Link von { $email }
begun-issue = { $count ->
    [one] ein Zertifikat, das genehmigt und noch nicht begonnen war
   *[other] { $count } Zertifikate, die genehmigt und noch nicht begonnen waren
}
