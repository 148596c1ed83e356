# English: issuing the certificates of a cohort together.

issue-title = Approve and issue certificates
issue-crumb = Approve
issue-lead = You are the second person: what you approve here is issued at once, one after another. A trainee who is no longer ready is left out and named; the others go on.
issue-waiting = Waiting for your approval
issue-none-waiting = Nothing waits for your approval.
issue-none-waiting-next = First somebody else asks for the certificates. Then they stand here.
issue-changed = { $count ->
    [one] One was left out: it has changed since you looked
   *[other] { $count } were left out: they have changed since you looked
}
issue-changed-text = Look at them again below and approve them if they are right.
issue-changed-back = It was changed after you had looked, and changed back since.
issue-changed-others = The others are being issued.
issue-pick-none = Pick at least one certificate.
issue-submit = Approve and issue
issue-hindered = Cannot be approved by you now
issue-in-job = It is approved and its turn comes soon.
issue-why = Why
issue-do = What to do
issue-jobs = So far
issue-approved-on = Approved
issue-result = Result
issue-started-already = These are being issued already, or were changed meanwhile. Nothing was done twice.

issue-job-title = Certificates of a cohort
issue-job-crumb = Progress
issue-progress = { $issued } of { $total } issued{ $refused ->
    [0] {""}
   *[other] , { $refused } left out
}{ $cancelled ->
    [0] {""}
   *[other] , { $cancelled } taken out
}{ $open ->
    [0] .
   *[other] , { $open } to go.
}
issue-goes-on = This goes on by itself; you can leave the page.
issue-look-again = Look again
issue-download = { $count ->
    [one] Download the file (ZIP)
   *[other] Download { $count } files (ZIP)
}
issue-item-waiting = waiting
issue-item-making = being made
issue-item-issued = issued
issue-item-refused = left out
issue-item-cancelled = taken out
issue-refused-title = Left out
issue-refused-note = Nothing was issued for these. The requests are still there.

issue-trouble-keys = The signing keys cannot be used, so nothing can be issued now. It is tried again every few seconds. Whoever runs the server finds the reason in its log.
issue-trouble-files = Files cannot be stored, so nothing can be issued now. It is tried again every few seconds. Whoever runs the server should look at the disk; the reason is in the log.
issue-trouble-log = The public log cannot be published, so nothing can be issued now. It is tried again every few seconds. Whoever runs the server finds the reason with “countersign log verify”.
issue-trouble-system = Something keeps the server from issuing now. It is tried again every few seconds. Whoever runs it finds the reason in its log.

issue-why-not-allowed = Whoever approved was no longer an owner or manager when its turn came.
issue-why-overtaken = The request was declined or changed after it was approved here.
issue-why-changed = What it would say has changed since it was approved here, so it was not issued.
issue-why-changed-unknown = It was approved before the program kept what was shown.
issue-why-altered = What the record says of its approval was changed without this program. Nobody knows what was approved.
issue-why-unreadable = Something in this record cannot be read.
issue-why-succession = The certificate that it follows is no longer one that can be followed.
issue-do-not-eligible = Put right what is missing, then approve it again.
issue-do-approver = Another owner or manager can approve it.
issue-do-overtaken = Look at the request. Ask for the certificate again if it is still wanted.
issue-do-changed = Look at it, and approve it again if it is right.
issue-do-altered = Tell whoever runs the server to look with “countersign doctor”. Then approve it again.
issue-do-unreadable = Open the record. Remove the draft that is wrong there, or ask whoever runs the server to look with “countersign doctor”.
issue-do-succession = Look at the earlier certificate, and take this request back if it is not wanted any more.
issue-do-paper = Correct the name or the text on the trainee’s page, then approve it again.
issue-do-paper-other = Whoever runs the server finds the reason in its log.

issue-cancel = Stop…
issue-cancel-title = Stop issuing these certificates?
issue-cancel-effect-1 = { $count ->
    [one] One certificate that has not begun is taken out.
   *[other] { $count } certificates that have not begun are taken out.
}
issue-cancel-effect-2 = What is issued stays issued. The requests stay and can be approved again.
issue-cancel-button = Stop
issue-cancel-nothing = All of them had begun already. Nothing was taken out.
issue-cancelled-done = { $count ->
    [one] One certificate was taken out.
   *[other] { $count } certificates were taken out.
}

issue-cohort-link = { $count ->
    [one] Approve 1 certificate…
   *[other] Approve { $count } certificates…
}
issue-cohort-others = { $count ->
    [one] 1 request waits for somebody else…
   *[other] { $count } requests wait for somebody else…
}
