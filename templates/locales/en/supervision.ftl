# Countersigning, rejecting, voiding; reviewing cases.

supervision-title = Countersign
supervision-waiting = { $count ->
    [0] Nothing is waiting for you.
    [one] One entry is waiting for you, oldest first.
   *[other] { $count } entries are waiting for you, oldest first.
}
supervision-nav-waiting = Waiting
supervision-nav-healed = Healed results
supervision-nav-signed = Signed by me
supervision-empty = Nothing is waiting for your signature.
supervision-empty-next = Entries appear here as soon as a trainee names you as supervisor.
supervision-first = The oldest { $shown } of { $total }. The rest follows when these are done.
supervision-trainee = Trainee
supervision-all-trainees = All trainees
supervision-show = Show
supervision-when = When
supervision-what = What
supervision-duration = Length
supervision-remarks = Remarks
supervision-state = Status
supervision-technique = Technique
supervision-note = Note
supervision-case = Case
supervision-see-case = See the case
supervision-yes = Yes
supervision-no = No
supervision-here = You are here
supervision-pages = Pages
supervision-previous = Previous page
supervision-next = Next page
supervision-range = { $first } to { $last } of { $total }
supervision-error-title = Error:
supervision-select-all = Select all
supervision-select-one = Select { $hours } of { $name }, { $when }
supervision-selected-of = of { $total } selected
supervision-on-public = on the public
supervision-session = Session { $number } of case { $client }
supervision-flag = breaks a rule
supervision-flag-only-reject = It can't be countersigned, only sent back.
supervision-countersign = Countersign selected
supervision-countersign-one = Countersign
supervision-reject = Send back…
supervision-back = Back
supervision-reason = Reason
supervision-reason-needed = Write a reason, at most 1000 characters.
supervision-clock-changed = Clocks changed: { $hours } passed
supervision-nothing-ticked = Nothing was ticked, so nothing was done.

supervision-told-signed = { $count ->
    [0] Nothing was countersigned.
    [one] 1 countersigned.
   *[other] { $count } countersigned.
}
supervision-told-already = { $count ->
    [one] 1 was already signed by you a moment ago.
   *[other] { $count } were already signed by you a moment ago.
}
supervision-told-changed = { $count ->
    [one] 1 was changed meanwhile and was left alone: look at it again.
   *[other] { $count } were changed meanwhile and were left alone: look at them again.
}
supervision-told-refused = { $count ->
    [one] 1 breaks a rule and can only be sent back.
   *[other] { $count } break a rule and can only be sent back.
}
supervision-told-unreadable = { $count ->
    [one] 1 was left alone: something in the trainee’s record cannot be read.
   *[other] { $count } were left alone: something in the trainees’ records cannot be read.
}
supervision-told-rejected = { $count ->
    [0] Nothing was sent back.
    [one] 1 sent back. The trainee gets an email with your reason.
   *[other] { $count } sent back. The trainees get an email with your reason.
}
supervision-told-voided = Declared void. It stays visible for good and no longer counts.
supervision-told-reviewed = Reviewed. The case is complete.
supervision-told-spacing = Allowed. The trainee may log closer sessions in this case.

supervision-reject-title = { $count ->
    [one] Send this entry back?
   *[other] Send these { $count } entries back?
}
supervision-reject-what = The trainee gets an email with your reason, can put it right and hand it in again.
supervision-reject-reason-hint = What should the trainee put right?
supervision-reject-do = Send back
supervision-sent-back-because = Sent back:

supervision-countersignature = Countersignature
supervision-signed-by = Signed by
supervision-signed-at = Signed
supervision-signed-how = How
supervision-method-password-session = signed in with a password
supervision-matches = The entry still says exactly what was signed
supervision-no-match = The entry no longer says what was signed
supervision-show-content = Show what was signed
supervision-signed-lead = Everything you ever signed. What was declared void stays here.
supervision-signed-empty = You have not signed anything yet.
supervision-void = Declare void…
supervision-void-title = Declare this entry void?
supervision-void-counts = It no longer counts for the trainee.
supervision-void-visible = It stays visible for good, with your signature and your reason, in the trainee's list and in yours.
supervision-void-final = It can't be made valid again. The trainee can log a new entry.
supervision-void-reason-hint = The trainee and the academy read it.
supervision-void-do = Declare it void
supervision-void-not-signed = It was changed meanwhile, or is not countersigned, so it was not declared void.
supervision-voided-because = Declared void:
supervision-keep = Keep it

