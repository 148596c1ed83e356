# Gegenzeichnen, zurückschicken, für ungültig erklären; Fälle ansehen.

supervision-title = Gegenzeichnen
supervision-waiting = { $count ->
    [0] Nichts wartet auf Sie.
    [one] Ein Eintrag wartet auf Sie, die ältesten zuerst.
   *[other] { $count } Einträge warten auf Sie, die ältesten zuerst.
}
supervision-nav-waiting = Wartend
supervision-nav-healed = Verheilte Ergebnisse
supervision-nav-signed = Von mir unterschrieben
supervision-empty = Nichts wartet auf Ihre Unterschrift.
supervision-empty-next = Einträge erscheinen hier, sobald Sie darin als Aufsicht genannt werden.
supervision-first = Die ältesten { $shown } von { $total }. Der Rest folgt, wenn diese erledigt sind.
supervision-trainee = In Ausbildung
supervision-all-trainees = Alle Auszubildenden
supervision-show = Anzeigen
supervision-when = Wann
supervision-what = Was
supervision-duration = Dauer
supervision-remarks = Bemerkungen
supervision-state = Zustand
supervision-technique = Technik
supervision-note = Notiz
supervision-case = Fall
supervision-see-case = Fall ansehen
supervision-yes = Ja
supervision-no = Nein
supervision-here = Sie sind hier
supervision-pages = Seiten
supervision-previous = Vorige Seite
supervision-next = Nächste Seite
supervision-range = { $first } bis { $last } von { $total }
supervision-error-title = Fehler:
supervision-select-all = Alle auswählen
supervision-select-one = { $hours } von { $name } auswählen, { $when }
supervision-selected-of = von { $total } ausgewählt
supervision-on-public = an Kundschaft
supervision-session = Sitzung { $number } von Fall { $client }
supervision-flag = verstößt gegen eine Regel
supervision-flag-only-reject = Gegenzeichnen geht nicht, nur zurückschicken.
supervision-countersign = Ausgewählte gegenzeichnen
supervision-countersign-one = Gegenzeichnen
supervision-reject = Zurückschicken…
supervision-back = Zurück
supervision-reason = Grund
supervision-reason-needed = Bitte einen Grund schreiben, höchstens 1000 Zeichen.
supervision-clock-changed = Uhr umgestellt: { $hours } vergangen
supervision-nothing-ticked = Nichts war ausgewählt, deshalb wurde nichts getan.

supervision-told-signed = { $count ->
    [0] Nichts wurde gegengezeichnet.
    [one] 1 gegengezeichnet.
   *[other] { $count } gegengezeichnet.
}
supervision-told-already = { $count ->
    [one] 1 hatten Sie gerade eben schon unterschrieben.
   *[other] { $count } hatten Sie gerade eben schon unterschrieben.
}
supervision-told-changed = { $count ->
    [one] 1 wurde inzwischen geändert und blieb, wie er ist: Sehen Sie ihn noch einmal an.
   *[other] { $count } wurden inzwischen geändert und blieben, wie sie sind: Sehen Sie sie noch einmal an.
}
supervision-told-refused = { $count ->
    [one] 1 verstößt gegen eine Regel und kann nur zurückgeschickt werden.
   *[other] { $count } verstoßen gegen eine Regel und können nur zurückgeschickt werden.
}
supervision-told-unreadable = { $count ->
    [one] 1 blieb liegen: In der Akte lässt sich etwas nicht lesen.
   *[other] { $count } blieben liegen: In den Akten lässt sich etwas nicht lesen.
}
supervision-told-rejected = { $count ->
    [0] Nichts wurde zurückgeschickt.
    [one] 1 zurückgeschickt. Die Person bekommt eine E-Mail mit Ihrem Grund.
   *[other] { $count } zurückgeschickt. Die Auszubildenden bekommen eine E-Mail mit Ihrem Grund.
}
supervision-told-voided = Für ungültig erklärt. Der Eintrag bleibt für immer sichtbar und zählt nicht mehr.
supervision-told-reviewed = Angesehen. Der Fall ist vollständig.
supervision-told-spacing = Erlaubt. In diesem Fall dürfen Sitzungen mit kürzerem Abstand eingetragen werden.

supervision-reject-title = { $count ->
    [one] Diesen Eintrag zurückschicken?
   *[other] Diese { $count } Einträge zurückschicken?
}
supervision-reject-what = Die Person bekommt eine E-Mail mit Ihrem Grund, kann es in Ordnung bringen und noch einmal einreichen.
supervision-reject-reason-hint = Was soll in Ordnung gebracht werden?
supervision-reject-do = Zurückschicken
supervision-sent-back-because = Zurückgeschickt:

supervision-countersignature = Gegenzeichnung
supervision-signed-by = Unterschrieben von
supervision-signed-at = Unterschrieben
supervision-signed-how = Wie
supervision-method-password-session = mit Passwort angemeldet
supervision-matches = Der Eintrag sagt noch genau das, was unterschrieben wurde
supervision-no-match = Der Eintrag sagt nicht mehr, was unterschrieben wurde
supervision-show-content = Zeigen, was unterschrieben wurde
supervision-signed-lead = Alles, was Sie je unterschrieben haben. Was für ungültig erklärt wurde, bleibt hier.
supervision-signed-empty = Sie haben noch nichts unterschrieben.
supervision-void = Für ungültig erklären…
supervision-void-title = Diesen Eintrag für ungültig erklären?
supervision-void-counts = Er zählt für die auszubildende Person nicht mehr.
supervision-void-visible = Er bleibt für immer sichtbar, mit Ihrer Unterschrift und Ihrem Grund, in der Liste der auszubildenden Person und in Ihrer.
supervision-void-final = Er kann nicht wieder gültig werden. Die Person kann einen neuen Eintrag machen.
supervision-void-reason-hint = Die Person und die Akademie lesen ihn.
supervision-void-do = Für ungültig erklären
supervision-void-not-signed = Er wurde inzwischen geändert oder ist nicht gegengezeichnet, deshalb wurde er nicht für ungültig erklärt.
supervision-voided-because = Für ungültig erklärt:
supervision-keep = Behalten

supervision-healed-lead = Fälle, die abheilen. Sehen Sie sich das Ergebnis an, wenn sonst nichts fehlt.
supervision-healed-empty = Kein Fall wartet darauf, angesehen zu werden.
supervision-healed-empty-next = Ein Fall erscheint hier, wenn die auszubildende Person sagt, dass alle Sitzungen gemacht sind.
supervision-missing = Fehlt noch
supervision-nothing-missing = Nichts fehlt.
supervision-ready-for-review = kann angesehen werden
supervision-case-title = Fall { $client }
supervision-case-client = Behandelte Person und Schritte
supervision-sessions = Sitzungen
supervision-no-sessions = Noch ist keine Sitzung eingetragen.
supervision-abandoned-because = Aufgegeben:
supervision-review-do = Verheiltes Ergebnis angesehen: Fall abschließen
supervision-review-incomplete = Es fehlt noch etwas anderes, deshalb kann der Fall noch nicht abgeschlossen werden.
supervision-case-changed = Der Fall wurde inzwischen geändert, deshalb wurde nichts getan. So steht er jetzt.
supervision-spacing-link = Kürzeren Abstand der Sitzungen erlauben…
supervision-spacing-title = Kürzeren Abstand der Sitzungen erlauben?
supervision-spacing-what = In diesem Fall dürfen Sitzungen eingetragen werden, die weniger Tage auseinander liegen, als der Kurs verlangt.
supervision-spacing-visible = Ihr Name, das heutige Datum und der Grund bleiben bei dem Fall.
supervision-spacing-do = Erlauben
supervision-spacing-given = Kürzerer Abstand der Sitzungen erlaubt

supervision-fault-ends-before-start = Das Ende liegt vor dem Beginn. Ging es über Mitternacht, setzen Sie den Haken bei „am nächsten Tag“.
supervision-fault-longer-than = Länger als { $hours } Stunden, mehr darf ein Eintrag nicht haben. Sehen Sie die Zeiten noch einmal an.
supervision-fault-in-future = Es liegt in der Zukunft. Tragen Sie es ein, wenn es vorbei ist.
supervision-fault-outside = Es liegt außerhalb der Einschreibung, die vom { $from } bis zum { $until } geht.
supervision-fault-outside-open = Es liegt vor dem Beginn der Einschreibung am { $from }.
supervision-fault-overlaps-entry = Es überschneidet sich mit einem anderen Eintrag: { $from } bis { $until }.
supervision-fault-overlaps-session = Es überschneidet sich mit einer anderen Sitzung: { $from } bis { $until }.
supervision-fault-overlaps-elsewhere = Es überschneidet sich mit einem anderen Eintrag derselben Person, in einem anderen Kurs oder an einer anderen Akademie. Keine Minute zählt zweimal.
supervision-fault-self-supervised = Niemand beaufsichtigt die eigene Praxis.
supervision-fault-no-supervisor = Bitte wählen, wer dabei war. Ohne Aufsicht kann niemand unterschreiben.
supervision-fault-not-authorised = Diese Aufsicht durfte diese Technik an diesem Tag nicht beaufsichtigen.
supervision-fault-too-many-trainees = Die Aufsicht hätte { $have } Auszubildende zugleich gehabt; erlaubt sind { $allowed }.
supervision-fault-before-theory = Praxis an Kundschaft zählt erst, wenn die Theorie vollständig ist.

