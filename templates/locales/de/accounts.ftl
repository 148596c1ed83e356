# Deutsch: Anmelden, Einladungen, Passwörter, mein Konto, das erste Einrichten.

accounts-error-prefix = Fehler:
accounts-cancel = Abbrechen
accounts-choose = Bitte wählen…
accounts-crumbs = Sie sind hier
accounts-email = E-Mail
accounts-password = Passwort

accounts-sign-in = Anmelden
accounts-forgot = Ich habe mein Passwort vergessen
accounts-no-account = Noch kein Konto? Ihre Akademie schickt Ihnen eine Einladung per E-Mail.
accounts-password-required = Bitte Ihr Passwort eingeben.
accounts-wrong-pair = Die E-Mail-Adresse oder das Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.
accounts-too-often = Das waren zu viele Versuche. Sie können es wieder versuchen in { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
}. Haben Sie Ihr Passwort vergessen, setzen Sie ein neues.
accounts-busy = Gerade melden sich sehr viele an. Warten Sie ein paar Sekunden und versuchen Sie es noch einmal.
accounts-password-ended = Ihre Akademie bittet Sie, ein neues Passwort zu setzen. Nehmen Sie den Link in unserer E-Mail, oder fordern Sie mit „Ich habe mein Passwort vergessen“ einen neuen an.
accounts-signed-out = Sie sind abgemeldet.
accounts-signed-out-everywhere = Sie sind in jedem Browser abgemeldet.
accounts-device = { $browser } auf { $system }
accounts-device-unknown = Ein unbekannter Browser

accounts-password-hint = Mindestens 12 Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.
accounts-password-short = Dieses Passwort ist zu kurz. Nehmen Sie mindestens 12 Zeichen.
accounts-password-long = Dieses Passwort ist zu lang. Nehmen Sie höchstens 4000 Buchstaben.
accounts-password-common = Dieses Passwort ist leicht zu erraten: Es besteht aus Wörtern oder Mustern, die viele verwenden. Nehmen Sie mehr Wörter, in einer Reihenfolge, die nur Sie kennen.
accounts-password-own-words = Dieses Passwort ist leicht zu erraten: Es besteht aus Ihrem Namen, Ihrer E-Mail-Adresse oder dem Namen Ihrer Akademie. Nehmen Sie andere Wörter.
accounts-password-of-before = Das ist das Passwort, das nicht mehr gelten soll. Wählen Sie ein anderes.
accounts-password-is-email = Ihre E-Mail-Adresse darf nicht Ihr Passwort sein. Wählen Sie ein anderes.
accounts-choose-password = Passwort wählen
accounts-new-password = Neues Passwort
accounts-old-password = Bisheriges Passwort
accounts-old-password-wrong = Das ist nicht Ihr bisheriges Passwort.

accounts-forgotten-title = Neues Passwort setzen
accounts-forgotten-text = Nennen Sie uns Ihre E-Mail-Adresse. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort setzen können.
accounts-forgotten-send = Link schicken
accounts-password-mailed-title = Sehen Sie in Ihr Postfach
accounts-password-mailed-text = Wenn es ein Konto mit dieser E-Mail-Adresse gibt, ist ein Link dorthin unterwegs, oder er ging in den letzten zehn Minuten hin. Er gilt eine Stunde. Nichts da? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob es die Adresse aus Ihrer Einladung ist.
accounts-password-mailed-action = Zurück zum Anmelden
accounts-password-dead-title = Dieser Link gilt nicht mehr
accounts-password-dead-text = Ein Link für ein neues Passwort gilt einmal und eine Stunde lang. Fordern Sie einen neuen an; das dauert eine Minute.
accounts-password-dead-action = Neuen Link anfordern
accounts-new-password-title = Neues Passwort setzen
accounts-new-password-text = Mit dem neuen Passwort werden Sie in jedem Browser abgemeldet. Danach melden Sie sich neu an.
accounts-new-password-save = Neues Passwort speichern
accounts-password-set = Ihr neues Passwort ist gespeichert. Melden Sie sich jetzt damit an.

