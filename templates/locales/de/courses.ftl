# Kurse: einlesen, was sie verlangen, veröffentlichen, stilllegen.

academy-courses-lead = Was Ihre Akademie lehrt, und was jeder Kurs vor einem Zertifikat verlangt.
academy-courses-import = Kurs einlesen…
academy-courses-empty = Ihre Akademie hat noch keinen Kurs.
academy-courses-empty-next = Ein Kurs kommt aus einer Beschreibung: einer Textdatei, die sagt, was gelehrt und was verlangt wird. Vier sind schon dabei, fertig zum Gebrauch.
academy-import-title = Kurs einlesen
academy-import-crumb = Einlesen
academy-import-lead = Wählen Sie einen mitgelieferten Kurs, oder bringen Sie Ihre eigene Beschreibung mit. Daraus wird ein Entwurf, den Sie lesen können, bevor Sie ihn veröffentlichen.
academy-import-shipped = Ein mitgelieferter Kurs
academy-import-shipped-label = Kurs
academy-import-shipped-hint = Gilt, wenn Sie keine eigene Beschreibung mitbringen.
academy-import-shipped-none = Keiner davon
academy-import-own = Ihre eigene Beschreibung
academy-import-file = Datei
academy-import-file-hint = Eine TOML-Datei bis 256 KB. Sie geht dem Text darunter vor.
academy-import-text = Oder ihr Text
academy-import-text-hint = Fügen Sie hier die ganze Beschreibung ein.
academy-import-button = Beschreibung einlesen
academy-import-nothing = Bitte einen Kurs oder eine Datei wählen oder einen Text einfügen.
academy-import-too-large = Diese Datei ist zu groß für die Beschreibung eines Kurses.
academy-import-not-utf8 = Diese Datei ist nicht als UTF-8 gespeichert. Öffnen Sie sie in einem Editor, speichern Sie sie noch einmal mit der Kodierung UTF-8 und wählen Sie diese Datei.
academy-import-faults = { $count ->
    [one] Ein Punkt in dieser Beschreibung muss noch angesehen werden
   *[other] { $count } Punkte in dieser Beschreibung müssen noch angesehen werden
}
academy-course-imported = „{ $title }“ ist jetzt Fassung { $number }, ein Entwurf. Lesen Sie, was er verlangt, und veröffentlichen Sie ihn dann.
academy-course-unchanged = „{ $title }“ sagt in Fassung { $number } schon genau dasselbe. Nichts wurde geändert.
academy-course-version = Fassung { $number }
academy-course-choice = { $title }, Fassung { $number }
academy-course-publish = Veröffentlichen…
academy-course-retire = Stilllegen…
academy-course-reimport = Andere Fassung einlesen…
academy-course-kind = Art
academy-kind-regulated = Staatlich geregelte Qualifikation
academy-kind-academy = Zertifikat der Akademie
academy-course-level = Stufe
academy-course-total = Stunden insgesamt
academy-course-guided = Angeleitete Stunden
academy-course-body = Verliehen von
academy-course-published-at = Veröffentlicht
academy-course-requires = Was er verlangt
academy-course-units = Was gelehrt wird
academy-course-units-note = Über jedes Kriterium entscheidet eine Bewertung. Öffnen Sie eine Lerneinheit, um sie zu lesen.
academy-course-techniques = Techniken
academy-course-documents = Nachweise am Tag der Verleihung
academy-course-source = Woher die Zahlen kommen
academy-course-hash = Fingerabdruck dieser Fassung
academy-criteria-count = { $count ->
    [one] 1 Kriterium
   *[other] { $count } Kriterien
}
academy-criterion-optional = freiwillig
academy-document-optional = freiwillig
academy-document-months = gilt { $months } Monate
academy-document-covers = muss die Techniken decken
academy-document-shown = Patientinnen und Patienten sehen, ob er gültig ist
academy-require-age = Jahre ist das Mindestalter bei der Verleihung.
academy-require-hours-theory = Stunden Theorie, gegengezeichnet.
academy-require-hours-supervised_practice = Stunden Praxis unter Aufsicht, gegengezeichnet.
academy-require-hours-independent = Stunden Selbststudium, gegengezeichnet.
academy-require-hours-of = { $technique }: { $category }
academy-require-longest-entry = Stunden darf ein Eintrag höchstens haben.
academy-require-theory-first = Praxis an Kundschaft zählt erst, wenn die Theorie vollständig ist.
academy-require-cases = { $count ->
    [one] vollständiger Fall
   *[other] vollständige Fälle
    } in { $techniques }, { $count ->
    [one] mit
   *[other] jeweils mit
    } mindestens { $sessions ->
    [one] einer Sitzung
   *[other] { $sessions } Sitzungen
    }.
