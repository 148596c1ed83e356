# Mails: subject, text (paragraphs apart by an empty line) and the label of the link.

mail-foot = Sent by Countersign, the record system of training academies. Nobody will ever ask you for your password.

mail-invitation-subject = { $academy } invites you to Countersign
mail-invitation-text =
    Hello { $name },

    { $academy } keeps its training records in Countersign and has made an account for you. Set a password, and you can begin.

    The link below works once, until { $until }. If it no longer works, ask { $academy } to send the invitation again.
mail-invitation-action = Set a password

mail-waiting-subject = Something waits for you at { $academy }
mail-waiting-text =
    Hello { $name },

    this waits for you at { $academy }:

    { $list }

    You get this email once a day at most, and only when something new has come.
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

mail-locked-subject = { $academy } has locked you out
mail-locked-text =
    Hello { $name },

    { $academy } has locked you out: your roles no longer open its records. You can still sign in, and other academies are not concerned. What you signed and what you learned stays as it is.

    If you wonder why, ask { $academy }.

mail-unlocked-subject = { $academy } has unlocked you
mail-unlocked-text =
    Hello { $name },

    { $academy } has unlocked you: your roles open its records again. Sign in as always.
mail-unlocked-action = Sign in

mail-password-changed-subject = Your password was changed
mail-password-changed-text =
    Hello { $name },

    the password of your account was just changed, and other browsers were signed out.

    If it was not you, go to the sign-in page, choose “I forgot my password”, and tell your academy.

mail-enrolled-subject = You are enrolled at { $academy }
mail-enrolled-text =
    Hello { $name },

    { $academy } has enrolled you on { $course }, in the cohort { $cohort }.

    Sign in to see what the course requires, and to log your hours and cases.
mail-enrolled-action = Open my logbook

mail-handed-over-subject = { $before } no longer supervises; something goes to you
mail-handed-over-text = Hello { $name },

    what waited for { $before } goes to you. Entries that wait for your signature: { $count }. Cohorts that you lead now: { $cohorts }.

    Sign only what you know to be so. Send back what you do not.
mail-handed-over-action = See what waits

mail-moved-subject = You are in the cohort { $cohort } now
mail-moved-text =
    Hello { $name },

    { $academy } has moved you on { $course } from the cohort { $before } to the cohort { $cohort }.

    Everything you recorded went along. Sign in to see what the course requires.
mail-moved-action = Open my logbook

mail-enrolment-paused-subject = Your course at { $academy } is paused
mail-enrolment-paused-text =
    Hello { $name },

    { $academy } has paused your enrolment on { $course }, in the cohort { $cohort }. Until it goes on you can log nothing, and no certificate can be issued.

    Nothing is lost. If you wonder why, ask { $academy }: { $contact }.
mail-enrolment-paused-action = Open my logbook

mail-enrolment-resumed-subject = Your course at { $academy } goes on
mail-enrolment-resumed-text =
    Hello { $name },

    your enrolment on { $course }, in the cohort { $cohort }, was paused and goes on now. You can log hours and cases again.
mail-enrolment-resumed-action = Open my logbook

mail-enrolment-withdrawn-subject = You were withdrawn from { $course }
mail-enrolment-withdrawn-text =
    Hello { $name },

    { $academy } has withdrawn you from { $course }, in the cohort { $cohort }. Today is the last day that counts, and no certificate can be issued for this enrolment.

    Your records are kept. If you come back, everything is there. If you wonder why, ask { $academy }: { $contact }.
mail-enrolment-withdrawn-action = Open my logbook

mail-cohort-cancelled-subject = The cohort { $cohort } was cancelled
mail-cohort-cancelled-text =
    Hello { $name },

    the cohort { $cohort } of the course { $course } at { $academy }, in which you were enrolled, will not take place. Your enrolment has ended.

    Ask { $academy } for a place in another cohort: { $contact }.
mail-cohort-cancelled-action = Open my logbook

mail-enrolment-reopened-subject = Your enrolment on { $course } is open again
mail-enrolment-reopened-text =
    Hello { $name },

    { $academy } has opened your enrolment on { $course }, in the cohort { $cohort }, again. Everything that was recorded is there, and you can log hours and cases.
mail-enrolment-reopened-action = Open my logbook

mail-hold-opened-subject = Your certificate for { $course } is on hold
mail-hold-opened-text =
    Hello { $name },

    { $academy } has put your enrolment on { $course } on hold: no certificate can be issued until somebody there clears it. You can go on logging hours and cases.

    If you wonder why, ask { $academy }: { $contact }.
mail-hold-opened-action = Open my logbook

mail-hold-cleared-subject = A hold on your enrolment was cleared
mail-hold-cleared-text =
    Hello { $name },

    { $academy } has cleared a hold on your enrolment on { $course }. Your logbook says what is still required for your certificate.
mail-hold-cleared-action = Open my logbook

mail-request-ended-withdrawn-subject = Your request for a certificate was declined: { $holder }
mail-request-ended-withdrawn-text =
    Hello { $name },

    you asked for a certificate for { $holder } on { $course } at { $academy }. The trainee was withdrawn since, so nobody could approve it, and the request was declined.

    If they come back, ask for it anew.
mail-request-ended-withdrawn-action = See the request

mail-request-ended-revoked-subject = Your request for a certificate was declined: { $holder }
mail-request-ended-revoked-text =
    Hello { $name },

    you asked for a new certificate for { $holder } on { $course } at { $academy }. The one that it was to follow was revoked since, so nobody could approve it, and the request was declined.
