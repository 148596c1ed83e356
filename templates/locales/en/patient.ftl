# English: patient.
