# Те, що читає людина перед процедурою. Вік читання: дванадцять років; спершу відповідь.

patient-home-title = Перевірити сертифікат
patient-home-lead = Хтось робитиме вам процедуру. Подивіться тут, чи чинні сьогодні навчання, страхування та інші документи цієї людини.
patient-code-label = Код сертифіката
patient-code-hint = 16 літер і цифр у чотирьох групах. Великі літери й пробіли не мають значення.
patient-code-button = Перевірити
patient-code-again = Перевірити ще раз
patient-where-title = Де код?
patient-where-1 = На сертифікаті, біля квадратного візерунка: чотири групи по чотири літери й цифри. Попросіть показати: хто добре працює, охоче його покаже.
patient-where-2 = Або наведіть камеру телефона на квадратний візерунок. Адреса, що відкриється, має бути саме ця.
patient-where-3 = Коду немає? Тоді перевірити його тут не можна. Запитайте академію, названу на ньому.
patient-check-title = Що ви побачите
patient-check-1 = Чий це сертифікат і що він означає.
patient-check-2 = Хто його видав, коли і до якого дня він чинний.
patient-check-3 = Які техніки і скільки процедур під наглядом.
patient-check-4 = Чи чинні сьогодні страхування та інші документи.

patient-mistake-title = У цьому коді описка
patient-mistake-hint = Порівняйте кожну групу з чотирьох знаків із сертифікатом.
patient-mistake-empty = Нічого не введено.
patient-mistake-length = Код має { $want } літер і цифр. Тут їх { $have }.
patient-mistake-character = Знака «{ $found }» (місце { $position }) немає в жодному коді.
patient-mistake-check = Одна літера чи цифра неправильна або дві переставлено. Код перевіряє сам себе, тому ми це знаємо.
patient-mistake-means = Що це означає
patient-mistake-means-1 = Це нічого не каже про людину, яка робить процедуру: ні доброго, ні поганого. У коді легко помилитися.
patient-mistake-means-2 = Якщо ви ввели точно те, що стоїть на сертифікаті, то неправильний сам сертифікат. Запитайте академію, названу на ньому.

patient-unknown-title = Сертифіката з таким кодом немає
patient-unknown-text = Код має правильний вигляд, але жодна академія тут не видавала сертифіката з таким кодом.
patient-unknown-1 = Порівняйте код із сертифікатом ще раз.
patient-unknown-2 = Попросіть показати сертифікат на папері або як файл і скористайтеся його квадратним візерунком.
patient-unknown-3 = Якщо код той самий, не покладайтеся на цей сертифікат. Запитайте академію, названу на ньому.

patient-unavailable-title = Зараз ми не можемо це перевірити
patient-unavailable-text = Зараз немає доступу до записів. Це нічого не каже про сертифікат: ні доброго, ні поганого.
patient-unavailable-again = Спробувати ще раз

patient-verdict-active = Справжній і чинний
patient-verdict-expired = Термін минув. Не покладайтеся на нього
patient-verdict-suspended = Призупинено. Поки що не покладайтеся на нього
patient-verdict-revoked = Відкликано. Не покладайтеся на нього
patient-verdict-superseded = Замінено новішим сертифікатом

patient-checked = Перевірено { $moment } ({ $zone }) в академії, яка його видала.
patient-expired-text = Цей сертифікат був справжнім. Його останній день: { $day }
patient-suspended-text = Академія призупинила цей сертифікат { $day } Поки вона не поновить його, не покладайтеся на нього.
patient-revoked-text = Академія відкликала цей сертифікат { $day } Він більше нічого не вартий.
patient-revoked-because-claimed_early = Запит на нього подали до закінчення навчання.
patient-revoked-because-claimed_in_error = Його видали помилково.
patient-revoked-because-wrong_qualification = У ньому названо не ту кваліфікацію.
patient-revoked-because-centre_malpractice = Академія не дотримувалася правил.
patient-revoked-because-learner_malpractice = Людина, якій його видали, не дотримувалася правил.
patient-revoked-because-incorrect_units = У ньому названо не ті розділи навчання.
patient-revoked-because-other = Академія може сказати чому.
patient-superseded-text = З { $day } його місце займає інший сертифікат. Дивіться на той.
patient-superseded-renamed = З { $day } його місце займає новіший сертифікат. Попросіть показати новіший: має значення лише він.
patient-superseded-link = Дивитися новіший сертифікат

