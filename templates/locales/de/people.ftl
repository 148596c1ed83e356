# Deutsch: die Menschen der Akademie und der Postausgang.

people-lead = Alle, die in dieser Akademie eine Rolle haben oder hatten.
people-invite = Jemanden einladen…
people-search = Name oder E-Mail
people-role = Rolle
people-roles = Rollen
people-every-role = Jede Rolle
people-show = Anzeigen
people-show-all = Alle anzeigen
people-none = Niemand passt zu dieser Suche.
people-none-next = Versuchen Sie es mit einem Teil des Namens, gern ohne Akzente, oder mit einer anderen Rolle.
people-name = Name
people-email = E-Mail
people-roles-today = Rollen heute
people-no-role-today = heute keine Rolle
people-invited-tag = eingeladen, noch kein Passwort
people-pages = Seiten
people-range = { $first } bis { $last } von { $total }
people-previous = Vorige Seite
people-next = Nächste Seite

people-invite-title = Jemanden einladen
people-invite-text = Wir schicken der Person per E-Mail einen Link, mit dem sie ein Passwort wählt. Wer schon ein Konto hat, bekommt die Rolle sofort.
people-full-name = Voller Name
people-full-name-hint = So, wie er auf einem Zertifikat stehen soll, in jeder Schrift.
people-name-required = Bitte den Namen eingeben.
people-email-hint = Damit meldet sich die Person an.
people-roles-hint = Eine oder mehrere. Nur mit der Rolle Inhaberin oder Inhaber kann man diese Rolle, Leitung oder Prüfung vergeben.
people-role-required = Bitte eine Rolle wählen, die Sie vergeben dürfen.
people-techniques = Techniken
people-techniques-hint = Nur für die Rolle Ausbildung: was die Person beaufsichtigen und gegenzeichnen darf.
people-techniques-typed-hint = Nur für die Rolle Ausbildung: was die Person beaufsichtigen darf, als Schlüssel mit Kommas dazwischen, zum Beispiel hairline, density. Sobald ein Kurs veröffentlicht ist, können Sie sie hier auswählen.
people-techniques-wrong = Bitte Schlüssel aus Kleinbuchstaben, Ziffern und Unterstrichen eingeben, mit Kommas dazwischen.
people-born = Geburtsdatum
people-born-hint = Wenn Sie es kennen. Ein Zertifikat braucht es: Die Person muss mindestens 18 sein.
people-born-wrong = Bitte einen Tag in der Vergangenheit wählen oder leer lassen.
people-born-unknown = noch nicht bekannt
people-send-invitation = Einladung schicken
people-invited = { $name } ist eingeladen. Der Link ist per E-Mail unterwegs.
people-role-given = { $name } hatte schon ein Konto und hat jetzt die Rolle. Wir haben eine E-Mail geschickt.
people-invited-already = Diese Einladung wurde schon geschickt. Nichts wurde doppelt geschickt.
people-member-already = Jemand mit dieser E-Mail-Adresse hat in dieser Akademie schon eine Rolle. Suchen Sie die Person in der Liste und geben Sie ihr dort eine weitere.
people-invited-again = Die Einladung ist noch einmal geschickt. Der frühere Link gilt nicht mehr.
people-accepted-already = Die Person hat inzwischen ein Passwort gewählt und braucht keine Einladung.

people-edit = Akte berichtigen
people-invite-again = Einladung noch einmal schicken
people-give-role = Rolle geben…
people-from = Von
people-until = Bis
people-no-end = kein Ende
people-holds = gilt heute
people-holds-not = gilt heute nicht
people-end-role = Beenden…

people-edit-title = Akte berichtigen
people-edit-text = Schon ausgestellte Zertifikate behalten den Namen, mit dem sie ausgestellt wurden.
people-edit-overtaken = Jemand anderes hat diese Akte geändert, während Sie schrieben. Sie lautet jetzt wie folgt; schicken Sie das Formular noch einmal, um Ihre Angaben an diese Stelle zu setzen:
people-save = Speichern
people-saved = Die Akte ist gespeichert.

people-give-role-title = Rolle geben
people-give-role-text = ab heute. Wir schicken der Person eine E-Mail.
people-give = Rolle geben
people-granted = Die Rolle { $role } ist gegeben.
people-granted-already = Diese Rolle war schon gegeben. Nichts wurde doppelt getan.
people-role-held = Die Person hat diese Rolle schon.

people-end-title = Die Rolle { $role } beenden?
people-end-since = Sie gilt seit dem { $day }.
people-end-effect = Nach dem letzten Tag ist der Person alles verschlossen, was nur diese Rolle öffnet.
people-end-kept = Was sie unterschrieben und entschieden hat, bleibt, wie es ist.
people-end-again = Das Ende lässt sich nicht zurücknehmen, aber Sie können die Rolle wieder geben.
people-last-day = Letzter Tag
people-last-day-hint = Wählen Sie gestern, um sie sofort zu beenden.
people-end-now = Rolle beenden
people-keep-role = Rolle behalten
people-ended = Die Rolle { $role } endet. Ihr letzter Tag ist der { $day }.
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
people-account-see = Nachsehen, wann sie sich angemeldet haben
people-account-told = Wir sagen es der Person per E-Mail, und die Ereignisse nennen, wer es getan hat.
people-account-back = Nichts ändern
people-account-done-already = Das war schon so. Nichts wurde geändert.
people-account-no-password = Die Person hat noch kein Passwort gewählt. Senden Sie stattdessen die Einladung noch einmal.
people-account-not-yours = Diesem Konto gehört auch eine andere Akademie, oder die Person hat heute hier keine Rolle. Sie können sie aus dieser Akademie aussperren.
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

outbox-lead = Beim Entwickeln verlässt keine E-Mail diesen Rechner. Hier lesen Sie, was geschickt worden wäre.
outbox-none = Noch wurde keine E-Mail geschrieben.
outbox-none-next = Laden Sie jemanden ein, und die Einladung erscheint hier.
outbox-subject = Betreff
outbox-to = An
outbox-written = Geschrieben
outbox-follow = Link in dieser E-Mail öffnen
outbox-link-ended = Der Link in dieser Mail gilt nicht mehr.

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
security-unknown_account = unbekannte Adresse
security-refused = abgewiesen
