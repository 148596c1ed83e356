# English: practitioner.
