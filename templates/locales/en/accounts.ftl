# English: accounts.
