# What a patient reads about a PDF that they hand in. Reading age twelve; the answer first.

file-title = Have the certificate as a file or a photo?
file-label = The PDF, or a photo or screenshot of the certificate
file-hint = Choose it or drop it here, up to 10 MB. It is looked at and then forgotten.
file-button = Check the file
file-error-page = Error: Check a certificate
file-error-none = Choose a file first.
file-error-several = Those were several files. Choose one file, then the next one.
file-error-too-large = The file is larger than 10 MB, or it did not arrive whole.

file-verdict-active = This file is genuine and current
file-verdict-altered = This file was changed
file-verdict-incomplete = This file is not whole

file-checked = Checked { $moment } ({ $zone }), with the academy that issued it.
file-genuine-text = This is the very file that the academy issued.
file-genuine-padded = This is the file that the academy issued. Only blank bytes at its very end are not the same; they change nothing.
file-appended = Somebody added something to the file after it was signed ({ $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}). What you see on its pages may not be what was issued.
file-appended-cut = The file begins with what the academy signed, but what follows is not whole: the end of the file may be missing. What you see on its pages may not be what was issued.
file-truncated = The end of the file is missing ({ $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}). It may have been cut off on its way to you.
file-changed = The file carries our signature, but its content is not what was signed.
file-broken = The file shows marks of a certificate from here, but our signature in it is damaged or gone.
file-not-in-record = The file carries our signature, but no academy here has issued it.
file-key-stolen = The key that made this signature was reported stolen as of { $day }. Whoever has it can make files that look like ours.
file-cut-off = The end of the file is missing, so it shows nothing. It may have been cut off on its way to you.
file-not-pdf = It is not a PDF. If a certificate is packed in it, as in a ZIP, an email or a text document, take the PDF out and choose that.
file-data = It is a file for programs, such as credential.json. This page does not read it. The code of the certificate gives the same answer.
file-encrypted = It is a locked PDF. Certificates from here are never locked.
file-signed-by-others = It is signed, but not by us. Anyone can sign a file.
file-unsigned = It has no signature of ours. A photo, a scan or a new print of a certificate has none either, so this says nothing yet about the practitioner.

file-original = It was made from this certificate
file-named = It names this certificate, but it is not the file that was issued for it
file-standing = Today
file-see = See all about this certificate

file-advice-code = Type the code that stands on the certificate into the field on the front page. The code always gives the right answer.
file-advice-ask = Ask the practitioner for the file as the academy sent it.
file-advice-altered = Do not rely on this file, whatever its pages say.
file-advice-standing = Look at the page of this certificate. It says what happened and what to do.

file-technical = For technicians
file-technical-text = { $bytes } bytes, SHA-256 { $sha }

file-page-title = What this file is
file-error-empty = The file that you chose is empty. Choose another one.
file-error-gone = That answer has been forgotten: we keep it for one hour. Choose the file again.
file-verdict-copy = This is a copy, not the original file
file-verdict-unreadable = No code can be read in this picture
file-copy-names = It names this certificate. Compare the name
file-copy-picture = The square pattern in this picture leads to the certificate below. We can’t tell whether the picture was altered, so believe only what is written here.
file-copy-saved = A program saved this file anew, as email programs and phones do, so we can’t tell whether it was altered. Believe only what is written here.
file-unreadable = That says nothing about the practitioner, good or bad.
file-advice-compare = Compare the name, the course and the techniques with the copy that you have. If they differ, do not rely on the copy.
file-advice-photo = Take the photo again: straight from the front, in good light, with the whole square pattern in it. A picture of another kind than JPEG or PNG, such as HEIC, cannot be read: save it as a JPEG, or make a screenshot of it.
file-verdict-no_word = This file alone tells us nothing
file-verdict-elsewhere = This pattern leads to another site
file-elsewhere = The square pattern leads to { $host }. A certificate from here leads to { $site }.
file-verdict-no_certificate = This pattern leads to no certificate
file-advice-elsewhere = Do not go on at that address: what stands there does not come from here.
file-verdict-several = There are several certificates in it
file-several-bad = Not every certificate in it is in order today
file-several = We can’t tell whether what you have was altered. Look at each certificate by itself, compare its name, and believe only what is written here.
file-several-more = No more than { $count } are shown here. Check the others by their codes.
file-unnamed = It carries our signature, but a program saved it anew, as email programs and phones do. We can’t tell whether it was altered, or which certificate it was.
file-copy-linked = A link in this file leads to the certificate below. We can’t tell whether the file was altered, so believe only what is written here.
