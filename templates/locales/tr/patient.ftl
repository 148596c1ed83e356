# Uygulama yaptıracak kişinin okuduğu. Okuma yaşı on iki; önce yanıt.

patient-home-title = Bir sertifikayı kontrol edin
patient-home-lead = Birisi size uygulama yapacak. Eğitiminin, sigortasının ve diğer belgelerinin bugün geçerli olup olmadığını burada görün.
patient-code-label = Sertifika kodu
patient-code-hint = Dört grupta 16 harf ve rakam. Büyük küçük harf ve boşluk fark etmez.
patient-code-button = Kontrol et
patient-code-again = Yeniden kontrol et
patient-where-title = Kod nerede?
patient-where-1 = Sertifikanın üzerinde, kare desenin yanında: dörder harf ve rakamdan dört grup. Görmek isteyin: iyi çalışan biri onu seve seve gösterir.
patient-where-2 = Ya da telefonunuzun kamerasını kare desene tutun. Açılan adres bu adres olmalıdır.
patient-where-3 = Kod yok mu? O zaman burada kontrol edilemez. Üzerinde adı yazan akademiye sorun.
patient-check-title = Neler göreceksiniz
patient-check-1 = Sertifikanın kime ait olduğu ve ne anlama geldiği.
patient-check-2 = Kimin, ne zaman verdiği ve ne zamana kadar geçerli olduğu.
patient-check-3 = Hangi teknikler ve gözetim altında kaç uygulama.
patient-check-4 = Sigortanın ve diğer belgelerin bugün geçerli olup olmadığı.

patient-mistake-title = Bu kodda bir yazım hatası var
patient-mistake-hint = Her dörtlü grubu sertifikayla karşılaştırın.
patient-mistake-empty = Hiçbir şey yazılmadı.
patient-mistake-length = Bir kodda { $want } harf ve rakam vardır. Bunda { $have } var.
patient-mistake-character = { $position }. yerdeki “{ $found }” hiçbir kodda yoktur.
patient-mistake-check = Bir harf ya da rakam yanlış veya ikisi yer değiştirmiş. Kod kendini denetler, bunu oradan biliyoruz.
patient-mistake-means = Bu ne demek
patient-mistake-means-1 = Bu, uygulamayı yapan kişi hakkında iyi ya da kötü bir şey söylemez. Kod yazarken yanılmak kolaydır.
patient-mistake-means-2 = Sertifikada yazanı aynen yazdıysanız, yanlış olan sertifikanın kendisidir. Üzerinde adı yazan akademiye sorun.

patient-unknown-title = Bu kodu taşıyan sertifika yok
patient-unknown-text = Kodun biçimi doğru, ama buradaki hiçbir akademi bu kodla sertifika vermedi.
patient-unknown-1 = Kodu sertifikayla bir kez daha karşılaştırın.
patient-unknown-2 = Sertifikayı kâğıt üzerinde ya da dosya olarak görmek isteyin ve kare desenini kullanın.
patient-unknown-3 = Kod aynıysa bu sertifikaya güvenmeyin. Üzerinde adı yazan akademiye sorun.

patient-unavailable-title = Şu anda kontrol edemiyoruz
patient-unavailable-text = Kayıtlara şu anda ulaşılamıyor. Bu, sertifika hakkında iyi ya da kötü bir şey söylemez.
patient-unavailable-again = Yeniden dene

patient-verdict-active = Gerçek ve geçerli
patient-verdict-expired = Süresi dolmuş. Ona güvenmeyin
patient-verdict-suspended = Askıya alınmış. Şimdilik ona güvenmeyin
patient-verdict-suspended-ended = Askıya alınmış ve süresi dolmuş. Ona güvenmeyin
patient-verdict-revoked = İptal edilmiş. Ona güvenmeyin
patient-verdict-superseded = Yerine daha yeni bir sertifika verilmiş
patient-replaced-revoked = Yerine verilen sertifika iptal edilmiş. Buna güvenmeyin
patient-replaced-suspended = Yerine verilen sertifika askıya alınmış. Şimdilik buna güvenmeyin
patient-replaced-expired = Yerine verilen sertifikanın süresi dolmuş. Buna güvenmeyin

