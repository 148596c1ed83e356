# To, co czyta osoba przed zabiegiem. Wiek czytania: dwanaście lat; najpierw odpowiedź.

patient-home-title = Sprawdź certyfikat
patient-home-lead = Ktoś będzie robić u Ciebie zabieg. Zobacz tutaj, czy szkolenie, ubezpieczenie i inne dokumenty tej osoby są dziś ważne.
patient-code-label = Kod certyfikatu
patient-code-hint = 16 liter i cyfr w czterech grupach. Wielkość liter i odstępy nie mają znaczenia.
patient-code-button = Sprawdź
patient-code-again = Sprawdź jeszcze raz
patient-where-title = Gdzie jest kod?
patient-where-1 = Na certyfikacie, blisko kwadratowego wzoru: cztery grupy po cztery litery i cyfry. Poproś o pokazanie: kto dobrze pracuje, chętnie go pokaże.
patient-where-2 = Możesz też skierować aparat telefonu na kwadratowy wzór. Adres, który się otworzy, musi być taki jak tutaj.
patient-where-3 = Nie ma kodu? Wtedy certyfikatu nie da się tu sprawdzić. Zapytaj akademię, której nazwa jest na certyfikacie.
patient-check-title = Co zobaczysz
patient-check-1 = Czyj jest certyfikat i co oznacza.
patient-check-2 = Kto go wydał, kiedy i do kiedy jest ważny.
patient-check-3 = Jakie techniki i ile zabiegów pod nadzorem.
patient-check-4 = Czy ubezpieczenie i inne dokumenty są dziś ważne.

patient-mistake-title = W tym kodzie jest literówka
patient-mistake-hint = Porównaj każdą grupę czterech znaków z certyfikatem.
patient-mistake-empty = Nic nie wpisano.
patient-mistake-length = Kod ma { $want } liter i cyfr. Ten ma { $have }.
patient-mistake-character = Znaku „{ $found }” na miejscu { $position } nie ma w żadnym kodzie.
patient-mistake-check = Jedna litera lub cyfra jest zła albo dwie są zamienione. Kod sprawdza sam siebie, stąd to wiemy.
patient-mistake-means = Co to znaczy
patient-mistake-means-1 = To nie mówi nic o osobie, która robi zabieg, ani dobrego, ani złego. W kodzie łatwo się pomylić.
patient-mistake-means-2 = Jeśli wpisano dokładnie to, co jest na certyfikacie, błąd jest w samym certyfikacie. Zapytaj akademię, której nazwa na nim jest.

patient-unknown-title = Żaden certyfikat nie ma tego kodu
patient-unknown-text = Kod ma dobrą postać, ale żadna akademia tutaj nie wydała certyfikatu z takim kodem.
patient-unknown-1 = Porównaj kod z certyfikatem jeszcze raz.
patient-unknown-2 = Poproś o pokazanie certyfikatu na papierze lub jako pliku i użyj jego kwadratowego wzoru.
patient-unknown-3 = Jeśli to ten sam kod, nie polegaj na tym certyfikacie. Zapytaj akademię, której nazwa na nim jest.

patient-unavailable-title = Teraz nie możemy tego sprawdzić
patient-unavailable-text = W tej chwili nie mamy dostępu do rejestru. To nie mówi nic o certyfikacie, ani dobrego, ani złego.
patient-unavailable-again = Spróbuj jeszcze raz

patient-verdict-active = Prawdziwy i ważny
patient-verdict-expired = Wygasł. Nie polegaj na nim
patient-verdict-suspended = Zawieszony. Na razie nie polegaj na nim
patient-verdict-suspended-ended = Zawieszony i wygasły. Nie polegaj na nim
patient-verdict-revoked = Wycofany. Nie polegaj na nim
patient-verdict-superseded = Zastąpiony nowszym certyfikatem
patient-replaced-revoked = Zastąpiony certyfikatem, który wycofano. Nie polegaj na nim
patient-replaced-suspended = Zastąpiony certyfikatem, który jest zawieszony. Na razie nie polegaj na nim
patient-replaced-expired = Zastąpiony certyfikatem, który wygasł. Nie polegaj na nim

