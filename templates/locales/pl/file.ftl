# To, co czyta osoba, która dodaje plik. Najpierw odpowiedź.

file-title = Masz certyfikat jako plik lub zdjęcie?
file-label = Plik PDF albo zdjęcie lub zrzut ekranu certyfikatu
file-hint = Wybierz plik lub upuść go tutaj, do 10 MB. Obejrzymy go i zapomnimy.
file-button = Sprawdź plik
file-error-page = Błąd: Sprawdź certyfikat
file-error-none = Najpierw wybierz plik.
file-error-several = To było kilka plików. Wybierz jeden, a potem następny.
file-error-too-large = Plik ma ponad 10 MB albo nie dotarł w całości.

file-verdict-active = Ten plik jest prawdziwy i ważny
file-verdict-altered = Ten plik zmieniono
file-verdict-incomplete = Ten plik nie jest cały

file-checked = Sprawdzono { $moment } ({ $zone }) w akademii, która go wydała.
file-genuine-text = To dokładnie ten plik, który wydała akademia.
file-genuine-padded = To plik, który wydała akademia. Inne są tylko puste znaki na samym końcu; niczego nie zmieniają.
file-appended = Ktoś dodał coś do pliku po podpisaniu (liczba bajtów: { $bytes }). To, co widać na stronach, może nie być tym, co wydano.
file-appended-cut = Plik zaczyna się od tego, co podpisała akademia, ale reszta nie jest cała: może brakować końca pliku. To, co widać na stronach, może nie być tym, co wydano.
file-truncated = Brakuje końca pliku (liczba bajtów: { $bytes }). Mógł zostać ucięty po drodze.
file-changed = Plik ma nasz podpis, ale jego treść nie jest tym, co podpisano.
file-broken = Plik ma ślady certyfikatu stąd, ale nasz podpis jest uszkodzony lub zniknął.
file-not-in-record = Plik ma nasz podpis, ale żadna akademia stąd go nie wydała.
file-key-stolen = Klucz tego podpisu zgłoszono jako skradziony od { $day }. Kto go ma, może robić pliki podobne do naszych.
file-cut-off = Brakuje końca pliku, więc niczego nie dowodzi. Mógł zostać ucięty po drodze.
file-not-pdf = To nie jest PDF. Jeśli w środku jest certyfikat, na przykład w pliku ZIP, w mailu lub w dokumencie tekstowym, wyjmij PDF i wybierz go.
file-data = To plik dla programów, na przykład credential.json. Ta strona go nie czyta. Kod certyfikatu daje tę samą odpowiedź.
file-encrypted = To zablokowany PDF. Certyfikaty stąd nigdy nie są zablokowane.
file-signed-by-others = Jest podpisany, ale nie przez nas. Każdy może podpisać plik.
file-unsigned = Nie ma naszego podpisu. Zdjęcie, skan lub nowy wydruk certyfikatu też go nie ma, więc to jeszcze nic nie mówi o osobie, która robi zabieg.

file-original = Powstał z tego certyfikatu
file-named = Wskazuje ten certyfikat, ale nie jest plikiem, który wydano
file-standing = Dziś
file-see = Zobacz wszystko o tym certyfikacie

file-advice-code = Wpisz kod z certyfikatu w pole na stronie głównej. Kod zawsze daje właściwą odpowiedź.
file-advice-ask = Poproś o plik taki, jaki przysłała akademia.
file-advice-altered = Nie polegaj na tym pliku, cokolwiek mówią jego strony.
file-advice-standing = Zobacz stronę tego certyfikatu. Mówi, co się stało i co zrobić.

file-technical = Dla specjalistów
file-technical-text = liczba bajtów: { $bytes }, SHA-256 { $sha }

file-page-title = Czym jest ten plik
file-error-empty = Wybrany plik jest pusty. Wybierz inny.
file-error-gone = Tej odpowiedzi już nie ma: trzymamy ją godzinę. Wybierz plik jeszcze raz.
file-verdict-copy = To kopia, nie oryginalny plik
file-verdict-unreadable = Na tym obrazie nie da się odczytać kodu
file-copy-names = Wskazuje ten certyfikat. Porównaj imię i nazwisko
file-copy-picture = Kwadratowy wzór na tym obrazie prowadzi do certyfikatu poniżej. Nie wiemy, czy obraz zmieniono: wierz tylko temu, co jest napisane tutaj.
file-copy-saved = Jakiś program zapisał ten plik na nowo, jak robią to programy pocztowe i telefony. Nie wiemy, czy go zmieniono: wierz tylko temu, co jest napisane tutaj.
file-unreadable = To nie mówi nic o osobie, która robi zabieg, ani dobrego, ani złego.
file-advice-compare = Porównaj imię i nazwisko, kurs i techniki ze swoją kopią. Jeśli się różnią, nie polegaj na kopii.
file-advice-photo = Zrób zdjęcie jeszcze raz: prosto z przodu, przy dobrym świetle, z całym kwadratowym wzorem. Obrazu innego niż JPEG lub PNG, na przykład HEIC, nie da się odczytać: zapisz go jako JPEG albo zrób zrzut ekranu.
file-verdict-no_word = Sam ten plik nic nam nie mówi
file-verdict-elsewhere = Ten wzór prowadzi do innej strony
file-elsewhere = Kwadratowy wzór prowadzi do { $host }. Certyfikat stąd prowadzi do { $site }.
file-verdict-no_certificate = Ten wzór nie prowadzi do żadnego certyfikatu
file-advice-elsewhere = Nie idź dalej pod tamtym adresem: to, co tam jest, nie pochodzi stąd.
file-verdict-several = Jest w nim kilka certyfikatów
file-several-bad = Nie każdy certyfikat jest dziś w porządku
file-several = Nie wiemy, czy to, co masz, zmieniono. Obejrzyj każdy certyfikat osobno, porównaj imię i nazwisko i wierz tylko temu, co jest napisane tutaj.
file-several-more = Tutaj widać tylko tyle: { $count }. Pozostałe sprawdź po ich kodach.
file-unnamed = Ma nasz podpis, ale jakiś program zapisał go na nowo, jak robią to programy pocztowe i telefony. Nie wiemy, czy go zmieniono ani który to był certyfikat.
file-copy-linked = Link w tym pliku prowadzi do certyfikatu poniżej. Nie wiemy, czy plik zmieniono: wierz tylko temu, co jest napisane tutaj.
