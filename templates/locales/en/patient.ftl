# What a patient reads. Reading age twelve; the answer first.

patient-home-title = Check a certificate
patient-home-lead = Somebody is going to treat your skin with needles. See here whether their training, their insurance and their hygiene papers hold today.
patient-code-label = Certificate code
patient-code-hint = 16 letters and numbers in four groups. Capitals and spaces do not matter.
patient-code-button = Check
patient-code-again = Check again
patient-where-title = Where is the code?
patient-where-1 = On the certificate, in large type beside the square pattern. Ask to see it: a good practitioner shows it gladly.
patient-where-2 = Or point your phone’s camera at the square pattern. The address that opens must be this one.
patient-where-3 = No code on it? Then it cannot be checked here. Ask the academy named on it.
patient-check-title = What you will see
patient-check-1 = Whose certificate it is and what it stands for.
patient-check-2 = Who issued it, when, and until when it holds.
patient-check-3 = Which techniques, and how many treatments under supervision.
patient-check-4 = Whether insurance and hygiene papers are current today.

patient-mistake-title = This code has a typing mistake
patient-mistake-hint = Compare each group of four with the certificate.
patient-mistake-empty = Nothing was typed.
patient-mistake-length = A code has { $want } letters and numbers. This one has { $have }.
patient-mistake-character = “{ $found }” at place { $position } is in no code.
patient-mistake-check = One letter or number is wrong, or two are swapped. The code checks itself, so we can tell.
patient-mistake-means = What this means
patient-mistake-means-1 = It says nothing about the practitioner, good or bad. Codes are easy to mistype.
patient-mistake-means-2 = If you typed exactly what is on the certificate, the certificate itself is wrong. Ask the academy named on it.

patient-unknown-title = No certificate has this code
patient-unknown-text = The code has the right form, but no academy here has issued a certificate with it.
patient-unknown-1 = Compare the code with the certificate once more.
patient-unknown-2 = Ask the practitioner to show you the certificate as a file or on paper, and use the square pattern on it.
patient-unknown-3 = If it is the same code, do not rely on this certificate. Ask the academy named on it.

patient-unavailable-title = We can’t check this right now
patient-unavailable-text = The records can’t be reached at this moment. This says nothing about the certificate, good or bad.
patient-unavailable-again = Try again

patient-verdict-active = Genuine and current
patient-verdict-expired = Genuine, but it has run out
patient-verdict-suspended = Suspended for now
patient-verdict-revoked = Withdrawn for good
patient-verdict-superseded = Replaced by a newer certificate

patient-checked = Checked { $moment }, with the academy that issued it.
patient-expired-text = This certificate was real. Its last day was { $day }.
patient-suspended-text = The academy has suspended this certificate since { $day }. Until the academy lifts this, do not rely on it.
patient-revoked-text = The academy withdrew this certificate on { $day }. It is no longer worth anything.
patient-revoked-because-claimed_early = It had been claimed before the training was finished.
patient-revoked-because-claimed_in_error = It had been issued by mistake.
patient-revoked-because-wrong_qualification = It named the wrong qualification.
patient-revoked-because-centre_malpractice = The academy had not kept to the rules.
patient-revoked-because-learner_malpractice = The holder had not kept to the rules.
patient-revoked-because-incorrect_units = It named the wrong units.
patient-revoked-because-other = The academy can tell you why.
patient-superseded-text = Since { $day } another certificate has taken its place. Look at that one.
patient-superseded-link = See the newer certificate

patient-belongs-to = This certificate belongs to
patient-issued-by = Issued by
patient-issued-on = Issued on
patient-valid-until = Valid until
patient-no-expiry = It does not run out
patient-level = Level
patient-kind = Kind
patient-kind-regulated = Regulated qualification
patient-kind-academy = Academy certificate, not a regulated qualification
patient-register-number = no. { $number }
patient-awarded-by = awarded by { $body }
patient-kind-difference = What is the difference?
patient-kind-explained = A regulated qualification stands on a public register, and a government body watches over who may award it. An academy certificate is the academy’s own word for what was learned. Both can be good training; only the first has somebody watching from outside.
patient-code = Code

patient-learned = What was learned
patient-learned-note = Does not change with time.
patient-technique = Technique
patient-cases = Supervised cases
patient-no-cases = in the course
patient-not-certified = not certified
patient-hours = { $hours } of practice under supervision, each entry signed by a named supervisor.
patient-today = As of today
patient-today-note = Looked up at the moment you asked.
patient-today-none = This academy keeps no insurance or hygiene papers for this certificate. Ask to see them.
patient-paper-current = current
patient-paper-current-until = current until { $day }
patient-paper-ends-soon = { $days ->
    [0] ends today, { $day }
    [one] ends tomorrow, { $day }
   *[other] ends in { $days } days, on { $day }
}
patient-paper-ended = ended on { $day }: ask to see a new one
patient-paper-not-shown = not shown to the academy: ask to see it
patient-paper-not-yet = not valid yet: it begins on { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-covers = covers these techniques
patient-paper-not-covers = does not cover { $techniques }

patient-ask-title = Before you say yes, ask
patient-ask-1 = May I see your insurance and the registration of these premises?
patient-ask-2 = Will you do a patch test, and when?
patient-ask-3 = How many sessions, how far apart, and what does a touch-up cost?
patient-ask-4 = May I see healed results of people with my kind of hair loss?
patient-do-title = What to do now
patient-do-expired = Ask the practitioner whether there is a newer certificate, and check its code.
patient-do-suspended = Wait with the treatment until this page says “genuine and current” again.
patient-do-revoked = Do not rely on this certificate. If it was shown to you as good, tell the academy.
patient-do-superseded = Look at the newer certificate. Only that one counts.
patient-do-write = The academy answers questions at { $email }.
patient-address = The address of this page must begin with { $url }. A page elsewhere that looks like this one proves nothing.
patient-print = Print this answer
