# E-Mails: Betreff, Text (Absätze durch eine leere Zeile getrennt) und die Aufschrift des Links.

mail-foot = Geschickt von Countersign, das die Akten von Ausbildungsakademien führt. Niemand wird Sie je nach Ihrem Passwort fragen.

mail-invitation-subject = { $academy } lädt Sie zu Countersign ein
mail-invitation-text =
    Guten Tag { $name },

    { $academy } führt die Akten der Ausbildung in Countersign und hat ein Konto für Sie angelegt. Setzen Sie ein Passwort, und Sie können beginnen.

    Der Link unten gilt einmal, bis { $until }. Gilt er nicht mehr, bitten Sie { $academy }, die Einladung noch einmal zu schicken.
mail-invitation-action = Passwort setzen

mail-waiting-subject = Bei { $academy } wartet etwas auf Sie
mail-waiting-text =
    Guten Tag { $name },

    dies wartet bei { $academy } auf Sie:

    { $list }

    Diese E-Mail kommt höchstens einmal am Tag, und nur, wenn etwas Neues dazugekommen ist.
mail-waiting-action = Countersign öffnen

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

    An Ihrer Akte hat sich nichts geändert.
mail-password-ended-action = Neues Passwort setzen

mail-signed-out-subject = Sie wurden überall abgemeldet
mail-signed-out-text =
    Guten Tag { $name },

    { $academy } hat Sie in jedem Browser abgemeldet. Ihr Passwort bleibt, wie es ist; melden Sie sich wieder an, wenn Sie es brauchen.

    Fragen Sie { $academy }, wenn Sie wissen möchten, warum.

mail-locked-subject = { $academy } hat Sie ausgesperrt
mail-locked-text =
    Guten Tag { $name },

    { $academy } hat Sie ausgesperrt: Ihre Rollen öffnen ihre Akten nicht mehr. Anmelden können Sie sich weiterhin, und andere Akademien betrifft das nicht. Was Sie unterschrieben und gelernt haben, bleibt, wie es ist.

    Fragen Sie { $academy }, wenn Sie wissen möchten, warum.

mail-unlocked-subject = { $academy } hat Sie entsperrt
mail-unlocked-text =
    Guten Tag { $name },

    { $academy } hat Sie entsperrt: Ihre Rollen öffnen ihre Akten wieder. Melden Sie sich an wie immer.
mail-unlocked-action = Anmelden

mail-password-changed-subject = Ihr Passwort wurde geändert
mail-password-changed-text =
    Guten Tag { $name },

    das Passwort Ihres Kontos wurde gerade geändert, und andere Browser wurden abgemeldet.

    Waren Sie es nicht, gehen Sie zur Seite zum Anmelden, wählen Sie „Ich habe mein Passwort vergessen“ und sagen Sie es Ihrer Akademie.

mail-enrolled-subject = Sie sind eingeschrieben bei { $academy }
mail-enrolled-text =
    Guten Tag { $name },

    { $academy } hat Sie in den Kurs { $course } eingeschrieben, in die Gruppe { $cohort }.

    Melden Sie sich an, um zu sehen, was der Kurs verlangt, und um Ihre Stunden und Fälle einzutragen.
mail-enrolled-action = Mein Logbuch öffnen

mail-handed-over-subject = { $before } führt keine Aufsicht mehr; etwas geht an Sie
mail-handed-over-text = Guten Tag { $name },

    was auf { $before } wartete, geht an Sie. Einträge, die auf Ihre Unterschrift warten: { $count }. Gruppen, die Sie jetzt leiten: { $cohorts }.

    Unterschreiben Sie nur, wovon Sie wissen, dass es stimmt. Schicken Sie zurück, was Sie nicht wissen.
mail-handed-over-action = Sehen, was wartet

mail-moved-subject = Sie sind jetzt in der Gruppe { $cohort }
mail-moved-text =
    Guten Tag { $name },

    { $academy } hat Sie im Kurs { $course } von der Gruppe { $before } in die Gruppe { $cohort } genommen.

    Alles, was Sie eingetragen haben, ging mit. Melden Sie sich an, um zu sehen, was der Kurs verlangt.
mail-moved-action = Mein Logbuch öffnen

mail-enrolment-paused-subject = Ihr Kurs bei { $academy } ist unterbrochen
mail-enrolment-paused-text =
    Guten Tag { $name },

    { $academy } hat Ihre Einschreibung in den Kurs { $course }, Gruppe { $cohort }, unterbrochen. Bis sie weitergeht, können Sie nichts eintragen, und es kann kein Zertifikat ausgestellt werden.

    Nichts geht verloren. Wenn Sie wissen möchten, warum, fragen Sie { $academy }: { $contact }.
mail-enrolment-paused-action = Mein Logbuch öffnen

