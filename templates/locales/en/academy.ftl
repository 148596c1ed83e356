# English: academy.
