# English: certificates.

certificates-title = Certificates
certificates-error-title = Error:
certificates-waiting-title = Waiting for a second person
certificates-waiting-note = One person asks for a certificate, another one approves it.
certificates-together = Approve those of { $cohort } together…
certificates-ask = Ask for certificates…
certificates-search = Name, serial or code
certificates-state = Status
certificates-state-any = Any status
certificates-show = Show
certificates-empty = No certificates yet.
certificates-empty-next = When a trainee has met every requirement, ask for a certificate. A second person approves it.
certificates-none-found = No certificate matches this.
certificates-none-found-next = Try fewer letters, or any status.
certificates-holder = Holder
certificates-course = Course
certificates-cohort = Cohort
certificates-serial = Serial
certificates-code = Code
certificates-awarded = Awarded on
certificates-until = Valid until
certificates-no-expiry = Does not expire
certificates-asked-by = Asked for by
certificates-asked-on = Asked for on
certificates-approved-by = Approved by
certificates-pager = Pages
certificates-pager-range = { $first } to { $last } of { $total }
certificates-pager-previous = Previous page
certificates-pager-next = Next page

certificates-state-pending_approval = waiting for approval
certificates-state-declined = not issued
certificates-state-preparing = being made
certificates-state-active = active
certificates-state-papers = papers not in order
certificates-state-expired = expired
certificates-state-suspended = suspended
certificates-state-revoked = revoked
certificates-state-superseded = replaced
certificates-asked-by-you = You asked for it, so somebody else approves it.
certificates-of-you = It is yours, so somebody else approves it.

certificates-succession-renewal = Renewal
certificates-succession-replacement = Replacement
certificates-succession-correction = Correction of the name

certificates-new-title = Ask for certificates
certificates-new-choose = Choose a cohort
certificates-new-choose-note = Everybody in it who has met every requirement is picked for you.
certificates-new-no-cohort = Nobody is learning in any cohort.
certificates-new-no-cohort-next = Open a cohort and enrol trainees first.
certificates-new-lead = Who is ready today? A second person has to approve each of them: not you, not whoever assessed last, and not the trainee.
certificates-new-ready = Ready
certificates-new-not-ready = Not ready yet
certificates-new-issued = Asked for or issued already
certificates-new-nobody-ready = Nobody is ready today.
certificates-new-nobody-ready-next = Below is what each trainee is missing.
certificates-new-submit = Ask for the certificates
certificates-new-missing = What is missing
certificates-new-pick-none = Pick at least one trainee.
certificates-new-select-all = Select all
certificates-new-select = Select { $name }
certificates-new-language = Language on the paper
certificates-new-selected = selected
certificates-asked = { $count ->
    [one] One certificate was asked for. Another person can approve it now.
   *[other] { $count } certificates were asked for. Another person can approve them now.
}
certificates-asked-partly = { $count } asked for. { $left } could not be: they are asked for already or no longer ready.
certificates-asked-already = These were asked for already. Nothing was done twice.

certificates-missing-enrolment = The enrolment is not active ({ $state }).
certificates-enrolment-applied = applied
certificates-enrolment-active = active
certificates-enrolment-paused = paused
certificates-enrolment-completed = completed
certificates-enrolment-withdrawn = withdrawn
certificates-missing-identity = Nobody has checked the identity document.
certificates-missing-birth-date = The birth date is not known.
certificates-missing-age = Is { $have } years old, must be { $need }.
certificates-missing-criteria = { $have } of { $need } criteria stand; open: { $list }.
certificates-missing-criteria-many = { $have } of { $need } criteria stand.
certificates-missing-hours = { $category }: { $have } of { $need }.
certificates-missing-hours-technique = { $category }, { $technique }: { $have } of { $need }.
certificates-missing-cases = Complete cases ({ $techniques }): { $have } of { $need }.
certificates-missing-cases-women = Complete cases on women ({ $techniques }): { $have } of { $need }.
certificates-missing-spread = The first { $cases } cases cover { $have } days, must cover { $need }.
certificates-missing-observations = Passed observed treatments on different clients: { $have } of { $need }.
certificates-missing-another = Observed treatments passed by someone other than the lead trainer: { $have } of { $need }.
certificates-missing-document = { $name }: missing.
certificates-missing-document-waiting = { $name }: waits for review.
certificates-missing-document-rejected = { $name }: was not accepted.
certificates-missing-document-withdrawn = { $name }: its approval was taken back.
certificates-missing-document-expired = { $name }: ended on { $day }.
certificates-missing-document-not-yet = { $name }: valid only from { $day }.
certificates-missing-holds = { $open ->
    [one] One hold is open.
   *[other] { $open } holds are open.
}

