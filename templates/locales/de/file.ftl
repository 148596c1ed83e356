# Was eine Patientin, ein Patient über ein eingereichtes PDF liest. Die Antwort zuerst, in einfachen Worten.

file-title = Haben Sie das Zertifikat als Datei?
file-label = Das PDF, das Sie bekommen haben
file-hint = Wählen Sie es oder ziehen Sie es hierher, bis 10 MB. Es wird angesehen und dann vergessen.
file-button = Datei prüfen
file-error-page = Fehler: Zertifikat prüfen
file-error-none = Bitte erst eine Datei wählen.
file-error-too-large = Die Datei ist größer als 10 MB, oder sie kam nicht ganz an.

file-verdict-active = Diese Datei ist echt und gültig
file-verdict-expired = Echt, aber abgelaufen
file-verdict-suspended = Echt, aber vorläufig ausgesetzt
file-verdict-revoked = Echt, aber endgültig zurückgezogen
file-verdict-superseded = Echt, aber durch ein neueres Zertifikat ersetzt
file-verdict-altered = Diese Datei wurde verändert
file-verdict-not_ours = Diese Datei kommt von keiner Akademie hier

file-checked = Geprüft am { $moment } Uhr bei der Akademie, die es ausgestellt hat.
file-genuine-text = Das ist genau die Datei, die die Akademie ausgestellt hat, bis auf den letzten Buchstaben.
file-appended = Nach dem Unterschreiben hat jemand der Datei etwas hinzugefügt ({ $bytes ->
    [one] 1 Byte
   *[other] { $bytes } Bytes
}). Was Sie auf ihren Seiten sehen, ist vielleicht nicht das, was ausgestellt wurde.
file-truncated = Das Ende der Datei fehlt ({ $bytes ->
    [one] 1 Byte
   *[other] { $bytes } Bytes
}). Vielleicht wurde sie auf dem Weg zu Ihnen abgeschnitten.
file-uncovered = Die Datei trägt unsere Unterschrift, aber Teile davon sind durch diese Unterschrift nicht gedeckt. Was Sie auf ihren Seiten sehen, ist vielleicht nicht das, was ausgestellt wurde.
file-changed = Die Datei trägt unsere Unterschrift, aber ihr Inhalt ist nicht das, was unterschrieben wurde.
file-not-in-record = Die Datei trägt unsere Unterschrift, aber keine Akademie hat sie hier ausgestellt.
file-key-stolen = Der Schlüssel dieser Unterschrift wurde als gestohlen gemeldet, und zwar ab { $day }. Wer ihn hat, kann Dateien machen, die wie unsere aussehen.
file-not-pdf = Das ist kein PDF. Zertifikate von hier sind immer PDFs.
file-encrypted = Das ist ein gesperrtes PDF. Zertifikate von hier sind nie gesperrt.
file-signed-by-others = Sie ist unterschrieben, aber nicht von uns. Jeder Mensch kann eine Datei unterschreiben.
file-unsigned = Sie trägt keine Unterschrift von uns. Ein Foto, ein Scan oder ein neuer Ausdruck eines Zertifikats hat auch keine, deshalb sagt das noch nichts über die Person, die Sie behandeln will.

file-original = Sie wurde aus diesem Zertifikat gemacht
file-standing = Heute
file-see = Alles über dieses Zertifikat ansehen

file-advice-code = Geben Sie den Code, der auf dem Zertifikat steht, in das Feld auf der Startseite ein. Der Code gibt immer die richtige Antwort.
file-advice-ask = Bitten Sie die Person, die Sie behandeln will, um die Datei, so wie die Akademie sie geschickt hat.
file-advice-altered = Verlassen Sie sich nicht auf diese Datei, was auch immer auf ihren Seiten steht.
file-advice-standing = Sehen Sie sich die Seite dieses Zertifikats an. Dort steht, was geschah und was zu tun ist.

file-technical = Für Fachleute
file-technical-text = { $bytes } Bytes, SHA-256 { $sha }