supervision-healed-lead = Cases that heal. Look at the result when nothing else is missing.
supervision-healed-empty = No case waits for a review.
supervision-healed-empty-next = A case appears here when its trainee says that all sessions are done.
supervision-missing = Still missing
supervision-nothing-missing = Nothing is missing.
supervision-ready-for-review = ready for review
supervision-case-title = Case { $client }
supervision-case-client = Client and steps
supervision-sessions = Sessions
supervision-no-sessions = No session is logged yet.
supervision-abandoned-because = Given up:
supervision-review-do = The healed result is reviewed: complete the case
supervision-review-incomplete = Something else is still missing, so the case can't be completed yet.
supervision-case-changed = The case was changed meanwhile, so nothing was done. This is how it stands now.
supervision-spacing-link = Allow closer sessions…
supervision-spacing-title = Allow closer sessions in this case?
supervision-spacing-what = The trainee may log sessions of this case with fewer days between them than the course requires.
supervision-spacing-visible = Your name, today's date and the reason stay with the case.
supervision-spacing-do = Allow it
supervision-spacing-given = Closer sessions allowed

supervision-fault-ends-before-start = It ends before it starts. If it went past midnight, tick that it ended on the next day.
supervision-fault-longer-than = It is longer than { $hours } hours, the most that one entry may have. Look at its times again.
supervision-fault-in-future = It lies in the future. Log it when it is over.
supervision-fault-outside = It lies outside the enrolment, which runs from { $from } to { $until }.
supervision-fault-outside-open = It lies before the enrolment began on { $from }.
supervision-fault-overlaps-entry = It overlaps another entry: { $from } to { $until }.
supervision-fault-overlaps-session = It overlaps another session: { $from } to { $until }.
supervision-fault-overlaps-elsewhere = It overlaps another record of the same person, under another course or at another academy. No minute counts twice.
supervision-fault-self-supervised = Nobody supervises their own practice.
supervision-fault-no-supervisor = Choose who was there. Without a supervisor nobody can sign it.
supervision-fault-not-authorised = This supervisor was not authorised for this technique on that day.
supervision-fault-too-many-trainees = The supervisor would have watched { $have } trainees at once; allowed are { $allowed }.
supervision-fault-before-theory = Practice on the public counts only after theory is complete.

supervision-case-sessions = { $have } of { $need } countersigned sessions
supervision-case-spacing = Sessions only { $have } days apart, { $need } are needed
supervision-case-adult = Check that the client is 18 or over
supervision-case-screened = Medical screening
supervision-case-patch = Patch test
supervision-case-consent = Consent
supervision-case-aftercare = Aftercare
supervision-case-healed = Review of the healed result
supervision-case-open-planned = First session
supervision-case-open-in_treatment = Sessions are still going on
supervision-case-open-healing = Waits for the review
supervision-case-open-abandoned = Given up
supervision-case-open-complete = Complete

mail-entry-rejected-subject = { $count ->
    [one] An entry was sent back
   *[other] { $count } entries were sent back
}
mail-entry-rejected-text =
    Hello { $name },

    { $supervisor } sent { $count ->
        [one] an entry
       *[other] { $count } entries
    } of your logbook back. The reason:

    { $reason }

    Put it right and hand it in again.
mail-entry-rejected-action = See what was sent back

supervision-fault-no-screening = The medical screening is not recorded in the case. It comes before the needle.
supervision-fault-no-patch-test = The patch test is not recorded in the case with its time and result. It comes before the needle.
supervision-fault-no-consent = The client's consent is not recorded in the case. It comes before the needle.
supervision-fault-late-screening = The medical screening is recorded after this session. It comes before the needle.
supervision-fault-late-patch-test = The patch test is recorded after this session. It comes before the needle.
supervision-fault-late-consent = The client's consent is recorded after this session. It comes before the needle.
supervision-fault-patch-test-too-short = The patch test lies less than { $hours } hours before this session.
supervision-fault-patch-reaction = The skin reacted to the patch test. No treatment may follow it.
supervision-fault-not-asked-again = Say whether anything changed since the screening. It is asked before each session.
supervision-fault-age-not-checked = Note with the case that you checked that the client is 18 or over.
supervision-fault-no-aftercare = Say that aftercare was given after this session.
supervision-fault-aftercare-too-early = Aftercare is recorded on a day before this session ended.

mail-signature-void-subject = { $count ->
    [one] Your countersignature became void
   *[other] { $count } of your countersignatures became void
}
mail-signature-void-text =
    Hello { $name },

    { $trainee } changed what case { $client } says after you had signed. { $count ->
        [one] Your countersignature is void now, and stays visible as that.
       *[other] { $count } countersignatures of yours are void now, and stay visible as that.
    } The reason:

    { $reason }

    The same work waits for you again, as it is recorded now. Look at it, and sign it only if it is right.
mail-signature-void-action = See the case
