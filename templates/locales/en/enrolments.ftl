# One trainee on one course: requirements and records.

academy-tab-overview = Overview
academy-tab-hours = Hours
academy-tab-cases = Cases
academy-tab-documents = Documents
academy-tab-assessments = Assessments
academy-tab-events = Events
academy-enrolment-action-activate = Make active
academy-enrolment-action-pause = Pause…
academy-enrolment-action-resume = Resume
academy-enrolment-action-withdraw = Withdraw…
academy-enrolment-action-reopen = Reopen…
academy-enrolment-moved-activate = The trainee is active and can log hours.
academy-enrolment-moved-pause = The enrolment is paused. The trainee is told by email.
academy-enrolment-moved-resume = The trainee is active again, and is told by email.
academy-enrolment-moved-withdraw = The trainee was withdrawn, and is told by email.
academy-enrolment-pause-title = Pause this enrolment?
academy-enrolment-pause-effect-1 = No certificate can be issued while it is paused.
academy-enrolment-pause-effect-2 = Nothing is lost. You can resume it at any time.
academy-enrolment-pause-request = A certificate is asked for. The request waits, and nobody can approve it until you resume the enrolment.
academy-enrolment-pause-button = Pause it
academy-enrolment-withdraw-title = Withdraw this trainee?
academy-enrolment-withdraw-effect-1 = Today is the last day that counts, and no certificate can be issued for this enrolment.
academy-enrolment-withdraw-effect-2 = The records are kept. To come back, the enrolment is reopened, or moved to another cohort, and everything is there.
academy-enrolment-withdraw-request = A certificate is asked for. That request is declined, and whoever asked for it is told by email.
academy-enrolment-withdraw-button = Withdraw the trainee
academy-enrolment-moved-reopen = The enrolment is open again. Everything that was recorded is there. The trainee is told by email.
academy-enrolment-reopen-title = Reopen this enrolment?
academy-enrolment-reopen-effect-1 = The trainee is active again and can log hours and cases. Everything recorded counts as before.
academy-enrolment-reopen-effect-2 = A certificate can be asked for once every requirement is met.
academy-enrolment-reopen-button = Reopen it
academy-reopen-full = The cohort has no place left: it takes { $capacity }. Give it more places first, or move the trainee to another cohort, where they are active again.
academy-reopen-cancelled = This cohort was cancelled. Move the trainee to another cohort instead: everything goes along, and they are not withdrawn any more.
academy-reopen-already = This person is in the cohort by another enrolment. Go on with that one.
academy-reopen-left = This person left the academy. Give them the role Trainee on their page first: they are asked, and once they accept you can open the enrolment again.
academy-reopen-in-force = A certificate of this enrolment is asked for or in force. Decline the request or revoke the certificate first.
academy-move-link = Move to cohort…
academy-move-title = Move to another cohort
academy-move-lead = Choose a cohort of the same course. First you see what the move comes to.
academy-move-none = No other cohort of this course takes trainees now.
academy-move-none-next = Open one, or start one, and come back.
academy-move-to = To the cohort
academy-move-look = Show what happens
academy-move-what = If the trainee moves to { $cohort }
academy-move-keeps = Everything goes along: hours, cases, signatures, decisions, documents and the identity check.
academy-move-keeps-but = Hours, cases, signatures, documents and the identity check go along, and every decision but those named here.
academy-move-back = The trainee is not withdrawn any more: they are active again at once.
academy-move-back-waits = The trainee is not withdrawn any more: they begin with the cohort.
academy-move-from = Hours count from { $day }, as before.
academy-move-same = Both cohorts run version { $number } of the course. What is required stays the same.
academy-move-version = The other cohort runs version { $new } of the course, not version { $old }. From then on version { $new } says what is required.
academy-move-anew-none = Every decision that was made counts there too.
academy-move-anew = { $count ->
    [one] One decision does not count there, because its criterion reads otherwise: { $criteria }. An assessor decides it anew.
   *[other] { $count } decisions do not count there, because their criteria read otherwise: { $criteria }. An assessor decides them anew.
}
academy-move-again = { $count ->
    [one] One decision counts again there, because its criterion reads as it did when it was made: { $criteria }.
   *[other] { $count } decisions count again there, because their criteria read as they did when they were made: { $criteria }.
}
academy-move-told = The trainee is told by email.
academy-move-requirement = Requirement
academy-move-before = Now
academy-move-after = After the move
academy-move-button = Move to { $cohort }
academy-move-done = The trainee is in the cohort { $cohort } now. { $count ->
    [0] Everything went along.
    [one] Everything else went along; one decision does not count there.
   *[other] Everything else went along; { $count } decisions do not count there.
}
academy-move-not-movable = This enrolment is { $state }, so it can't be moved. Reopen it first.
academy-move-other-course = This cohort runs another course. Enrol the person there instead.
academy-move-asked = A certificate is asked for or in force. Decline the request first, or leave the trainee where they are.
academy-move-full = This cohort has no place left: it takes { $capacity }.
academy-move-already = The person is in this cohort already.
academy-move-not-taking = This cohort takes nobody now. Choose one that is open or running.
academy-report-met = Everything is met
academy-report-open = { $count ->
    [one] One requirement is open
   *[other] { $count } requirements are open
}
academy-report-note = As of { $date }.
academy-met = met
academy-flagged = { $count ->
    [one] One entry does not count
   *[other] { $count } entries do not count
}
academy-flagged-note = They break a rule of the course. They stay on record, and are left out of every sum.
academy-does-not-count = Does not count.
academy-holds = Holds
academy-holds-none = Nothing holds a certificate up.
academy-holds-cleared = { $count ->
    [one] 1 cleared hold
   *[other] { $count } cleared holds
}
academy-hold-cleared-by = cleared by
academy-hold-open = Put a hold on this enrolment
academy-hold-open-button = Put on hold
academy-hold-reason = Why no certificate may be issued
academy-hold-reason-hint = For example: a complaint is being looked into. The trainee is told by email that there is a hold, not why.
academy-hold-opened = The hold is in place. No certificate can be issued until somebody clears it. The trainee is told by email, without the reason.
academy-hold-clear = Clear this hold…
academy-hold-clear-title = Clear this hold?
academy-hold-clear-effect-1 = It no longer stops a certificate.
academy-hold-clear-effect-2 = It stays on record, with your name as the one who cleared it.
academy-hold-clear-button = Clear the hold
academy-hold-keep = Keep the hold
academy-hold-cleared = The hold is cleared, and the trainee is told by email.
academy-identity = Identity
academy-identity-document = Identity document
academy-identity-seen = seen on { $date }
academy-identity-not-seen = not seen yet
academy-identity-confirm = I have seen the identity document, and the name and birth date match.
academy-identity-button = Mark the identity as checked
academy-identity-noted = The identity is marked as checked.
academy-identity-noted-asked = The identity is marked as checked. Other academies rely on this record too, so the person was asked by email about the birth date. It counts once they agree.
academy-error-document-seen = Tick this once you have seen the document.

