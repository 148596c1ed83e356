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

    somebody, probably you, asked for a new password for your account. The link below works once and for one hour.

    If it was not you, do nothing: your password stays as it is.
mail-password-reset-action = Set a new password

mail-password-changed-subject = Your password was changed
mail-password-changed-text =
    Hello { $name },

    the password of your account was just changed, and other browsers were signed out.

    If it was not you, go to the sign-in page, choose “I forgot my password”, and tell your academy.

mail-certificate-issued-subject = Your certificate from { $academy }
mail-certificate-issued-text =
    Congratulations!

    { $academy } has issued your certificate: { $course }.

    Anybody can check it with this code: { $code }. Sign in to download it.
mail-certificate-issued-action = See the certificate

mail-certificate-revoked-subject = Your certificate from { $academy } was revoked
mail-certificate-revoked-text =
    { $academy } has revoked your certificate { $course } with the code { $code }.

    From now on, everybody who checks the code reads that it is revoked, and you may no longer show it as valid. If you think this is a mistake, write to { $academy }.
mail-certificate-revoked-action = See how it stands

mail-certificate-suspended-subject = Your certificate from { $academy } is suspended
mail-certificate-suspended-text =
    { $academy } has suspended your certificate { $course } with the code { $code } for the time being.

    Everybody who checks the code reads that it is suspended, until { $academy } reinstates it. Ask { $academy } what you can do.
mail-certificate-suspended-action = See how it stands

mail-certificate-reinstated-subject = Your certificate from { $academy } is valid again
mail-certificate-reinstated-text =
    { $academy } has reinstated your certificate { $course } with the code { $code }.

    Everybody who checks the code reads from now on that it is current.
mail-certificate-reinstated-action = See the certificate

mail-entry-rejected-subject = An entry in your logbook was sent back
mail-entry-rejected-text =
    Your supervisor at { $academy } did not sign an entry in your logbook. The reason:

    { $reason }

    Correct the entry and send it again.
mail-entry-rejected-action = See my logbook

mail-enrolled-subject = You are enrolled at { $academy }
mail-enrolled-text =
    { $academy } has enrolled you on { $course }, in the cohort { $cohort }.

    Sign in to see what the course asks for, and to log your hours and cases.
mail-enrolled-action = Open my logbook
