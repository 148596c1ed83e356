# Documents of trainees and practitioners, their review, and what a person may ask about their data.

documents-title = Documents
documents-lead = What your course requires, and how it stands today.
documents-none = Your courses require no documents yet.
documents-none-next = They appear here once the academy enrols you on a course.
documents-state-waiting = Waiting for review
documents-state-rejected = Not accepted
documents-state-replaced = Replaced by a newer one
documents-state-ended-waiting = Ended on { $day } while it waited for review
documents-state-withdrawn = Approval taken back
documents-state-taken-back = Taken back
documents-state-not-yet = Valid from { $day }
documents-state-expired = Ended on { $day }
documents-state-approved = Approved
documents-state-until = Approved until { $day }
documents-state-ending = { $days ->
    [0] Ends today
    [one] Ends tomorrow
   *[other] Ends in { $days } days
}
documents-state-missing = Missing
documents-state-optional = Not handed in (optional)
documents-refused-because = Not accepted because:
documents-withdrawn-because = The approval was taken back because:
documents-not-covered = Not covered
documents-covered-each = What your approved documents cover together
documents-take-back = Take back
documents-take-back-title = Take this document back?
documents-take-back-what = Its file and what you wrote about it are removed. Nobody has looked at it yet.
documents-take-back-stays = That you handed something in and took it back stays in the list.
documents-take-back-again = You can hand it in again at any time.
documents-take-back-do = Take it back
documents-take-back-keep = Leave it
documents-take-back-done = Taken back. Its file is gone.
documents-take-back-late = Nothing was changed: this document does not wait for review any more.
documents-name-title = Has your name changed?
documents-name-text = Hand in the paper that says so. Once it is approved, the academy can correct your certificate.
document-kind-identity = Identity document
document-kind-name_change = Change of name
document-kind-marriage_certificate = Marriage certificate
document-kind-deed_poll = Deed poll
document-kind-premises_registration = Registration of premises
documents-another-waits = Another one waits for review.
documents-upload = Hand in
documents-upload-newer = Hand in a newer one
documents-history = { $count ->
    [one] One document handed in
   *[other] { $count } documents handed in
}
documents-download = Download { $file }
documents-uploaded = { $name }: handed in. The academy will look at it.
documents-new-title = Hand in: { $name }
documents-here = You are here
documents-error-prefix = Error:
documents-issuer = Who issued it
documents-issuer-hint = The insurer, school or authority on the paper.
documents-reference = Number or reference
documents-reference-hint = The policy or certificate number, as it is printed.
documents-issued = Issued on
documents-expires = Last valid day, if there is one
documents-term = Your course counts it for { $months } months from its issue.
documents-covers = Covers these techniques
documents-covers-hint = Tick only what the paper names.
documents-file = File
documents-file-hint = One PDF, JPEG or PNG, up to 10 MB. Front and back, or several pages: choose their photos at once, up to ten and 10 MB together; they become one PDF in the order in which they are chosen. From a photo we remove where and when it was taken.
documents-file-again = Choose the file again: a browser forgets it when a form comes back.
documents-send = Hand in
documents-cancel = Cancel
documents-back = Back to my documents
documents-error-issuer = Write who issued it, in at most 200 characters.
documents-error-reference = Write its number or reference, in at most 100 characters.
documents-error-issued = Choose the day on which it was issued.
documents-error-before = The last valid day is before the day of issue.
documents-error-ended = This document has ended already. Hand in one that is valid today.
documents-error-covers = Tick at least one technique that it covers.
documents-error-no-file = Choose a file.
documents-error-empty = The file that you chose is empty. Save or scan it again, then choose it.
documents-error-too-large = This file is larger than 10 MB. Choose a smaller one, for example a photo of lower quality; several photos may have 10 MB together.
documents-error-cut-off = This did not arrive whole, perhaps because the connection broke. Choose the file again and send it once more.
documents-error-file-name = The name of this file cannot be read. Give it another name and choose it again.
documents-error-kind = This is not a PDF, JPEG or PNG, whatever its name says.
documents-error-damaged = This file is cut off or damaged. Save or scan it again.
documents-error-locked = This PDF needs a password. Save it without one.
documents-error-heic = This is a HEIC photo, which many programs cannot open. Open it on your phone or computer, save it as JPEG, and choose that file.
documents-error-mixed = Several files become one only where all are photos, JPEG or PNG. Choose one PDF, or photos alone.
documents-error-many = These are more than ten photos. Choose at most ten, or put all pages into one PDF.
documents-error-too-often = You sent many documents in a short time. Wait { $seconds } seconds, choose the file again and send it.
documents-error-waiting = { $most } of your documents wait for review already. Take one back, or hand this in once the academy has looked at them.
documents-error-day = You handed in { $megabytes } MB in 24 hours, and no more is taken. Choose a smaller file, or try again tomorrow.
documents-error-academy-day = The academy has taken as many documents as it can today. Please try again tomorrow.
documents-error-reason = Write why it is not accepted.
documents-own-title = This document is your own
documents-own-text = Somebody else of the academy must look at it. Nothing was changed.
documents-approved-done = Approved. The person was told by email.
documents-rejected-done = Not accepted. The person was told why by email.

