# English: the academy's people and the outbox.

people-lead = Everybody with a role in this academy, now or in the past.
people-invite = Invite somebody…
people-search = Name or email address
people-role = Role
people-roles = Roles
people-every-role = Every role
people-show = Show
people-show-all = Show everybody
people-none = Nobody fits this search.
people-none-next = Try a part of the name, without accents if you like, or another role.
people-waiting = Asked, and not answered yet
people-waiting-note = They have an account of their own. Until they accept, you see only the address you typed, and they see nothing here.
people-waiting-over = no longer works
people-withdraw = Take back
people-withdrawn = The invitation is taken back.
people-name = Name
people-email = Email address
people-roles-today = Roles today
people-no-role-today = no role today
people-invited-tag = invited, no password yet
people-pages = Pages
people-range = { $first } to { $last } of { $total }
people-previous = Previous page
people-next = Next page

people-invite-title = Invite somebody
people-invite-text = We send them a link by email, with which they set a password. Somebody who has an account already is asked, and has the role once they accept.
people-full-name = Full name
people-full-name-hint = As it shall stand on a certificate, in any script.
people-latin-name = Name in Latin letters
people-latin-name-hint = Only where the name above is in another script: as the passport has it. It stands beneath the name on the certificate, and a patient who reads no other letters can compare it. Leave it empty if there is none.
people-latin-wanted = The name is in letters that not every patient can read, so they cannot compare it with a passport or card.
people-latin-add = Add the name in Latin letters
people-name-required = Write the name.
people-email-hint = They sign in with it.
people-roles-hint = One or more. Only an owner can make somebody owner, manager or auditor.
people-role-required = Choose a role that you may give.
people-techniques = Techniques
people-techniques-hint = Only for trainers, who need at least one: what they may supervise and countersign.
people-techniques-typed-hint = Only for trainers: what they may supervise, as keys with commas between them, for example hairline, density. Once a course is published, you can choose them here.
people-techniques-wrong = Use keys of small letters, numbers and low lines, with commas between them.
people-born = Birth date
people-born-hint = If you know it. A certificate needs it, because a course requires a minimum age.
people-born-wrong = Choose a day in the past, or leave it empty.
people-born-unknown = not known yet
people-send-invitation = Send the invitation
people-invited = { $name } is invited. The link is on its way by email.
people-asked = { $email } has an account already and will be asked by email. Until they accept, you see only this address.
people-gone-title = No longer on record here
people-gone-erased = This person was erased here on { $when }. The academy reads nothing of them any more, also where another academy knows them.
people-gone-taken-back = The role of this person was taken back on the day it was given, and another academy knows them now. So this academy reads nothing of them.
people-gone-kept = What stays is told without a name: records, signatures and events. Certificates say what they said when they were issued.
people-gone-back = To have them back, invite them by their address. They are asked, and come back when they accept.
people-gone-events = See the events
people-asked-back = { $email } left this academy, so we ask them by email. The role begins on the day they accept.
people-asked-already = They have been asked and can still answer. To ask anew, take that invitation back in the list of people.
people-alike = This address looks like another one of this academy. Look closely, then say below that it is somebody else’s.
people-alike-text = Two addresses look alike, and may be two people or a trick:
people-alike-known = Here already
people-alike-typed = Typed now
people-alike-exact = Letter by letter
people-alike-another = I have looked: this is another person’s address
people-techniques-required = Choose at least one technique. Without one, a trainer can supervise nothing.
people-from-earlier = The role began before today…
people-from-day = First day
people-from-hint = For practice before today: hours from this day on can name them as supervisor. At most ten years back. Empty means today.
people-from-reason = Why it begins in the past
people-from-reason-hint = It stands in the events, with your name.
people-from-reason-required = Write why the role begins in the past.
people-from-not-yours = Only an owner lets a role begin in the past, and only the roles of trainer, assessor, quality assurer and trainee. Techniques can only be added in the past.
people-techniques-over = This role ends on { $day }. Choose a day up to then.
people-from-wrong = Choose a day before today, at most ten years back and not before the role began. A role that begins later is given on that day.
people-from-why = Begins in the past:
people-operator = whoever runs the server
people-role-given = { $name } has the role again. We told them by email.
people-invited-already = This invitation was sent already. Nothing was sent twice.
people-member-already = Somebody with this email address has a role in this academy already. Find them in the list and give them another role there.
people-invited-again = The invitation is sent again. The earlier link no longer works.
people-mailed-just-now = A link went to them within the last ten minutes. Nothing was sent: wait a little, then try again.
people-accepted-already = They have set a password meanwhile and need no invitation.

