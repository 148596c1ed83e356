# E-Mails: Betreff, Text (Absätze durch eine leere Zeile getrennt) und die Aufschrift des Links.

mail-foot = Gesendet von Countersign, das die Akten von Ausbildungsakademien führt. Niemand wird Sie je nach Ihrem Passwort fragen.

mail-invitation-subject = { $academy } lädt Sie zu Countersign ein
mail-invitation-text =
    Guten Tag { $name },

    { $academy } führt die Akten der Ausbildung in Countersign und hat ein Konto für Sie angelegt. Wählen Sie ein Passwort, und Sie können beginnen.

    Der Link unten gilt einmal, bis { $until }. Gilt er nicht mehr, bitten Sie { $academy }, die Einladung noch einmal zu schicken.
mail-invitation-action = Passwort wählen

mail-new-role-subject = Sie haben eine neue Rolle bei { $academy }
mail-new-role-text =
    Guten Tag { $name },

    { $academy } hat Ihnen eine neue Rolle gegeben: { $role }. Melden Sie sich an wie immer; gehören Sie zu mehreren Akademien, wechseln Sie im Menü unter Ihrem Namen zu { $academy }.
mail-new-role-action = Anmelden

mail-password-reset-subject = Neues Passwort setzen
mail-password-reset-text =
    Guten Tag { $name },

    jemand, vermutlich Sie selbst, hat für Ihr Konto ein neues Passwort angefordert. Der Link unten gilt einmal, bis { $until }.

    Waren Sie es nicht, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
mail-password-reset-action = Neues Passwort setzen

mail-password-ended-subject = Bitte setzen Sie ein neues Passwort
mail-password-ended-text =
    Guten Tag { $name },

    { $academy } bittet Sie, ein neues Passwort zu setzen: Das bisherige gilt nicht mehr, und Sie wurden überall abgemeldet. Der Link unten gilt einmal, bis { $until }. Danach wählen Sie auf der Seite zum Anmelden „Ich habe mein Passwort vergessen“.

    An Ihren Unterlagen hat sich nichts geändert.
mail-password-ended-action = Neues Passwort setzen

mail-signed-out-subject = Sie wurden überall abgemeldet
mail-signed-out-text =
    Guten Tag { $name },

    { $academy } hat Sie in jedem Browser abgemeldet. Ihr Passwort bleibt, wie es ist; melden Sie sich wieder an, wenn Sie es brauchen.

    Fragen Sie { $academy }, wenn Sie wissen möchten, warum.

mail-locked-subject = { $academy } hat Ihren Zugang gesperrt
mail-locked-text =
    Guten Tag { $name },

    { $academy } hat Ihren Zugang zu ihren Unterlagen gesperrt. Anmelden können Sie sich weiterhin, und andere Akademien betrifft das nicht. Was Sie unterschrieben und gelernt haben, bleibt, wie es ist.

    Fragen Sie { $academy }, wenn Sie wissen möchten, warum.

mail-unlocked-subject = { $academy } hat Ihren Zugang entsperrt
mail-unlocked-text =
    Guten Tag { $name },

    { $academy } hat Ihren Zugang zu ihren Unterlagen entsperrt. Melden Sie sich an wie immer.
mail-unlocked-action = Anmelden

mail-password-changed-subject = Ihr Passwort wurde geändert
mail-password-changed-text =
    Guten Tag { $name },

    das Passwort Ihres Kontos wurde gerade geändert, und andere Browser wurden abgemeldet.

    Waren Sie es nicht, gehen Sie zur Seite zum Anmelden, wählen Sie „Ich habe mein Passwort vergessen“ und sagen Sie es Ihrer Akademie.

mail-enrolled-subject = Sie sind eingeschrieben bei { $academy }
mail-enrolled-text =
    { $academy } hat Sie in den Kurs { $course } eingeschrieben, in die Gruppe { $cohort }.

    Melden Sie sich an, um zu sehen, was der Kurs verlangt, und um Ihre Stunden und Fälle einzutragen.
mail-enrolled-action = Mein Logbuch öffnen
