# Nachweise, ihre Prüfung, und was eine Person zu ihren Daten verlangen kann.

documents-title = Nachweise
documents-lead = Was Ihr Kurs verlangt, und wie es heute steht.
documents-none = Ihre Kurse verlangen noch keine Nachweise.
documents-none-next = Sie erscheinen hier, sobald die Akademie Sie in einen Kurs einschreibt.
documents-state-waiting = Wartet auf Prüfung
documents-state-rejected = Nicht angenommen
documents-state-replaced = Durch einen neueren ersetzt
documents-state-ended-waiting = Abgelaufen am { $day }, während er auf Prüfung wartete
documents-state-withdrawn = Annahme zurückgenommen
documents-state-taken-back = Zurückgenommen
documents-state-not-yet = Gültig ab { $day }
documents-state-expired = Abgelaufen am { $day }
documents-state-approved = Angenommen
documents-state-until = Angenommen, gültig bis { $day }
documents-state-ending = { $days ->
    [0] Endet heute
    [one] Endet morgen
   *[other] Endet in { $days } Tagen
}
documents-state-missing = Fehlt
documents-state-optional = Nicht eingereicht (freiwillig)
documents-refused-because = Nicht angenommen, weil:
documents-withdrawn-because = Die Annahme wurde zurückgenommen, weil:
documents-not-covered = Nicht gedeckt
documents-covered-each = Was Ihre angenommenen Nachweise zusammen decken
documents-take-back = Zurücknehmen
documents-take-back-title = Diesen Nachweis zurücknehmen?
documents-take-back-what = Die Datei und was Sie dazu geschrieben haben, werden entfernt. Noch hat sie niemand angesehen.
documents-take-back-stays = Dass Sie etwas eingereicht und zurückgenommen haben, bleibt in der Liste stehen.
documents-take-back-again = Sie können ihn jederzeit wieder einreichen.
documents-take-back-do = Zurücknehmen
documents-take-back-keep = Stehen lassen
documents-take-back-done = Zurückgenommen. Die Datei ist weg.
documents-take-back-late = Nichts wurde geändert: Dieser Nachweis wartet nicht mehr auf Prüfung.
documents-name-title = Hat sich Ihr Name geändert?
documents-name-text = Reichen Sie das Papier ein, in dem es steht. Ist es angenommen, kann die Akademie Ihr Zertifikat berichtigen.
document-kind-identity = Ausweis
document-kind-name_change = Namensänderung
document-kind-marriage_certificate = Heiratsurkunde
document-kind-deed_poll = Namenserklärung (Deed poll)
document-kind-premises_registration = Anmeldung der Räume
documents-another-waits = Ein weiterer wartet auf Prüfung.
documents-upload = Einreichen
documents-upload-newer = Neueren einreichen
documents-history = { $count ->
    [one] Ein Nachweis eingereicht
   *[other] { $count } Nachweise eingereicht
}
documents-download = { $file } herunterladen
documents-uploaded = { $name }: eingereicht. Die Akademie sieht es sich an.
documents-new-title = Einreichen: { $name }
documents-here = Sie sind hier
documents-error-prefix = Fehler:
documents-issuer = Ausgestellt von
documents-issuer-hint = Die Versicherung, Schule oder Behörde, die auf dem Papier steht.
documents-reference = Nummer oder Zeichen
documents-reference-hint = Die Nummer der Police oder des Zertifikats, so wie sie gedruckt ist.
documents-issued = Ausgestellt am
documents-expires = Letzter gültiger Tag, wenn es einen gibt
documents-term = Ihr Kurs lässt ihn { $months } Monate ab der Ausstellung gelten.
documents-covers = Deckt diese Techniken
documents-covers-hint = Wählen Sie nur, was auf dem Papier steht.
documents-file = Datei
documents-file-hint = Ein PDF, JPEG oder PNG, bis 10 MB. Vorder- und Rückseite oder mehrere Seiten: ihre Fotos auf einmal auswählen, bis zu zehn und zusammen 10 MB; daraus wird ein PDF in der gewählten Reihenfolge. Aus einem Foto entfernen wir, wo und wann es aufgenommen wurde.
documents-file-again = Wählen Sie die Datei noch einmal: Ein Browser vergisst sie, wenn ein Formular zurückkommt.
documents-send = Einreichen
documents-cancel = Abbrechen
documents-back = Zurück zu meinen Nachweisen
documents-error-issuer = Bitte eingeben, wer ihn ausgestellt hat, höchstens 200 Zeichen.
documents-error-reference = Bitte die Nummer oder das Zeichen eingeben, höchstens 100 Zeichen.
documents-error-issued = Bitte den Tag der Ausstellung wählen.
documents-error-before = Der letzte gültige Tag liegt vor dem Tag der Ausstellung.
documents-error-ended = Dieser Nachweis ist schon abgelaufen. Reichen Sie einen ein, der heute gilt.
documents-error-covers = Bitte mindestens eine Technik wählen, die er deckt.
documents-error-no-file = Bitte eine Datei wählen.
documents-error-empty = Die Datei, die Sie gewählt haben, ist leer. Speichern oder scannen Sie sie noch einmal und wählen Sie sie dann.
documents-error-too-large = Diese Datei ist größer als 10 MB. Wählen Sie eine kleinere, zum Beispiel ein Foto in geringerer Qualität; mehrere Fotos dürfen zusammen 10 MB haben.
documents-error-cut-off = Das kam nicht ganz an, vielleicht weil die Verbindung abbrach. Wählen Sie die Datei noch einmal aus und schicken Sie sie erneut.
documents-error-file-name = Der Name dieser Datei lässt sich nicht lesen. Benennen Sie sie um und wählen Sie sie noch einmal aus.
documents-error-kind = Das ist kein PDF, JPEG oder PNG, was auch immer der Name sagt.
documents-error-damaged = Diese Datei ist abgeschnitten oder beschädigt. Speichern oder scannen Sie sie noch einmal.
documents-error-locked = Dieses PDF braucht ein Passwort. Speichern Sie es ohne.
documents-error-heic = Das ist ein HEIC-Foto, das viele Programme nicht öffnen. Öffnen Sie es auf dem Telefon oder Computer, speichern Sie es als JPEG und wählen Sie diese Datei.
documents-error-mixed = Aus mehreren Dateien wird nur eine, wenn alle Fotos sind, JPEG oder PNG. Wählen Sie ein einziges PDF oder nur Fotos.
documents-error-many = Das sind mehr als zehn Fotos. Wählen Sie höchstens zehn, oder bringen Sie alle Seiten in ein PDF.
documents-error-too-often = Sie haben in kurzer Zeit viele Nachweise geschickt. Warten Sie { $seconds } Sekunden, wählen Sie die Datei noch einmal und schicken Sie sie.
documents-error-waiting = { $most } Ihrer Nachweise warten schon auf Prüfung. Nehmen Sie einen zurück, oder reichen Sie diesen ein, wenn die Akademie sie angesehen hat.
documents-error-day = Sie haben in 24 Stunden { $megabytes } MB eingereicht, mehr geht nicht. Wählen Sie eine kleinere Datei, oder versuchen Sie es morgen wieder.
documents-error-academy-day = Die Akademie hat heute so viele Nachweise angenommen, wie sie kann. Bitte versuchen Sie es morgen wieder.
documents-error-reason = Bitte schreiben, warum er nicht angenommen wird.
documents-own-title = Das ist Ihr eigener Nachweis
documents-own-text = Jemand anderes aus der Akademie muss ihn ansehen. Nichts wurde geändert.
documents-approved-done = Angenommen. Die Person hat eine E-Mail bekommen.
documents-rejected-done = Nicht angenommen. Die Person hat eine E-Mail mit dem Grund bekommen.