mail-enrolment-resumed-subject = Ihr Kurs bei { $academy } geht weiter
mail-enrolment-resumed-text =
    Guten Tag { $name },

    Ihre Einschreibung in den Kurs { $course }, Gruppe { $cohort }, war unterbrochen und geht jetzt weiter. Sie können wieder Stunden und Fälle eintragen.
mail-enrolment-resumed-action = Mein Logbuch öffnen

mail-enrolment-withdrawn-subject = Sie wurden aus dem Kurs { $course } ausgetragen
mail-enrolment-withdrawn-text =
    Guten Tag { $name },

    { $academy } hat Sie aus dem Kurs { $course }, Gruppe { $cohort }, ausgetragen. Heute ist der letzte Tag, der zählt, und für diese Einschreibung kann kein Zertifikat ausgestellt werden.

    Ihre Akten bleiben. Wenn Sie zurückkommen, ist alles da. Wenn Sie wissen möchten, warum, fragen Sie { $academy }: { $contact }.
mail-enrolment-withdrawn-action = Mein Logbuch öffnen

mail-cohort-cancelled-subject = Die Gruppe { $cohort } wurde abgesagt
mail-cohort-cancelled-text =
    Guten Tag { $name },

    die Gruppe { $cohort } des Kurses { $course } bei { $academy }, in die Sie eingeschrieben waren, findet nicht statt. Ihre Einschreibung ist beendet.

    Bitten Sie { $academy } um einen Platz in einer anderen Gruppe: { $contact }.
mail-cohort-cancelled-action = Mein Logbuch öffnen

mail-enrolment-reopened-subject = Ihre Einschreibung in den Kurs { $course } ist wieder offen
mail-enrolment-reopened-text =
    Guten Tag { $name },

    { $academy } hat Ihre Einschreibung in den Kurs { $course }, Gruppe { $cohort }, wieder geöffnet. Alles Aufgezeichnete ist da, und Sie können Stunden und Fälle eintragen.
mail-enrolment-reopened-action = Mein Logbuch öffnen

mail-hold-opened-subject = Ihr Zertifikat für { $course } ist gesperrt
mail-hold-opened-text =
    Guten Tag { $name },

    { $academy } hat Ihre Einschreibung in den Kurs { $course } gesperrt: Bis jemand dort die Sperre aufhebt, kann kein Zertifikat ausgestellt werden. Stunden und Fälle können Sie weiter eintragen.

    Wenn Sie wissen möchten, warum, fragen Sie { $academy }: { $contact }.
mail-hold-opened-action = Mein Logbuch öffnen

mail-hold-cleared-subject = Eine Sperre Ihrer Einschreibung wurde aufgehoben
mail-hold-cleared-text =
    Guten Tag { $name },

    { $academy } hat eine Sperre Ihrer Einschreibung in den Kurs { $course } aufgehoben. Ihr Logbuch sagt, was für Ihr Zertifikat noch verlangt wird.
mail-hold-cleared-action = Mein Logbuch öffnen

mail-request-ended-withdrawn-subject = Ihr Antrag auf ein Zertifikat wurde abgelehnt: { $holder }
mail-request-ended-withdrawn-text =
    Guten Tag { $name },

    Sie haben ein Zertifikat für { $holder } im Kurs { $course } bei { $academy } beantragt. Die Person wurde seitdem ausgetragen; niemand konnte es mehr genehmigen, und der Antrag wurde abgelehnt.

    Wenn sie zurückkommt, beantragen Sie es neu.
mail-request-ended-withdrawn-action = Antrag ansehen

mail-request-ended-revoked-subject = Ihr Antrag auf ein Zertifikat wurde abgelehnt: { $holder }
mail-request-ended-revoked-text =
    Guten Tag { $name },

    Sie haben ein neues Zertifikat für { $holder } im Kurs { $course } bei { $academy } beantragt. Das Zertifikat, auf das es folgen sollte, wurde seitdem zurückgezogen; niemand konnte es mehr genehmigen, und der Antrag wurde abgelehnt.
mail-request-ended-revoked-action = Antrag ansehen

mail-supervisor-gone-subject = { $who } führt bei { $academy } keine Aufsicht mehr
mail-supervisor-gone-text =
    Guten Tag { $name },

    { $who } führt bei { $academy } keine Aufsicht mehr. { $count ->
        [one] Ein Eintrag, den Sie eingereicht haben, wartet auf diese Unterschrift, und niemand kann ihn jetzt unterschreiben.
       *[other] { $count } Einträge, die Sie eingereicht haben, warten auf diese Unterschrift, und niemand kann sie jetzt unterschreiben.
    }

    Die Akademie kann sie einer anderen Aufsicht geben: { $contact }. Oder nehmen Sie sie zurück und wählen Sie, wer sonst dabei war.
