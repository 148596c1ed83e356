# Was eine Patientin, ein Patient über ein eingereichtes PDF liest. Die Antwort zuerst, in einfachen Worten.

file-title = Haben Sie das Zertifikat als Datei oder Foto?
file-label = Das PDF, oder ein Foto oder Bildschirmfoto des Zertifikats
file-hint = Hier auswählen oder ablegen, bis 10 MB. Die Datei wird angesehen und dann vergessen.
file-button = Datei prüfen
file-error-page = Fehler: Zertifikat prüfen
file-error-none = Bitte erst eine Datei wählen.
file-error-several = Das waren mehrere Dateien. Wählen Sie eine, danach die nächste.
file-error-too-large = Die Datei ist größer als 10 MB, oder sie kam nicht ganz an.

file-verdict-active = Diese Datei ist echt und gültig
file-verdict-altered = Diese Datei wurde verändert
file-verdict-incomplete = Diese Datei ist nicht vollständig

file-checked = Geprüft am { $moment } ({ $zone }), bei der Akademie, die sie ausgestellt hat.
file-genuine-text = Das ist genau die Datei, die die Akademie ausgestellt hat.
file-genuine-padded = Das ist die Datei, die die Akademie ausgestellt hat. Nur leere Zeichen ganz am Ende sind anders; sie ändern nichts.
file-appended = Nach dem Unterschreiben hat jemand der Datei etwas hinzugefügt ({ $bytes ->
    [one] 1 Byte
   *[other] { $bytes } Bytes
}). Was Sie auf ihren Seiten sehen, ist vielleicht nicht das, was ausgestellt wurde.
file-appended-cut = Die Datei beginnt mit dem, was die Akademie unterschrieben hat. Was danach kommt, ist nicht vollständig: Das Ende der Datei fehlt vielleicht. Was Sie auf den Seiten sehen, muss nicht das sein, was ausgestellt wurde.
file-truncated = Das Ende der Datei fehlt ({ $bytes ->
    [one] 1 Byte
   *[other] { $bytes } Bytes
}). Vielleicht wurde sie auf dem Weg zu Ihnen abgeschnitten.
file-changed = Die Datei trägt unsere Unterschrift, aber ihr Inhalt ist nicht das, was unterschrieben wurde.
file-broken = Die Datei trägt Merkmale eines Zertifikats von hier, aber unsere Unterschrift darin ist beschädigt oder fehlt.
file-not-in-record = Die Datei trägt unsere Unterschrift, aber keine Akademie hier hat sie ausgestellt.
file-key-stolen = Der Schlüssel dieser Unterschrift gilt seit dem { $day } als gestohlen. Wer ihn hat, kann Dateien machen, die wie unsere aussehen.
file-cut-off = Das Ende der Datei fehlt, deshalb zeigt sie nichts. Vielleicht wurde sie auf dem Weg zu Ihnen abgeschnitten.
file-not-pdf = Das ist kein PDF. Ist ein Zertifikat darin verpackt, etwa in einem ZIP, einer E-Mail oder einem Textdokument, nehmen Sie das PDF heraus und wählen Sie es aus.
file-data = Das ist eine Datei für Programme, etwa credential.json. Diese Seite liest sie nicht. Der Code des Zertifikats gibt dieselbe Antwort.
file-encrypted = Das ist ein gesperrtes PDF. Zertifikate von hier sind nie gesperrt.
file-signed-by-others = Sie ist unterschrieben, aber nicht von uns. Jede und jeder kann eine Datei unterschreiben.
file-unsigned = Sie trägt keine Unterschrift von uns. Ein Foto, ein Scan oder ein neuer Ausdruck eines Zertifikats hat auch keine, deshalb sagt das noch nichts über die Person, die Sie behandeln will.

file-original = Sie wurde aus diesem Zertifikat gemacht
file-named = Sie nennt dieses Zertifikat, ist aber nicht die Datei, die dafür ausgestellt wurde
file-standing = Heute
file-see = Alles über dieses Zertifikat ansehen

file-advice-code = Geben Sie den Code, der auf dem Zertifikat steht, in das Feld auf der Startseite ein. Der Code gibt immer die richtige Antwort.
file-advice-ask = Bitten Sie die Person, die Sie behandeln will, um die Datei, so wie die Akademie sie geschickt hat.
file-advice-altered = Verlassen Sie sich nicht auf diese Datei, was auch immer auf ihren Seiten steht.
file-advice-standing = Sehen Sie sich die Seite dieses Zertifikats an. Dort steht, was geschah und was zu tun ist.

file-technical = Für Fachleute
file-technical-text = { $bytes } Bytes, SHA-256 { $sha }

file-page-title = Was diese Datei ist
file-error-empty = Die gewählte Datei ist leer. Wählen Sie eine andere.
file-error-gone = Diese Antwort ist vergessen: Wir behalten sie eine Stunde. Wählen Sie die Datei noch einmal.
file-verdict-copy = Das ist eine Kopie, nicht die ursprüngliche Datei
file-verdict-unreadable = In diesem Bild ist kein Code zu lesen
file-copy-names = Sie nennt dieses Zertifikat. Vergleichen Sie den Namen
file-copy-picture = Das quadratische Muster in diesem Bild führt zu dem Zertifikat unten. Ob das Bild verändert wurde, können wir nicht sagen; glauben Sie nur, was hier steht.
file-copy-saved = Ein Programm hat diese Datei neu gespeichert, wie es E-Mail-Programme und Telefone tun. Ob sie verändert wurde, können wir nicht sagen; glauben Sie nur, was hier steht.
file-unreadable = Das sagt nichts über die Person, die Sie behandeln will, weder Gutes noch Schlechtes.
file-advice-compare = Vergleichen Sie Name, Kurs und Techniken mit Ihrer Kopie. Stimmen sie nicht überein, verlassen Sie sich nicht auf die Kopie.
file-advice-photo = Machen Sie das Foto noch einmal: gerade von vorn, bei gutem Licht, mit dem ganzen quadratischen Muster. Ein Bild anderer Art als JPEG oder PNG, etwa HEIC, können wir nicht lesen: Speichern Sie es als JPEG oder machen Sie ein Bildschirmfoto davon.
file-verdict-no_word = Diese Datei allein sagt uns nichts
file-verdict-elsewhere = Dieses Muster führt auf eine andere Seite
file-elsewhere = Das quadratische Muster führt zu { $host }. Ein Zertifikat von hier führt zu { $site }.
file-verdict-no_certificate = Dieses Muster führt zu keinem Zertifikat
file-advice-elsewhere = Machen Sie unter jener Adresse nicht weiter: Was dort steht, kommt nicht von hier.
file-verdict-several = Darin stehen mehrere Zertifikate
file-several-bad = Nicht jedes Zertifikat darin ist heute in Ordnung
file-several = Ob verändert wurde, was Sie haben, können wir nicht sagen. Sehen Sie sich jedes Zertifikat einzeln an, vergleichen Sie den Namen und glauben Sie nur, was hier steht.
file-several-more = Hier stehen nur { $count }. Prüfen Sie die anderen mit ihren Codes.
file-unnamed = Sie trägt unsere Unterschrift, aber ein Programm hat sie neu gespeichert, wie es E-Mail-Programme und Telefone tun. Ob sie verändert wurde und welches Zertifikat es war, können wir nicht sagen.
file-copy-linked = Ein Link in dieser Datei führt zu dem Zertifikat unten. Ob die Datei verändert wurde, können wir nicht sagen; glauben Sie nur, was hier steht.
