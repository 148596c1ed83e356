# What a patient reads. Reading age twelve; the answer first.

patient-home-title = Check a certificate
patient-home-lead = Somebody is going to treat you. See here whether their training, their insurance and their other papers hold today.
patient-code-label = Certificate code
patient-code-hint = 16 letters and numbers in four groups. Capitals and spaces do not matter.
patient-code-button = Check
patient-code-again = Check again
patient-where-title = Where is the code?
patient-where-1 = On the certificate, near the square pattern: four groups of four letters and numbers. Ask to see it: a good practitioner shows it gladly.
patient-where-2 = Or point your phone’s camera at the square pattern. The address that opens must be this one.
patient-where-3 = No code on it? Then it cannot be checked here. Ask the academy named on it.
patient-check-title = What you will see
patient-check-1 = Whose certificate it is and what it stands for.
patient-check-2 = Who issued it, when, and until when it holds.
patient-check-3 = Which techniques, and how many treatments under supervision.
patient-check-4 = Whether insurance and other papers are current today.

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
patient-verdict-expired = Expired. Do not rely on it
patient-verdict-suspended = Suspended. Do not rely on it for now
patient-verdict-suspended-ended = Suspended and expired. Do not rely on it
patient-verdict-revoked = Withdrawn. Do not rely on it
patient-verdict-superseded = Replaced by a newer certificate
patient-replaced-revoked = Replaced by a certificate that was withdrawn. Do not rely on it
patient-replaced-suspended = Replaced by a certificate that is suspended. Do not rely on it for now
patient-replaced-expired = Replaced by a certificate that has expired. Do not rely on it

patient-checked = Checked { $moment } ({ $zone }), with the academy that issued it.
patient-expired-text = This certificate was real. Its last day was { $day }.
patient-suspended-text = The academy has suspended this certificate since { $day }. Until the academy lifts this, do not rely on it.
patient-suspended-ended = The academy suspended this certificate on { $day }, and its last day was { $last }. It will not hold again.
patient-revoked-text = The academy withdrew this certificate on { $day }. It is no longer worth anything.
patient-revoked-because-claimed_early = It had been claimed before the training was finished.
patient-revoked-because-claimed_in_error = It had been issued by mistake.
patient-revoked-because-wrong_qualification = It named the wrong qualification.
patient-revoked-because-centre_malpractice = The academy had not kept to the rules.
patient-revoked-because-learner_malpractice = The holder had not kept to the rules.
patient-revoked-because-incorrect_units = It named the wrong units.
patient-revoked-because-other = The academy can tell you why.
patient-superseded-text = Since { $day } another certificate has taken its place. Look at that one.
patient-superseded-renamed = Since { $day } a newer certificate has taken its place. Ask the practitioner to show you that one: only it counts.
patient-superseded-revoked = Since { $day } another certificate has taken its place, and the academy has withdrawn that one. Neither is worth anything any more.
patient-superseded-suspended = Since { $day } another certificate has taken its place, and the academy has suspended that one. Do not rely on either.
patient-superseded-expired = Since { $day } another certificate has taken its place, and the last day of that one has passed. Do not rely on either.
patient-superseded-link = See the newer certificate

