# The academy's desk: its front page.

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
academy-email-hint = Somebody who has an account elsewhere is asked first; their place waits.
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
academy-entry-state-submitted = handed in
academy-entry-state-countersigned = countersigned
academy-entry-state-rejected = sent back
academy-entry-state-voided = void
academy-case-state-planned = planned
academy-case-state-in_treatment = in treatment
academy-case-state-healing = healing
academy-case-state-complete = complete
academy-case-state-abandoned = given up
academy-document-state-uploaded = waits for review
academy-document-state-approved = approved
academy-document-state-rejected = not accepted
academy-document-state-withdrawn = approval taken back
academy-document-state-taken_back = taken back by its owner

academy-home-title = Today
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
academy-waits-healed = { $count ->
    [one] healed result to review
   *[other] healed results to review
}
academy-waits-returned = { $count ->
    [one] decision sent back to you
   *[other] decisions sent back to you
}
academy-waits-nothing = Nothing waits for you today.
academy-running = Running cohorts
academy-learning = Cohorts with people learning
academy-running-none = No cohort is running today.
academy-all-cohorts = See all cohorts
academy-ending = Documents that end within 30 days
academy-steps-title = Three steps to your first cohort
academy-step-course = Import a course and publish it
academy-step-cohort = Plan a cohort and open it
academy-step-trainee = Enrol your first trainee

academy-log-still-title = The public log stands still
academy-log-still-text = Certificates cannot be issued at the moment; suspending and revoking work. The public log does not fit what was published before, so somebody has to look. Tell whoever runs the server: “countersign doctor” says what is wrong.
