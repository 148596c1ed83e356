# Deutsch: wie die Zertifikate der Akademie aussehen.

appearance-title = Aussehen der Zertifikate
appearance-lead = Wählen, ein Muster ansehen, speichern. Neue Zertifikate sehen dann so aus.
appearance-saved-by = Zuletzt gespeichert: { $day }, von
appearance-saved = Gespeichert. So sehen alle Zertifikate aus, die ab jetzt genehmigt werden.
appearance-issued-stay = Bereits ausgestellte Zertifikate bleiben, wie sie sind.
appearance-overtaken = Inzwischen hat jemand anders eine neue Fassung gespeichert, darum wurde Ihre nicht gespeichert. Ihre Auswahl steht noch unten. Speichern Sie noch einmal, um die andere zu ersetzen.
appearance-save = Speichern
appearance-preview = Vorschau
appearance-reset = Von vorn beginnen

appearance-design = Gestaltung
appearance-design-classical = Klassisch
appearance-design-classical-note = Gestochener Rahmen, Siegel, mittig gesetzt
appearance-design-modern = Modern
appearance-design-modern-note = Gewebte Fläche, linksbündig gesetzt
appearance-design-panorama = Panorama
appearance-design-panorama-note = Quer, für die Wand oder den Bildschirm
appearance-design-compact = Kompakt
appearance-design-compact-note = A5, für einen kleinen Rahmen oder den Tisch
appearance-paper = Papier
appearance-paper-a4 = A4 (210 × 297 mm)
appearance-paper-letter = US Letter (8,5 × 11 Zoll)

appearance-colours = Farben
appearance-brand = Ihre Farbe
appearance-brand-hint = Für Titel und große Flächen, zum Beispiel #0b4f52. Leer gilt die Farbe der Gestaltung.
appearance-accent = Zweite Farbe
appearance-accent-hint = Für Siegel und kleine Verzierungen. Leer gilt die Farbe der Gestaltung.
appearance-pick-colour = { $what }: auswählen
appearance-contrast-good = { $ratio } zu 1 auf weißem Papier: gut zu lesen.
appearance-contrast-large = { $ratio } zu 1 auf weißem Papier: nur in großer Schrift gut zu lesen.
appearance-contrast-poor = { $ratio } zu 1 auf weißem Papier: zu blass zum Lesen.

appearance-logo = Logo
appearance-logo-none = Noch kein Logo. Auf den Zertifikaten steht der Name Ihrer Akademie in Buchstaben.
appearance-logo-file = Datei mit dem Logo
appearance-logo-hint = SVG, PNG oder JPEG, höchstens 4 MB. Ein SVG druckt am schärfsten.
appearance-logo-alt = Ihr Logo
appearance-logo-remove = Logo entfernen

appearance-signatories = Wer unterschreibt
appearance-signatories-hint = Bis zu drei Personen unterschreiben für die Akademie. Ist hier niemand genannt, nennt das Zertifikat diejenigen, die bewertet haben.
appearance-signatory = Unterschrift { $number }
appearance-signatory-name = Name
appearance-signatory-title = Aufgabe in der Akademie
appearance-signature-file = Bild der Unterschrift
appearance-signature-hint = Dunkle Tinte auf weißem oder durchsichtigem Grund; PNG, JPEG oder SVG, höchstens 4 MB. Fragen Sie die Person vorher: Fremde sehen die Unterschrift auf jedem Zertifikat.
appearance-signature-alt = Die Unterschrift
appearance-signature-remove = Dieses Bild entfernen

appearance-words = Wortlaut und Sprache
appearance-language = Übliche Sprache der Zertifikate
appearance-language-hint = Wer ein Zertifikat beantragt, kann eine andere wählen.
appearance-words-hint = Ihr eigener Wortlaut anstelle des üblichen. Leere Felder behalten den üblichen; was in geschweiften Klammern steht, zum Beispiel { "{date}" }, wird eingesetzt und muss bleiben.
appearance-word-usual = Üblich:
appearance-word-certifies = Vor dem Namen
appearance-word-has_met = Zwischen Name und Kurs
appearance-word-awarded_on = Tag der Verleihung
appearance-word-current_until = Letzter Gültigkeitstag
appearance-word-check = Über dem Code
appearance-word-serial = Seriennummer
appearance-word-replacement = Auf einer Ersatzausfertigung

