# The academy's desk: its front page, courses, cohorts, enrolments, events.

academy-error = Error
academy-crumbs = You are here
academy-pages = Pages
academy-pages-span = { $first } to { $last } of { $total }
academy-pages-previous = Previous page
academy-pages-next = Next page
academy-cancel = Cancel
academy-not-now = Not now
academy-save = Save
academy-edit = Change
academy-show = Show
academy-show-all = Show all
academy-search = Search
academy-all = All
academy-choose = Choose one
academy-print = Print
academy-yes = yes
academy-no = no
academy-unknown = not known
academy-or = { $most } or { $last }
academy-by = by
academy-by-program = by the program itself
academy-from = From
academy-until = Until
academy-from-until = { $from } to { $until }
academy-until-date = until { $date }
academy-date = Date
academy-dates = Dates
academy-state = Status
academy-course = Course
academy-version = Version
academy-cohort = Cohort
academy-trainee = Trainee
academy-trainees = Trainees
academy-enrolment = Enrolment
academy-enrolments = Enrolments
academy-standing = Standing
academy-lead = Lead trainer
academy-lead-of = lead trainer
academy-email = Email address
academy-reason = Reason
academy-reason-hint = It is kept on record and can be read by everyone who works for the academy.
academy-nothing-found = Nothing matches what you asked for.
academy-search-name = Part of the name
academy-overtaken = Somebody was faster: this was changed while you were looking at it, so your change was not made. This is how it stands now.
academy-not-yourself = You can't do this on your own enrolment. Ask somebody else.
academy-already-saved = “{ $name }” is saved already.

cohort-state-planned = planned
cohort-state-open = open
cohort-state-running = running
cohort-state-closed = closed
cohort-state-cancelled = cancelled
course-version-state-draft = draft
course-version-state-published = published
course-version-state-retired = retired
enrolment-state-applied = applied
enrolment-state-active = active
enrolment-state-paused = paused
enrolment-state-completed = completed
enrolment-state-withdrawn = withdrawn
academy-category-theory = Theory
academy-category-supervised_practice = Supervised practice
academy-category-independent = Independent study
academy-entry-state-draft = draft
academy-entry-state-submitted = waits for a signature
academy-entry-state-countersigned = countersigned
academy-entry-state-rejected = sent back
academy-entry-state-voided = void
academy-case-state-planned = planned
academy-case-state-in_treatment = in treatment
academy-case-state-healing = healing
academy-case-state-complete = complete
academy-case-state-abandoned = ended early
academy-document-state-uploaded = waits for review
academy-document-state-approved = approved
academy-document-state-rejected = not accepted
academy-document-state-superseded = replaced

# Courses
academy-courses-lead = What your academy teaches, and what each course asks for before a certificate.
academy-courses-import = Import a course…
academy-courses-empty = Your academy has no course yet.
academy-courses-empty-next = A course comes from a specification: a text file that says what is taught and what is required. Four come with the program, ready to use.
academy-import-title = Import a course
academy-import-crumb = Import
academy-import-lead = Choose a course that comes with the program, or bring your own specification. It becomes a draft that you can read before you publish it.
academy-import-shipped = A course that comes with the program
academy-import-shipped-label = Course
academy-import-shipped-hint = Used when you bring no specification of your own.
academy-import-shipped-none = None of these
academy-import-own = Your own specification
academy-import-file = File
academy-import-file-hint = A TOML file, up to 256 KB. It is read before the text below.
academy-import-text = Or its text
academy-import-text-hint = Paste the whole specification here.
academy-import-button = Read the specification
academy-import-nothing = Choose a course, a file, or paste a text.
academy-import-too-large = This file is too large to be a course specification.
academy-import-not-text = This file is not a text. Choose a TOML file.
academy-import-faults = { $count ->
    [one] One thing in this specification needs a look
   *[other] { $count } things in this specification need a look
}
academy-course-imported = “{ $title }” is now draft version { $number }. Read what it requires, then publish it.
academy-course-unchanged = “{ $title }” already says exactly this, in version { $number }. Nothing was changed.
academy-course-version = version { $number }
academy-course-choice = { $title }, version { $number }
academy-course-publish = Publish…
academy-course-retire = Retire…
academy-course-reimport = Import another version…
academy-course-kind = Kind
academy-kind-regulated = Regulated, on a public register
academy-kind-academy = The academy's own certificate
academy-course-level = Level
academy-course-total = Total hours
academy-course-guided = Guided hours
academy-course-body = Awarded by
academy-course-published-at = Published
academy-course-requires = What it requires
academy-course-units = What is taught
academy-course-units-note = An assessor decides each criterion. Open a unit to read them.
academy-course-techniques = Techniques
academy-course-documents = Documents on the award date
academy-course-source = Where the numbers come from
academy-course-hash = Fingerprint of this version
academy-criteria-count = { $count ->
    [one] 1 criterion
   *[other] { $count } criteria
}
academy-criterion-optional = optional
academy-document-optional = optional
academy-document-months = valid for { $months } months
academy-document-covers = must cover the techniques
academy-document-shown = patients are told whether it is current
academy-require-age = is the youngest age at the award.
academy-require-hours-theory = hours of theory, countersigned.
academy-require-hours-supervised_practice = hours of supervised practice, countersigned.
academy-require-hours-independent = hours of independent study, countersigned.
academy-require-hours-of = { $technique }: { $category }
academy-require-longest-entry = hours is the most that one entry may have.
academy-require-theory-first = Practice on the public counts only after theory is complete.
academy-require-cases = complete { $count ->
    [one] case
   *[other] cases
    } in { $techniques }, each with at least { $sessions ->
    [one] one session
   *[other] { $sessions } sessions
    }.