supervision-case-sessions = { $have } von { $need } gegengezeichneten Sitzungen
supervision-case-spacing = Nur { $have } Tage zwischen Sitzungen, nötig sind { $need }
supervision-case-adult = Prüfen, dass die behandelte Person mindestens 18 ist
supervision-case-screened = Fragen zur Gesundheit
supervision-case-patch = Hauttest
supervision-case-consent = Einwilligung
supervision-case-aftercare = Nachsorge
supervision-case-healed = Ansehen des verheilten Ergebnisses
supervision-case-open-planned = Erste Sitzung
supervision-case-open-in_treatment = Es gibt noch Sitzungen
supervision-case-open-healing = Wartet darauf, angesehen zu werden
supervision-case-open-abandoned = Aufgegeben
supervision-case-open-complete = Vollständig

mail-entry-rejected-subject = { $count ->
    [one] Ein Eintrag wurde zurückgeschickt
   *[other] { $count } Einträge wurden zurückgeschickt
}
mail-entry-rejected-text =
    Guten Tag { $name },

    { $supervisor } hat { $count ->
        [one] einen Eintrag
       *[other] { $count } Einträge
    } aus Ihrem Logbuch zurückgeschickt. Der Grund:

    { $reason }

    Bringen Sie es in Ordnung und reichen Sie es noch einmal ein.
mail-entry-rejected-action = Ansehen, was zurückgeschickt wurde

supervision-fault-no-screening = Die Fragen zur Gesundheit sind im Fall nicht eingetragen. Sie kommen vor der Nadel.
supervision-fault-no-patch-test = Der Hauttest ist im Fall nicht mit Uhrzeit und Ergebnis eingetragen. Er kommt vor der Nadel.
supervision-fault-no-consent = Die Einwilligung ist im Fall nicht eingetragen. Sie kommt vor der Nadel.
supervision-fault-late-screening = Die Fragen zur Gesundheit sind nach dieser Sitzung eingetragen. Sie kommen vor der Nadel.
supervision-fault-late-patch-test = Der Hauttest ist nach dieser Sitzung eingetragen. Er kommt vor der Nadel.
supervision-fault-late-consent = Die Einwilligung ist nach dieser Sitzung eingetragen. Sie kommt vor der Nadel.
supervision-fault-patch-test-too-short = Der Hauttest liegt weniger als { $hours } Stunden vor dieser Sitzung.
supervision-fault-patch-reaction = Die Haut hat auf den Hauttest reagiert. Danach darf nicht behandelt werden.
supervision-fault-not-asked-again = Sagen Sie, ob sich seit den Fragen zur Gesundheit etwas geändert hat. Das wird vor jeder Sitzung gefragt.
supervision-fault-age-not-checked = Vermerken Sie beim Fall, dass Sie geprüft haben, dass die behandelte Person mindestens 18 ist.
supervision-fault-no-aftercare = Sagen Sie, dass nach dieser Sitzung die Nachsorge mitgegeben wurde.
supervision-fault-aftercare-too-early = Die Nachsorge ist an einem Tag eingetragen, bevor diese Sitzung zu Ende war.

mail-signature-void-subject = { $count ->
    [one] Ihre Gegenzeichnung ist ungültig geworden
   *[other] { $count } Ihrer Gegenzeichnungen sind ungültig geworden
}
mail-signature-void-text =
    Guten Tag { $name },

    { $trainee } hat geändert, was Fall { $client } sagt, nachdem Sie unterschrieben hatten. { $count ->
        [one] Ihre Gegenzeichnung ist jetzt ungültig und bleibt so sichtbar.
       *[other] { $count } Ihrer Gegenzeichnungen sind jetzt ungültig und bleiben so sichtbar.
    } Der Grund:

    { $reason }

    Dieselbe Arbeit wartet noch einmal auf Sie, so wie sie jetzt eingetragen ist. Sehen Sie sie an, und unterschreiben Sie nur, wenn sie stimmt.
mail-signature-void-action = Den Fall ansehen
