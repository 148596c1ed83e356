# Co publiczny dziennik mówi o certyfikacie. Dla tych, którzy chcą sprawdzić bez zaufania do tej strony.

proof-link = Dowód w publicznym dzienniku
proof-title = Dowód w publicznym dzienniku
proof-lead = Każdy certyfikat i każda jego zmiana są zapisane w dzienniku, który może czytać każdy. Nie ma w nim nazwisk. Nikt nie może usunąć ani zmienić wpisu niezauważony, nawet akademia.
proof-entries = Wpisy o tym certyfikacie
proof-none = Ten certyfikat wydano, zanim dziennik się zaczął, i od tego czasu nic się z nim nie stało.
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
proof-how-1 = Plik pokazuje, że wpis jest w dzienniku. Sprawdza to program, który czyta pliki „tlog-proof”; potrzebuje klucza dziennika, a ten musi pochodzić skądinąd niż z tej strony.
proof-how-2 = Wpis nazywa poświadczenie lub plik PDF przez jego SHA-256. Porównaj go ze swoim plikiem.
proof-how-3 = Zachowaj dowód. Jeśli dziennik kiedyś powie co innego, dowód pokaże, kto go zmienił.