academy-require-on-women = At least { $count } of them on a woman.
academy-require-spacing = days at least between two sessions of a case.
academy-require-observations = observed { $count ->
    [one] treatment
   *[other] treatments
    } passed on different clients, { $another } by someone other than the main trainer.
academy-require-valid-for = months after the award, the certificate ends and can be renewed.
academy-require-ratio = { $count ->
    [one] trainee at a time for one supervisor.
   *[other] trainees at most at a time for one supervisor.
}
academy-require-ratio-first = { $count ->
    [one] trainee at a time for one supervisor, in the first { $until } cases.
   *[other] trainees at most for one supervisor, in the first { $until } cases.
}
academy-require-ratio-after = { $count ->
    [one] trainee at a time for one supervisor, after { $after } cases.
   *[other] trainees at most for one supervisor, after { $after } cases.
}
academy-require-ratio-between = { $count ->
    [one] trainee at a time for one supervisor, from case { $after } to case { $until }.
   *[other] trainees at most for one supervisor, from case { $after } to case { $until }.
}
academy-require-ratio-days = These cases are spread over at least { $days } days.
academy-course-publish-title = Publish this course version?
academy-course-publish-effect-1 = It can never be changed again. A later change becomes a new version.
academy-course-publish-effect-2 = New cohorts can run it, and their trainees are judged by it to the end.
academy-course-publish-button = Publish it
academy-course-publish-keep = Keep it as a draft
academy-course-retire-title = Retire this course version?
academy-course-retire-effect-1 = No new cohort can run it. It can't be published again.
academy-course-retire-effect-2 = Cohorts and trainees that are on it go on as before.
academy-course-retire-button = Retire it
academy-course-retire-keep = Keep it in use
academy-course-published = Published. New cohorts can run it now.
academy-course-retired = Retired. No new cohort can run it.