certificates-detail-facts = What it says
certificates-detail-as-issued = Frozen when it was approved. Later changes of a name or a course do not touch it.
certificates-detail-request = The request
certificates-detail-public = What anybody can see
certificates-detail-public-link = Open the public page
certificates-detail-checks = { $count ->
    [0] Nobody has checked it yet.
    [one] Checked once, on { $day }.
   *[other] Checked { $count } times, last on { $day }.
}
certificates-detail-file = Download the PDF
certificates-detail-hash = SHA-256 of the file
certificates-detail-history = What happened
certificates-detail-follows = Follows
certificates-detail-followed-by = Followed by
certificates-detail-reason = Reason
certificates-detail-new-name = New name
certificates-detail-evidence = Document for the new name
certificates-detail-preparing = The file is being made. This takes a moment; load the page again.
certificates-detail-techniques = Techniques
certificates-detail-cases = { $count ->
    [one] one supervised case
   *[other] { $count } supervised cases
}
certificates-detail-hours = Supervised practice
certificates-detail-level = Level
certificates-detail-assessors = Assessed by
certificates-by-program = the program
certificates-history-by = by

certificates-approve = Approve and issue
certificates-approve-own = You asked for this one. Another person has to approve it.
certificates-approve-lead = When you approve, the certificate gets its serial and code, what it says is frozen, its file is made and the holder gets an email.
certificates-decline = Decline…
certificates-withdraw = Take back…
certificates-suspend = Suspend…
certificates-reinstate = Reinstate…
certificates-revoke = Revoke…
certificates-replace = Replace…
certificates-correct = Correct the name…
certificates-renew = Renew…

certificates-approved = Issued. The holder gets an email.
certificates-approved-already = You approved this already. Nothing was done twice.
certificates-approved-preparing = Approved. The file could not be made just now; it is tried again by itself.
certificates-refused-title = Not issued
certificates-refused-not-eligible = Something is missing as of today. Nothing was issued.
certificates-refused-requester = You asked for this certificate, so another person has to approve it.
certificates-refused-assessor = You assessed this trainee last, so another person has to approve it.
certificates-refused-holder = This is your own certificate, so another person has to approve it.
certificates-refused-hand = One of you brought the other in this week, or one person brought in you both. Until another owner confirms who is new, you count as one person. Ask somebody else to approve, or another owner to confirm.
certificates-refused-paper = The certificate can’t be printed. Nothing was issued. Put this right first:
certificates-refused-not-active = Only an active certificate can be followed by another. This one is { $state }.
certificates-refused-no-expiry = This certificate does not expire, so there is nothing to renew.
certificates-refused-no-term = The course does not say how long a certificate lasts.
certificates-refused-too-early = It can be renewed from { $day } on.
certificates-refused-same-name = This is the name that stands on it already.
certificates-refused-no-evidence = No approved document of the holder that is current today proves the new name.
certificates-refused-back = Back to the certificate