mail-request-ended-revoked-action = See the request

mail-supervisor-gone-subject = { $who } no longer supervises at { $academy }
mail-supervisor-gone-text =
    Hello { $name },

    { $who } no longer supervises at { $academy }. { $count ->
        [one] One entry that you handed in waits for their signature, and nobody can sign it now.
       *[other] { $count } entries that you handed in wait for their signature, and nobody can sign them now.
    }

    The academy can give them to another supervisor: { $contact }. Or take them back and choose who else was there.
mail-supervisor-gone-action = Open my logbook

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

mail-address-corrected-subject = The invitation of { $who } goes to another email address
mail-address-corrected-text =
    Hello { $name },

    { $by } corrected the email address of { $who }, who has not accepted the invitation of { $academy } yet: from { $old } to { $new }. A new link went there.

    Do you know that this address is theirs? For a week they and whoever corrected it count as one person where a decision takes two. If something is wrong, end the role at once.
mail-address-corrected-action = Look at this person

mail-alike-asked-subject = { $who } asks for an email address that looks like another one
mail-alike-asked-text =
    Hello { $name },

    { $who } of { $academy } signs in with { $old }, and somebody asked that it be { $new } instead. That looks like { $alike }, which is another address.

    It changes once the link in the new mailbox is opened. Ask { $who } whether they know of it. If not, sign them out everywhere on their page: that ends it.
mail-alike-asked-action = Look at this person

mail-alike-changed-subject = { $who } signs in with an email address that looks like another one
mail-alike-changed-text =
    Hello { $name },

    { $who } of { $academy } signed in with { $old } so far, and signs in with { $new } from now on. That looks like { $alike }, which is another address.

    Look at each letter before you rely on one of them. If something is wrong, lock this person out on their page.
mail-alike-changed-action = Look at this person

mail-alike-joined-subject = { $who } joined with an email address that looks like another one
mail-alike-joined-text =
    Hello { $name },

    { $who } has joined { $academy } and signs in with { $new }. That looks like { $alike }, which is another address.

    Look at each letter before you rely on one of them. If something is wrong, lock this person out on their page.
mail-alike-joined-action = Look at this person

mail-joining-erased-subject = An invitation of { $academy } has ended
mail-joining-erased-text =
    Hello { $name },

    on { $asked } you asked somebody on behalf of { $academy } to join as: { $roles }. They had not answered yet, and their account was erased at their wish. So the invitation has ended, and the address is not kept.

mail-profile-erased-subject = The name of somebody who had a role at { $academy } is erased
mail-profile-erased-text =
    Hello { $name },

    somebody who had a role at { $academy } was erased, and no academy relied on their name and email address any more. Their page says “erased” from now on. What was signed and what certificates say stays checkable.
mail-profile-erased-action = Look at the page

mail-joining-dropped-subject = Your invitation to { $email } has ended
mail-joining-dropped-text =
    Hello { $name },

    { $academy } invited { $email }. That account had never been used, and another academy that invited it before has corrected its address. So your invitation would have gone to somebody else, and it has ended.

    Ask the person which address is theirs, and invite them again.

mail-begun-ended-subject = What { $who } had begun has ended
mail-begun-ended-text =
    Hello { $name },

    { $who } was signed out, or can’t sign in as before: they did it themself, or an owner did. Perhaps somebody else had sat at their account. So what they had begun at { $academy } and had not come true has ended with it: { $what }.

    Whatever was meant can be sent or approved anew. If you did not expect any of it, look at the events.

mail-record-changed-subject = The record of { $who } was corrected
mail-record-changed-text =
    Hello { $name },

    the record of { $who }, who belongs to { $academy } and to another academy as well, was corrected: { $what }.

    Certificates that were issued stay as they are. If it is wrong, ask the person.
mail-record-changed-action = Look at this person

mail-record-asked-subject = { $academy } asks to correct your record
mail-record-asked-text =
    Hello { $name },

    { $academy } asks to correct your name or birth date; your name would be: { $to }. You belong to several academies, so it is corrected only if you agree. Sign in, and answer under “My account”.
mail-record-asked-action = Answer

mail-address-confirm-subject = Is this your new email address?
mail-address-confirm-text =
    Hello { $name },

    somebody who signs in as { $old } wants to sign in with this address instead. Open the link below and confirm; it works once, for three days.

    If it was not you, do nothing: nothing changes.
mail-address-confirm-action = Confirm the new email address

mail-address-asked-subject = Another email address was asked for your account
mail-address-asked-text =
    Hello { $name },

    an owner of your academy asked that your account sign in with { $new } instead of this address. It changes only if somebody opens the link sent there and types your password.

    If that is not your address, tell your academy, and change your password.

mail-address-wanted-subject = Another email address was asked for your account
mail-address-wanted-text =
    Hello { $name },

    somebody who is signed in to your account asked that it sign in with { $new } instead of this address. It changes once the link that we sent there is opened.

    If that was not you, change your password at once: that ends it.

mail-address-changed-subject = Your email address was changed
mail-address-changed-text =
    Hello { $name },

    your account signs in with { $new } from now on. This address no longer opens it.

    If it was not you, tell your academy at once.

mail-address-taken-subject = You have an account with this email address
mail-address-taken-text =
    Hello { $name },

    somebody, perhaps you, asked that another account sign in with this address. It belongs to your account already, so nothing was changed.
