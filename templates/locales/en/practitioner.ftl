# The logbook of trainees and practitioners.

practitioner-as-is = { $text }
practitioner-yes = Yes
practitioner-no = No
practitioner-save = Save
practitioner-cancel = Cancel
practitioner-change = Change
practitioner-choose = Choose
practitioner-show = Show
practitioner-error-title = Error:
practitioner-here = You are here
practitioner-courses = Your courses
practitioner-pages = Pages
practitioner-previous = Previous page
practitioner-next = Next page
practitioner-range = { $first } to { $last } of { $total }
practitioner-already-saved = This was saved already. Nothing was saved twice.
practitioner-changed-meanwhile = It was changed meanwhile, so nothing was done. This is how it stands now.
practitioner-not-yet = not yet
practitioner-reason = Why?

practitioner-not-enrolled = You are not enrolled on a course here.
practitioner-not-enrolled-next = As soon as the academy enrols you, your course and what it requires appear here. If you expected that already, ask the academy.

practitioner-enrolment-applied = applied
practitioner-enrolment-active = active
practitioner-enrolment-paused = paused
practitioner-enrolment-completed = completed
practitioner-enrolment-withdrawn = withdrawn
practitioner-enrolment-not-active-applied = Your course has not begun, so nothing can be logged yet. Ask the academy.
practitioner-enrolment-not-active-paused = Your course is paused, so nothing can be logged now. Ask the academy.
practitioner-enrolment-not-active-completed = Your course is completed. There is nothing more to log.
practitioner-enrolment-not-active-withdrawn = You were withdrawn from this course, so nothing can be logged. Ask the academy if that is a mistake.
practitioner-enrolment-not-active-active = This course takes no entries now.

practitioner-state = Status
practitioner-state-all = All
practitioner-state-draft = draft
practitioner-state-submitted = handed in
practitioner-state-countersigned = countersigned
practitioner-state-rejected = sent back
practitioner-state-voided = void

practitioner-when = When
practitioner-what = What
practitioner-date = Date
practitioner-start = Start
practitioner-end = End
practitioner-overnight = It ended after midnight, on the next day
practitioner-error-overnight = From this start to this end on the next day is more than a day. Take the tick away, or mend the times.
practitioner-duration = Length
practitioner-supervisor = Supervisor
practitioner-supervisor-hint = Who was there, and signs it.
practitioner-nobody-yet = nobody yet
practitioner-no-supervisors = No trainer may supervise this on that day. Save it as a draft and ask the academy.
practitioner-supervisor-from = trainer only from { $day } on
practitioner-supervisor-earlier = Were they there before that day? Ask the academy: an owner can let the role begin earlier.
practitioner-note = Note
practitioner-note-hint = No client names.
practitioner-save-hand-in = Save and hand in
practitioner-save-draft = Save as draft
practitioner-hand-in = Hand in
practitioner-mend = Put it right
practitioner-error-time = Write the time with two figures for hour and minute, such as 09:30 or 14:30.
practitioner-error-never-shown = The clocks were put forward over this time: it never was. Write a time before or after it.
practitioner-clock-changed = The clocks were changed in this time. { $hours } passed; a time that the clock showed twice is counted so that the entry is shorter.
practitioner-error-supervisor = Choose who was there.