# Cohorts
academy-cohorts-new = New cohort…
academy-cohorts-empty = There is no cohort yet.
academy-cohorts-empty-next = A cohort is a group of trainees that runs a course together, with dates, a number of places and a lead trainer.
academy-cohort-edit = Change the cohort
academy-cohort-no-course = There is no published course to run.
academy-cohort-no-course-next = Import a course and publish it first.
academy-cohort-course-hint = Trainees are judged by this version to the end, whatever is published later.
academy-cohort-name = Name
academy-cohort-name-hint = What you call it, such as “Autumn 2026”.
academy-starts-on = First day
academy-ends-on = Last day
academy-capacity = Places
academy-capacity-hint = How many trainees it can take, from 1 to 500.
academy-lead-hint = The main trainer of these trainees. At least one observation must be by somebody else.
academy-lead-none = Nobody yet
academy-error-capacity = Write a number from 1 to 500.
academy-error-dates = The last day is before the first day.
academy-error-not-published = This course version can't be used for a new cohort. Choose a published one.
academy-error-not-a-trainer = This person is not a trainer of the academy today.
academy-error-name-taken = Another cohort has this name already.
academy-error-too-small = { $count ->
    [one] One trainee is enrolled already, so there must be at least one place.
   *[other] { $count } trainees are enrolled already, so there must be at least { $count } places.
}
academy-cohort-created = “{ $name }” is planned. Open it when trainees may be enrolled.
academy-cohort-saved = “{ $name }” is saved.
academy-cohort-open-action = Open for enrolment
academy-cohort-action-start = Start…
academy-cohort-action-close = Close…
academy-cohort-action-cancel = Cancel it…
academy-cohort-moved-open = The cohort is open: trainees can be enrolled.
academy-cohort-moved-start = The cohort is running.
academy-cohort-moved-close = The cohort is closed.
academy-cohort-moved-cancel = The cohort is cancelled.
academy-cohort-open-title = Open this cohort?
academy-cohort-open-effect-1 = Trainees can be enrolled.
academy-cohort-open-effect-2 = It can't be planned again afterwards.
academy-cohort-open-button = Open it
academy-cohort-start-title = Start this cohort?
academy-cohort-start-effect-1 = { $count ->
    [0] Nobody is waiting to begin.
    [one] One trainee who applied becomes active and can log hours.
   *[other] { $count } trainees who applied become active and can log hours.
}
academy-cohort-start-effect-2 = Trainees can still be enrolled while there are places.
academy-cohort-start-button = Start it
academy-cohort-close-title = Close this cohort?
academy-cohort-close-effect-1 = { $count ->
    [0] It has no trainees.
    [one] Its trainee stays enrolled and can still finish.
   *[other] Its { $count } trainees stay enrolled and can still finish.
}
academy-cohort-close-effect-2 = Nobody can be enrolled any more, and it can't be opened again.
academy-cohort-close-button = Close it
academy-cohort-cancel-title = Cancel this cohort?
academy-cohort-cancel-effect-1 = { $count ->
    [0] It has no trainees.
    [one] Its trainee is withdrawn.
   *[other] Its { $count } trainees are withdrawn.
}
academy-cohort-cancel-effect-2 = It can't be opened again.
academy-cohort-cancel-button = Cancel the cohort
academy-enrol = Enrol somebody…
academy-issue = { $count ->
    [one] Issue 1 certificate…
   *[other] Issue { $count } certificates…
}
academy-tally-trainees = of { $capacity } places
academy-tally-ready = ready
academy-tally-on_pace = on pace
academy-tally-behind = behind
academy-tally-blocked = blocked
academy-tally-applied = not begun
academy-tally-completed = completed
academy-stand-ready = Ready
academy-stand-on_pace = On pace
academy-stand-behind = Behind
academy-stand-blocked = Blocked
academy-stand-applied = Not begun
academy-stand-completed = Completed
academy-only-standing = Only trainees who stand like this are shown: { $standing }.
academy-nobody-stands-so = Nobody stands like this today.
academy-requirements-open = { $count ->
    [one] 1 requirement open
   *[other] { $count } requirements open
}
academy-cohort-empty = Nobody is enrolled yet.
academy-cohort-empty-planned = Open the cohort first; then trainees can be enrolled.
academy-cohort-empty-open = Enrol somebody of the academy, or somebody new by their email address.
academy-cohort-empty-running = Enrol somebody of the academy, or somebody new by their email address.
academy-cohort-empty-closed = It is closed, so nobody can be enrolled any more.
academy-cohort-empty-cancelled = It was cancelled.
academy-withdrawn = { $count ->
    [one] 1 trainee has left
   *[other] { $count } trainees have left
}
academy-col-cases = Complete cases
academy-col-observations = Observations
academy-col-criteria = Criteria
academy-col-documents = Documents
academy-cell-expired = { $name } ended
academy-cell-rejected = { $name } not accepted

# Enrolling
academy-enrol-title = Enrol somebody
academy-enrol-room = { $enrolled } of { $capacity } places are taken.
academy-enrol-no-room = Nobody can be enrolled now: the cohort is full, or it is not open.
academy-enrol-back = Back to the cohort
academy-enrol-member = Somebody of the academy
academy-search-person = Part of a name or an address
academy-enrol-nobody = Nobody outside this cohort matches. Add them as somebody new.
academy-enrol-whom = Who
academy-enrol-button = Enrol
academy-enrol-new = Somebody new
academy-enrol-new-note = They get an email with a link to set their password.
academy-enrol-invite = Enrol and invite
academy-person-name = Full name
academy-person-name-hint = As it should stand on the certificate, in any script.
academy-born-on = Birth date
academy-born-on-later = If you know it. It can wait until you see the identity document.
academy-born-on-hint = As it stands on the identity document.
academy-counts-from = Hours count from
academy-counts-from-hint = Nothing before this day counts.
academy-counts-until = Hours count until
academy-error-already-in = This person is in the cohort already.
academy-error-full = The cohort is full: it takes { $capacity }.
academy-error-not-taking = The cohort takes nobody at the moment.
academy-error-birth-date = Write a birth date in the past, not more than 120 years ago.
academy-error-birth-date-missing = Write the birth date that stands on the document.
academy-enrolled = { $name } is enrolled and was told by email.

