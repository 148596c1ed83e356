# ما يقرؤه من سيخضع لعلاج. مستوى القراءة: اثنتا عشرة سنة؛ الجواب أولًا.

patient-home-title = تحقّق من شهادة
patient-home-lead = شخص ما سيجري لك علاجًا. انظر هنا هل تدريبه وتأمينه وأوراقه الأخرى سارية اليوم.
patient-code-label = رمز الشهادة
patient-code-hint = 16 حرفًا ورقمًا في أربع مجموعات. لا فرق بين الحروف الكبيرة والصغيرة ولا أثر للمسافات.
patient-code-button = تحقّق
patient-code-again = تحقّق مرة أخرى
patient-where-title = أين الرمز؟
patient-where-1 = على الشهادة، قرب المربع المنقّط: أربع مجموعات، في كل منها أربعة حروف وأرقام. اطلب أن تراها: من يعمل جيدًا يريها بسرور.
patient-where-2 = أو وجّه كاميرا هاتفك نحو المربع المنقّط. العنوان الذي يُفتح يجب أن يكون هذا العنوان.
patient-where-3 = لا يوجد رمز؟ إذن لا يمكن التحقق منها هنا. اسأل الأكاديمية المذكورة عليها.
patient-check-title = ماذا سترى
patient-check-1 = لمن الشهادة وماذا تعني.
patient-check-2 = من أصدرها، ومتى، وإلى متى تسري.
patient-check-3 = أي التقنيات، وكم علاجًا تحت الإشراف.
patient-check-4 = هل التأمين والأوراق الأخرى سارية اليوم.

patient-mistake-title = في هذا الرمز خطأ في الكتابة
patient-mistake-hint = قارن كل مجموعة من أربعة بما على الشهادة.
patient-mistake-empty = لم يُكتب شيء.
patient-mistake-length = الرمز فيه { $want } حرفًا ورقمًا. وهذا فيه { $have }.
patient-mistake-character = العلامة «{ $found }» في الموضع { $position } لا توجد في أي رمز.
patient-mistake-check = حرف أو رقم غير صحيح، أو اثنان تبادلا مكانيهما. الرمز يفحص نفسه، ولهذا نعرف.
patient-mistake-means = ماذا يعني هذا
patient-mistake-means-1 = لا يقول شيئًا عمّن يقوم بالعلاج، لا خيرًا ولا شرًا. من السهل الخطأ في كتابة رمز.
patient-mistake-means-2 = إن كنت كتبت ما على الشهادة تمامًا، فالخطأ في الشهادة نفسها. اسأل الأكاديمية المذكورة عليها.

patient-unknown-title = لا توجد شهادة بهذا الرمز
patient-unknown-text = شكل الرمز صحيح، لكن لم تصدر أي أكاديمية هنا شهادة به.
patient-unknown-1 = قارن الرمز بالشهادة مرة أخرى.
patient-unknown-2 = اطلب أن ترى الشهادة على ورق أو كملف، واستعمل المربع المنقّط الذي عليها.
patient-unknown-3 = إن كان الرمز هو نفسه، فلا تعتمد على هذه الشهادة. اسأل الأكاديمية المذكورة عليها.

patient-unavailable-title = لا نستطيع التحقق الآن
patient-unavailable-text = لا يمكن الوصول إلى السجل في هذه اللحظة. هذا لا يقول شيئًا عن الشهادة، لا خيرًا ولا شرًا.
patient-unavailable-again = حاول مرة أخرى

patient-verdict-active = أصلية وسارية
patient-verdict-expired = انتهت. لا تعتمد عليها
patient-verdict-suspended = موقوفة. لا تعتمد عليها الآن
patient-verdict-suspended-ended = موقوفة ومنتهية. لا تعتمد عليها
patient-verdict-revoked = مسحوبة. لا تعتمد عليها
patient-verdict-superseded = حلّت محلها شهادة أحدث
patient-replaced-revoked = حلّت محلها شهادة سُحبت. لا تعتمد عليها
patient-replaced-suspended = حلّت محلها شهادة موقوفة. لا تعتمد عليها الآن
patient-replaced-expired = حلّت محلها شهادة انتهت. لا تعتمد عليها