practitioner-hours-title = Hours
practitioner-hours-log = Log hours
practitioner-hours-log-first = Log the first hours
practitioner-hours-empty = No hours are logged yet.
practitioner-hours-empty-next = Log each stretch of theory or practice soon after it. Your supervisor signs it, and then it counts.
practitioner-hours-empty-state = No entry has this status.
practitioner-hours-show-all = Show all
practitioner-hours-month-signed = { $hours } countersigned
practitioner-hours-month-waiting = { $hours } waiting
practitioner-hours-new-title = Log hours
practitioner-hours-edit-title = Change the draft
practitioner-hours-category = What was it?
practitioner-hours-technique = Technique
practitioner-hours-technique-none = No special one
practitioner-hours-public = On a member of the public?
practitioner-hours-public-hint = Only after theory is complete.
practitioner-hours-handed-in = { $hours } saved and handed in. It waits for { $supervisor }.
practitioner-hours-handed-in-plain = Handed in. It waits for your supervisor.
practitioner-hours-kept = { $hours } saved as a draft. Nobody sees it until you hand it in.
practitioner-hours-already-saved = This entry was saved already. Nothing was saved twice.
practitioner-hours-not-editable = This can no longer be changed.
practitioner-hours-changed-meanwhile = This entry was changed meanwhile, so nothing was done. This is how it stands now.
practitioner-hours-overtaken = This entry was changed in another window while you were typing. What you typed is still here.
practitioner-hours-stands = It now says: { $from } to { $until }, { $state }. If you save, yours takes its place.
practitioner-hours-there = You saved an entry of this time before, with something else in it or as a draft. Nothing was saved now. What you typed is still here.
practitioner-session-there = You saved a session of this time before as a draft, with something else in it: { $from } to { $until }. Nothing was saved now. If you save, what you typed takes its place.
practitioner-session-handed-in-before = This form was sent before, and the session is handed in. What you changed since was not saved. If it is wrong, ask your supervisor to send it back.
practitioner-case-there = You have an open case of this client with this technique. If this is another client, write another reference.
practitioner-case-there-open = Open the case that is there
practitioner-case-sent-before = This form was sent before, with something else in it, and the case was opened then. If you save, what you typed takes its place.
practitioner-hours-waits-gone = It waits for somebody who no longer supervises here, so nobody can sign it. Ask your academy to give it to another supervisor, or take it back and choose who else was there.
practitioner-supervisor-gone = { $name }: no longer supervises here
practitioner-error-supervisor-gone = { $name } no longer supervises here and can't sign this. Choose who else was there, or keep it as a draft and ask your academy.
practitioner-hours-is-waiting = It waits for your supervisor. While it waits it can't be changed. If it is wrong, or the wrong person is asked, take it back.
practitioner-take-back = Take it back
practitioner-taken-back = Taken back. It is a draft again, and nobody is asked to sign it.
practitioner-hours-stays = Only a draft that was never handed in can be removed. This one stays.
practitioner-hours-removed = The draft is gone.
practitioner-came-back = It was sent back:
practitioner-voided-because = Declared void. It no longer counts, and it stays in your list:
practitioner-countersignature = Countersignature
practitioner-signed-by = Signed by
practitioner-signed-at = Signed
practitioner-still-matches = The entry still says exactly what was signed.
practitioner-no-match = The entry no longer says what was signed. Tell the academy.
practitioner-show-hash = Show the fingerprint (SHA-256)
practitioner-remove-draft = Remove the draft…
practitioner-remove-title = Remove this draft?
practitioner-remove-what = Only you have seen it. It was never handed in.
practitioner-remove-final = It can't be brought back.
practitioner-remove-do = Remove the draft
practitioner-keep-it = Keep it