appearance-sample = Muster
appearance-show = Sprache des Musters
appearance-sample-alt = Muster eines Zertifikats, Gestaltung { $design }, Seite { $number }
appearance-sample-pdf = Muster als PDF speichern
appearance-no-sample = So lässt es sich noch nicht zeichnen.
appearance-drawing = Wird gezeichnet …
appearance-preview-failed = Das Muster ließ sich gerade nicht zeichnen. „Vorschau“ versucht es noch einmal.

appearance-error-colour = Schreiben Sie eine Farbe als # und sechs Zeichen aus 0–9 und a–f, zum Beispiel #0b4f52.
appearance-error-contrast = Zu blass: { $element } hätte einen Kontrast von { $ratio } zu 1; nötig sind { $least }. Wählen Sie eine dunklere Farbe.
appearance-error-name = Schreiben Sie, wer unterschreibt.
appearance-error-word = { $word }: Lassen Sie alles in geschweiften Klammern genau wie im üblichen Wortlaut.
appearance-error-fit = Kürzen Sie, oder wählen Sie eine andere Gestaltung.
appearance-error-too-large = Diese Datei ist größer als 4 MB. Speichern Sie sie kleiner und wählen Sie sie noch einmal aus.
appearance-error-cut-off = Das kam nicht ganz an, vielleicht weil die Verbindung abbrach. Wählen Sie die Datei noch einmal aus und schicken Sie sie erneut.
appearance-error-file-name = Der Name dieser Datei lässt sich nicht lesen. Benennen Sie sie um und wählen Sie sie noch einmal aus.
appearance-error-gone = Ein Bild ist nicht mehr da. Wählen Sie die Datei noch einmal aus.
appearance-error-other = So geht es nicht: { $reason }

appearance-picture-empty = Diese Datei ist leer.
appearance-picture-unknown = Das ist weder PNG noch JPEG noch SVG. Speichern Sie das Bild in einem dieser Formate.
appearance-picture-pixels = Dieses Bild hat zu viele Bildpunkte. Höchstens 8192 in Breite und Höhe und 16 Millionen insgesamt.
appearance-picture-complex = Dieses Bild hat zu viele Teile. Speichern Sie ein einfacheres, oder ein PNG.
appearance-picture-cmyk = Dieses JPEG ist für Druckfarben gemacht (CMYK). Speichern Sie es als RGB.
appearance-picture-animated = Dieses Bild bewegt sich. Speichern Sie es als stehendes Bild.
appearance-picture-damaged = Dieses Bild ist beschädigt. Speichern Sie es dort noch einmal, wo es entstanden ist.
appearance-picture-entities = Dieses SVG legt eigene Wörter fest (Entitäten). Speichern Sie es als einfaches SVG.
appearance-picture-active = Dieses SVG enthält { $what }; das könnte etwas auslösen oder nachladen. Speichern Sie es als einfache Pfade.
appearance-picture-not-drawn = Dieses SVG enthält { $what }; das wird nicht gedruckt. Wandeln Sie alles in einfache gefüllte Pfade um, oder nehmen Sie ein PNG.
appearance-picture-blank = Auf diesem Bild ist nichts zu sehen.


paper-language-en = Englisch
paper-language-de = Deutsch
paper-language-fr = Französisch
paper-language-es = Spanisch
paper-language-pl = Polnisch
appearance-only-owners = Sie können sehen, wie Zertifikate aussehen. Ändern kann es nur eine Inhaberin oder ein Inhaber.
paper-language-it = Italienisch
paper-language-pt = Portugiesisch
paper-language-tr = Türkisch
paper-language-uk = Ukrainisch
paper-language-ar = Arabisch