documents-privacy-title = My data
documents-privacy-text = You can take a copy of everything that is held on you here, and ask the academy to erase it.
documents-export = Download my data
documents-export-holds = Everything that is recorded about you, in every academy: your profile, hours, cases, documents, certificates and what was done with them.
documents-export-file = It is one file that other programs can read. Files that you handed in are not in it; you find them on the page of your documents.
documents-export-event = Your academy sees that you took a copy, and when.
documents-export-take = Save my data as a file
documents-export-wait = { $minutes ->
    [one] You took several copies just now. You can take another one in 1 minute.
   *[other] You took several copies just now. You can take another one in { $minutes } minutes.
}
documents-erase-link = Ask to be erased…
documents-erase-title = Ask the academy to erase me?
documents-erase-how = { $academy } is told by email and carries it out. It can't be undone.
documents-erase-ask = Ask to be erased
documents-erase-keep = Keep my records
documents-erase-asked-on = You asked for this on { $moment }. The academy has been told.
documents-erase-asked-done = { $academy } was told that you ask to be erased.

review-title = Documents to review
review-lead = Open one, look at the file, then say yes or no.
review-lists = Lists
review-list-waiting = Waiting
review-list-approved = Approved
review-list-ending = Ending soon
review-list-expired = Ended
review-list-rejected = Not accepted
review-list-withdrawn = Approval taken back
review-empty-waiting = Nothing is waiting for review.
review-empty-approved = No document is approved and valid today.
review-empty-ending = No document ends within 30 days.
review-empty-expired = No document has ended.
review-empty-rejected = There is no document that was not accepted.
review-empty-withdrawn = No approval was taken back.
review-empty-next = Trainees hand documents in from their own pages; they appear here at once.
review-person = Person
review-document = Document
review-uploaded = Handed in
review-state = Today
review-pages = Pages
review-range = { $first } to { $last } of { $total }
review-previous = Previous page
review-next = Next page
review-expires = Last valid day
review-no-expiry = It carries none
review-by = Reviewed by
review-reason = Reason
review-reason-hint = Whoever handed it in reads this. Say what to do better.
review-own = This document is your own. Somebody else must look at it.
review-overtaken = { $name } was faster and reviewed this document already. Your answer was not saved.
review-approve-title = It is what it says
review-approve-text = It counts on the days it is valid. Others of this kind go on counting on theirs.
review-ended = Its last valid day passed while it waited. If you approve it, it counts for nothing today; if you do not, say so, and whoever handed it in hands in a new one.
review-approve = Approve
review-reject-title = It is not
review-reject = Do not accept
review-identity-lead = Nobody has checked their identity yet. If name and birth date on it are these, tick the box, and that is done as well.
review-identity-name = Name
review-identity-matches = Name and birth date match.
review-identity-unticked = You gave a birth date. Tick the box below, or leave the date empty.
shown-paper-holder = Whose it is
shown-paper-born = Birth date
shown-paper-kind = Kind of document
shown-paper-issuer = Who issued it
shown-paper-reference = Number or reference
shown-paper-issued = Issued on
shown-paper-expires = Last valid day
shown-paper-covers = Covers
shown-paper-file = File (fingerprint)
review-withdraw-title = Take the approval back?
review-withdraw-lead = Is it cancelled, or was the wrong file approved?
review-withdraw-link = Take the approval back…
review-withdraw-counts = It does not count any more. Where a certificate shows this kind of document, patients see that at their next look.
review-withdraw-other = Another approved document of this kind that is valid today counts by itself.
review-withdraw-identity = It takes the identity check that was made with it back: somebody looks at another document.
review-withdraw-told = The person is told by email, with your reason.
review-withdraw-stays = It stays in the list with the reason. To count again it must be handed in again.
review-withdraw-reason-missing = Write why the approval is taken back.
review-withdraw-do = Take the approval back
review-withdraw-keep = Leave it approved
review-withdraw-done = The approval was taken back. The person was told by email.
review-withdraw-late = Nothing was changed: this document is not one whose approval you can take back now.
review-covered-each = What the approved documents of this kind cover together today
review-withdrawn-by = Taken back by

