# English: certificates.