# An enrolment
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
academy-enrolment-moved-activate = The trainee is active and can log hours.
academy-enrolment-moved-pause = The enrolment is paused.
academy-enrolment-moved-resume = The trainee is active again.
academy-enrolment-moved-withdraw = The trainee was withdrawn.
academy-enrolment-pause-title = Pause this enrolment?
academy-enrolment-pause-effect-1 = No certificate can be issued while it is paused.
academy-enrolment-pause-effect-2 = Nothing is lost. You can resume it at any time.
academy-enrolment-pause-button = Pause it
academy-enrolment-withdraw-title = Withdraw this trainee?
academy-enrolment-withdraw-effect-1 = Today is the last day that counts, and no certificate can be issued for this enrolment.
academy-enrolment-withdraw-effect-2 = It can't be undone. The records are kept; to come back, the person is enrolled anew.
academy-enrolment-withdraw-button = Withdraw the trainee
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
academy-hold-reason-hint = For example: a complaint is being looked into.
academy-hold-opened = The hold is in place. No certificate can be issued until somebody clears it.
academy-hold-clear = Clear this hold…
academy-hold-clear-title = Clear this hold?
academy-hold-clear-effect-1 = It no longer stops a certificate.
academy-hold-clear-effect-2 = It stays on record, with your name as the one who cleared it.
academy-hold-clear-button = Clear the hold
academy-hold-keep = Keep the hold
academy-hold-cleared = The hold is cleared.
academy-identity = Identity
academy-identity-document = Identity document
academy-identity-seen = seen on { $date }
academy-identity-not-seen = not seen yet
academy-identity-confirm = I have seen the identity document, and the name and birth date match.
academy-identity-button = Note the check
academy-identity-noted = The identity check is noted.
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
academy-req-observations-another = Of these by someone other than the main trainer
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
academy-gap-observations = { $count ->
    [one] 1 observed treatment to go.
   *[other] { $count } observed treatments to go.
}
academy-gap-observations-another = { $count ->
    [one] 1 to go by another assessor.
   *[other] { $count } to go by another assessor.
}
academy-gap-holds = { $count ->
    [one] A hold is open.
   *[other] { $count } holds are open.
}
academy-gap-document-missing = not uploaded
academy-gap-document-waiting = waits for review
academy-gap-document-rejected = not accepted
academy-gap-document-expired = ended on { $date }
academy-gap-document-not-yet = begins on { $date }
academy-document-until = current until { $date }
academy-document-current = current
academy-document-superseded = replaced
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
academy-spacing-effect-1 = The case can count although its sessions are closer together than the course asks.
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

# The front page
academy-home-title = Today at the desk
academy-waits = Waiting for you
academy-waits-countersign = { $count ->
    [one] entry to countersign
   *[other] entries to countersign
}
academy-waits-documents = { $count ->
    [one] document to review
   *[other] documents to review
}
academy-waits-certificates = { $count ->
    [one] certificate to approve
   *[other] certificates to approve
}
academy-waits-samples = { $count ->
    [one] sample to confirm
   *[other] samples to confirm
}
academy-running = Running cohorts
academy-running-none = No cohort is running today.
academy-all-cohorts = See all cohorts
academy-ending = Documents that end within 30 days
academy-steps-title = Three steps to your first cohort
academy-step-course = Import a course and publish it
academy-step-cohort = Plan a cohort and open it
academy-step-trainee = Enrol your first trainee

