# The page of an archive, which opens from disk when the server is gone.

archive-title = Archive of certificates
archive-lead = These are the certificates that this academy issued, with everything needed to check them without its server.
archive-as-of = As of
archive-since = What happened since is not in here.
archive-papers = Whether insurance and other papers are in order is not in here either: ask the academy.
archive-code = Certificate code
archive-none = No certificate here has this code.
archive-holder = Holder
archive-course = Qualification
archive-issued = Awarded on
archive-until = Valid until
archive-state = Standing on that day
archive-files = Files
archive-credential = Credential
archive-proof = Proof
archive-readme = How to check these files with programs of others
archive-standing-active = In force
archive-standing-expired = Expired
archive-standing-suspended = Suspended
archive-standing-revoked = Revoked
archive-standing-superseded = Replaced by another