erase-takes-profile = Name, email address, birth date and password are removed.
erase-takes-files = Document files, notes and comments are removed.
erase-takes-access = Nobody can sign in to this account any more.
erase-keeps-certificates = What an issued certificate says in public stays, so that patients can still check it.
erase-keeps-chain = The list of what happened and when stays, without its details. Signed entries stay as they were signed; they carry no name.

mail-document-approved-subject = { $document }: approved
mail-document-approved-text = Hello { $name },

    { $academy } has approved your document “{ $document }” ({ $which }). It counts on the days it is valid.
mail-document-approved-action = See my documents
mail-document-rejected-subject = { $document }: not accepted
mail-document-rejected-text = Hello { $name },

    { $academy } has looked at your document “{ $document }” ({ $which }) and could not accept it:

    { $reason }

    Please hand in another one.
mail-document-rejected-action = Hand in another one
mail-document-withdrawn-subject = { $document }: no longer approved
mail-document-withdrawn-text = Hello { $name },

    { $academy } approved your document “{ $document }” ({ $which }) and has taken that back:

    { $reason }

    It does not count any more. Where a certificate shows this kind of document, patients see that at their next look. If you have another one that is valid, please hand it in.
mail-document-withdrawn-action = Hand in another one
mail-erasure-asked-subject = Somebody asks to be erased
mail-erasure-asked-text = Hello,

    { $name } ({ $email }) asks your academy to erase what it holds on them.

    An owner of the academy can look at what goes and what stays, and carry it out.
mail-erasure-asked-action = Look at the request

erase-title = Erase this person?
erase-asked-on = They asked for this on { $moment }.
erase-not-asked = They have not asked for this here. Erase only what they asked you to in another way.
erase-elsewhere = Another academy keeps their profile and sign-in; only what is held here goes.
erase-signs = Somebody of this name signs the academy's certificates. That belongs to the academy and stays until you name somebody else there; the picture of the signature goes then:
erase-final = It can't be undone.
erase-already = This person is erased already.
erase-do = Erase
erase-keep = Keep the records
erase-done = Erased. What was signed and what certificates say stays checkable.
erase-oneself-title = You can't erase yourself
erase-oneself-text = Another owner of the academy must do it, so that the academy is not left alone.
erase-on-its-way-title = A certificate is on its way
erase-on-its-way-text = A certificate for this person is asked for or being made. Approve or decline it first; then erase.