patient-checked = Sprawdzono { $moment } ({ $zone }) w akademii, która go wydała.
patient-expired-text = Ten certyfikat był prawdziwy. Jego ostatni dzień: { $day }.
patient-suspended-text = Akademia zawiesiła ten certyfikat { $day }. Dopóki go nie przywróci, nie polegaj na nim.
patient-suspended-ended = Akademia zawiesiła ten certyfikat { $day }. Jego ostatni dzień: { $last }. Nie będzie już ważny.
patient-revoked-text = Akademia wycofała ten certyfikat { $day }. Nie jest już nic wart.
patient-revoked-because-claimed_early = Poproszono o niego przed końcem szkolenia.
patient-revoked-because-claimed_in_error = Wydano go przez pomyłkę.
patient-revoked-because-wrong_qualification = Podano w nim niewłaściwą kwalifikację.
patient-revoked-because-centre_malpractice = Akademia nie trzymała się zasad.
patient-revoked-because-learner_malpractice = Osoba, do której należał, nie trzymała się zasad.
patient-revoked-because-incorrect_units = Podano w nim niewłaściwe części szkolenia.
patient-revoked-because-other = Akademia może powiedzieć dlaczego.
patient-superseded-text = Od { $day } jego miejsce zajmuje inny certyfikat. Zobacz tamten.
patient-superseded-renamed = Od { $day } jego miejsce zajmuje nowszy certyfikat. Poproś o pokazanie nowszego: tylko on się liczy.
patient-superseded-revoked = Od { $day } jego miejsce zajmuje inny certyfikat, a tamten akademia wycofała. Żaden z nich nie jest już nic wart.
patient-superseded-suspended = Od { $day } jego miejsce zajmuje inny certyfikat, a tamten akademia zawiesiła. Nie polegaj na żadnym z nich.
patient-superseded-expired = Od { $day } jego miejsce zajmuje inny certyfikat, a ostatni dzień tamtego minął. Nie polegaj na żadnym z nich.
patient-superseded-link = Zobacz nowszy certyfikat

patient-belongs-to = Do kogo należy ten certyfikat
patient-latin = Alfabetem łacińskim:
patient-issued-by = Kto wydał
patient-issued-on = Dzień wydania
patient-valid-until = Ważny do
patient-no-expiry = Nie ma ostatniego dnia
patient-level = Poziom
patient-kind = Rodzaj
patient-kind-regulated = Kwalifikacja nadzorowana przez państwo
patient-kind-academy = Certyfikat akademii, nie jest kwalifikacją nadzorowaną przez państwo
patient-register-number = nr { $number }
patient-awarded-by = nadaje { $body }
patient-kind-difference = Jaka to różnica?
patient-kind-explained = Kwalifikacja nadzorowana przez państwo jest w publicznym rejestrze, a urząd pilnuje, kto może ją nadawać. Certyfikat akademii to słowo samej akademii o tym, czego ktoś się nauczył. Jedno i drugie może być dobrym szkoleniem; tylko nad pierwszym ktoś czuwa z zewnątrz.
patient-code = Kod