documents-privacy-title = Meine Daten
documents-privacy-text = Sie können alles, was hier über Sie steht, als Kopie mitnehmen und die Akademie bitten, es zu löschen.
documents-export = Meine Daten herunterladen
documents-export-holds = Alles, was über Sie festgehalten ist, in jeder Akademie: Ihr Profil, Stunden, Fälle, Nachweise, Zertifikate und was damit geschah.
documents-export-file = Es ist eine Datei, die andere Programme lesen können. Dateien, die Sie eingereicht haben, sind nicht darin; Sie finden sie auf der Seite Ihrer Nachweise.
documents-export-event = Ihre Akademie sieht, dass und wann Sie eine Kopie genommen haben.
documents-export-take = Meine Daten als Datei sichern
documents-export-wait = { $minutes ->
    [one] Sie haben gerade mehrere Kopien genommen. In 1 Minute können Sie wieder eine nehmen.
   *[other] Sie haben gerade mehrere Kopien genommen. In { $minutes } Minuten können Sie wieder eine nehmen.
}
documents-erase-link = Um Löschung bitten…
documents-erase-title = Die Akademie bitten, mich zu löschen?
documents-erase-how = { $academy } bekommt eine E-Mail und führt es aus. Es lässt sich nicht rückgängig machen.
documents-erase-ask = Um Löschung bitten
documents-erase-keep = Meine Akten behalten
documents-erase-asked-on = Sie haben am { $moment } Uhr darum gebeten. Die Akademie weiß Bescheid.
documents-erase-asked-done = { $academy } weiß jetzt, dass Sie um Löschung bitten.

