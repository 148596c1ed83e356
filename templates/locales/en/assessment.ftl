# Assessors' decisions and the quality assurers' sample.

assess-title = Assess
assess-lead = Everybody who is learning, and how far they are.
assess-returned-title = Sent back to you
assess-returned-text = A quality assurer wants you to look at these again.
assess-returned-count = { $count } sent back
assess-search = Search a name
assess-cohort = Cohort
assess-all-cohorts = All cohorts
assess-all-assessors = All assessors
assess-show = Show
assess-none = Nobody who is learning was found.
assess-none-next = Trainees appear here once their cohort has started.
assess-trainee = Trainee
assess-criteria = Criteria met
assess-observations = Observed treatments
assess-observation = Observed treatment
assess-complete = Everything decided
assess-under-way = Under way
assess-criterion = Criterion { $reference }
assess-criterion-head = Criterion
assess-optional = (optional)
assess-decision = Decision
assess-decided = Decided
assess-comment = Comment
assess-comment-hint = What went well, what to do next. No client names.
assess-comment-on = Comment on criterion { $reference }
assess-met = Met
assess-not-met = Not yet
assess-state-open = Not decided
assess-state-met = Met
assess-state-not-met = Not yet
assess-state-confirmed = Met and confirmed
assess-state-returned = Sent back
assess-was-met = It was: Met. Decide it again.
assess-was-not_met = It was: Not yet. Decide it again.
assess-iqa-says = Quality assurer:
assess-save = Save decisions
assess-saved = { $count ->
    [one] One decision was saved.
   *[other] { $count } decisions were saved.
}
assess-nothing-changed = Nothing was changed: choose Met or Not yet first.
assess-error-choice = Choose Met or Not yet too. A comment is saved with a decision only.
assess-overtaken = Somebody decided { $criteria } meanwhile. Nothing of yours was saved. Below is how it stands now, with what you chose elsewhere: save again.
assess-own-work-title = Nobody assesses their own work
assess-own-work-text = These are your own records. Somebody else must assess them.
assess-own-decision-title = Nobody samples their own decision
assess-own-decision-text = You decided this yourself. Another quality assurer must look at it. Nothing was changed.
assess-same-hand-title = Two people are needed
assess-same-hand-text = You or the assessor brought the other in this week, or one person brought in you both. Until another owner confirms who is new, you count as one person. Nothing was changed.
assess-not-active-title = This trainee is not learning at the moment
assess-not-active-text = The enrolment is paused, completed or withdrawn, so nothing can be decided. Nothing was changed.

assess-observe = Record an observed treatment
assess-observe-title = Record an observed treatment
assess-observe-save = Record it
assess-observation-saved = The observed treatment was recorded.
assess-no-observations = No observed treatment has been recorded yet.
assess-technique = Technique
assess-client = Client reference
assess-client-hint = As in the logbook. Never a name.
assess-client-of-cases = One of the trainee’s cases.
assess-client-choose = Choose a client
assess-error-client-unknown = The trainee has no case of this client. Choose one, or ask the trainee to open the case first.
assess-on = Date
assess-outcome = Was it passed?
assess-observed-met = Passed
assess-observed-not_met = Not yet
assess-error-client = Write the client reference, in at most 40 characters.
assess-error-client-choose = Choose the client whose treatment you watched.
assess-error-future = This day is in the future.
assess-error-outside = This day is outside the enrolment.

assess-sample-title = Sample
assess-sample-lead = Look at a part of what assessors decide, and confirm it or send it back.
assess-queue-title = Waiting for you
assess-queue-empty = No sampled decision is waiting.
assess-queue-empty-next = Draw some at random, or pick some by hand.
assess-what = What
assess-assessor = Assessor
assess-draw-title = Draw at random
assess-draw-text = Your own decisions are left out.
assess-how-many = How many
assess-draw-send = Draw
assess-drawn = { $count ->
    [one] One decision is in the sample now.
   *[other] { $count } decisions are in the sample now.
}
assess-nothing-to-draw = There was nothing to draw: no decision like that is left outside the sample.
assess-nothing-picked = Nothing was taken: tick at least one decision that is not in the sample yet.
assess-error-how-many = Write a whole number from 1 to 200.
assess-pick-title = Pick by hand
assess-pick-empty = Every decision is in the sample, or none was made yet.
assess-pick-all = Select all
assess-pick-one = Select the decision on { $name }
assess-pick-own = Yours
assess-pick-send = Take into the sample
assess-coverage-title = What was looked at
assess-coverage-empty = No assessor has decided anything yet.
assess-coverage-line = { $confirmed } confirmed, { $returned } sent back
assess-judge-title = A sampled decision
assess-iqa-comment = Comment
assess-iqa-comment-hint = Needed where you send it back: say what to look at again.
assess-confirm = Confirm
assess-return = Send back
assess-error-comment = Write what the assessor should look at again.
assess-judge-closed = You can't confirm or send this back: it is your own, not in the sample, or settled already.
assess-confirmed-done = Confirmed.
assess-returned-done = Sent back to the assessor.

# An assessor mends a slip.

assess-correct-link = Correct a slip…
assess-correct-title = Correct your decision
assess-correct-lead = For a slip of your own, before a certificate is issued. What you decided first stays in the events, with your reason.
assess-correct-reason = Why you correct it
assess-correct-reason-hint = Quality assurers and auditors read it.
assess-correct-button = Correct it
assess-corrected = Your decision is corrected.
assess-issued-title = A certificate relies on this decision
assess-issued-text = It was issued, or is being made, so the decision stays. Tell an owner of the academy, who can revoke the certificate. Nothing was changed.
assess-not-yours-title = Somebody else decided this
assess-not-yours-text = Only who decided corrects a slip. A quality assurer can send it back. Nothing was changed.