certificates-confirm-keep = Leave it as it is
certificates-confirm-line = { $course }, serial { $serial }, awarded { $day }
certificates-reason-label = Reason
certificates-reason-hint = The academy’s people read it, and the holder in the copy of their data. The public can’t.
certificates-decline-title = Decline this request?
certificates-decline-1 = Nothing is issued. Whoever asked sees your reason.
certificates-decline-2 = The certificate can be asked for again later.
certificates-decline-button = Decline the request
certificates-decline-done = Declined. Nothing was issued.
certificates-take-back-title = Take this request back?
certificates-take-back-1 = Nothing is issued. Your reason stays with the request.
certificates-take-back-2 = The certificate can be asked for again later.
certificates-take-back-button = Take the request back
certificates-take-back-done = Taken back. Nothing was issued.
certificates-suspend-title = Suspend this certificate?
certificates-suspend-1 = From now on, anyone who checks the code reads that it is suspended and should not be relied on.
certificates-suspend-2 = The holder gets an email. You can reinstate it at any time.
certificates-suspend-button = Suspend the certificate
certificates-suspend-done = Suspended. The public page says so from now on.
certificates-reinstate-title = Reinstate this certificate?
certificates-reinstate-1 = From now on, anyone who checks the code no longer reads that it is suspended, but what it is worth on that day.
certificates-reinstate-2 = The holder gets an email.
certificates-reinstate-button = Reinstate the certificate
certificates-reinstate-done = Reinstated. The public page says again what it is worth today.
certificates-revoke-title = Revoke this certificate?
certificates-revoke-1 = From now on, anyone who checks the code reads that it was withdrawn, and the reason that you choose. Of “another reason” they read only that the academy can tell it.
certificates-revoke-2 = The holder gets an email.
certificates-revoke-3 = It can never be made valid again. Nothing is deleted.
certificates-revoke-request = Another certificate that was to follow this one is asked for. That request is declined, and whoever asked is told by email:
certificates-revoke-button = Revoke the certificate
certificates-revoke-done = Revoked for good. The public page says so from now on.
certificates-revoke-reopened = Revoked. The enrolment is open again: when everything is in order, ask for the right certificate.
certificates-revoke-reopen = Reopen the enrolment, so that the right certificate can follow
certificates-revoke-reopen-hint = For a mistake of the academy's: the trainee keeps everything, is active again, and can get another certificate.
certificates-revoke-reason = Why
certificates-revoke-text = In your own words
certificates-revoke-text-hint = Needed for “another reason”. The public can’t read it.
certificates-reason-claimed_early = Claimed before the training was finished
certificates-reason-claimed_in_error = Issued by mistake
certificates-reason-wrong_qualification = Wrong qualification
certificates-reason-centre_malpractice = The academy broke the rules
certificates-reason-learner_malpractice = The holder broke the rules
certificates-reason-incorrect_units = Wrong units
certificates-reason-other = Another reason
certificates-replace-title = Replace this certificate?
certificates-replace-1 = Another person has to approve it.
certificates-replace-2 = The new one has a new serial and code, says “Replacement”, and expires on the same day.
certificates-replace-3 = The old one then leads to the new one when it is checked.
certificates-replace-button = Ask for the replacement
certificates-correct-title = Correct the name?
certificates-correct-1 = Another person has to approve it.
certificates-correct-2 = The new certificate has a new serial and code, says “Replacement”, and expires on the same day.
certificates-correct-3 = Whoever checks the old one then reads that a newer one took its place: neither name stands there. The person has the new name everywhere.
certificates-correct-button = Ask for the correction
certificates-correct-name = Name as it should be
certificates-correct-evidence = Document that proves it
certificates-correct-evidence-hint = An approved identity document, or one about the change of name.
certificates-correct-no-evidence = The holder has no approved document that proves a name. Have one handed in and reviewed first.
certificates-renew-title = Renew this certificate?
certificates-renew-1 = Another person has to approve it, and every document must be current on that day.
certificates-renew-2 = The new term begins today, or when the old one ends, whichever is later.
certificates-renew-3 = The new one has a new serial and code. The old one then leads to it.
certificates-renew-missing = It can't be renewed yet. Put this right first:
certificates-renew-documents = Open the holder's documents
certificates-renew-button = Ask for the renewal
certificates-follow-done = Asked for. Another person can approve it now.
certificates-follow-already = A follower is asked for or issued already. Nothing was done twice.

certificates-event-requested = Asked for
certificates-event-approved = Approved
certificates-event-issued = Issued
certificates-event-declined = Declined
certificates-event-withdrawn = Request taken back
certificates-event-suspended = Suspended
certificates-event-reinstated = Reinstated
certificates-event-revoked = Revoked for good
certificates-event-superseded = Replaced by another certificate

certificates-mine-title = My certificates
certificates-mine-empty = You have no certificate yet.
certificates-mine-empty-next = When everything is met, ask your academy: one person there asks for the certificate and a second one approves it. You get an email then.
certificates-mine-empty-withdrawn = You were withdrawn from your course, so no certificate is on its way. If you want to go on with it, ask your academy.
certificates-mine-progress = See what is missing
certificates-mine-download = Download the PDF
certificates-mine-public = What patients read
certificates-mine-share = Link to share
certificates-mine-stands-active = In force
certificates-mine-stands-expired = Expired
certificates-mine-stands-suspended = Suspended
certificates-mine-stands-revoked = Withdrawn
certificates-mine-stands-superseded = Replaced
certificates-mine-today-active = Patients who check it read “genuine and current”.
certificates-mine-today-papers = The certificate itself is genuine and current.
certificates-mine-today-expired = It expired on { $day }. Ask your academy to renew it.
certificates-mine-today-suspended = Patients who check it read that it does not hold for now. Write to your academy: { $email }.
certificates-mine-today-revoked = Patients who check it read that it was withdrawn. Write to your academy: { $email }.
certificates-mine-today-suspended_ended = Its last day was { $day }, so that it will not hold again. Write to your academy: { $email }.
certificates-mine-today-superseded = A newer certificate has taken its place.
certificates-mine-today-replaced = The certificate that took its place does not hold any more either. Write to your academy: { $email }.
certificates-mine-file = certificate

