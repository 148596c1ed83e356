# Cohorts and enrolling.

academy-cohorts-new = New cohort…
academy-cohorts-empty = There is no cohort yet.
academy-cohorts-empty-next = A cohort is a group of trainees that runs a course together, with dates, a number of places and a lead trainer.
academy-cohort-edit = Change the cohort
academy-cohort-no-course = There is no published course to run.
academy-cohort-no-course-next = Import a course and publish it first.
academy-cohort-course-hint = Trainees are judged by this version as long as they are in the cohort, whatever is published later.
academy-cohort-name = Name
academy-cohort-name-hint = What you call it, such as “Autumn 2026”.
academy-starts-on = First day
academy-ends-on = Last day
academy-capacity = Places
academy-capacity-hint = How many trainees it can take, from 1 to 500.
academy-lead-hint = The trainer who leads the course of these trainees. Where the course requires it, somebody else observes a treatment too.
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
    [0] Nobody is learning in it any more.
    [one] Its trainee stays enrolled and can still finish.
   *[other] Its { $count } trainees stay enrolled and can still finish.
}
academy-cohort-close-effect-2 = Nobody can be enrolled any more, and it can't be opened again.
academy-cohort-close-button = Close it
academy-cohort-asked-effect = { $count ->
    [one] One person was asked and has not answered. They can't accept any more.
   *[other] { $count } people were asked and have not answered. They can't accept any more.
}
academy-cohort-cancel-title = Cancel this cohort?
academy-cohort-cancel-effect-1 = { $count ->
    [0] It has no trainees.
    [one] Its trainee is withdrawn.
   *[other] Its { $count } trainees are withdrawn.
}
academy-cohort-cancel-effect-2 = It can't be opened again. Whoever was enrolled is told by email, and can be moved to another cohort.
academy-cohort-learning = { $count ->
    [one] { $names } is learning in this cohort. Move them to another cohort first; then it can be cancelled.
   *[other] { $count } people are learning in this cohort: { $names }. Move them to another cohort first; then it can be cancelled.
}
academy-cohort-cancel-button = Cancel the cohort
academy-enrol = Enrol somebody…
academy-ask = { $count ->
    [one] Ask for 1 certificate…
   *[other] Ask for { $count } certificates…
}
academy-tally-trainees = of { $capacity } places
academy-tally-ready = ready
academy-tally-on_pace = on pace
academy-tally-behind = behind
academy-tally-blocked = blocked
academy-tally-applied = applied
academy-tally-completed = completed
academy-stand-ready = Ready
academy-stand-on_pace = On pace
academy-stand-behind = Behind
academy-stand-blocked = Blocked
academy-stand-applied = Applied
academy-stand-completed = Completed
academy-only-standing = Only trainees who stand like this are shown: { $standing }.
academy-nobody-stands-so = Nobody stands like this today.
academy-requirements-open = { $count ->
    [one] 1 open
   *[other] { $count } open
}
academy-cohort-empty = Nobody is enrolled yet.
academy-cohort-empty-planned = Open the cohort first; then trainees can be enrolled.
academy-cohort-empty-open = Enrol somebody of the academy, or somebody new by their email address.
academy-cohort-empty-running = Enrol somebody of the academy, or somebody new by their email address.
academy-cohort-empty-closed = It is closed, so nobody can be enrolled any more.
academy-cohort-empty-cancelled = It was cancelled.
academy-withdrawn = { $count ->
    [one] 1 trainee was withdrawn
   *[other] { $count } trainees were withdrawn
}
academy-col-cases = Complete cases
academy-col-observations = Observed
academy-col-criteria = Criteria
academy-col-documents = Documents
academy-cell-expired = { $name } ended
academy-cell-rejected = { $name } not accepted
academy-cell-withdrawn = { $name }: approval taken back

# Enrolling
academy-enrol-title = Enrol somebody
academy-enrol-room = { $enrolled } of { $capacity } places are taken.
academy-enrol-no-room = Nobody can be enrolled now: the cohort is full, or it is not open.
academy-enrol-back = Back to the cohort
academy-enrol-member = Somebody of the academy
academy-search-person = Part of a name or an email address
academy-enrol-nobody = Nobody outside this cohort matches. Add them as somebody new.
academy-enrol-left = These people were in this cohort and were withdrawn. Their enrolment is reopened, with every hour and case in it:
academy-enrol-reopen = Reopen the enrolment of { $name }…
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
academy-error-left = This person was withdrawn from this cohort. Reopen their enrolment: everything is in it.
academy-error-member-already = Somebody with this email address is known here already. Search for them by name or email address above, and enrol them there.
academy-error-yourself = Nobody enrols themself. Ask another owner or manager.
academy-error-full = The cohort is full: it takes { $capacity }.
academy-error-not-taking = The cohort takes nobody at the moment.
academy-error-birth-date = Write a birth date in the past, not more than 120 years ago.
academy-error-birth-date-missing = Write the birth date that stands on the document.
academy-error-birth-date-owner = This person runs or watches the academy, so only an owner may record their birth date. Ask an owner to note the check.
academy-enrolled = { $name } is enrolled and was told by email.
academy-enrolled-latin = { people-latin-wanted } You can add the name in Latin letters on the person’s page.

academy-unreadable-title = Records that cannot be read
academy-unreadable-lead = Something in these records is not what the program knows; everybody else is judged as usual. Open the record and remove the draft that is wrong there. If that does not help, ask whoever runs the server to look with “countersign doctor”.
academy-unreadable-text = The record of this trainee cannot be read, so nothing can be decided on it. Ask whoever runs the server to look with “countersign doctor”.