practitioner-cases-title = Cases
practitioner-cases-empty = You have no treatment cases yet.
practitioner-cases-empty-next = Open a case for each client, without the client's name, and log its sessions.
practitioner-case-new = Open a case
practitioner-case-title = Case { $client }
practitioner-case-record = Record the steps
practitioner-case-client = Client reference
practitioner-case-client-hint = A code such as C-014, never a name. Only you should know who it is.
practitioner-error-pseudonym = Write a code with a number and without spaces, such as C-014. No names here.
practitioner-case-fixed = Technique and reference can't change any more, because a session is countersigned.
practitioner-case-sex = Client
practitioner-sex-woman = Woman
practitioner-sex-man = Man
practitioner-sex-not_said = Not said
practitioner-case-age = Age
practitioner-case-adult = 18 or over, checked
practitioner-case-skin = Skin type (Fitzpatrick)
practitioner-skin-unknown = Not determined
practitioner-skin-1 = 1, always burns
practitioner-skin-2 = 2, burns easily
practitioner-skin-3 = 3, sometimes burns
practitioner-skin-4 = 4, burns little
practitioner-skin-5 = 5, seldom burns
practitioner-skin-6 = 6, never burns
practitioner-case-contra = Found in the medical history
practitioner-case-contra-hint = Tick what applies. Leave it empty if there was nothing.
practitioner-contra-allergy = Allergy
practitioner-contra-blood_disorder = Blood or clotting disorder
practitioner-contra-blood_thinner = Blood thinners
practitioner-contra-diabetes = Diabetes
practitioner-contra-immune_system = Weak immune system
practitioner-contra-keloid = Raised scars (keloid)
practitioner-contra-pregnancy = Pregnant or breastfeeding
practitioner-contra-skin_condition = Skin condition in the area
practitioner-contra-skin_medicine = Strong skin medicine
practitioner-case-steps = Steps around the treatment
practitioner-case-steps-hint = Fill in each date when it is done. You can come back for the rest.
practitioner-case-screened = Medical screening
practitioner-case-patch = Patch test
practitioner-case-consent = Consent
practitioner-case-aftercare = Aftercare explained
practitioner-case-healed = Healed result reviewed
practitioner-case-state-planned = planned
practitioner-case-state-in_treatment = in treatment
practitioner-case-state-healing = healing
practitioner-case-state-complete = complete
practitioner-case-state-abandoned = given up
practitioner-case-missing = Still missing
practitioner-nothing-missing = Nothing is missing.
practitioner-case-opened = Case { $client } is open.
practitioner-case-recorded = Saved.
practitioner-case-closed = This case is closed and can no longer be changed.
practitioner-case-overtaken = This case was changed in another window while you were typing. What you typed is still here. If you save, yours takes its place.
practitioner-case-heal = All sessions are done, it heals now
practitioner-case-heals = The case heals now. A supervisor or an assessor reviews the healed result.
practitioner-case-waits-for-review = When nothing else is missing, a supervisor of this case or an assessor reviews the healed result. Then the case is complete.
practitioner-case-abandon = Give the case up…
practitioner-case-abandon-title = Give this case up?
practitioner-case-abandon-what = It stays in your list and never counts.
practitioner-case-abandon-final = It can't be taken up again.
practitioner-case-abandon-do = Give the case up
practitioner-case-abandoned = The case is given up.
practitioner-case-abandoned-because = Given up:
practitioner-sessions = Sessions
practitioner-sessions-empty = No session is logged yet.
practitioner-sessions-rule = { $need ->
    [one] At least one session.
   *[other] At least { $need } sessions, { $days } days or more apart.
}
practitioner-session-next-from = The next one from { $day }.
practitioner-session-new = Log a session
practitioner-session-handed-in = The session is saved and handed in.
practitioner-session-kept = The session is saved as a draft.
practitioner-case-no-more-sessions = This case takes no more sessions.
practitioner-spacing-rule = At least { $days } days between two sessions.
practitioner-spacing-given = A manager allowed closer sessions.
practitioner-error-too-close = Only { $have } days from another session of this case; it takes { $need }. A manager can allow it.

practitioner-home-title = Home
practitioner-next-is = Next: { $step }
practitioner-more-steps = What comes after that
practitioner-progress = How far you are
practitioner-met = yes
practitioner-holds-none = none
practitioner-current = current
practitioner-open = not yet
practitioner-holds-open = { $count } open
practitioner-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
practitioner-to-go = { $amount } to go
practitioner-waiting-amount = { $amount } waiting
practitioner-under-way = { $amount } under way
practitioner-came-back-title = Sent back: put these right
practitioner-flagged-title = Does not count
practitioner-flagged-text = These break a rule. Ask your supervisor to send them back, or to declare them void, and log them right.
practitioner-waiting-title = Waiting for a signature
practitioner-since = since { $moment }
practitioner-ending-title = Documents that end
practitioner-ends-on = until { $day }
practitioner-ended-on = ended on { $day }
practitioner-last-title = Your last entries
practitioner-see-hours = See your hours
practitioner-see-cases = See your cases
practitioner-see-documents = See your documents
practitioner-see-certificates = See your certificates
practitioner-completed = Your certificate is issued
practitioner-completed-none = Your course is completed
practitioner-completed-none-text = There is no certificate of it at present. Ask your academy.
practitioner-completed-text = Keep your documents current: patients see every day whether they are.

