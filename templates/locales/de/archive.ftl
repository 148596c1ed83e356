# Die Seite eines Archivs, die sich von der Platte öffnet, wenn es den Server nicht mehr gibt.

archive-title = Archiv der Zertifikate
archive-lead = Das sind die Zertifikate, die diese Akademie ausgestellt hat, mit allem, was man braucht, um sie ohne ihren Server zu prüfen.
archive-as-of = Stand
archive-since = Was seither geschah, steht hier nicht.
archive-papers = Ob Versicherung und andere Nachweise in Ordnung sind, steht hier auch nicht: Fragen Sie die Akademie.
archive-code = Zertifikatscode
archive-none = Kein Zertifikat hat hier diesen Code.
archive-holder = Gehört
archive-course = Qualifikation
archive-issued = Verliehen am
archive-until = Gültig bis
archive-state = Stand an diesem Tag
archive-files = Dateien
archive-credential = Digitales Zertifikat
archive-proof = Beweis
archive-readme = So prüfen Sie diese Dateien mit Programmen anderer
archive-standing-active = Gültig
archive-standing-expired = Abgelaufen
archive-standing-suspended = Ausgesetzt
archive-standing-revoked = Zurückgezogen
archive-standing-superseded = Durch ein anderes ersetzt