patient-belongs-to = Власник цього сертифіката
patient-latin = Латинськими літерами:
patient-issued-by = Ким видано
patient-issued-on = День видачі
patient-valid-until = Чинний до
patient-no-expiry = Не має останнього дня
patient-level = Рівень
patient-kind = Вид
patient-kind-regulated = Кваліфікація під наглядом держави
patient-kind-academy = Сертифікат академії, не кваліфікація під наглядом держави
patient-register-number = № { $number }
patient-awarded-by = присвоює { $body }
patient-kind-difference = Яка різниця?
patient-kind-explained = Кваліфікація під наглядом держави записана в публічному реєстрі, а державний орган стежить, хто може її присвоювати. Сертифікат академії — це слово самої академії про те, чого людина навчилася. І те, і те може бути добрим навчанням; лише за першим стежать ззовні.
patient-code = Код

patient-learned = Що вивчено
patient-learned-note = Не змінюється з часом.
patient-said = Що написано в сертифікаті
patient-technique = Техніка
patient-cases = Процедури під наглядом
patient-cases-asked = Процедури під наглядом, разом: { $done }. Курс вимагає: { $need }.
patient-no-cases = у межах курсу
patient-not-certified = не підтверджено
patient-hours = { $hours } практики під наглядом; кожен запис підписала людина, яка наглядала, і її ім’я відоме.
patient-today = На сьогодні
patient-today-note = Перевірено тієї миті, коли ви запитали.
patient-today-none = Академія не зберігає для цього сертифіката ні документів про страхування, ні інших. Попросіть показати їх.
patient-paper-current = чинно
patient-paper-current-until = чинно до { $day }
patient-paper-ends-soon = { $days ->
    [0] закінчується сьогодні, { $day }
    [1] закінчується завтра, { $day }
    [one] закінчується через { $days } день, { $day }
    [few] закінчується через { $days } дні, { $day }
    [many] закінчується через { $days } днів, { $day }
   *[other] закінчується через { $days } дня, { $day }
}
patient-paper-ended = термін минув { $day } Попросіть показати новий документ
patient-paper-not-yet = ще не чинно: початок { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = академії не показано: попросіть показати
patient-paper-covers = охоплює ці техніки
patient-paper-not-covers = не охоплює: { $techniques }

patient-ask-title = Перш ніж погодитися, запитайте
patient-ask-1 = Хто вас страхує і чи охоплює це мою процедуру?
patient-ask-2 = Скільки разів ви вже це робили? Чи можна побачити результати в таких людей, як я?
patient-ask-3 = Що може піти не так і що ви тоді робите?
patient-ask-4 = Скільки це коштує разом, з усіма візитами?
patient-do-title = Що робити тепер
patient-do-expired = Запитайте, чи є новіший сертифікат, і перевірте його код.
patient-do-suspended = Зачекайте з процедурою, поки на цій сторінці знову не буде «справжній і чинний».
patient-do-revoked = Не погоджуйтеся на процедуру через цей сертифікат. Якщо вам показали його як чинний, скажіть про це академії.
patient-do-superseded = Дивіться на новіший сертифікат. Має значення лише він.
patient-address = Адреса цієї сторінки має починатися з { $url }. Схожа сторінка в іншому місці нічого не доводить.
patient-print = Надрукувати цю відповідь

patient-title = Сертифікат: { $holder }
patient-title-unnamed = Сертифікат
patient-preview = Відкрийте, щоб побачити, чого він вартий сьогодні.
patient-verdict-papers = Документи, з якими сьогодні не все гаразд: { $count }
patient-concern-ended = { $paper }: термін минув { $day }
patient-concern-not_yet = { $paper }: починається лише { $day }
patient-concern-not_covered = { $paper } не охоплює: { $techniques }
patient-concern-not_shown = { $paper }: академії не показано
patient-papers-genuine = Сам сертифікат справжній і чинний. Перед кожною процедурою попросіть показати чинні документи.
patient-ends-soon = { $days ->
    [0] Сертифікат закінчується сьогодні, { $day }
    [1] Сертифікат закінчується завтра, { $day }
    [one] Сертифікат закінчується через { $days } день, { $day }
    [few] Сертифікат закінчується через { $days } дні, { $day }
    [many] Сертифікат закінчується через { $days } днів, { $day }
   *[other] Сертифікат закінчується через { $days } дня, { $day }
}
patient-ask-paper-ended = { $paper }: термін минув. Чи можна побачити новий документ?
patient-ask-paper-not_yet = { $paper }: ще не почалося. Чи можна побачити той документ, що чинний сьогодні?
patient-ask-paper-not_covered = { $paper }: охоплює не все, що ви пропонуєте. Чи охоплює мою процедуру?
patient-ask-paper-not_shown = { $paper }: чи можна побачити?
patient-person = Чи саме ця людина перед вами? Попросіть документ із фотографією і порівняйте ім’я.
patient-level-explained = Він каже, наскільки важким було навчання, а не наскільки добре хтось працює.
patient-case-explained = «Процедура під наглядом» тут означає: одній людині провели всі заплановані сеанси на очах у викладача, а потім подивилися на загоєний результат.
patient-do-walk-away = Якщо вас усе одно вмовляють, просто йдіть звідти.
patient-complain-title = Запитання чи скарга?
patient-complain-academy = Академія, яка видала сертифікат, відповідає за адресою
patient-complain-elsewhere = Якщо справа в самій академії, зверніться до установи, що присвоює кваліфікацію, до місцевої влади чи до служби захисту споживачів. Якщо після процедури вам зле, ідіть до лікаря.
patient-technical = Для фахівців
patient-serial-title = Це серійний номер
patient-serial-text = Код довший: чотири групи по чотири літери й цифри. Він стоїть біля квадратного візерунка.
patient-several-title = Тут більше ніж один код
patient-several-text = Кожен сертифікат має свій код. Введіть спершу один код, потім наступний.
patient-nothing-title = Спершу введіть код
patient-group-1 = першу групу
patient-group-2 = другу групу
patient-group-3 = третю групу
patient-group-4 = четверту групу
patient-mistake-mixed = Подивіться ще раз на { $group }: це { $typed } чи { $perhaps }?
patient-mistake-swapped = Подивіться ще раз на { $group }: чи не переставлено { $typed } і { $perhaps }?
patient-scan = Сканувати квадратний візерунок
patient-scan-stop = Вимкнути камеру
patient-scan-picture = Те, що бачить камера
patient-scan-denied = Камерою не можна скористатися. Введіть код або додайте нижче фото сертифіката.
patient-too-many-title = Звідси зараз перевіряють багато кодів
patient-too-many-text = Це нічого не каже про людину, яка робить процедуру: ні доброго, ні поганого. Зачекайте хвилину і спробуйте ще раз.
patient-tell-title = Скажіть про це перед процедурою
patient-tell-lead = Навіть якщо ніхто не питає. Іноді треба зачекати або спершу запитати лікаря.
patient-tell-general = Хвороби, ліки, алергії та чи ви вагітні.
patient-on-paper = На самому сертифікаті:
patient-receipt = Перевірити ще раз за адресою
patient-busy-title = Зараз перевіряють багато файлів
patient-busy-text = Це нічого не каже про людину, яка робить процедуру: ні доброго, ні поганого. Зачекайте кілька секунд і виберіть файл ще раз.
patient-slow-title = Файл не надійшов вчасно
patient-slow-text = Це нічого не каже про людину, яка робить процедуру: ні доброго, ні поганого. Виберіть файл ще раз. Знімок екрана сертифіката менший і надійде швидше.
patient-code-long = Це довгий текст. Вставте лише код: чотири групи по чотири літери й цифри.