patient-checked = تم التحقق في { $moment } ({ $zone }) لدى الأكاديمية التي أصدرتها.
patient-expired-text = كانت هذه الشهادة أصلية. آخر يوم لها: { $day }.
patient-suspended-text = أوقفت الأكاديمية هذه الشهادة في { $day }. لا تعتمد عليها حتى ترفع الأكاديمية الإيقاف.
patient-suspended-ended = أوقفت الأكاديمية هذه الشهادة في { $day }، وكان آخر يوم لها { $last }. لن تسري من جديد.
patient-revoked-text = سحبت الأكاديمية هذه الشهادة في { $day }. لم تعد لها أي قيمة.
patient-revoked-because-claimed_early = طُلبت قبل انتهاء التدريب.
patient-revoked-because-claimed_in_error = صدرت عن طريق الخطأ.
patient-revoked-because-wrong_qualification = ذكرت مؤهلًا غير صحيح.
patient-revoked-because-centre_malpractice = لم تلتزم الأكاديمية بالقواعد.
patient-revoked-because-learner_malpractice = لم يلتزم صاحبها بالقواعد.
patient-revoked-because-incorrect_units = ذكرت وحدات غير صحيحة.
patient-revoked-because-other = تستطيع الأكاديمية أن تخبرك بالسبب.
patient-superseded-text = منذ { $day } حلّت محلها شهادة أخرى. انظر إلى تلك.
patient-superseded-renamed = منذ { $day } حلّت محلها شهادة أحدث. اطلب أن ترى الأحدث: هي وحدها التي تُحسب.
patient-superseded-revoked = منذ { $day } حلّت محلها شهادة أخرى، وقد سحبت الأكاديمية تلك الأخرى. لم تعد لأي منهما قيمة.
patient-superseded-suspended = منذ { $day } حلّت محلها شهادة أخرى، وقد أوقفت الأكاديمية تلك الأخرى. لا تعتمد على أي منهما.
patient-superseded-expired = منذ { $day } حلّت محلها شهادة أخرى، وقد مضى آخر يوم لتلك الأخرى. لا تعتمد على أي منهما.
patient-superseded-link = انظر الشهادة الأحدث

patient-belongs-to = صاحب هذه الشهادة
patient-latin = بالحروف اللاتينية:
patient-issued-by = أصدرتها
patient-issued-on = تاريخ الإصدار
patient-valid-until = سارية حتى
patient-no-expiry = ليس لها يوم أخير
patient-level = المستوى
patient-kind = النوع
patient-kind-regulated = مؤهل خاضع لرقابة الدولة
patient-kind-academy = شهادة أكاديمية، وليست مؤهلًا خاضعًا لرقابة الدولة
patient-register-number = رقم { $number }
patient-awarded-by = الجهة المانحة: { $body }
patient-kind-difference = ما الفرق؟
patient-kind-explained = المؤهل الخاضع للرقابة مكتوب في قائمة عامة، وجهة حكومية تراقب من يحق له منحه. أما شهادة الأكاديمية فهي كلمة الأكاديمية نفسها عمّا جرى تعلّمه. كلاهما قد يكون تدريبًا جيدًا؛ لكن الأول وحده تراقبه جهة من الخارج.
patient-code = الرمز