patient-belongs-to = This certificate belongs to
patient-latin = In Latin letters:
patient-issued-by = Issued by
patient-issued-on = Awarded on
patient-valid-until = Valid until
patient-no-expiry = It has no last day
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
patient-said = What stands on the certificate
patient-technique = Technique
patient-cases = Supervised cases
patient-cases-asked = Supervised cases in all: { $done }. The course requires { $need }.
patient-no-cases = in the course
patient-not-certified = not certified
patient-hours = { $hours } of practice under supervision, each entry signed by a named supervisor.
patient-today = As of today
patient-today-note = Looked up at the moment you asked.
patient-today-none = This academy keeps no insurance or other papers for this certificate. Ask to see them.
patient-paper-current = current
patient-paper-current-until = current until { $day }
patient-paper-ends-soon = { $days ->
    [0] ends today, { $day }
    [1] ends tomorrow, { $day }
   *[other] ends in { $days } days, on { $day }
}
patient-paper-ended = ended on { $day }: ask to see a new one
patient-paper-not-shown = not shown to the academy: ask to see it
patient-paper-taken-back = no longer accepted by the academy: the one that you are shown may be this very paper, so ask whoever issued it
patient-paper-not-yet = not valid yet: it begins on { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-covers = covers these techniques
patient-paper-not-covers = does not cover { $techniques }

patient-ask-title = Before you say yes, ask
patient-ask-1 = Who insures you, and does it cover what I want done?
patient-ask-2 = How often have you done this? May I see results of people like me?
patient-ask-3 = What can go wrong, and what do you do then?
patient-ask-4 = What does it cost in all, with every visit?
patient-do-title = What to do now
patient-do-expired = Ask the practitioner whether there is a newer certificate, and check its code.
patient-do-suspended = Wait with the treatment until this page says “genuine and current” again.
patient-do-revoked = Do not go ahead on the word of this certificate. If it was shown to you as good, tell the academy.
patient-do-superseded = Look at the newer certificate. Only that one counts.
patient-do-superseded-suspended = Wait with the treatment until the page of the newer certificate says “genuine and current”.
patient-address = The address of this page must begin with { $url }. A page elsewhere that looks like this one proves nothing.
patient-print = Print this answer

patient-title = Certificate of { $holder }
patient-title-unnamed = Certificate
patient-preview = Open it to see what it is worth today.
patient-verdict-papers = { $count } papers are not in order today
patient-concern-ended = { $paper } ended on { $day }
patient-concern-not_yet = { $paper } only begins on { $day }
patient-concern-not_covered = { $paper } does not cover { $techniques }
patient-concern-not_shown = { $paper }: not shown to the academy
patient-concern-taken_back = { $paper }: no longer accepted by the academy
patient-papers-genuine = The certificate itself is genuine and current. Ask to see valid papers before any treatment.
patient-ends-soon = { $days ->
    [0] The certificate ends today, { $day }
    [1] The certificate ends tomorrow, { $day }
   *[other] The certificate ends in { $days } days, on { $day }
}
patient-ask-paper-ended = { $paper } has ended. May I see the new one?
patient-ask-paper-not_yet = { $paper } has not begun. May I see the one that holds today?
patient-ask-paper-not_covered = { $paper } does not cover everything you offer. Does it cover my treatment?
patient-ask-paper-not_shown = { $paper }: may I see it?
patient-ask-paper-taken_back = { $paper }: the academy no longer accepts the one it saw. Who issued yours, and may I ask them whether it holds?
patient-person = Is this the person in front of you? Ask to see a card with a photo, and compare the name.
patient-level-explained = It says how hard the learning was, not how good somebody is.
patient-case-explained = A supervised case is one client, treated in all the planned sessions under a trainer’s eyes, with the healed result looked at afterwards.
patient-do-walk-away = If you are pressed to go ahead all the same, walk away.
patient-complain-title = Questions or a complaint?
patient-complain-academy = The academy that issued the certificate answers at
patient-complain-elsewhere = If the academy itself is the trouble, go to the body that awards the qualification, to your local council or to a consumer advice centre. If you feel ill after a treatment, go to a doctor.
patient-technical = For technicians
patient-serial-title = That is the serial number
patient-serial-text = The code is the longer one: four groups of four letters and numbers. It stands near the square pattern.
patient-several-title = There is more than one code in it
patient-several-text = Each certificate has a code of its own. Type one code alone, then the next one.
patient-nothing-title = Type the code first
patient-group-1 = the first group
patient-group-2 = the second group
patient-group-3 = the third group
patient-group-4 = the fourth group
patient-mistake-mixed = Look again at { $group }: is it { $typed } or { $perhaps }?
patient-mistake-swapped = Look again at { $group }: are { $typed } and { $perhaps } the other way round?
patient-scan = Scan the square pattern
patient-scan-stop = Stop the camera
patient-scan-picture = What the camera sees
patient-scan-denied = The camera can’t be used. Type the code, or hand in a photo of the certificate below.
patient-too-many-title = Many codes are being checked from here
patient-too-many-text = This says nothing about the practitioner, good or bad. Wait a minute, then try again.
patient-tell-title = Tell them before the treatment
patient-tell-lead = Say it also if nobody asks. Some of it means: wait, or ask a doctor first.
patient-tell-general = Illnesses, medicines, allergies, and whether you are pregnant.
patient-on-paper = On the certificate itself:
patient-receipt = Check it again at
patient-busy-title = Many files are being checked at this moment
patient-busy-text = This says nothing about the practitioner, good or bad. Wait a few seconds, then choose the file again.
patient-slow-title = The file did not arrive in time
patient-slow-text = This says nothing about the practitioner, good or bad. Choose the file again. A screenshot of the certificate is smaller and arrives sooner.
patient-code-long = That is a long text. Paste only the code: four groups of four letters and numbers.
