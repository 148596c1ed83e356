# Was das öffentliche Verzeichnis über ein Zertifikat sagt. Für Leute, die prüfen wollen, ohne dieser Seite zu vertrauen.

proof-link = Beweis im öffentlichen Verzeichnis
proof-title = Beweis im öffentlichen Verzeichnis
proof-lead = Jedes Zertifikat und jede Änderung daran steht in einem Verzeichnis, das alle lesen können. Namen stehen nicht darin. Niemand kann einen Eintrag unbemerkt herausnehmen oder ändern, auch die Akademie nicht.
proof-entries = Einträge zu diesem Zertifikat
proof-none = Dieses Zertifikat wurde ausgestellt, bevor das Verzeichnis begann, und seither ist nichts damit geschehen.
proof-when = Wann
proof-file = Beweis
proof-download = Speichern: { $what }
proof-operation-issue = Digitales Zertifikat ausgestellt
proof-operation-file = PDF-Datei ausgestellt
proof-operation-suspend = Ausgesetzt
proof-operation-reinstate = Wieder gültig
proof-operation-revoke = Zurückgezogen
proof-operation-supersede = Durch ein anderes ersetzt
proof-operation-continue = Verzeichnis fortgesetzt
proof-how-title = So nutzen Sie einen Beweis
proof-how-1 = Die Datei zeigt, dass der Eintrag im Verzeichnis steht. Ein Programm, das „tlog-proof“-Dateien liest, prüft das; es braucht den Schlüssel des Verzeichnisses, und der muss von anderswo kommen als von dieser Seite.
proof-how-2 = Der Eintrag nennt den SHA-256 des digitalen Zertifikats oder der PDF-Datei. Vergleichen Sie ihn mit dem Ihrer Datei.
proof-how-3 = Bewahren Sie den Beweis auf. Sagt das Verzeichnis je etwas anderes, zeigt der Beweis, wer es geändert hat.