mail-certificate-issued-subject = Your certificate is here: { $course }
mail-certificate-issued-text =
    Hello { $name },

    { $academy } has issued your certificate: { $course }.

    Its code is { $code }. Anyone you give it to can check it, free and without an account.
mail-certificate-issued-action = See and download your certificate
mail-certificate-reissued-subject = Your new certificate is here: { $course }
mail-certificate-reissued-text =
    Hello { $name },

    { $academy } has issued a new certificate that takes the place of your earlier one: { $course }.

    Its code is { $code }. Whoever checks the old code reads that a newer certificate has taken its place.
mail-certificate-reissued-action = See and download your certificate
mail-certificate-suspended-subject = Your certificate is suspended: { $course }
mail-certificate-suspended-text =
    Hello { $name },

    { $academy } has suspended your certificate with the code { $code }. Until this is lifted, anyone who checks it reads that it should not be relied on.

    If you have a question, write to { $contact }.
mail-certificate-suspended-action = See your certificates
mail-certificate-reinstated-subject = No longer suspended: { $course }
mail-certificate-reinstated-text =
    Hello { $name },

    { $academy } has lifted the suspension of your certificate with the code { $code }. Anyone who checks it reads again what it is worth on that day. Look whether your documents are current.
mail-certificate-reinstated-action = See your certificates
mail-certificate-revoked-subject = Your certificate was withdrawn: { $course }
mail-certificate-revoked-text =
    Hello { $name },

    { $academy } has withdrawn your certificate with the code { $code }. Anyone who checks it reads this. It can’t be made valid again.

    If you think this is wrong, write to { $contact }.
mail-certificate-revoked-action = See your certificates
certificates-mine-concerns = Patients who check this certificate are told:
certificates-mine-concerns-next = Hand in a document that holds today
certificates-mine-ends-next = Hand in the next one before it ends

certificates-event-doubted = Something it relied on was taken back
certificates-event-kept = Stays as it is
certificates-doubt-title = Something this certificate relied on was taken back
certificates-doubt-lacks = This certificate no longer meets its requirements
certificates-doubt-still-met = Without it every requirement is still met. Look whether what the certificate says is still true.
certificates-doubt-signature_void = A countersignature was declared void.
certificates-doubt-assessment_returned = A decision was sent back to its assessor.
certificates-doubt-assessment_changed = A decision was changed.
certificates-doubt-document_withdrawn = The approval of a document was taken back.
certificates-doubt-role_taken_back = A trainer lost a role or a technique for days on which they signed.
certificates-doubt-comes-back = If you reinstate it as it is, this is told on the front page again until an owner decides.
certificates-doubt-decide = Suspend it or revoke it above, or write why it stays as it is.
certificates-doubt-owner = An owner decides what happens to it.
certificates-doubt-why = Why it stays as it is
certificates-doubt-keep = Keep it as it is
certificates-doubt-kept = Noted. The certificate stays as it is.
certificates-doubt-overtaken = Something else happened meanwhile. Look at the certificate again.
certificates-doubt-home = { $count ->
    [one] A certificate relies on something that was taken back
   *[other] { $count } certificates rely on something that was taken back
}

mail-certificate-doubted-subject = Look at the certificate of { $holder }
mail-certificate-doubted-text =
    Hello { $name },

    something that the certificate { $serial } of { $holder } relied on was taken back: { $cause ->
        [signature_void] a countersignature was declared void.
        [assessment_returned] a decision was sent back to its assessor.
        [assessment_changed] a decision was changed.
        [role_taken_back] a trainer lost a role or a technique for days on which they signed.
       *[document_withdrawn] the approval of a document was taken back.
    } The reason:

    { $reason }

    The certificate is as valid as before until you decide. Its page says whether it still meets its requirements. Suspend or revoke it there, or write why it stays.
mail-certificate-doubted-action = See the certificate
