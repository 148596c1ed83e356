# ما يقوله السجل العام عن شهادة. لمن يريد التحقق من غير أن يثق بهذا الموقع.

proof-link = إثبات في السجل العام
proof-title = إثبات في السجل العام
proof-lead = كل شهادة، وكل تغيير فيها، يُكتب في سجل يستطيع الجميع قراءته. لا أسماء فيه. لا يستطيع أحد، ولا حتى الأكاديمية، أن يحذف سطرًا أو يغيّره من غير أن يُلاحظ ذلك.
proof-entries = سطور عن هذه الشهادة
proof-none = صدرت هذه الشهادة قبل بداية السجل، ولم يحدث لها شيء منذ ذلك الحين.
proof-when = متى
proof-file = إثبات
proof-download = احفظ: { $what }
proof-operation-issue = صدرت وثيقة رقمية
proof-operation-file = صدر ملف PDF
proof-operation-suspend = أُوقفت
proof-operation-reinstate = سارية من جديد
proof-operation-revoke = سُحبت
proof-operation-supersede = حلّت محلها أخرى
proof-operation-continue = تتمة السجل
proof-how-title = كيف تستعمل إثباتًا
proof-how-1 = يبيّن الملف أن السطر في السجل. يتحقق من ذلك برنامج يقرأ ملفات ⁦tlog‑proof⁩؛ ويحتاج إلى مفتاح السجل، ويجب أن يأتي المفتاح من مكان غير هذه الصفحة.
proof-how-2 = يذكر السطر قيمة SHA-256 للوثيقة الرقمية أو لملف PDF. قارنها بقيمة ملفك.
proof-how-3 = احتفظ بالإثبات. إن قال السجل يومًا شيئًا آخر، يبيّن الإثبات من غيّره.
