# Mails: subject, text (paragraphs apart by an empty line) and the label of the link.

mail-foot = Sent by Countersign, the record system of training academies. Nobody will ever ask you for your password.

mail-invitation-subject = { $academy } invites you to Countersign
mail-invitation-text =
    Hello { $name },

    { $academy } keeps its training records in Countersign and has made an account for you. Choose a password, and you can begin.

    The link below works once, until { $until }. If it no longer works, ask { $academy } to send the invitation again.
mail-invitation-action = Choose a password

mail-new-role-subject = You have a new role at { $academy }
mail-new-role-text =
    Hello { $name },

    { $academy } has given you a new role: { $role }. Sign in as always; if you belong to several academies, switch to { $academy } in the menu under your name.
mail-new-role-action = Sign in

mail-password-reset-subject = Set a new password
mail-password-reset-text =
    Hello { $name },

    somebody, probably you, asked for a new password for your account. The link below works once, until { $until }.

    If it was not you, do nothing: your password stays as it is.
mail-password-reset-action = Set a new password

mail-password-ended-subject = Please set a new password
mail-password-ended-text =
    Hello { $name },

    { $academy } asks you to set a new password: the one you have can no longer be used, and you were signed out everywhere. The link below works once, until { $until }. Later, go to the sign-in page and choose “I forgot my password”.

    Nothing in your record has changed.
mail-password-ended-action = Set a new password

mail-signed-out-subject = You were signed out everywhere
mail-signed-out-text =
    Hello { $name },

    { $academy } has signed you out in every browser. Your password stays as it is; sign in again when you need to.

    If you wonder why, ask { $academy }.

mail-locked-subject = { $academy } has locked your access
mail-locked-text =
    Hello { $name },

    { $academy } has locked your access to its records. You can still sign in, and other academies are not concerned. What you signed and what you learned stays as it is.

    If you wonder why, ask { $academy }.

mail-unlocked-subject = { $academy } has unlocked your access
mail-unlocked-text =
    Hello { $name },

    { $academy } has unlocked your access to its records. Sign in as always.
mail-unlocked-action = Sign in

mail-password-changed-subject = Your password was changed
mail-password-changed-text =
    Hello { $name },

    the password of your account was just changed, and other browsers were signed out.

    If it was not you, go to the sign-in page, choose “I forgot my password”, and tell your academy.

mail-enrolled-subject = You are enrolled at { $academy }
mail-enrolled-text =
    { $academy } has enrolled you on { $course }, in the cohort { $cohort }.

    Sign in to see what the course asks for, and to log your hours and cases.
mail-enrolled-action = Open my logbook