# Requirements
academy-req-enrolment = Enrolment is active
academy-req-identity = Identity is checked
academy-req-age = Age
academy-req-criteria = Mandatory criteria
academy-req-hours-of = { $category }: { $technique }
academy-req-cases = Complete cases: { $techniques }
academy-req-cases-women = Of these on a woman: { $techniques }
academy-req-spread = Days over which the first { $cases } cases are spread
academy-req-observations = Observed treatments on different clients
academy-req-observations-another = Of these by someone other than the lead trainer
academy-req-holds = No hold is open
academy-figure-days = { $have } / { $need } days
academy-figure-holds = { $count ->
    [0] none
    [one] 1 open
   *[other] { $count } open
}
academy-gap-enrolment = The enrolment is { $state }.
academy-gap-identity = Nobody has seen the identity document yet.
academy-gap-birth-date = The birth date is not known.
academy-gap-age = { $have } years old, and must be { $need }.
academy-gap-criteria = { $count ->
    [one] One is not met yet: { $references }.
   *[other] { $count } are not met yet: { $references }.
}
academy-gap-unconfirmed = { $count ->
    [one] One waits for the quality assurer: { $references }.
   *[other] { $count } wait for the quality assurer: { $references }.
}
academy-gap-hours = { $hours } to go.
academy-gap-cases = { $count ->
    [one] 1 case to go.
   *[other] { $count } cases to go.
}
academy-gap-cases-women = { $count ->
    [one] 1 case on a woman to go.
   *[other] { $count } cases on a woman to go.
}
academy-gap-spread = The first { $cases } cases cover { $have } days, and must cover { $need }.
academy-gap-term = The course says that certificates last { $months } months, which is longer than any date reaches. Publish a version of the course with a shorter term.
academy-gap-observations = { $count ->
    [one] 1 observed treatment to go.
   *[other] { $count } observed treatments to go.
}
academy-gap-observations-another = { $count ->
    [one] 1 to go by someone other than the lead trainer.
   *[other] { $count } to go by someone other than the lead trainer.
}
academy-gap-holds = { $count ->
    [one] A hold is open.
   *[other] { $count } holds are open.
}
academy-gap-document-missing = not handed in
academy-gap-document-waiting = waits for review
academy-gap-document-rejected = not accepted
academy-gap-document-withdrawn = approval taken back
academy-gap-document-expired = ended on { $date }
academy-gap-document-not-yet = begins on { $date }
academy-document-until = current until { $date }
academy-document-current = current
academy-waiting-hours = { $hours } wait for a signature.
academy-waiting-cases = { $count ->
    [one] 1 is under way.
   *[other] { $count } are under way.
}
academy-waiting-observations = { $count ->
    [one] 1 waits for the quality assurer.
   *[other] { $count } wait for the quality assurer.
}
academy-fault-ends-before-start = It ends before it starts.
academy-fault-longer = It is longer than { $hours } hours.
academy-fault-future = It ends in the future.
academy-fault-outside = It lies outside the enrolment.
academy-fault-overlaps = It overlaps another entry.
academy-fault-self = The supervisor is the trainee.
academy-fault-no-supervisor = It names no supervisor.
academy-fault-not-authorised = The supervisor was not allowed to supervise this technique on that day.
academy-fault-too-many = The supervisor watched { $have } trainees at once, and { $allowed } are allowed.
academy-fault-theory = It was practice on the public before theory was complete.
academy-case-fault-sessions = { $have } of { $need } sessions are countersigned.
academy-case-fault-spacing = Two sessions are { $have } days apart, and must be { $need }.
academy-case-fault-adult = Nobody noted that the client is 18 or over.
academy-case-fault-screened = No medical screening is recorded.
academy-case-fault-patch = No patch test is recorded.
academy-case-fault-consent = No consent is recorded.
academy-case-fault-aftercare = No aftercare is recorded.
academy-case-fault-healed = Nobody has reviewed the healed result after the last session.
academy-case-fault-open = The case is { $state }.