review-title = Nachweise prüfen
review-lead = Öffnen Sie einen, sehen Sie die Datei an und sagen Sie dann Ja oder Nein.
review-lists = Listen
review-list-waiting = Wartend
review-list-approved = Angenommen
review-list-ending = Enden bald
review-list-expired = Abgelaufen
review-list-rejected = Nicht angenommen
review-list-withdrawn = Annahme zurückgenommen
review-empty-waiting = Nichts wartet auf Prüfung.
review-empty-approved = Kein Nachweis ist angenommen und heute gültig.
review-empty-ending = Kein Nachweis endet in den nächsten 30 Tagen.
review-empty-expired = Kein Nachweis ist abgelaufen.
review-empty-rejected = Es gibt keinen Nachweis, der nicht angenommen wurde.
review-empty-withdrawn = Keine Annahme wurde zurückgenommen.
review-empty-next = Auszubildende reichen Nachweise auf ihren eigenen Seiten ein; hier erscheinen sie sofort.
review-person = Person
review-document = Nachweis
review-uploaded = Eingereicht
review-state = Heute
review-pages = Seiten
review-range = { $first } bis { $last } von { $total }
review-previous = Vorige Seite
review-next = Nächste Seite
review-expires = Letzter gültiger Tag
review-no-expiry = Keiner angegeben
review-by = Geprüft von
review-reason = Grund
review-reason-hint = Die Person liest ihn. Sagen Sie, was sie besser machen kann.
review-own = Das ist Ihr eigener Nachweis. Jemand anderes muss ihn ansehen.
review-overtaken = { $name } war schneller und hat diesen Nachweis schon geprüft. Ihre Antwort wurde nicht gespeichert.
review-approve-title = Er ist, was er sagt
review-approve-text = Er zählt an den Tagen, an denen er gilt. Andere dieser Art zählen weiter an ihren.
review-ended = Sein letzter gültiger Tag ist vergangen, während er wartete. Nehmen Sie ihn an, zählt er heute nichts; nehmen Sie ihn nicht an, schreiben Sie das, und die Person reicht einen neuen ein.
review-approve = Annehmen
review-reject-title = Er ist es nicht
review-reject = Nicht annehmen
review-identity-lead = Noch hat niemand die Identität geprüft. Stehen dieser Name und dieses Geburtsdatum darauf, setzen Sie das Häkchen, dann ist auch das erledigt.
review-identity-name = Name
review-identity-matches = Name und Geburtsdatum stimmen überein.
review-identity-unticked = Sie haben ein Geburtsdatum angegeben. Setzen Sie auch den Haken darunter, oder lassen Sie das Datum leer.
shown-paper-holder = Wem er gehört
shown-paper-born = Geburtsdatum
shown-paper-kind = Art des Nachweises
shown-paper-issuer = Ausgestellt von
shown-paper-reference = Nummer oder Zeichen
shown-paper-issued = Ausgestellt am
shown-paper-expires = Letzter gültiger Tag
shown-paper-covers = Deckt
shown-paper-file = Datei (Fingerabdruck)
review-withdraw-title = Die Annahme zurücknehmen?
review-withdraw-lead = Ist er gekündigt, oder wurde die falsche Datei angenommen?
review-withdraw-link = Annahme zurücknehmen…
review-withdraw-counts = Er zählt nicht mehr. Wo ein Zertifikat diese Art von Nachweis zeigt, sehen Patientinnen und Patienten das beim nächsten Blick.
review-withdraw-other = Ein anderer angenommener Nachweis dieser Art, der heute gilt, zählt von selbst.
review-withdraw-identity = Die Prüfung der Identität, die damit geschah, ist ebenfalls zurückgenommen: Jemand sieht einen anderen Nachweis an.
review-withdraw-told = Die Person bekommt eine E-Mail mit Ihrem Grund.
review-withdraw-stays = Er bleibt mit dem Grund in der Liste. Um wieder zu zählen, muss er neu eingereicht werden.
review-withdraw-reason-missing = Bitte schreiben, warum die Annahme zurückgenommen wird.
review-withdraw-do = Annahme zurücknehmen
review-withdraw-keep = Angenommen lassen
review-withdraw-done = Die Annahme wurde zurückgenommen. Die Person hat eine E-Mail bekommen.
review-withdraw-late = Nichts wurde geändert: Die Annahme dieses Nachweises können Sie jetzt nicht zurücknehmen.
review-covered-each = Was die angenommenen Nachweise dieser Art heute zusammen decken
review-withdrawn-by = Zurückgenommen von