patient-learned = ما جرى تعلّمه
patient-learned-note = لا يتغيّر مع الوقت.
patient-said = ما هو مكتوب في الشهادة
patient-technique = التقنية
patient-cases = حالات تحت الإشراف
patient-cases-asked = الحالات تحت الإشراف، المجموع: { $done }. تطلب الدورة: { $need }.
patient-no-cases = ضمن الدورة
patient-not-certified = غير مشمولة بالشهادة
patient-hours = { $hours } من الممارسة تحت الإشراف، وقّع كل سطر في سجلها مشرف معروف بالاسم.
patient-today = الوضع اليوم
patient-today-note = جرى البحث في لحظة سؤالك.
patient-today-none = لا تحتفظ هذه الأكاديمية بتأمين ولا بأوراق أخرى لهذه الشهادة. اطلب أن تراها.
patient-paper-current = المدة سارية
patient-paper-current-until = المدة سارية حتى { $day }
patient-paper-ends-soon = { $days ->
    [0] تنتهي المدة اليوم، { $day }
    [1] تنتهي المدة غدًا، { $day }
    [two] تنتهي المدة بعد يومين، في { $day }
    [few] تنتهي المدة بعد { $days } أيام، في { $day }
    [many] تنتهي المدة بعد { $days } يومًا، في { $day }
   *[other] تنتهي المدة بعد { $days } يوم، في { $day }
}
patient-paper-ended = انتهت المدة في { $day }: اطلب أن ترى ورقة جديدة
patient-paper-not-yet = لم تبدأ المدة بعد: تبدأ في { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = لم ترَ الأكاديمية الورقة: اطلب أن تراها
patient-paper-taken-back = لم تعد الأكاديمية تقبل هذه الورقة: قد تكون الورقة التي تُعرض عليك هي نفسها، فاسأل من أصدرها
patient-paper-covers = كل هذه التقنيات مشمولة
patient-paper-not-covers = غير مشمول: { $techniques }

patient-ask-title = قبل أن توافق، اسأل
patient-ask-1 = ما شركة تأمينك، وهل يشمل التأمين علاجي؟
patient-ask-2 = كم مرة فعلت هذا من قبل؟ هل أستطيع أن أرى نتائج أشخاص مثلي؟
patient-ask-3 = ما الذي قد يسوء، وماذا تفعل عندئذ؟
patient-ask-4 = كم التكلفة كلها، مع كل الزيارات؟
patient-do-title = ماذا تفعل الآن
patient-do-expired = اسأل هل توجد شهادة أحدث، وتحقّق من رمزها.
patient-do-suspended = أجّل العلاج حتى تقول هذه الصفحة من جديد «أصلية وسارية».
patient-do-revoked = لا توافق على العلاج اعتمادًا على هذه الشهادة. إن عُرضت عليك على أنها صالحة، فأخبر الأكاديمية.
patient-do-superseded = انظر إلى الشهادة الأحدث. هي وحدها التي تُحسب.
patient-do-superseded-suspended = أجّل العلاج حتى تقول صفحة الشهادة الأحدث «أصلية وسارية».
patient-address = عنوان هذه الصفحة يجب أن يبدأ بـ { $url }. صفحة في مكان آخر تشبه هذه لا تثبت شيئًا.
patient-print = اطبع هذا الجواب

patient-title = شهادة { $holder }
patient-title-unnamed = شهادة
patient-preview = افتحها لترى قيمتها اليوم.
patient-verdict-papers = أوراق ليست على ما يرام اليوم: { $count }
patient-concern-ended = { $paper }: انتهت المدة في { $day }
patient-concern-not_yet = { $paper }: لا تبدأ المدة إلا في { $day }
patient-concern-not_covered = غير مشمول في { $paper }: { $techniques }
patient-concern-not_shown = { $paper }: لم ترَ الأكاديمية الورقة
patient-concern-taken_back = { $paper }: لم تعد الأكاديمية تقبل هذه الورقة
patient-papers-genuine = الشهادة نفسها أصلية وسارية. اطلب أن ترى أوراقًا سارية قبل أي علاج.
patient-ends-soon = { $days ->
    [0] تنتهي الشهادة اليوم، { $day }
    [1] تنتهي الشهادة غدًا، { $day }
    [two] تنتهي الشهادة بعد يومين، في { $day }
    [few] تنتهي الشهادة بعد { $days } أيام، في { $day }
    [many] تنتهي الشهادة بعد { $days } يومًا، في { $day }
   *[other] تنتهي الشهادة بعد { $days } يوم، في { $day }
}
patient-ask-paper-ended = { $paper }: انتهت المدة. هل أستطيع أن أرى ورقة جديدة؟
patient-ask-paper-not_yet = { $paper }: لم تبدأ المدة بعد. هل أستطيع أن أرى ورقة سارية اليوم؟
patient-ask-paper-not_covered = { $paper }: ليس كل ما تقدّمه مشمولًا. هل علاجي مشمول؟
patient-ask-paper-not_shown = { $paper }: هل أستطيع أن أرى الورقة؟
patient-ask-paper-taken_back = { $paper }: لم تعد الأكاديمية تقبل الورقة التي رأتها. من أصدر ورقتك، وهل أستطيع أن أسأله إن كانت سارية؟
patient-person = هل هذا هو الشخص الذي أمامك؟ اطلب بطاقة عليها صورة وقارن الاسم.
patient-level-explained = يدل على صعوبة ما جرى تعلّمه، لا على جودة عمل الشخص.
patient-case-explained = الحالة تحت الإشراف هي شخص واحد عولج في كل الجلسات المخطط لها أمام عيني المدرّب، ثم نُظر إلى النتيجة بعد الالتئام.
patient-do-walk-away = إن ألحّ عليك أحد رغم ذلك، فغادر المكان.
patient-complain-title = سؤال أو شكوى؟
patient-complain-academy = الأكاديمية التي أصدرت الشهادة تجيب على هذا العنوان:
patient-complain-elsewhere = إن كانت المشكلة في الأكاديمية نفسها، فتوجّه إلى الجهة التي تمنح المؤهل، أو إلى البلدية، أو إلى جمعية حماية المستهلك. إن شعرت بسوء بعد علاج، فاذهب إلى الطبيب.
patient-technical = للمختصين
patient-serial-title = هذا هو الرقم التسلسلي
patient-serial-text = الرمز أطول: أربع مجموعات، في كل منها أربعة حروف وأرقام. مكانه قرب المربع المنقّط.
patient-several-title = هنا أكثر من رمز
patient-several-text = لكل شهادة رمز خاص بها. اكتب رمزًا واحدًا، ثم الذي يليه.
patient-nothing-title = اكتب الرمز أولًا
patient-group-1 = المجموعة الأولى
patient-group-2 = المجموعة الثانية
patient-group-3 = المجموعة الثالثة
patient-group-4 = المجموعة الرابعة
patient-mistake-mixed = انظر مرة أخرى إلى { $group }: هل هو { $typed } أم { $perhaps }؟
patient-mistake-swapped = انظر مرة أخرى إلى { $group }: هل تبادل { $typed } و{ $perhaps } مكانيهما؟
patient-scan = امسح المربع المنقّط
patient-scan-stop = أوقف الكاميرا
patient-scan-picture = ما تراه الكاميرا
patient-scan-denied = لا يمكن استعمال الكاميرا. اكتب الرمز، أو سلّم صورة للشهادة في الأسفل.
patient-too-many-title = يجري التحقق من رموز كثيرة من هنا
patient-too-many-text = هذا لا يقول شيئًا عمّن يقوم بالعلاج، لا خيرًا ولا شرًا. انتظر دقيقة ثم حاول مرة أخرى.
patient-tell-title = قل هذا قبل العلاج
patient-tell-lead = حتى إن لم يسألك أحد. أحيانًا يجب الانتظار، أو سؤال طبيب أولًا.
patient-tell-general = الأمراض والأدوية والحساسية، وهل هناك حمل.
patient-on-paper = على الشهادة نفسها:
patient-receipt = للتحقق مرة أخرى، افتح
patient-busy-title = يجري التحقق من ملفات كثيرة الآن
patient-busy-text = هذا لا يقول شيئًا عمّن يقوم بالعلاج، لا خيرًا ولا شرًا. انتظر بضع ثوانٍ ثم اختر الملف مرة أخرى.
patient-slow-title = لم يصل الملف في الوقت المناسب
patient-slow-text = هذا لا يقول شيئًا عمّن يقوم بالعلاج، لا خيرًا ولا شرًا. اختر الملف مرة أخرى. لقطة شاشة للشهادة أصغر وتصل أسرع.
patient-code-long = هذا نص طويل. الصق الرمز وحده: أربع مجموعات، في كل منها أربعة حروف وأرقام.