accounts-invitation-title = Willkommen
accounts-invitation-hello = Guten Tag
accounts-invitation-text = Wählen Sie ein Passwort, und Ihr Konto ist bereit.
accounts-invitation-accept = Speichern und beginnen
accounts-invitation-accepted = Ihr Konto ist bereit. Melden Sie sich beim nächsten Mal mit Ihrer E-Mail-Adresse und Ihrem Passwort an.
accounts-invitation-dead-title = Diese Einladung gilt nicht mehr
accounts-invitation-dead-text = Eine Einladung gilt einmal und 14 Tage lang, und nur die neueste gilt. Haben Sie schon ein Passwort gesetzt, melden Sie sich an. Wenn nicht, bitten Sie Ihre Akademie, die Einladung noch einmal zu schicken.
accounts-invitation-dead-action = Anmelden

accounts-set-up-title = Akademie einrichten
accounts-set-up-text = Das tun Sie nur einmal. Danach ist diese Seite für immer geschlossen, und Sie laden alle anderen von innen ein.
accounts-set-up-academy = Die Akademie
accounts-set-up-owner = Sie, mit der Rolle Inhaberin oder Inhaber
accounts-set-up-send = Akademie einrichten
accounts-set-up-success = Ihre Akademie ist eingerichtet. Sie sind als Inhaberin oder Inhaber angemeldet.
accounts-set-up-done-title = Hier ist alles eingerichtet
accounts-set-up-done-text = Die erste Akademie und ihre Inhaberin oder ihr Inhaber sind da. Dieser Link hat also seine Arbeit getan. Gehören Sie zur Akademie, melden Sie sich an.
accounts-set-up-done-action = Anmelden
accounts-set-up-dead-title = Das ist nicht der Link zum Einrichten
accounts-set-up-dead-text = Der Link zum Einrichten steht im Terminal, wenn der Server startet. Er gilt 24 Stunden, und nur der neueste gilt. Starten Sie den Server neu, um einen neuen Link zu bekommen.
accounts-academy-name = Name der Akademie
accounts-academy-name-hint = So, wie er auf Zertifikaten stehen soll.
accounts-town = Ort
accounts-country = Land
accounts-time-zone = Zeitzone
accounts-time-zone-hint = Wählen Sie die nächste Stadt mit derselben Uhrzeit. Danach richtet sich, wann ein Tag endet.
accounts-contact-email = E-Mail für Fragen
accounts-contact-email-hint = Patientinnen und Patienten sehen sie auf Zertifikaten und schreiben dorthin.
accounts-prefix = Buchstaben vor jeder Seriennummer
accounts-prefix-hint = 2 bis 6 Großbuchstaben, zum Beispiel SA für SA-2026-0001. Lassen Sie es leer, nehmen wir die Anfangsbuchstaben des Namens.
accounts-prefix-wrong = Bitte 2 bis 6 Großbuchstaben von A bis Z eingeben.
accounts-your-name = Ihr Name
accounts-name-required = Bitte den Namen eingeben.
accounts-your-email = Ihre E-Mail-Adresse
accounts-your-email-hint = Damit melden Sie sich an.

accounts-name-by-academy = Stimmt Ihr Name oder Ihre E-Mail-Adresse nicht? Bitten Sie Ihre Akademie, das zu berichtigen: Zertifikate hängen davon ab.
accounts-my-roles = Meine Rollen
accounts-roles = Rollen
accounts-no-roles = Sie haben heute in keiner Akademie eine Rolle.
accounts-no-roles-next = Bitten Sie Ihre Akademie um eine Rolle. Sie erscheint hier sofort.
accounts-switched-on = hier sind Sie jetzt
accounts-language-note = Für diese Seiten und für die E-Mails, die wir Ihnen schicken.
accounts-language-label = Ich lese
accounts-save-language = Sprache speichern
accounts-language-saved = Ihre Sprache ist gespeichert.
accounts-change-password = Passwort ändern
accounts-change-password-note = Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet.
accounts-password-changed = Ihr Passwort ist geändert. Andere Browser sind abgemeldet.
accounts-sessions = Wo ich angemeldet bin
accounts-sessions-note = Ist ein Browser dabei, den Sie nicht kennen? Melden Sie ihn ab und ändern Sie Ihr Passwort.
accounts-browser = Browser
accounts-since = Seit
accounts-last-used = Zuletzt benutzt
accounts-this-browser = dieser Browser
accounts-end-session = Abmelden
accounts-session-ended = Dieser Browser ist abgemeldet.
accounts-end-all = Überall abmelden