academy-require-on-women = Davon mindestens { $count } an einer Frau.
academy-require-spacing = Tage liegen mindestens zwischen zwei Sitzungen eines Falls.
academy-require-observations = { $count ->
    [one] beobachtete Behandlung bestanden
   *[other] beobachtete Behandlungen an verschiedenen Personen bestanden
    }{ $another ->
    [0] .
   *[other] , davon { $another } bei jemand anderem als der Ausbildungsleitung.
    }
academy-require-valid-for = Monate nach der Verleihung endet das Zertifikat und kann verlängert werden.
academy-require-ratio = { $count ->
    [one] auszubildende Person zugleich je Aufsicht.
   *[other] Auszubildende höchstens zugleich je Aufsicht.
}
academy-require-ratio-first = { $count ->
    [one] auszubildende Person zugleich je Aufsicht, in den ersten { $until } Fällen.
   *[other] Auszubildende höchstens je Aufsicht, in den ersten { $until } Fällen.
}
academy-require-ratio-after = { $count ->
    [one] auszubildende Person zugleich je Aufsicht, nach { $after } Fällen.
   *[other] Auszubildende höchstens je Aufsicht, nach { $after } Fällen.
}
academy-require-ratio-between = { $count ->
    [one] auszubildende Person zugleich je Aufsicht, von Fall { $after } bis Fall { $until }.
   *[other] Auszubildende höchstens je Aufsicht, von Fall { $after } bis Fall { $until }.
}
academy-require-ratio-days = Diese Fälle verteilen sich auf mindestens { $days } Tage.
academy-course-publish-title = Diese Fassung des Kurses veröffentlichen?
academy-course-publish-effect-1 = Sie kann nie mehr geändert werden. Spätere Änderungen werden eine neue Fassung.
academy-course-publish-effect-2 = Neue Gruppen können danach lernen, und für ihre Auszubildenden gilt sie, solange sie in so einer Gruppe sind.
academy-course-publish-button = Veröffentlichen
academy-course-publish-keep = Als Entwurf behalten
academy-course-retire-title = Diese Fassung des Kurses stilllegen?
academy-course-retire-effect-1 = Keine neue Gruppe kann sie mehr verwenden. Sie kann nicht wieder veröffentlicht werden.
academy-course-retire-effect-2 = Gruppen und Auszubildende, für die sie schon gilt, machen weiter wie bisher.
academy-course-retire-button = Stilllegen
academy-course-retire-keep = Weiter verwenden
academy-course-published = Veröffentlicht. Neue Gruppen können sie jetzt verwenden.
academy-course-retired = Stillgelegt. Keine neue Gruppe kann sie verwenden.

academy-require-patch-test = Stunden mindestens zwischen dem Hauttest und der ersten Nadel.
academy-course-patients = Was Patientinnen und Patienten lesen
academy-course-patients-note = Auf der Seite eines Zertifikats, in der Sprache, in der gelesen wird, wenn der Kurs sie hat.
academy-course-languages = Sprachen:
academy-course-patients-general = Dort steht der allgemeine Rat: Der Kurs hat keinen eigenen.