# Events
academy-events-lead = Everything that was done here, by whom, and what changed. Nothing can be removed from this list.
academy-events-verify = Check the chain
academy-events-who = Who
academy-events-anybody = Anybody
academy-events-group = About
academy-events-everything = Everything
academy-events-subject = Record number
academy-events-none = Nothing has happened yet.
academy-event-number = Event { $number }
academy-event-same-subject = Everything about this record
academy-event-erased = What changed was erased on request.
academy-chain-whole = { $count ->
    [one] Checked: 1 event, unbroken.
   *[other] Checked: { $count } events, unbroken.
}
academy-chain-number = The chain is broken: an event is missing or out of order at number { $number }.
academy-chain-academy = The chain is broken: event { $number } belongs to another academy.
academy-chain-previous = The chain is broken: event { $number } does not follow from the one before.
academy-chain-content = The chain is broken: the content of event { $number } was changed afterwards.

event-group-academy = The academy
event-group-person = People
event-group-course = Courses
event-group-cohort = Cohorts
event-group-enrolment = Enrolments
event-group-hours = Hours
event-group-case = Cases
event-group-session = Case sessions
event-group-document = Documents
event-group-assessment = Assessments
event-group-hold = Holds
event-group-certificate = Certificates

event-course-imported = Course imported as a draft
event-course-published = Course version published
event-course-retired = Course version retired
event-cohort-planned = Cohort planned
event-cohort-changed = Cohort changed
event-cohort-opened = Cohort opened
event-cohort-started = Cohort started
event-cohort-closed = Cohort closed
event-cohort-cancelled = Cohort cancelled
event-enrolment-added = Trainee enrolled
event-enrolment-activated = Enrolment made active
event-enrolment-paused = Enrolment paused
event-enrolment-resumed = Enrolment resumed
event-enrolment-completed = Enrolment completed
event-enrolment-withdrawn = Trainee withdrawn
event-enrolment-identity_checked = Identity document seen
event-hold-opened = Hold put in place
event-hold-cleared = Hold cleared
event-case-spacing_overridden = Closer sessions allowed

event-academy-set_up = Academy set up
event-person-added = Person added
event-person-invited = Person invited
event-person-invited_again = Person invited again
event-person-joined = Invitation accepted
event-person-changed = Person changed
event-person-renamed = Name corrected
event-person-role_granted = Role given
event-person-role_ended = Role ended
event-person-password_changed = Password changed
event-person-password_reset = Password set anew by a mailed link
event-person-session_ended = Signed out on one device
event-person-signed_out_everywhere = Signed out everywhere
event-person-exported = Own records exported
event-person-erasure_asked = Erasure asked for
event-person-erased = Personal data erased
event-hours-logged = Hours logged
event-hours-changed = Hours changed
event-hours-submitted = Hours sent for a signature
event-hours-countersigned = Hours countersigned
event-hours-rejected = Hours sent back
event-hours-taken_up_again = Hours taken up again
event-hours-draft_removed = Draft of hours removed
event-hours-voided = Hours declared void
event-case-opened = Case opened
event-case-begun = Case begun
event-case-recorded = Case record changed
event-case-healing = Case is healing
event-case-healed_reviewed = Healed result reviewed
event-case-completed = Case completed
event-case-abandoned = Case ended early
event-session-logged = Session logged
event-session-changed = Session changed
event-session-submitted = Session sent for a signature
event-session-countersigned = Session countersigned
event-session-rejected = Session sent back
event-session-taken_up_again = Session taken up again
event-session-voided = Session declared void
event-document-uploaded = Document uploaded
event-document-approved = Document approved
event-document-rejected = Document not accepted
event-document-superseded = Document replaced
event-assessment-decided = Criterion decided
event-assessment-observed = Treatment observed
event-assessment-sampled = Assessment put in the sample
event-assessment-confirmed = Assessment confirmed
event-assessment-returned = Assessment sent back
event-certificate-requested = Certificate asked for
event-certificate-withdrawn = Request for a certificate taken back
event-certificate-declined = Request for a certificate declined
event-certificate-approved = Certificate approved
event-certificate-issued = Certificate issued
event-certificate-suspended = Certificate suspended
event-certificate-reinstated = Certificate reinstated
event-certificate-revoked = Certificate revoked
event-certificate-superseded = Certificate replaced by another

event-field-state = Status
event-field-starts_on = First day
event-field-ends_on = Last day
event-field-capacity = Places
event-field-lead_trainer = Lead trainer
event-field-born_on = Birth date
event-field-identity_checked_on = Identity checked
event-field-reason = Reason
event-field-because = Because of
event-field-specification = Fingerprint of the specification
event-field-enrolment = Enrolment
event-field-open = Open
