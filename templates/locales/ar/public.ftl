# إطار الصفحات التي يستطيع الجميع قراءتها، والأشهر، والأخطاء.

skip-to-content = انتقل إلى المحتوى
language = اللغة
foot-line = تحفظ Countersign سجلات أكاديميات التدريب. يستطيع أي شخص التحقق من شهادة هنا، مجانًا ومن غير حساب.
nav-main = القائمة الرئيسية
nav-check-another = رمز آخر
nav-sign-in = تسجيل الدخول

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

error-home = العودة إلى الصفحة الرئيسية
error-not-found-title = لا شيء هنا
error-not-found-text = ربما في العنوان خطأ في الكتابة. للتحقق من شهادة، اكتب رمزها في الصفحة الرئيسية.
error-unknown-code-title = لا توجد شهادة بهذا الرمز
error-unknown-code-text = لم تصدر أي أكاديمية هنا شهادة بهذا الرمز. قارنه بالشهادة مرة أخرى.
error-cross-site-title = جاء هذا النموذج من صفحة أخرى
error-cross-site-text = يقول متصفحك إن النموذج لم يُرسل من هذا الموقع؛ لم يتغيّر شيء. ارجع وحمّل الصفحة من جديد وأرسله مرة أخرى.
error-unavailable-title = لا نستطيع البحث الآن
error-unavailable-text = لا يمكن الوصول إلى السجل في هذه اللحظة. لم يتغيّر شيء ولم يُفقد شيء. انتظر دقيقة ثم حاول مرة أخرى.
error-internal-title = حدث خطأ عندنا
error-internal-text = لم يُحفظ شيء ناقصًا. حاول مرة أخرى؛ وإن تكرر ذلك، فأخبر الأكاديمية بما فعلت.
error-too-many-title = كان ذلك كثيرًا في مرة واحدة
error-too-many-text = جاءت طلبات كثيرة جدًا من اتصالك. انتظر دقيقة ثم حاول مرة أخرى.
error-too-large-title = هذا كبير جدًا
error-too-large-text = ما أرسلته أكبر مما نقبل. يمكن أن يكون الملف 10 ميغابايت على الأكثر.
error-bad-request-title = لم نستطع قراءة ذلك
error-bad-request-text = كان الطلب ناقصًا أو غير سليم. ارجع وحمّل الصفحة من جديد وحاول مرة أخرى.