# Hours, cases, documents, assessments to read
academy-category = Category
academy-technique = Technique
academy-length = Length
academy-supervisor = Supervisor
academy-session = Session
academy-on-public = on the public
academy-hours-empty = No hours are logged here.
academy-hours-empty-next = They appear as soon as the trainee saves an entry.
academy-cases-empty = No treatment case is recorded.
academy-cases-empty-next = Cases appear as soon as the trainee begins one.
academy-case-of = Client { $client }
academy-client = client { $client }
academy-case-counts = Complete: it counts.
academy-case-missing = Does not count as complete yet:
academy-spacing-allow = Allow closer sessions…
academy-spacing-allowed = Closer sessions allowed on { $date } by
academy-spacing-title = Allow closer sessions in this case?
academy-spacing-effect-1 = The case can count although its sessions are closer together than the course requires.
academy-spacing-effect-2 = Your name and your reason stay with the case for good.
academy-spacing-button = Allow it
academy-spacing-given = Closer sessions are allowed in this case.
academy-document = Document
academy-issuer = From
academy-issued-on = Issued on
academy-documents-review = Review documents
academy-documents-others = { $count ->
    [one] 1 other document
   *[other] { $count } other documents
}
academy-observations = Observed treatments
academy-observations-none = No treatment has been observed yet.
academy-assessed-met = met
academy-assessed-waits = met, waits for the quality assurer
academy-assessed-planned = planned
academy-assessed-returned = sent back by the quality assurer
academy-assessed-not-met = not met yet
academy-assessed-open = not decided

academy-draft-title = Remove this draft?
academy-draft-effect-1 = The draft is gone for good. It was never handed in, so it counted for nothing.
academy-draft-effect-2 = The trainee gets an email with your reason.
academy-draft-button = Remove the draft
academy-draft-removed = The draft is removed, and the trainee is told.
academy-draft-remove = Remove

# A handed-in record goes to another supervisor.

academy-reassign-link = Another supervisor…
academy-reassign-title = Give this to another supervisor
academy-reassign-lead = It was on { $when } and waits for the signature of { $name }.
academy-reassign-rule = Only somebody who may have supervised it on that day can take it. They sign what they know to be so, or send it back.
academy-reassign-to = Who signs it
academy-reassign-button = Give it to this supervisor
academy-reassigned = It waits for { $name } now.
academy-reassign-none = Nobody else is a trainer here today.
academy-reassign-none-next = Give somebody the role of a trainer, or let the trainee take the entry back.
