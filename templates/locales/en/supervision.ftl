# English: supervision.