patient-checked = { $moment } ({ $zone }) itibarıyla, onu veren akademide kontrol edildi.
patient-expired-text = Bu sertifika gerçekti. Son günü { $day } idi.
patient-suspended-text = Akademi bu sertifikayı { $day } tarihinde askıya aldı. Akademi bunu kaldırana kadar ona güvenmeyin.
patient-suspended-ended = Akademi bu sertifikayı { $day } tarihinde askıya aldı; son günü { $last } idi. Bir daha geçerli olmayacak.
patient-revoked-text = Akademi bu sertifikayı { $day } tarihinde iptal etti. Artık hiçbir değeri yok.
patient-revoked-because-claimed_early = Eğitim bitmeden istenmişti.
patient-revoked-because-claimed_in_error = Yanlışlıkla verilmişti.
patient-revoked-because-wrong_qualification = Üzerinde yanlış bir yeterlilik yazıyordu.
patient-revoked-because-centre_malpractice = Akademi kurallara uymamıştı.
patient-revoked-because-learner_malpractice = Sahibi kurallara uymamıştı.
patient-revoked-because-incorrect_units = Üzerinde yanlış üniteler yazıyordu.
patient-revoked-because-other = Nedenini akademi söyleyebilir.
patient-superseded-text = { $day } tarihinden beri yerinde başka bir sertifika var. Ona bakın.
patient-superseded-renamed = { $day } tarihinden beri yerinde daha yeni bir sertifika var. Yenisini görmek isteyin: yalnız o sayılır.
patient-superseded-revoked = { $day } tarihinden beri yerinde başka bir sertifika var; akademi o sertifikayı iptal etti. Artık ikisinin de hiçbir değeri yok.
patient-superseded-suspended = { $day } tarihinden beri yerinde başka bir sertifika var; akademi o sertifikayı askıya aldı. İkisine de güvenmeyin.
patient-superseded-expired = { $day } tarihinden beri yerinde başka bir sertifika var; o sertifikanın son günü geçti. İkisine de güvenmeyin.
patient-superseded-link = Daha yeni sertifikayı gör

patient-belongs-to = Bu sertifikanın sahibi
patient-latin = Latin harfleriyle:
patient-issued-by = Veren
patient-issued-on = Verildiği gün
patient-valid-until = Son geçerlilik günü
patient-no-expiry = Son günü yok
patient-level = Seviye
patient-kind = Türü
patient-kind-regulated = Devletçe düzenlenen yeterlilik
patient-kind-academy = Akademi sertifikası, devletçe düzenlenen bir yeterlilik değil
patient-register-number = no. { $number }
patient-awarded-by = veren kurum: { $body }
patient-kind-difference = Aradaki fark nedir?
patient-kind-explained = Devletçe düzenlenen bir yeterlilik halka açık bir listede yazılıdır ve onu kimin verebileceğini bir devlet kurumu denetler. Akademi sertifikası ise neyin öğrenildiğine dair akademinin kendi sözüdür. İkisi de iyi bir eğitim olabilir; yalnız ilkini dışarıdan denetleyen biri vardır.
patient-code = Kod

patient-learned = Neler öğrenildi
patient-learned-note = Zamanla değişmez.
patient-said = Sertifikada ne yazıyor
patient-technique = Teknik
patient-cases = Gözetim altında işlemler
patient-cases-asked = Gözetim altında işlemler, toplam: { $done }. Kursun istediği: { $need }.
patient-no-cases = kursta işlendi
patient-not-certified = sertifikada yok
patient-hours = Gözetim altında { $hours } uygulama; her kaydı adı belli bir gözetmen imzaladı.
patient-today = Bugünkü durum
patient-today-note = Sorduğunuz anda bakıldı.
patient-today-none = Bu akademi bu sertifika için sigorta ya da başka belge tutmuyor. Belgeleri görmek isteyin.
patient-paper-current = geçerli
patient-paper-current-until = { $day } gününe kadar geçerli
patient-paper-ends-soon = { $days ->
    [0] bugün bitiyor, { $day }
    [1] yarın bitiyor, { $day }
   *[other] { $days } gün sonra bitiyor, { $day }
}
patient-paper-ended = { $day } günü bitti: yenisini görmek isteyin
patient-paper-not-yet = henüz geçerli değil: { $day } günü başlıyor
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = akademiye gösterilmedi: görmek isteyin
patient-paper-taken-back = akademi artık kabul etmiyor: size gösterilen, bu belgenin ta kendisi olabilir; belgeyi verene sorun
patient-paper-covers = bu teknikleri kapsıyor
patient-paper-not-covers = şunları kapsamıyor: { $techniques }

patient-ask-title = Evet demeden önce sorun
patient-ask-1 = Sigortanız hangi şirkette ve bana yapılacak uygulamayı kapsıyor mu?
patient-ask-2 = Bunu kaç kez yaptınız? Benim gibi kişilerin sonuçlarını görebilir miyim?
patient-ask-3 = Ne ters gidebilir ve o zaman ne yaparsınız?
patient-ask-4 = Bütün ziyaretlerle birlikte toplam ne kadar tutar?
patient-do-title = Şimdi ne yapmalı
patient-do-expired = Daha yeni bir sertifika olup olmadığını sorun ve onun kodunu kontrol edin.
patient-do-suspended = Bu sayfa yeniden “gerçek ve geçerli” diyene kadar uygulamayı erteleyin.
patient-do-revoked = Bu sertifikaya dayanarak uygulama yaptırmayın. Size geçerli diye gösterildiyse akademiye söyleyin.
patient-do-superseded = Daha yeni sertifikaya bakın. Yalnız o sayılır.
patient-do-superseded-suspended = Daha yeni sertifikanın sayfası “gerçek ve geçerli” diyene kadar uygulamayı erteleyin.
patient-address = Bu sayfanın adresi { $url } ile başlamalıdır. Başka yerde buna benzeyen bir sayfa hiçbir şey kanıtlamaz.
patient-print = Bu yanıtı yazdır

