# Ramka, miesiące i błędy stron, które może czytać każdy.

skip-to-content = Przejdź do treści
language = Język
foot-line = Countersign prowadzi rejestry akademii szkoleniowych. Tutaj każdy może sprawdzić certyfikat, za darmo i bez konta.
nav-main = Menu główne
nav-check-another = Inny kod
nav-sign-in = Zaloguj się

month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia

error-home = Wróć na początek
error-not-found-title = Tu nic nie ma
error-not-found-text = W adresie może być literówka. Aby sprawdzić certyfikat, wpisz jego kod na stronie głównej.
error-gone-title = Nie jest już wydawane
error-gone-text = Poświadczenie o tym kodzie nie jest już wydawane. Strona kodu mówi, co jest ważne dzisiaj.
error-unknown-code-title = Żaden certyfikat nie ma tego kodu
error-unknown-code-text = Żadna akademia tutaj nie wydała certyfikatu z tym kodem. Porównaj kod z certyfikatem jeszcze raz.
error-cross-site-title = Ten formularz przyszedł z innej strony
error-cross-site-text = Przeglądarka mówi, że formularza nie wysłano z tej strony; niczego nie zmieniono. Wróć, wczytaj stronę na nowo i wyślij jeszcze raz.
error-unavailable-title = Teraz nie możemy tego sprawdzić
error-unavailable-text = W tej chwili nie mamy dostępu do rejestru. Niczego nie zmieniono ani nie utracono. Poczekaj minutę i spróbuj jeszcze raz.
error-internal-title = Coś się u nas nie udało
error-internal-text = Niczego nie zapisano do połowy. Spróbuj jeszcze raz; jeśli to się powtórzy, powiedz akademii, przy czym to się dzieje.
error-too-many-title = To było dużo naraz
error-too-many-text = Z Twojego łącza przyszło zbyt wiele zapytań. Poczekaj minutę i spróbuj jeszcze raz.
error-cut-off-title = To nie dotarło w całości
error-cut-off-text = To, co zostało wysłane, urwało się za wcześnie, być może dlatego, że przerwało się połączenie, i nic nie zostało zapisane. Proszę wrócić i wysłać to jeszcze raz.
error-too-large-title = To jest za duże
error-too-large-text = To, co wysyłasz, jest większe, niż przyjmujemy. Plik może mieć najwyżej 10 MB. Wybierz mniejszy i wyślij jeszcze raz.
error-bad-request-title = Nie udało się tego odczytać
error-bad-request-text = Zapytanie było niepełne albo błędne. Wróć, wczytaj stronę na nowo i spróbuj jeszcze raz.
