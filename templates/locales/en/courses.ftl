# Courses: import, what they require, publish, retire.

academy-courses-lead = What your academy teaches, and what each course requires before a certificate.
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
academy-import-button = Import the specification
academy-import-nothing = Choose a course, a file, or paste a text.
academy-import-too-large = This file is too large to be a course specification.
academy-import-not-utf8 = This file is not saved as UTF-8. Open it in an editor, save it again with the encoding UTF-8, and choose that file.
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
academy-kind-regulated = Regulated qualification
academy-kind-academy = Academy certificate
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
academy-require-age = is the minimum age at the award.
academy-require-hours-theory = hours of theory, countersigned.
academy-require-hours-supervised_practice = hours of supervised practice, countersigned.
academy-require-hours-independent = hours of independent study, countersigned.
academy-require-hours-of = { $technique }: { $category }
academy-require-longest-entry = hours is the most that one entry may have.
academy-require-theory-first = Practice on the public counts only after theory is complete.
academy-require-cases = complete { $count ->
    [one] case
   *[other] cases
    } in { $techniques }, { $count ->
    [one] with
   *[other] each with
    } at least { $sessions ->
    [one] one session
   *[other] { $sessions } sessions
    }.
academy-require-on-women = At least { $count } of them on a woman.
academy-require-spacing = days at least between two sessions of a case.
academy-require-observations = observed { $count ->
    [one] treatment passed
   *[other] treatments passed on different clients
    }{ $another ->
    [0] .
   *[other] , { $another } by someone other than the lead trainer.
    }
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
academy-course-publish-effect-2 = New cohorts can run it, and their trainees are judged by it as long as they are in such a cohort.
academy-course-publish-button = Publish it
academy-course-publish-keep = Keep it as a draft
academy-course-retire-title = Retire this course version?
academy-course-retire-effect-1 = No new cohort can run it. It can't be published again.
academy-course-retire-effect-2 = Cohorts and trainees that are on it go on as before.
academy-course-retire-button = Retire it
academy-course-retire-keep = Keep it in use
academy-course-published = Published. New cohorts can run it now.
academy-course-retired = Retired. No new cohort can run it.

academy-require-patch-test = hours at least between the patch test and the first needle.
academy-course-patients = What patients read
academy-course-patients-note = On the page of a certificate, in the reader’s language where the course has it.
academy-course-languages = Languages:
academy-course-patients-general = The general advice stands there: the course has none of its own.