people-edit = Correct the record
people-invite-again = Send the invitation again
people-give-role = Give a role…
people-from = From
people-until = Until
people-no-end = no end
people-standing-holds = holds today
people-standing-ahead = not yet
people-standing-over = not today
people-standing-taken-back = taken back, held on no day
people-end-role = End…

people-edit-title = Correct the record
people-edit-text = Certificates that were issued keep the name they were issued with.
people-edit-overtaken = Somebody else corrected this record while you were writing. It now reads as follows; send the form again to put yours in its place:
people-save = Save
people-saved = The record is corrected.
people-edit-together = Another academy relies on this record too. So the person is asked, and it is corrected when they agree. The other academy hears of it.
people-edit-ask = Ask the person
people-change-asked = The person is asked by email. The record is corrected when they agree.
people-address = Correct the email address
people-address-title = Correct the email address
people-address-text = They have not accepted their invitation. The new address counts at once: the link we sent no longer works, and a new one goes to the new address.
people-address-text-later = They sign in with it. We send a link to the new address, and the change counts once they open it and type their password. The old address is told.
people-address-correct = Correct it and send the invitation
people-address-ask = Send the link
people-address-corrected = The address is { $email } now, and the invitation is on its way there. The earlier link no longer works.
people-address-asked = The link is on its way to { $email }. Until they open it, they sign in with the old address.
people-address-taken = Somebody else has an account with this address. Invite them as themselves.
people-address-waits = Waits for a word from
people-undelivered = The email of { $written } could not be delivered yet. Is the address right?
people-newcomer = New here: until { $until }, they and whoever brought them in count as one person where a decision takes two, unless another owner confirms them.
people-confirm = I know this person…
people-confirm-title = Is this a person you know?
people-confirm-know = Confirm only whom you know, and whose address you know. Ask them, not only whoever invited them.
people-confirm-effect = Afterwards they and whoever brought them in count as two people, for example to ask for a certificate and to approve it.
people-confirm-event = Your name stands in the events.
people-confirmed = You have confirmed this person.
people-confirm-own-title = Another owner has to confirm them
people-confirm-own-text = You brought this person in, or somebody brought in you both. Ask another owner. Without another owner, it counts by itself after seven days.
people-confirm-early-title = They have not accepted the invitation yet
people-confirm-early-text = Nobody knows yet who reads that mailbox. Confirm them once they have accepted the invitation.
people-confirm-done-title = Nobody has to confirm them
people-confirm-done-text = They have been here for a week, or another owner has confirmed them.
people-not-yourself-title = Nobody gives a role to themself
people-not-yourself-text = Ask another owner or manager of the academy to give you the role.

people-give-role-title = Give a role
people-give-role-text = from today on. We tell them by email.
people-give = Give the role
people-granted = The role { $role } is given. It holds from { $day } on.
people-granted-already = This role was given already. Nothing was done twice.
people-role-held = They hold this role already.
people-retrain = Change the techniques
people-retrain-link = Change…
people-retrain-title = Change the techniques
people-retrain-text = What they signed before that day stays as it is: it is judged by what they might supervise then.
people-retrain-from = From
people-retrain-from-hint = The first day on which the new choice counts.
people-retrain-reason-hint = Only for a day before today, where you can add techniques and take none away. It stands in the events, with your name.
people-techniques-changed = The techniques are changed from { $day } on.

people-end-title = End the role { $role }?
people-end-since = Held since { $day }.
people-end-at-once = At once: yesterday was the last day. From now on it opens nothing.
people-end-takes-back = It was given today. At once means: it is taken back, and held on no day.
people-end-kept-not = What they did with it stays on record. Hours they signed as trainer do not count.
people-end-when = When
people-end-when-now = At once
people-end-when-day = After a day
people-end-effect = Then everything that only this role opens is closed to them, also in forms that are open now.
people-end-kept = What they signed and decided stays as it is.
people-end-again = The end can't be taken back. You can give the role again; where it was their last one here, they are asked by email first.
people-end-needed = They are learning here, or hold a certificate, and need this role for it: it opens their logbook and their certificate, and lets them hand in the next insurance. So it can't end yet.
people-end-needed-how = First withdraw the enrolment, with its reason; a certificate keeps the role until it ends or is revoked. To keep somebody out at once, lock their account.
people-end-certificate = Certificate
people-last-day = Last day
people-last-day-hint = Only for “After a day”. The role holds on it, until midnight.
people-end-now = End the role
people-keep-role = Keep the role
people-erasure-asked = They asked on { $when } to be erased.
people-erase = Erase…
people-to-erase = { $count ->
    [one] One person asked to be erased
   *[other] { $count } people asked to be erased
}
people-erase-title = Personal data
people-erase-note = Where somebody asks for it, their name and what was written about them can be taken from the record. The next page says what goes and what stays.
people-ended = The role { $role } ends. Its last day is { $day }.
people-ended-now = The role { $role } has ended. Its last day was { $day }.
people-taken-back = The role { $role } is taken back. It held on no day.
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
people-account-no-password = They have not set a password yet. Send the invitation again instead.
people-account-not-yours = Their account belongs to another academy too, as its owner, or they hold no role here today. Who holds a role here can be locked out of this academy.
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
people-account-new-password-done = Their password has ended. A link to set a new one is on its way by email.
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

