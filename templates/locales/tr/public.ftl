# Herkesin okuyabildiği sayfaların çerçevesi, aylar ve hatalar.

skip-to-content = İçeriğe geç
language = Dil
foot-line = Countersign, eğitim akademilerinin kayıtlarını tutar. Burada herkes bir sertifikayı ücretsiz ve hesap açmadan kontrol edebilir.
nav-main = Ana menü
nav-check-another = Başka kod
nav-sign-in = Giriş yap

month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık

error-home = Ana sayfaya dön
error-not-found-title = Burada bir şey yok
error-not-found-text = Adreste bir yazım hatası olabilir. Bir sertifikayı kontrol etmek için kodunu ana sayfaya yazın.
error-gone-title = Artık verilmiyor
error-gone-text = Bu kodun dijital sertifikası artık verilmiyor. Bugün neyin geçerli olduğunu kodun sayfası söyler.
error-unknown-code-title = Bu kodu taşıyan sertifika yok
error-unknown-code-text = Buradaki hiçbir akademi bu kodla sertifika vermedi. Kodu sertifikayla bir kez daha karşılaştırın.
error-cross-site-title = Bu form başka bir sayfadan geldi
error-cross-site-text = Tarayıcınız, formun bu siteden gönderilmediğini söylüyor; hiçbir şey değiştirilmedi. Geri dönün, sayfayı yeniden yükleyin ve bir kez daha gönderin.
error-unavailable-title = Şu anda bakamıyoruz
error-unavailable-text = Kayıtlara şu anda ulaşılamıyor. Hiçbir şey değişmedi, hiçbir şey kaybolmadı. Bir dakika bekleyip yeniden deneyin.
error-internal-title = Bizde bir şey ters gitti
error-internal-text = Hiçbir şey yarım kaydedilmedi. Yeniden deneyin; yine olursa ne yaptığınızı akademiye söyleyin.
error-too-many-title = Bir seferde çok fazla oldu
error-too-many-text = Bağlantınızdan çok fazla istek geldi. Bir dakika bekleyin, sonra yeniden deneyin.
error-cut-off-title = Tamamı ulaşmadı
error-cut-off-text = Gönderdiğiniz şey erken bitti, belki de bağlantı koptuğu için; hiçbir şey kaydedilmedi. Geri dönün ve yeniden gönderin.
error-too-large-title = Bu çok büyük
error-too-large-text = Gönderdiğiniz, kabul ettiğimizden büyük. Bir dosya en çok 10 MB olabilir. Daha küçük bir dosya seçip yeniden gönderin.
error-bad-request-title = Bunu okuyamadık
error-bad-request-text = İstek eksik ya da bozuktu. Geri dönün, sayfayı yeniden yükleyin ve bir kez daha deneyin.
