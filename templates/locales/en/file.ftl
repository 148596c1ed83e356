# What a patient reads about a PDF that they hand in. Reading age twelve; the answer first.

file-title = Have the certificate as a file?
file-label = The PDF you were given
file-hint = Choose it or drop it here, up to 10 MB. It is looked at and then forgotten.
file-button = Check the file
file-error-page = Error: Check a certificate
file-error-none = Choose a file first.
file-error-too-large = The file is larger than 10 MB, or it did not arrive whole.

file-verdict-active = This file is genuine and current
file-verdict-expired = Genuine, but it has run out
file-verdict-suspended = Genuine, but suspended for now
file-verdict-revoked = Genuine, but withdrawn for good
file-verdict-superseded = Genuine, but replaced by a newer certificate
file-verdict-altered = This file was changed
file-verdict-not_ours = This file does not come from an academy here

file-checked = Checked { $moment }, with the academy that issued it.
file-genuine-text = This is the very file that the academy issued, to the last letter.
file-appended = Somebody added something to the file after it was signed ({ $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}). What you see on its pages may not be what was issued.
file-truncated = The end of the file is missing ({ $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}). It may have been cut off on its way to you.
file-uncovered = The file carries our signature, but parts of it are not covered by that signature. What you see on its pages may not be what was issued.
file-changed = The file carries our signature, but its content is not what was signed.
file-not-in-record = The file carries our signature, but no academy here has issued it.
file-key-stolen = The key that made this signature was reported stolen as of { $day }. Whoever has it can make files that look like ours.
file-not-pdf = It is not a PDF. Certificates from here are always PDFs.
file-encrypted = It is a locked PDF. Certificates from here are never locked.
file-signed-by-others = It is signed, but not by us. Anyone can sign a file.
file-unsigned = It has no signature of ours. A photo, a scan or a new print of a certificate has none either, so this says nothing yet about the practitioner.

file-original = It was made from this certificate
file-standing = Today
file-see = See all about this certificate

file-advice-code = Type the code that stands on the certificate into the field on the front page. The code always gives the right answer.
file-advice-ask = Ask the practitioner for the file as the academy sent it.
file-advice-altered = Do not rely on this file, whatever its pages say.
file-advice-standing = Look at the page of this certificate. It says what happened and what to do.

file-technical = For technicians
file-technical-text = { $bytes } bytes, SHA-256 { $sha }
