# Co publiczny dziennik mówi o certyfikacie. Dla tych, którzy chcą sprawdzić bez zaufania do tej strony.

proof-link = Dowód w publicznym dzienniku
proof-title = Dowód w publicznym dzienniku
proof-lead = Każdy certyfikat i każda jego zmiana są zapisane w dzienniku, który może czytać każdy. Nie ma w nim nazwisk. Nikt nie może usunąć ani zmienić wpisu tak, by nikt tego nie zauważył, nawet akademia.
proof-entries = Wpisy o tym certyfikacie
proof-none = Ten certyfikat wydano, zanim zaczęto prowadzić dziennik, i od tego czasu nic się z nim nie stało.
proof-when = Kiedy
proof-file = Dowód
proof-download = Zapisz: { $what }
proof-operation-issue = Wydano poświadczenie
proof-operation-file = Wydano plik PDF
proof-operation-suspend = Zawieszono
proof-operation-reinstate = Znów ważny
proof-operation-revoke = Wycofano
proof-operation-supersede = Zastąpiono innym
proof-operation-continue = Dalszy ciąg dziennika
proof-how-title = Jak użyć dowodu
proof-how-1 = Plik pokazuje, że wpis jest w dzienniku. Sprawdza to program, który czyta pliki „tlog-proof”; potrzebuje klucza dziennika, a ten musi pochodzić z innego miejsca niż ta strona.
proof-how-2 = Wpis podaje SHA-256 poświadczenia lub pliku PDF. Porównaj go ze swoim plikiem.
proof-how-3 = Zachowaj dowód. Jeśli dziennik kiedyś powie co innego, dowód pokaże, kto go zmienił.