patient-learned = Czego się nauczono
patient-learned-note = Nie zmienia się z czasem.
patient-said = Co jest napisane na certyfikacie
patient-technique = Technika
patient-cases = Przypadki pod nadzorem
patient-cases-asked = Przypadki pod nadzorem razem: { $done }. Kurs wymaga: { $need }.
patient-no-cases = w ramach kursu
patient-not-certified = bez certyfikatu
patient-hours = { $hours } praktyki pod nadzorem; każdy wpis podpisała osoba nadzorująca, znana z nazwiska.
patient-today = Na dziś
patient-today-note = Sprawdzone w chwili Twojego pytania.
patient-today-none = Ta akademia nie przechowuje do tego certyfikatu ubezpieczenia ani innych dokumentów. Poproś o ich pokazanie.
patient-paper-current = ważne
patient-paper-current-until = ważne do { $day }
patient-paper-ends-soon = { $days ->
    [0] kończy się dziś, { $day }
    [1] kończy się jutro, { $day }
    [few] kończy się za { $days } dni, { $day }
    [many] kończy się za { $days } dni, { $day }
   *[other] kończy się za { $days } dni, { $day }
}
patient-paper-ended = nieważne, ostatni dzień { $day }: poproś o pokazanie nowego dokumentu
patient-paper-not-yet = jeszcze nieważne: początek { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = nie pokazano akademii: poproś o pokazanie
patient-paper-taken-back = akademia już tego nie uznaje: pokazany dokument może być właśnie tym, więc zapytaj tam, gdzie go wydano
patient-paper-covers = obejmuje te techniki
patient-paper-not-covers = nie obejmuje: { $techniques }

patient-ask-title = Zanim powiesz „tak”, zapytaj
patient-ask-1 = Kto Panią lub Pana ubezpiecza i czy to obejmuje mój zabieg?
patient-ask-2 = Ile takich zabiegów ma Pani lub Pan za sobą? Czy mogę zobaczyć efekty u osób takich jak ja?
patient-ask-3 = Co może pójść nie tak i co się wtedy robi?
patient-ask-4 = Ile to kosztuje razem, ze wszystkimi wizytami?
patient-do-title = Co teraz zrobić
patient-do-expired = Zapytaj, czy jest nowszy certyfikat, i sprawdź jego kod.
patient-do-suspended = Poczekaj z zabiegiem, aż na tej stronie znów będzie „prawdziwy i ważny”.
patient-do-revoked = Nie zgadzaj się na zabieg na podstawie tego certyfikatu. Jeśli pokazano go jako ważny, powiedz o tym akademii.
patient-do-superseded = Zobacz nowszy certyfikat. Liczy się tylko tamten.
patient-do-superseded-suspended = Poczekaj z zabiegiem, aż na stronie nowszego certyfikatu będzie „prawdziwy i ważny”.
patient-address = Adres tej strony musi zaczynać się od { $url }. Podobna strona w innym miejscu niczego nie dowodzi.
patient-print = Drukuj tę odpowiedź

patient-title = Certyfikat: { $holder }
patient-title-unnamed = Certyfikat
patient-preview = Otwórz, aby zobaczyć, ile jest dziś wart.
patient-verdict-papers = Dokumenty, które dziś nie są w porządku: { $count }
patient-concern-ended = { $paper }: nieważne, ostatni dzień { $day }
patient-concern-not_yet = { $paper }: początek dopiero { $day }
patient-concern-not_covered = { $paper } nie obejmuje: { $techniques }
patient-concern-not_shown = { $paper }: nie pokazano akademii
patient-concern-taken_back = { $paper }: akademia już tego nie uznaje
patient-papers-genuine = Sam certyfikat jest prawdziwy i ważny. Przed każdym zabiegiem poproś o pokazanie ważnych dokumentów.
patient-ends-soon = { $days ->
    [0] Certyfikat kończy się dziś, { $day }
    [1] Certyfikat kończy się jutro, { $day }
    [few] Certyfikat kończy się za { $days } dni, { $day }
    [many] Certyfikat kończy się za { $days } dni, { $day }
   *[other] Certyfikat kończy się za { $days } dni, { $day }
}
patient-ask-paper-ended = { $paper }: termin minął. Czy mogę zobaczyć nowy dokument?
patient-ask-paper-not_yet = { $paper }: ważność jeszcze się nie zaczęła. Czy mogę zobaczyć dokument ważny dziś?
patient-ask-paper-not_covered = { $paper }: nie obejmuje wszystkich zabiegów z oferty. Czy obejmuje mój?
patient-ask-paper-not_shown = { $paper }: czy mogę zobaczyć?
patient-ask-paper-taken_back = { $paper }: akademia nie uznaje już dokumentu, który widziała. Gdzie wydano obecny i czy mogę tam zapytać, czy jest ważny?
patient-person = Czy to ta osoba stoi przed Tobą? Poproś o dokument ze zdjęciem i porównaj imię i nazwisko.
patient-level-explained = Mówi, jak trudna była nauka, a nie jak dobrze ktoś pracuje.
patient-case-explained = Przypadek pod nadzorem to jedna osoba, u której wykonano wszystkie zaplanowane sesje na oczach nauczyciela, a potem obejrzano zagojony efekt.
patient-do-walk-away = Jeśli mimo to ktoś Cię namawia, wyjdź.
patient-complain-title = Pytanie lub skarga?
patient-complain-academy = Akademia, która wydała certyfikat, odpowiada pod adresem
patient-complain-elsewhere = Jeśli kłopotem jest sama akademia, zwróć się do instytucji, która nadaje kwalifikację, do urzędu gminy lub do rzecznika konsumentów. Jeśli po zabiegu źle się czujesz, idź do lekarza.
patient-technical = Dla specjalistów
patient-serial-title = To jest numer seryjny
patient-serial-text = Kod jest dłuższy: cztery grupy po cztery litery i cyfry. Jest blisko kwadratowego wzoru.
patient-several-title = Jest tu więcej niż jeden kod
patient-several-text = Każdy certyfikat ma własny kod. Wpisz jeden kod, a potem następny.
patient-nothing-title = Najpierw wpisz kod
patient-group-1 = pierwszą grupę
patient-group-2 = drugą grupę
patient-group-3 = trzecią grupę
patient-group-4 = czwartą grupę
patient-mistake-mixed = Sprawdź jeszcze raz { $group }: czy to { $typed }, czy { $perhaps }?
patient-mistake-swapped = Sprawdź jeszcze raz { $group }: czy { $typed } i { $perhaps } są zamienione?
patient-scan = Zeskanuj kwadratowy wzór
patient-scan-stop = Wyłącz aparat
patient-scan-picture = To, co widzi aparat
patient-scan-denied = Nie można użyć aparatu. Wpisz kod albo dodaj poniżej zdjęcie certyfikatu.
patient-too-many-title = Stąd sprawdza się teraz wiele kodów
patient-too-many-text = To nie mówi nic o osobie, która robi zabieg, ani dobrego, ani złego. Poczekaj minutę i spróbuj jeszcze raz.
patient-tell-title = Powiedz o tym przed zabiegiem
patient-tell-lead = Także wtedy, gdy nikt nie pyta. Czasem trzeba poczekać albo najpierw zapytać lekarza.
patient-tell-general = Choroby, leki, alergie i to, czy jesteś w ciąży.
patient-on-paper = Na samym certyfikacie:
patient-receipt = Sprawdź ponownie pod adresem
patient-busy-title = W tej chwili sprawdza się wiele plików
patient-busy-text = To nie mówi nic o osobie, która robi zabieg, ani dobrego, ani złego. Poczekaj kilka sekund i wybierz plik jeszcze raz.
patient-slow-title = Plik nie dotarł na czas
patient-slow-text = To nie mówi nic o osobie, która robi zabieg, ani dobrego, ani złego. Wybierz plik jeszcze raz. Zrzut ekranu certyfikatu jest mniejszy i dotrze szybciej.
patient-code-long = To długi tekst. Wklej tylko kod: cztery grupy po cztery litery i cyfry.
