# Herkese açık kaydın bir sertifika hakkında söyledikleri. Bu siteye güvenmeden kontrol etmek isteyenler için.

proof-link = Herkese açık kayıtta kanıt
proof-title = Herkese açık kayıtta kanıt
proof-lead = Her sertifika ve sertifikadaki her değişiklik, herkesin okuyabildiği bir kayda yazılır. Bu kayıtta kimsenin adı yoktur. Hiç kimse, akademi bile, fark edilmeden bir satırı silemez ya da değiştiremez.
proof-entries = Bu sertifika hakkındaki satırlar
proof-none = Bu sertifika kayıt başlamadan önce verildi ve o zamandan beri ona bir şey olmadı.
proof-when = Ne zaman
proof-file = Kanıt
proof-download = Kaydet: { $what }
proof-operation-issue = Dijital sertifika verildi
proof-operation-file = PDF dosyası verildi
proof-operation-suspend = Askıya alındı
proof-operation-reinstate = Yeniden geçerli
proof-operation-revoke = İptal edildi
proof-operation-supersede = Yerine başkası verildi
proof-operation-continue = Kaydın devamı
proof-how-title = Kanıt nasıl kullanılır
proof-how-1 = Dosya, satırın kayıtta olduğunu gösterir. “tlog-proof” dosyalarını okuyan bir program bunu denetler; bunun için kaydın anahtarı gerekir ve bu anahtar bu sayfadan başka bir yerden gelmelidir.
proof-how-2 = Satır, dijital sertifikayı ya da PDF dosyasını SHA-256 değeriyle gösterir. Elinizdeki dosyayla karşılaştırın.
proof-how-3 = Kanıtı saklayın. Kayıt bir gün başka bir şey söylerse, kimin değiştirdiğini kanıt gösterir.