patient-title = Sertifika: { $holder }
patient-title-unnamed = Sertifika
patient-preview = Bugün ne değeri olduğunu görmek için açın.
patient-verdict-papers = Bugün geçerli olmayan ya da eksik belge: { $count }
patient-concern-ended = { $paper }: { $day } günü bitti
patient-concern-not_yet = { $paper }: ancak { $day } günü başlıyor
patient-concern-not_covered = { $paper }: şunları kapsamıyor: { $techniques }
patient-concern-not_shown = { $paper }: akademiye gösterilmedi
patient-concern-taken_back = { $paper }: akademi artık kabul etmiyor
patient-papers-genuine = Sertifikanın kendisi gerçek ve geçerli. Her uygulamadan önce geçerli belgeleri görmek isteyin.
patient-ends-soon = { $days ->
    [0] Sertifika bugün bitiyor, { $day }
    [1] Sertifika yarın bitiyor, { $day }
   *[other] Sertifika { $days } gün sonra bitiyor, { $day }
}
patient-ask-paper-ended = { $paper }: süresi bitmiş. Yeni belgeyi görebilir miyim?
patient-ask-paper-not_yet = { $paper }: henüz başlamamış. Bugün geçerli olanı görebilir miyim?
patient-ask-paper-not_covered = { $paper }: sunduğunuz her şeyi kapsamıyor. Bana yapılacak uygulamayı kapsıyor mu?
patient-ask-paper-not_shown = { $paper }: görebilir miyim?
patient-ask-paper-taken_back = { $paper }: akademi gördüğü belgeyi artık kabul etmiyor. Sizinkini kim verdi, geçerli olup olmadığını ona sorabilir miyim?
patient-person = Karşınızdaki kişi bu mu? Fotoğraflı bir kimlik görmek isteyin ve adı karşılaştırın.
patient-level-explained = Öğrenmenin ne kadar zor olduğunu söyler, birinin ne kadar iyi olduğunu değil.
patient-case-explained = Gözetim altında bir işlem: bir kişiye planlanan bütün seanslar bir eğitmenin gözü önünde yapılmış, sonra iyileşmiş sonuca bakılmıştır.
patient-do-walk-away = Yine de sizi zorluyorlarsa oradan ayrılın.
patient-complain-title = Sorunuz ya da şikâyetiniz mi var?
patient-complain-academy = Sertifikayı veren akademi şu adresten yanıt verir:
patient-complain-elsewhere = Sorun akademinin kendisiyse yeterliliği veren kuruma, belediyenize ya da bir tüketici derneğine başvurun. Uygulamadan sonra kendinizi kötü hissederseniz doktora gidin.
patient-technical = Uzmanlar için
patient-serial-title = Bu seri numarası
patient-serial-text = Kod daha uzundur: dörder harf ve rakamdan dört grup. Kare desenin yanındadır.
patient-several-title = İçinde birden çok kod var
patient-several-text = Her sertifikanın kendi kodu vardır. Önce bir kodu tek başına yazın, sonra ötekini.
patient-nothing-title = Önce kodu yazın
patient-group-1 = birinci gruba
patient-group-2 = ikinci gruba
patient-group-3 = üçüncü gruba
patient-group-4 = dördüncü gruba
patient-mistake-mixed = Yeniden { $group } bakın: { $typed } yerine { $perhaps } olabilir mi?
patient-mistake-swapped = Yeniden { $group } bakın: { $typed } ile { $perhaps } yer mi değiştirdi?
patient-scan = Kare deseni tara
patient-scan-stop = Kamerayı kapat
patient-scan-picture = Kameranın gördüğü
patient-scan-denied = Kamera kullanılamıyor. Kodu yazın ya da aşağıya sertifikanın bir fotoğrafını yükleyin.
patient-too-many-title = Buradan şu anda çok kod kontrol ediliyor
patient-too-many-text = Bu, uygulamayı yapan kişi hakkında iyi ya da kötü bir şey söylemez. Bir dakika bekleyin, sonra yeniden deneyin.
patient-tell-title = Uygulamadan önce söyleyin
patient-tell-lead = Kimse sormasa da söyleyin. Bazen beklemek ya da önce doktora sormak gerekir.
patient-tell-general = Hastalıklar, ilaçlar, alerjiler ve hamile olup olmadığınız.
patient-on-paper = Sertifikanın üzerinde:
patient-receipt = Yeniden kontrol adresi
patient-busy-title = Şu anda çok dosya kontrol ediliyor
patient-busy-text = Bu, uygulamayı yapan kişi hakkında iyi ya da kötü bir şey söylemez. Birkaç saniye bekleyin, sonra dosyayı yeniden seçin.
patient-slow-title = Dosya zamanında ulaşmadı
patient-slow-text = Bu, uygulamayı yapan kişi hakkında iyi ya da kötü bir şey söylemez. Dosyayı yeniden seçin. Sertifikanın ekran görüntüsü daha küçüktür ve daha çabuk ulaşır.
patient-code-long = Bu uzun bir metin. Yalnız kodu yapıştırın: dörder harf ve rakamdan dört grup.
