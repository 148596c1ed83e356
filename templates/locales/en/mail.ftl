# Mails: subject, text (paragraphs apart by an empty line) and the label of the link.

mail-foot = Sent by Countersign, the record system of training academies. Nobody will ever ask you for your password.

mail-invitation-subject = { $academy } invites you to Countersign
mail-invitation-text =
    Hello { $name },

    { $academy } keeps its training records in Countersign and has made an account for you. Choose a password, and you can begin.

    The link below works once, until { $until }. If it no longer works, ask { $academy } to send the invitation again.
mail-invitation-action = Choose a password

mail-waiting-subject = Something waits for you at { $academy }
mail-waiting-text =
    Hello { $name },

    this waits for you at { $academy }:

    { $list }

    You get this mail once a day at most, and only when something new has come.
mail-waiting-action = Open Countersign

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

mail-draft-removed-subject = A draft of yours was removed
mail-draft-removed-text = Hello { $name },

    { $person } removed a draft from your logbook: { $reason }

    It had not been handed in, so nothing that counts has changed. If it was right, log it again.
mail-draft-removed-action = To my hours

mail-joining-subject = { $academy } asks you to join
mail-joining-text =
    Hello,

    { $academy } keeps its records in Countersign and asks you to join it as: { $roles }. You have an account here already. Sign in and accept or decline under “My account”, until { $until }.

    Until you accept, { $academy } knows only this address: not your name, not your birth date, nothing you did elsewhere. If you do not know this academy, decline.
mail-joining-action = Look at the invitation

mail-new-officer-subject = { $who } is now { $role } at { $academy }
mail-new-officer-text =
    Hello { $name },

    { $who } ({ $email }) is now { $role } at { $academy }. The role was given by { $by }.

    Do you know this person? For a week they and whoever gave the role count as one person where a decision takes two. If you know them, you can confirm them. If something is wrong, end the role at once.
mail-new-officer-action = Look at this person

mail-record-changed-subject = The record of { $who } was changed
mail-record-changed-text =
    Hello { $name },

    the record of { $who }, who belongs to { $academy } and to another academy as well, was changed: { $what }.

    Certificates that were issued stay as they are. If it is wrong, ask the person.
mail-record-changed-action = Look at this person

mail-record-asked-subject = { $academy } asks to change your record
mail-record-asked-text =
    Hello { $name },

    { $academy } asks to change your name or birth date; your name would be: { $to }. You belong to several academies, so it only changes if you agree. Sign in, and answer under “My account”.
mail-record-asked-action = Answer

mail-address-confirm-subject = Is this your new email?
mail-address-confirm-text =
    Hello { $name },

    somebody who signs in as { $old } wants to sign in with this address instead. Open the link below and confirm; it works once, for three days.

    If it was not you, do nothing: nothing changes.
mail-address-confirm-action = Confirm the new email

mail-address-asked-subject = Another email was asked for your account
mail-address-asked-text =
    Hello { $name },

    an owner of your academy asked that your account sign in with { $new } instead of this address. It changes only if somebody opens the link sent there and types your password.

    If that is not your address, tell your academy, and change your password.

mail-address-changed-subject = Your email was changed
mail-address-changed-text =
    Hello { $name },

    your account signs in with { $new } from now on. This address no longer opens it.

    If it was not you, tell your academy at once.

mail-address-taken-subject = You have an account with this email
mail-address-taken-text =
    Hello { $name },

    somebody, perhaps you, asked that another account sign in with this address. It belongs to your account already, so nothing was changed.