practitioner-line-enrolment = Enrolment is active
practitioner-line-identity = Identity checked
practitioner-line-age = Old enough
practitioner-line-criteria = Criteria
practitioner-line-cases = Cases: { $techniques }
practitioner-line-cases-women = Of these on women: { $techniques }
practitioner-line-spread = Spread of the first { $count } cases
practitioner-line-observations = Observed treatments
practitioner-line-observations-another = Of these by someone other than the lead trainer
practitioner-line-holds = Holds on your certificate

practitioner-next-enrolment-applied = ask the academy when your course begins
practitioner-next-enrolment-paused = ask the academy to go on with your course
practitioner-next-enrolment-completed = nothing, your course is completed
practitioner-next-enrolment-withdrawn = nothing, you were withdrawn from this course
practitioner-next-enrolment-active = go on
practitioner-next-holds = { $count ->
    [one] ask the academy what holds your certificate up
   *[other] ask the academy about { $count } things that hold your certificate up
}
practitioner-next-records = { $count ->
    [one] look at one entry that does not count
   *[other] look at { $count } entries that do not count
}
practitioner-next-theory = complete theory first, { $hours } to go
practitioner-next-birth-date = tell the academy your birth date
practitioner-next-age = wait until you are { $years }
practitioner-next-identity = show the academy your passport or identity card
practitioner-next-document = hand in { $name }
practitioner-next-wait-document = wait until { $name } is reviewed
practitioner-next-wait-signature = wait for signatures, { $hours } are handed in
practitioner-next-hours-theory = log { $hours } more of theory
practitioner-next-hours-supervised_practice = log { $hours } more of supervised practice
practitioner-next-hours-independent = log { $hours } more of independent study
practitioner-next-hours-technique = log { $hours } more of { $technique }
practitioner-next-finish-cases = { $count ->
    [one] finish one case: { $techniques }
   *[other] finish { $count } cases: { $techniques }
}
practitioner-next-cases = { $count ->
    [one] open one more case: { $techniques }
   *[other] open { $count } more cases: { $techniques }
}
practitioner-next-cases-women = { $count ->
    [one] open one case on a woman: { $techniques }
   *[other] open { $count } cases on women: { $techniques }
}
practitioner-next-spread = { $days ->
    [one] spread your first cases over one more day
   *[other] spread your first cases over { $days } more days
}
practitioner-next-observations = { $count ->
    [one] arrange one observed treatment
   *[other] arrange { $count } observed treatments
}
practitioner-next-observations-another = { $count ->
    [one] arrange one observed treatment by someone other than your lead trainer
   *[other] arrange { $count } observed treatments by someone other than your lead trainer
}
practitioner-next-criteria = { $count ->
    [one] have one criterion assessed
   *[other] have { $count } criteria assessed
}
practitioner-next-wait-confirmation = { $count ->
    [one] wait until one criterion is confirmed
   *[other] wait until { $count } criteria are confirmed
}
practitioner-next-asked = Everything is met, and your certificate is asked for: a second person at the academy approves it. You get an email then.
practitioner-next-certificate = everything is there. Ask the academy for your certificate

practitioner-case-patch-time = At what time
practitioner-case-patch-result = What the patch test showed
practitioner-patch-clear = No reaction
practitioner-patch-reaction = The skin reacted
practitioner-error-patch-time = Write at what time the patch test was done, with two figures for hour and minute, such as 09:30 or 14:30.
practitioner-error-patch-result = Choose what the patch test showed.
practitioner-case-why = Why do you change it?
practitioner-case-why-hint = Needed only where a signed session says otherwise. Its signature becomes void, the session waits for a new one, and the supervisor gets an email with your reason.
practitioner-error-signed = { $count ->
    [one] A signed session says otherwise. Write why you change it: its signature becomes void and a new one is needed.
   *[other] { $count } signed sessions say otherwise. Write why you change it: their signatures become void and new ones are needed.
}
practitioner-asked = Right before and right after
practitioner-asked-hint = Your supervisor signs this too.
practitioner-asked-answer = Asked again before the needle: health, medicines, patch test, consent
practitioner-asked-unchanged = Nothing changed since
practitioner-asked-changed = Something changed
practitioner-asked-change = What changed?
practitioner-error-change = Write what changed.
practitioner-session-aftercare = Afterwards the aftercare was explained and given to keep