mail-supervisor-gone-action = Mein Logbuch öffnen

mail-draft-removed-subject = Ein Entwurf von Ihnen wurde entfernt
mail-draft-removed-text = Guten Tag { $name },

    { $person } hat einen Entwurf aus Ihrem Logbuch entfernt: { $reason }

    Er war nicht eingereicht; an dem, was zählt, ändert sich nichts. War er richtig, tragen Sie ihn noch einmal ein.
mail-draft-removed-action = Zu meinen Stunden

mail-joining-subject = { $academy } bittet Sie, beizutreten
mail-joining-text =
    Guten Tag,

    { $academy } führt ihre Akten in Countersign und bittet Sie, beizutreten, als: { $roles }. Sie haben hier schon ein Konto. Melden Sie sich an und nehmen Sie die Einladung unter „Mein Konto“ an, oder lehnen Sie sie ab, bis { $until }.

    Bis Sie die Einladung annehmen, kennt { $academy } nur diese Adresse: nicht Ihren Namen, nicht Ihr Geburtsdatum, nichts von anderswo. Kennen Sie diese Akademie nicht, lehnen Sie ab.
mail-joining-action = Einladung ansehen

mail-new-officer-subject = { $who } hat jetzt bei { $academy } die Rolle { $role }
mail-new-officer-text =
    Guten Tag { $name },

    { $who } ({ $email }) hat jetzt bei { $academy } die Rolle { $role }. Gegeben hat sie: { $by }.

    Kennen Sie diese Person? Eine Woche lang gelten sie und wer die Rolle gegeben hat als eine Person, wo eine Entscheidung zwei braucht. Kennen Sie die Person, können Sie sie bestätigen. Stimmt etwas nicht, beenden Sie die Rolle sofort.
mail-new-officer-action = Diese Person ansehen

mail-address-corrected-subject = Die Einladung von { $who } geht an eine andere E-Mail-Adresse
mail-address-corrected-text =
    Guten Tag { $name },

    { $by } hat die E-Mail-Adresse von { $who } berichtigt, der oder die die Einladung von { $academy } noch nicht angenommen hat: von { $old } zu { $new }. Dorthin ging ein neuer Link.

    Wissen Sie, dass das die richtige Adresse ist? Eine Woche lang gelten diese Person und wer die Adresse berichtigt hat als eine Person, wo eine Entscheidung zwei braucht. Stimmt etwas nicht, beenden Sie die Rolle sofort.
mail-address-corrected-action = Diese Person ansehen

mail-alike-asked-subject = { $who } bittet um eine E-Mail-Adresse, die einer anderen gleicht
mail-alike-asked-text =
    Guten Tag { $name },

    { $who } von { $academy } meldet sich mit { $old } an, und jemand bat darum, dass es { $new } sei. Das sieht aus wie { $alike } und ist eine andere Adresse.

    Es ändert sich, sobald der Link im neuen Postfach geöffnet wird. Fragen Sie { $who }, ob das bekannt ist. Wenn nicht, melden Sie die Person auf ihrer Seite überall ab: Damit ist es zu Ende.
mail-alike-asked-action = Diese Person ansehen

mail-alike-changed-subject = { $who } meldet sich mit einer E-Mail-Adresse an, die einer anderen gleicht
mail-alike-changed-text =
    Guten Tag { $name },

    { $who } von { $academy } hat sich bisher mit { $old } angemeldet und tut es ab jetzt mit { $new }. Das sieht aus wie { $alike } und ist eine andere Adresse.

    Sehen Sie jeden Buchstaben an, bevor Sie sich auf eine davon verlassen. Stimmt etwas nicht, sperren Sie die Person auf ihrer Seite aus.
mail-alike-changed-action = Diese Person ansehen

mail-alike-joined-subject = { $who } ist mit einer E-Mail-Adresse beigetreten, die einer anderen gleicht
mail-alike-joined-text =
    Guten Tag { $name },

    { $who } ist { $academy } beigetreten und meldet sich mit { $new } an. Das sieht aus wie { $alike } und ist eine andere Adresse.

    Sehen Sie jeden Buchstaben an, bevor Sie sich auf eine davon verlassen. Stimmt etwas nicht, sperren Sie die Person auf ihrer Seite aus.
mail-alike-joined-action = Diese Person ansehen

mail-joining-erased-subject = Eine Einladung von { $academy } ist beendet
mail-joining-erased-text =
    Guten Tag { $name },

    am { $asked } haben Sie für { $academy } jemanden gebeten beizutreten, als: { $roles }. Es kam noch keine Antwort, und das Konto wurde auf eigenen Wunsch gelöscht. Darum ist die Einladung beendet, und die Adresse wird nicht aufbewahrt.