erase-takes-profile = Name, E-Mail-Adresse, Geburtsdatum und Passwort werden entfernt.
erase-takes-files = Dateien der Nachweise, Notizen und Kommentare werden entfernt.
erase-takes-access = Niemand kann sich mehr in diesem Konto anmelden.
erase-keeps-certificates = Was ein ausgestelltes Zertifikat öffentlich sagt, bleibt, damit Patientinnen und Patienten es weiter prüfen können.
erase-keeps-chain = Die Liste, was wann geschah, bleibt, aber ohne Einzelheiten. Unterschriebene Einträge bleiben, wie sie unterschrieben wurden; darin steht kein Name.

mail-document-approved-subject = { $document }: angenommen
mail-document-approved-text = Guten Tag { $name },

    { $academy } hat Ihren Nachweis „{ $document }“ ({ $which }) angenommen. Er zählt an den Tagen, an denen er gilt.
mail-document-approved-action = Meine Nachweise ansehen
mail-document-rejected-subject = { $document }: nicht angenommen
mail-document-rejected-text = Guten Tag { $name },

    { $academy } hat Ihren Nachweis „{ $document }“ ({ $which }) angesehen und konnte ihn nicht annehmen:

    { $reason }

    Bitte reichen Sie einen anderen ein.
mail-document-rejected-action = Anderen Nachweis einreichen
mail-document-withdrawn-subject = { $document }: nicht mehr angenommen
mail-document-withdrawn-text = Guten Tag { $name },

    { $academy } hatte Ihren Nachweis „{ $document }“ ({ $which }) angenommen und hat das zurückgenommen:

    { $reason }

    Er zählt nicht mehr. Wo ein Zertifikat diese Art von Nachweis zeigt, sehen Patientinnen und Patienten das beim nächsten Blick. Wenn Sie einen anderen haben, der gilt, reichen Sie ihn bitte ein.
mail-document-withdrawn-action = Einen anderen einreichen
mail-erasure-asked-subject = Jemand bittet um Löschung
mail-erasure-asked-text = Guten Tag,

    { $name } ({ $email }) bittet Ihre Akademie, alles zu löschen, was sie über die Person hat.

    Eine Inhaberin oder ein Inhaber der Akademie kann ansehen, was geht und was bleibt, und es ausführen.
mail-erasure-asked-action = Antrag ansehen

erase-title = Diese Person löschen?
erase-asked-on = Die Person hat am { $moment } Uhr darum gebeten.
erase-not-asked = Die Person hat hier nicht darum gebeten. Löschen Sie nur, worum sie Sie auf anderem Weg gebeten hat.
erase-elsewhere = Eine andere Akademie behält ihr Profil und ihre Anmeldung; nur was hier ist, geht.
erase-signs = Jemand dieses Namens unterschreibt die Zertifikate der Akademie. Das gehört der Akademie und bleibt, bis Sie dort jemand anderen eintragen; dann verschwindet auch das Bild der Unterschrift:
erase-final = Es lässt sich nicht rückgängig machen.
erase-already = Diese Person ist schon gelöscht.
erase-do = Löschen
erase-keep = Akten behalten
erase-done = Gelöscht. Was unterschrieben wurde und was Zertifikate sagen, lässt sich weiter prüfen.
erase-oneself-title = Sie können sich nicht selbst löschen
erase-oneself-text = Das muss jemand anderes mit der Rolle Inhaberin oder Inhaber tun, damit die Akademie nicht allein bleibt.
erase-on-its-way-title = Ein Zertifikat ist unterwegs
erase-on-its-way-text = Für diese Person ist ein Zertifikat beantragt oder wird gerade erstellt. Genehmigen Sie es erst oder lehnen Sie es ab; löschen Sie dann.