outbox-lead = In development no email leaves this server. Here you read what would have been sent.
outbox-none = No email has been written yet.
outbox-none-next = Invite somebody, and the invitation appears here.
outbox-subject = Subject
outbox-to = To
outbox-written = Written
outbox-lead-sent = Which email went out, and which could not be delivered. What an email says is only for its reader.
outbox-state = What became of it
outbox-state-sent = sent
outbox-state-waits = waits to be sent
outbox-state-stays = stays on this server
outbox-state-failed = not delivered yet
outbox-state-dropped = given up
outbox-trouble = { $count ->
    [one] One email could not be delivered
   *[other] { $count } emails could not be delivered
}
outbox-trouble-see = See which, and why
outbox-trouble-title = Could not be delivered
outbox-trouble-text = Look whether the address is right, and correct it on the person’s page. An invitation must then be sent again. A line leaves this list when a later email arrives.
outbox-why = What the email server said
outbox-attempts = { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
}
outbox-given-up = It is not tried again.
outbox-follow = Open the link in this email
outbox-link-ended = The link in this email no longer works.

security-title = Sign-ins and refusals
security-lead = When somebody of your academy signed in, typed a wrong password, or was refused a page that their roles do not open. Each line counts an hour; it is kept for 90 days.
security-unknown = { $count ->
    [0] In the last 7 days nobody tried to sign in with an email address that has no account here.
    [one] In the last 7 days somebody tried once to sign in with an email address that has no account here.
   *[other] In the last 7 days there were { $count } tries to sign in with an email address that has no account here.
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
security-unknown_account = unknown email address
security-refused = refused

# What hangs on a person, and handing it over.

people-hanging-title = What hangs on { $name }
people-hanging-records = { $count ->
    [one] One handed-in entry waits for this person's signature.
   *[other] { $count } handed-in entries wait for this person's signature.
}
people-hanging-list = Which entries wait
people-hanging-lead = Leads the cohort
people-hanging-healing = { $count ->
    [one] One healed result waits for a review. Every assessor can review it.
   *[other] { $count } healed results wait for a review. Every assessor can review them.
}
people-hanging-returned = { $count ->
    [one] One decision was sent back by the quality assurer. Every assessor can decide it anew.
   *[other] { $count } decisions were sent back by the quality assurer. Every assessor can decide them anew.
}
people-hanging-gone = This person does not supervise here today, so nobody can sign these.
people-hanging-nothing = Nothing hangs on this person now.
people-hand-link = Hand over…
people-hand-title = Hand over
people-hand-return = Back to the person
people-hand-rule = An entry goes only to somebody who may have supervised it on its day. Any other is sent back to its trainee, who is told by email and can choose who was there.
people-hand-where = Where it goes
people-hand-to = To { $name }
people-hand-to-invited = To { $name }, who has no password yet and can sign nothing before
people-hand-back = Back to the trainees; the cohorts have no lead then
people-hand-leave = It stays as it is. The trainees are told by email, and you can hand it over later on this person's page
people-hand-because = What trainees read whose entries are sent back
people-hand-because-hint = They get it by email, too.
people-hand-reason = { $name } no longer supervises here. Choose who else was there, and hand it in again.
people-hand-reason-nameless = Your supervisor no longer supervises here. Choose who else was there, and hand it in again.
people-erased-name = somebody whom the academy erased
people-hand-reason-alone = { $name } no longer supervises here, and nobody else does at the moment. Ask the academy who can sign this.
people-hand-button = Hand over
people-hand-choose = Choose where it goes.
people-hand-not-a-trainer = This person is no trainer of the academy today. Choose somebody else.
people-handed = Handed over: { $handed ->
    [one] one entry
   *[other] { $handed } entries
}. Sent back to trainees: { $back }. Cohorts: { $cohorts }.
people-orphaned = { $count ->
    [one] One handed-in entry waits for somebody who does not supervise here today, or has no password yet
   *[other] { $count } handed-in entries wait for somebody who does not supervise here today, or has no password yet
}

begun-invitation = the invitation of { $email }
begun-link = the first link of { $email }
begun-issue = { $count ->
    [one] one certificate that was approved and not begun
   *[other] { $count } certificates that were approved and not begun
}