mail-profile-erased-subject = Der Name von jemandem, der bei { $academy } eine Rolle hatte, ist gelöscht
mail-profile-erased-text =
    Guten Tag { $name },

    jemand, der bei { $academy } eine Rolle hatte, wurde gelöscht, und keine Akademie verließ sich mehr auf Namen und E-Mail-Adresse. Auf der Seite steht ab jetzt „erased“. Was unterschrieben wurde und was Zertifikate sagen, lässt sich weiter prüfen.
mail-profile-erased-action = Die Seite ansehen

mail-joining-dropped-subject = Ihre Einladung an { $email } ist beendet
mail-joining-dropped-text =
    Guten Tag { $name },

    { $academy } hat { $email } eingeladen. Dieses Konto war noch nie benutzt, und eine andere Akademie, die es vorher eingeladen hatte, hat die Adresse berichtigt. Ihre Einladung wäre an jemand anderen gegangen, darum ist sie beendet.

    Fragen Sie, welche Adresse die richtige ist, und laden Sie neu ein.

mail-begun-ended-subject = Was { $who } begonnen hatte, ist beendet
mail-begun-ended-text =
    Guten Tag { $name },

    { $who } wurde abgemeldet oder kann sich nicht mehr wie bisher anmelden, auf eigenen Wunsch oder durch eine Inhaberin oder einen Inhaber. Vielleicht saß jemand anderes an dem Konto. Deshalb ist beendet, was dort in { $academy } begonnen und noch nicht geschehen war: { $what }.

    Was gewollt war, kann neu geschickt oder genehmigt werden. Wenn Sie etwas davon nicht erwartet haben, sehen Sie die Ereignisse an.

mail-record-changed-subject = Die Akte von { $who } wurde berichtigt
mail-record-changed-text =
    Guten Tag { $name },

    die Akte von { $who }, zugehörig zu { $academy } und zu einer anderen Akademie, wurde berichtigt: { $what }.

    Schon ausgestellte Zertifikate bleiben, wie sie sind. Stimmt es nicht, fragen Sie die Person.
mail-record-changed-action = Diese Person ansehen

mail-record-asked-subject = { $academy } möchte Ihre Akte berichtigen
mail-record-asked-text =
    Guten Tag { $name },

    { $academy } möchte Ihren Namen oder Ihr Geburtsdatum berichtigen; Ihr Name wäre: { $to }. Sie gehören zu mehreren Akademien, darum wird es nur berichtigt, wenn Sie zustimmen. Melden Sie sich an und antworten Sie unter „Mein Konto“.
mail-record-asked-action = Antworten

mail-address-confirm-subject = Ist das Ihre neue E-Mail-Adresse?
mail-address-confirm-text =
    Guten Tag { $name },

    jemand, der sich als { $old } anmeldet, möchte sich stattdessen mit dieser Adresse anmelden. Öffnen Sie den Link unten und bestätigen Sie; er gilt einmal, drei Tage lang.

    Waren Sie es nicht, tun Sie nichts: Es ändert sich nichts.
mail-address-confirm-action = Neue E-Mail-Adresse bestätigen

mail-address-asked-subject = Für Ihr Konto wurde eine andere E-Mail-Adresse erbeten
mail-address-asked-text =
    Guten Tag { $name },

    jemand mit der Rolle Inhaberin oder Inhaber in Ihrer Akademie bittet, dass Ihr Konto sich mit { $new } statt mit dieser Adresse anmeldet. Es ändert sich nur, wenn jemand den dorthin geschickten Link öffnet und Ihr Passwort eingibt.

    Ist das nicht Ihre Adresse, sagen Sie es Ihrer Akademie und ändern Sie Ihr Passwort.

mail-address-wanted-subject = Für Ihr Konto wurde eine andere E-Mail-Adresse erbeten
mail-address-wanted-text =
    Guten Tag { $name },

    jemand, der in Ihrem Konto angemeldet ist, bittet darum, dass es sich mit { $new } statt mit dieser Adresse anmeldet. Es ändert sich, sobald der dorthin geschickte Link geöffnet wird.

    Waren Sie es nicht, ändern Sie sofort Ihr Passwort: Damit ist es zu Ende.

mail-address-changed-subject = Ihre E-Mail-Adresse wurde geändert
mail-address-changed-text =
    Guten Tag { $name },

    Ihr Konto meldet sich ab jetzt mit { $new } an. Diese Adresse öffnet es nicht mehr.

    Waren Sie es nicht, sagen Sie es sofort Ihrer Akademie.

mail-address-taken-subject = Sie haben ein Konto mit dieser E-Mail-Adresse
mail-address-taken-text =
    Guten Tag { $name },

    jemand, vielleicht Sie selbst, bat darum, dass ein anderes Konto sich mit dieser Adresse anmeldet. Sie gehört schon zu Ihrem Konto, darum wurde nichts geändert.
