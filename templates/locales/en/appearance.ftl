# English: how the academy's certificates look.

appearance-title = How certificates look
appearance-lead = Choose, see a sample, save. New certificates use it from then on.
appearance-saved-by = Last saved { $day } by
appearance-saved = Saved. Certificates that are approved from now on look like this.
appearance-issued-stay = Certificates that were issued already stay as they are.
appearance-overtaken = Somebody else saved another version while you were here, so yours was not saved. What you chose is still below. Save again to replace theirs.
appearance-save = Save
appearance-preview = Preview
appearance-reset = Start again

appearance-design = Design
appearance-design-classical = Classical
appearance-design-classical-note = Engraved frame, a seal, centred
appearance-design-modern = Modern
appearance-design-modern-note = A woven panel, set from the left
appearance-design-panorama = Panorama
appearance-design-panorama-note = A sheet across, for a wall or a screen
appearance-design-compact = Compact
appearance-design-compact-note = A5, for a small frame or a desk
appearance-paper = Paper
appearance-paper-a4 = A4 (210 × 297 mm)
appearance-paper-letter = US Letter (8.5 × 11 inches)

appearance-colours = Colours
appearance-brand = Your colour
appearance-brand-hint = Titles and large shapes, such as #0b4f52. Leave it empty for the design's own.
appearance-accent = Second colour
appearance-accent-hint = Seals and small ornaments. Leave it empty for the design's own.
appearance-pick-colour = { $what }: pick one
appearance-contrast-good = { $ratio } to 1 on white paper: easy to read.
appearance-contrast-large = { $ratio } to 1 on white paper: only large letters are easy to read.
appearance-contrast-poor = { $ratio } to 1 on white paper: too faint to read.

appearance-logo = Logo
appearance-logo-none = No logo yet. Certificates show your academy's name in letters.
appearance-logo-file = File of the logo
appearance-logo-hint = SVG, PNG or JPEG, up to 4 MB. SVG prints sharpest.
appearance-logo-alt = Your logo
appearance-logo-remove = Take the logo away

appearance-signatories = Who signs
appearance-signatories-hint = Up to three people sign for the academy. If nobody is named here, the certificate names those who assessed.
appearance-signatory = Signature { $number }
appearance-signatory-name = Name
appearance-signatory-title = Role in the academy
appearance-signature-file = Picture of the signature
appearance-signature-hint = Dark ink on white or on nothing; PNG, JPEG or SVG, up to 4 MB. Ask the person first: strangers will see it on every certificate.
appearance-signature-alt = The signature
appearance-signature-remove = Take this picture away

appearance-words = Words and language
appearance-language = Usual language of certificates
appearance-language-hint = Whoever asks for a certificate can choose another one.
appearance-words-hint = Your own words in place of the usual ones. Leave a field empty to keep the usual words; what stands in braces, such as { "{date}" }, is filled in and must stay.
appearance-word-usual = Usually:
appearance-word-certifies = Before the name
appearance-word-has_met = Between name and course
appearance-word-awarded_on = Day of the award
appearance-word-current_until = Last valid day
appearance-word-check = Above the code
appearance-word-serial = Serial number
appearance-word-replacement = On a replacement

appearance-sample = Sample
appearance-show = Language of the sample
appearance-sample-alt = Sample certificate, design { $design }, page { $number }
appearance-sample-pdf = Save the sample as PDF
appearance-no-sample = This can't be drawn yet.
appearance-drawing = Drawing…
appearance-preview-failed = The sample could not be drawn right now. “Preview” tries again.

appearance-error-colour = Write a colour as # and six letters or digits, such as #0b4f52.
appearance-error-contrast = Too faint: { $element } would have a contrast of { $ratio } to 1, and needs { $least }. Choose a darker colour.
appearance-error-name = Write the name of whoever signs.
appearance-error-word = { $word }: keep what stands in braces exactly as in the usual words.
appearance-error-fit = Make it shorter, or choose another design.
appearance-error-too-large = This file is larger than 4 MB. Save it smaller and choose it again.
appearance-error-cut-off = This did not arrive whole, perhaps because the connection broke. Choose the file again and send it once more.
appearance-error-file-name = The name of this file cannot be read. Give it another name and choose it again.
appearance-error-gone = A picture is no longer here. Choose its file again.
appearance-error-other = This can't be used: { $reason }

appearance-picture-empty = This file is empty.
appearance-picture-unknown = This is no PNG, JPEG or SVG. Save the picture as one of these.
appearance-picture-pixels = This picture has too many pixels. Make it at most 8192 wide and high, and 16 million pixels in all.
appearance-picture-complex = This picture has too many parts. Save a simpler one, or a PNG.
appearance-picture-cmyk = This JPEG is made for printing inks (CMYK). Save it as RGB.
appearance-picture-animated = This picture moves. Save it as a still one.
appearance-picture-damaged = This picture is damaged. Save it again from where it was made.
appearance-picture-entities = This SVG defines words of its own (entities). Save it as plain SVG.
appearance-picture-active = This SVG has { $what }, which could act or load something. Save it as plain paths.
appearance-picture-not-drawn = This SVG has { $what }, which does not print. Turn everything into plain filled paths, or bring a PNG.
appearance-picture-blank = There is nothing to see in this picture.


paper-language-en = English
paper-language-de = German
paper-language-fr = French
paper-language-es = Spanish
paper-language-pl = Polish
appearance-only-owners = You can see how certificates look. Only an owner changes it.
paper-language-it = Italian
paper-language-pt = Portuguese
paper-language-tr = Turkish
paper-language-uk = Ukrainian
paper-language-ar = Arabic
