# Mails: subject, text (paragraphs apart by an empty line) and the label of the link.

mail-foot = Sent by Countersign, the record system of training academies. Nobody will ever ask you for your password.
