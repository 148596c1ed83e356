# Deutsch: die Zertifikate einer Gruppe zusammen ausstellen.

issue-title = Zertifikate genehmigen und ausstellen
issue-crumb = Genehmigen
issue-lead = Sie sind die zweite Person: Was Sie hier genehmigen, wird gleich ausgestellt, eins nach dem anderen. Wer nicht mehr so weit ist, wird ausgelassen und genannt; die anderen gehen weiter.
issue-waiting = Wartet auf Ihre Genehmigung
issue-none-waiting = Nichts wartet auf Ihre Genehmigung.
issue-none-waiting-next = Zuerst beantragt jemand anderes die Zertifikate. Dann stehen sie hier.
issue-changed = { $count ->
    [one] Eines blieb weg: Es hat sich geändert, seit Sie hinsahen
   *[other] { $count } blieben weg: Sie haben sich geändert, seit Sie hinsahen
}
issue-changed-text = Sehen Sie sie unten noch einmal an, und genehmigen Sie sie, wenn sie stimmen.
issue-changed-back = Es wurde geändert, nachdem Sie es gesehen hatten, und seither wieder zurück.
issue-changed-others = Die anderen werden ausgestellt.
issue-pick-none = Bitte mindestens ein Zertifikat auswählen.
issue-submit = Genehmigen und ausstellen
issue-hindered = Können Sie jetzt nicht genehmigen
issue-in-job = Es ist genehmigt und bald an der Reihe.
issue-why = Warum
issue-do = Was zu tun ist
issue-jobs = Bisher
issue-approved-on = Genehmigt
issue-result = Ergebnis
issue-started-already = Diese werden schon ausgestellt oder wurden inzwischen geändert. Nichts wurde doppelt getan.

issue-job-title = Zertifikate einer Gruppe
issue-job-crumb = Fortschritt
issue-progress = { $issued } von { $total } ausgestellt{ $refused ->
    [0] {""}
   *[other] , { $refused } ausgelassen
}{ $cancelled ->
    [0] {""}
   *[other] , { $cancelled } herausgenommen
}{ $open ->
    [0] .
   *[other] , { $open } noch offen.
}
issue-goes-on = Das läuft von allein weiter; Sie können die Seite verlassen.
issue-look-again = Noch einmal nachsehen
issue-download = { $count ->
    [one] Datei herunterladen (ZIP)
   *[other] { $count } Dateien herunterladen (ZIP)
}
issue-item-waiting = wartet
issue-item-making = wird erstellt
issue-item-issued = ausgestellt
issue-item-refused = ausgelassen
issue-item-cancelled = herausgenommen
issue-refused-title = Ausgelassen
issue-refused-note = Für diese wurde nichts ausgestellt. Die Anträge sind noch da.

issue-trouble-keys = Die Schlüssel zum Unterschreiben sind nicht zu gebrauchen; jetzt kann nichts ausgestellt werden. Alle paar Sekunden wird es neu versucht. Wer den Server betreibt, findet den Grund in dessen Protokoll.
issue-trouble-files = Dateien lassen sich nicht speichern; jetzt kann nichts ausgestellt werden. Alle paar Sekunden wird es neu versucht. Wer den Server betreibt, sollte nach der Festplatte sehen; der Grund steht im Protokoll.
issue-trouble-log = Das öffentliche Verzeichnis lässt sich nicht veröffentlichen; jetzt kann nichts ausgestellt werden. Alle paar Sekunden wird es neu versucht. Wer den Server betreibt, findet den Grund mit „countersign log verify“.
issue-trouble-system = Etwas hindert den Server am Ausstellen. Alle paar Sekunden wird es neu versucht. Wer ihn betreibt, findet den Grund in dessen Protokoll.

issue-why-not-allowed = Wer genehmigt hat, hatte nicht mehr die Rolle Inhaberin, Inhaber oder Leitung, als es an der Reihe war.
issue-why-overtaken = Der Antrag wurde nach der Genehmigung hier abgelehnt oder geändert.
issue-why-changed = Was darauf stehen würde, hat sich seit der Genehmigung geändert; deshalb wurde es nicht ausgestellt.
issue-why-changed-unknown = Es wurde genehmigt, bevor das Programm aufbewahrte, was zu sehen war.
issue-why-altered = Was über die Genehmigung aufgezeichnet ist, wurde ohne dieses Programm geändert. Niemand weiß, was genehmigt wurde.
issue-why-unreadable = In dieser Akte lässt sich etwas nicht lesen.
issue-why-succession = Das Zertifikat, dem dieses folgt, lässt das nicht mehr zu.
issue-do-not-eligible = Beheben Sie, was fehlt, und genehmigen Sie es dann noch einmal.
issue-do-approver = Jemand anderes mit der Rolle Inhaberin, Inhaber oder Leitung kann es genehmigen.
issue-do-overtaken = Sehen Sie sich den Antrag an. Wird das Zertifikat noch gebraucht, beantragen Sie es neu.
issue-do-changed = Sehen Sie es an, und genehmigen Sie es neu, wenn es stimmt.
issue-do-altered = Sagen Sie den Leuten, die den Server betreiben, sie sollen mit „countersign doctor“ nachsehen. Danach noch einmal genehmigen.
issue-do-unreadable = Öffnen Sie die Akte. Entfernen Sie dort den falschen Entwurf, oder bitten Sie die Leute, die den Server betreiben, mit „countersign doctor“ nachzusehen.
issue-do-succession = Sehen Sie sich das frühere Zertifikat an und nehmen Sie diesen Antrag zurück, wenn er nicht mehr gebraucht wird.
issue-do-paper = Berichtigen Sie den Namen oder den Text auf der Seite der Person und genehmigen Sie es dann noch einmal.
issue-do-paper-other = Wer den Server betreibt, findet den Grund in dessen Protokoll.

issue-cancel = Anhalten…
issue-cancel-title = Ausstellen dieser Zertifikate anhalten?
issue-cancel-effect-1 = { $count ->
    [one] Ein Zertifikat, das noch nicht begonnen ist, wird herausgenommen.
   *[other] { $count } Zertifikate, die noch nicht begonnen sind, werden herausgenommen.
}
issue-cancel-effect-2 = Was ausgestellt ist, bleibt ausgestellt. Die Anträge bleiben und können neu genehmigt werden.
issue-cancel-button = Anhalten
issue-cancel-nothing = Alle waren schon begonnen. Nichts wurde herausgenommen.
issue-cancelled-done = { $count ->
    [one] Ein Zertifikat wurde herausgenommen.
   *[other] { $count } Zertifikate wurden herausgenommen.
}

issue-cohort-link = { $count ->
    [one] 1 Zertifikat genehmigen…
   *[other] { $count } Zertifikate genehmigen…
}
issue-cohort-others = { $count ->
    [one] 1 Antrag wartet auf jemand anderen…
   *[other] { $count } Anträge warten auf jemand anderen…
}
