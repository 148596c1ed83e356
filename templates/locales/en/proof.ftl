# What the public log says of a certificate. For people who want to check without trusting this site.

proof-link = Proof in the public log
proof-title = Proof in the public log
proof-lead = Every certificate, and every change of one, is written into a log that anybody can read. It holds no names. Nobody can take an entry out or change it without being noticed, not even the academy.
proof-entries = Entries about this certificate
proof-none = This certificate was issued before the log began, and nothing has happened to it since.
proof-when = When
proof-file = Proof
proof-download = Save: { $what }
proof-operation-issue = Credential issued
proof-operation-file = PDF file issued
proof-operation-suspend = Suspended
proof-operation-reinstate = In force again
proof-operation-revoke = Revoked
proof-operation-supersede = Replaced by another
proof-operation-continue = Log continued
proof-how-title = How to use a proof
proof-how-1 = The file shows that the entry is in the log. A program that reads “tlog-proof” files checks it; it needs the key of the log, which must come from elsewhere than this page.
proof-how-2 = The entry names the credential, or the PDF file, by its SHA-256. Compare it with the file you have.
proof-how-3 = Keep the proof. If the log ever says something else, the proof shows who changed it.
