# Bir dosya veren kişinin okuduğu. Önce yanıt.

file-title = Sertifika sizde dosya ya da fotoğraf olarak mı var?
file-label = PDF ya da sertifikanın fotoğrafı veya ekran görüntüsü
file-hint = Seçin ya da buraya bırakın, en çok 10 MB. Bakılır ve sonra unutulur.
file-button = Dosyayı kontrol et
file-error-page = Hata: Bir sertifikayı kontrol edin
file-error-none = Önce bir dosya seçin.
file-error-several = Birden çok dosya vardı. Önce birini, sonra ötekini seçin.
file-error-too-large = Dosya 10 MB’den büyük ya da tam olarak gelmedi.

file-verdict-active = Bu dosya gerçek ve geçerli
file-verdict-altered = Bu dosya değiştirilmiş
file-verdict-incomplete = Bu dosya tam değil

file-checked = { $moment } ({ $zone }) itibarıyla, onu veren akademide kontrol edildi.
file-genuine-text = Bu, akademinin verdiği dosyanın ta kendisi.
file-genuine-padded = Bu, akademinin verdiği dosya. Yalnız en sondaki boş karakterler farklı; bunlar hiçbir şeyi değiştirmez.
file-appended = İmzalandıktan sonra dosyaya bir şey eklenmiş ({ $bytes } bayt). Sayfalarda gördüğünüz, verilmiş olan olmayabilir.
file-appended-cut = Dosya, akademinin imzaladığı bölümle başlıyor; ama sonrası tam değil: dosyanın sonu eksik olabilir. Sayfalarda gördüğünüz, verilmiş olan olmayabilir.
file-truncated = Dosyanın sonu eksik ({ $bytes } bayt). Yolda kesilmiş olabilir.
file-changed = Dosyada imzamız var, ama içeriği imzalanan içerik değil.
file-broken = Dosyada buradan bir sertifikanın izleri var, ama imzamız bozulmuş ya da silinmiş.
file-not-in-record = Dosyada imzamız var, ama buradaki hiçbir akademi onu vermedi.
file-key-stolen = Bu imzanın anahtarı { $day } gününden beri çalınmış sayılıyor. Ona sahip olan, bizimkilere benzeyen dosyalar yapabilir.
file-cut-off = Dosyanın sonu eksik, bu yüzden hiçbir şey göstermiyor. Yolda kesilmiş olabilir.
file-not-pdf = Bu bir PDF değil. İçinde bir sertifika varsa, örneğin bir ZIP’te, e-postada ya da metin belgesinde, PDF’yi çıkarıp onu seçin.
file-data = Bu, programlar için bir dosya, örneğin credential.json. Bu sayfa onu okumaz. Sertifikanın kodu aynı yanıtı verir.
file-encrypted = Bu kilitli bir PDF. Buradaki sertifikalar hiç kilitli olmaz.
file-signed-by-others = İmzalı, ama bizim tarafımızdan değil. Bir dosyayı herkes imzalayabilir.
file-unsigned = Bu dosyada bizim imzamız yok. Bir sertifikanın fotoğrafında, taramasında ya da yeni çıktısında da olmaz; bu yüzden bu, uygulamayı yapan kişi hakkında henüz bir şey söylemez.

file-original = Bu sertifikadan yapılmış
file-named = Bu sertifikayı gösteriyor, ama verilen dosya değil
file-standing = Bugün
file-see = Bu sertifika hakkında her şeyi gör

file-advice-code = Sertifikadaki kodu ana sayfadaki alana yazın. Doğru yanıtı her zaman kod verir.
file-advice-ask = Dosyayı akademinin gönderdiği hâliyle isteyin.
file-advice-altered = Sayfalarında ne yazarsa yazsın bu dosyaya güvenmeyin.
file-advice-standing = Bu sertifikanın sayfasına bakın. Ne olduğunu ve ne yapılacağını söyler.

file-technical = Uzmanlar için
file-technical-text = { $bytes } bayt, SHA-256 { $sha }

file-page-title = Bu dosya nedir
file-error-empty = Seçtiğiniz dosya boş. Başka bir dosya seçin.
file-error-gone = O yanıt unutuldu: bir saat saklıyoruz. Dosyayı yeniden seçin.
file-verdict-copy = Bu bir kopya, asıl dosya değil
file-verdict-unreadable = Bu resimde kod okunamıyor
file-copy-names = Bu sertifikayı gösteriyor. Adı karşılaştırın
file-copy-picture = Bu resimdeki kare desen aşağıdaki sertifikaya götürüyor. Resmin değiştirilip değiştirilmediğini bilemeyiz: yalnız burada yazana inanın.
file-copy-saved = Bir program bu dosyayı yeniden kaydetmiş; e-posta programları ve telefonlar bunu yapar. Değiştirilip değiştirilmediğini bilemeyiz: yalnız burada yazana inanın.
file-unreadable = Bu, uygulamayı yapan kişi hakkında iyi ya da kötü bir şey söylemez.
file-advice-compare = Adı, kursu ve teknikleri elinizdeki kopyayla karşılaştırın. Farklıysa kopyaya güvenmeyin.
file-advice-photo = Fotoğrafı yeniden çekin: tam karşıdan, iyi ışıkta, kare desenin tamamı görünsün. JPEG ya da PNG olmayan bir resim, örneğin HEIC, okunamaz: JPEG olarak kaydedin ya da ekran görüntüsünü alın.
file-verdict-no_word = Bu dosya tek başına bize bir şey söylemez
file-verdict-elsewhere = Bu desen başka bir siteye götürüyor
file-elsewhere = Kare desen şuraya götürüyor: { $host }. Buradan verilen bir sertifika şuraya götürür: { $site }.
file-verdict-no_certificate = Bu desen hiçbir sertifikaya götürmüyor
file-advice-elsewhere = O adreste devam etmeyin: orada yazanlar buradan gelmiyor.
file-verdict-several = İçinde birden çok sertifika var
file-several-bad = Sertifikaların hepsi bugün geçerli değil ya da bir belge eksik
file-several = Elinizdekinin değiştirilip değiştirilmediğini bilemeyiz. Her sertifikaya ayrı ayrı bakın, adı karşılaştırın ve yalnız burada yazana inanın.
file-several-more = Burada yalnız { $count } tanesi görünüyor. Ötekileri kodlarıyla kontrol edin.
file-unnamed = Bu dosyada imzamız var, ama bir program onu yeniden kaydetmiş; e-posta programları ve telefonlar bunu yapar. Değiştirilip değiştirilmediğini ve hangi sertifika olduğunu bilemeyiz.
file-copy-linked = Bu dosyadaki bir bağlantı aşağıdaki sertifikaya götürüyor. Dosyanın değiştirilip değiştirilmediğini bilemeyiz: yalnız burada yazana inanın.
