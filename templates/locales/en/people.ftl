# English: the academy's people and the outbox.

people-lead = Everybody with a role in this academy, now or in the past.
people-invite = Invite somebody…
people-search = Name or email
people-role = Role
people-roles = Roles
people-every-role = Every role
people-show = Show
people-show-all = Show everybody
people-none = Nobody fits this search.
people-none-next = Try a part of the name, without accents if you like, or another role.
people-name = Name
people-email = Email
people-roles-today = Roles today
people-no-role-today = no role today
people-invited-tag = invited, no password yet
people-pages = Pages
people-range = { $first } to { $last } of { $total }
people-previous = Previous page
people-next = Next page

people-invite-title = Invite somebody
people-invite-text = We send them a link by email, with which they choose a password. Somebody who has an account already gets the role at once.
people-full-name = Full name
people-full-name-hint = As it shall stand on a certificate, in any script.
people-name-required = Write the name.
people-email-hint = They sign in with it.
people-roles-hint = One or more. Only an owner can make somebody owner, manager or auditor.
people-role-required = Choose a role that you may give.
people-techniques = Techniques
people-techniques-hint = Only for trainers: what they may supervise and countersign.
people-techniques-typed-hint = Only for trainers: what they may supervise, as keys with commas between them, for example hairline, density. Once a course is published, you can choose them here.
people-techniques-wrong = Use keys of small letters, numbers and low lines, with commas between them.
people-born = Birth date
people-born-hint = If you know it. A certificate needs it: the holder must be 18 or over.
people-born-wrong = Choose a day in the past, or leave it empty.
people-born-unknown = not known yet
people-send-invitation = Send the invitation
people-invited = { $name } is invited. The link is on its way by email.
people-role-given = { $name } had an account already and has the role now. We told them by email.
people-invited-already = This invitation was sent already. Nothing was sent twice.
people-member-already = Somebody with this email has a role in this academy already. Find them in the list and give them another role there.
people-invited-again = The invitation is sent again. The earlier link no longer works.
people-accepted-already = They have chosen a password meanwhile and need no invitation.

people-edit = Correct the record
people-invite-again = Send the invitation again
people-give-role = Give a role…
people-from = From
people-until = Until
people-no-end = no end
people-holds = holds today
people-holds-not = not today
people-end-role = End…

people-edit-title = Correct the record
people-edit-text = Certificates that were issued keep the name they were issued with.
people-edit-overtaken = Somebody else changed this record while you were writing. It now reads as follows; send the form again to put yours in its place:
people-save = Save
people-saved = The record is saved.

people-give-role-title = Give a role
people-give-role-text = from today on. We tell them by email.
people-give = Give the role
people-granted = The role { $role } is given.
people-granted-already = This role was given already. Nothing was done twice.
people-role-held = They hold this role already.

people-end-title = End the role { $role }?
people-end-since = Held since { $day }.
people-end-effect = After the last day, everything that only this role opens is closed to them.
people-end-kept = What they signed and decided stays as it is.
people-end-again = The end can't be taken back, but you can give the role again.
people-last-day = Last day
people-last-day-hint = Choose yesterday to end it at once.
people-end-now = End the role
people-keep-role = Keep the role
people-ended = The role { $role } ends. Its last day is { $day }.
people-ended-already = This role has an end already. Nothing was changed.
people-last-owner = This is the last owner who can sign in. Make somebody else owner first, and let them set a password.
people-too-early = The last day can't be before { $day }.

people-locked-tag = locked out
people-password-ended-tag = must set a new password
people-account = Account
people-account-browsers = { $count ->
    [0] Signed in nowhere.
    [one] Signed in on 1 browser.
   *[other] Signed in on { $count } browsers.
}
people-account-see = See when they signed in
people-account-told = We tell them by email, and the events say who did it.
people-account-back = Change nothing
people-account-done-already = That was so already. Nothing was changed.
people-account-no-password = They have not chosen a password yet. Send the invitation again instead.
people-account-not-yours = Their account belongs to another academy too, as its owner, or they hold no role here today. You can lock them out of this academy.
people-account-oneself = You can't do this to yourself. Your own account is under your name.
people-account-sign-out-title = Sign this person out everywhere?
people-account-sign-out-effect = Every browser is signed out at once; a form that is still open there saves nothing.
people-account-sign-out-kept = They can sign in again with their password.
people-account-sign-out-button = Sign out everywhere
people-account-sign-out-done = They are signed out everywhere.
people-account-new-password-title = Ask this person for a new password?
people-account-new-password-effect = The password they have signs nobody in any more, and every browser is signed out at once.
people-account-new-password-kept = They get a link by email that works for three days, and set another password.
people-account-new-password-button = Ask for a new password
people-account-new-password-done = Their password has ended. We mailed them a link to set a new one.
people-account-lock-title = Lock this person out of your academy?
people-account-lock-effect = None of their roles here opens anything until you unlock them, from this moment on.
people-account-lock-kept = Their roles, and what they signed and learned, stay as they are. Other academies are not concerned.
people-account-lock-button = Lock out
people-account-lock-done = They are locked out of this academy.
people-account-unlock-title = Unlock this person?
people-account-unlock-effect = Their roles here open again what they opened before.
people-account-unlock-kept = A role that ended meanwhile stays ended.
people-account-unlock-button = Unlock
people-account-unlock-done = They are unlocked.

outbox-lead = In development no mail leaves this machine. Here you read what would have been sent.
outbox-none = No mail has been written yet.
outbox-none-next = Invite somebody, and the invitation appears here.
outbox-subject = Subject
outbox-to = To
outbox-written = Written
outbox-follow = Open the link in this mail
outbox-link-ended = The link in this mail has ended.

security-title = Sign-ins and refusals
security-lead = When somebody of your academy signed in, typed a wrong password, or was refused a page that their roles do not open. Each line counts an hour; it is kept for 90 days.
security-unknown = { $count ->
    [0] In the last 7 days nobody tried to sign in with an email that has no account here.
    [one] In the last 7 days somebody tried once to sign in with an email that has no account here.
   *[other] In the last 7 days there were { $count } tries to sign in with an email that has no account here.
}
security-everybody = Show everybody
security-record = Their record
security-none = Nothing has been noted yet.
security-none-next = What happens at the doors appears here within half a minute.
security-what = What
security-detail = Browser or page
security-place = From about
security-last = Last time
security-times = Times
security-signed_in = signed in
security-wrong_password = wrong password
security-unknown_account = unknown email
security-refused = refused
