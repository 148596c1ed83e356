//! Who there is: plainly samples, with names as people have them.

use crate::domain::words::Role;

/// Somebody of the staff, with roles in the Sample Academy and in the Westward School.
pub(super) struct Staff {
    pub key: &'static str,
    pub name: &'static str,
    pub roles: &'static [Role],
    pub techniques: &'static [&'static str],
    pub westward: &'static [Role],
}

const SCALP: &[&str] = &["hairline", "density", "scar_camouflage", "alopecia", "touch_up", "scalp"];

const fn staff(key: &'static str, name: &'static str, roles: &'static [Role]) -> Staff {
    Staff { key, name, roles, techniques: &[], westward: &[] }
}

const fn trainer(key: &'static str, name: &'static str, techniques: &'static [&'static str]) -> Staff {
    Staff { key, name, roles: &[Role::Trainer], techniques, westward: &[] }
}

/// The owner comes first; the last trainer's authority has ended.
pub(super) const STAFF: &[Staff] = &[
    Staff { westward: &[Role::Manager], ..staff("ada", "Ada Sample", &[Role::Owner]) },
    staff("bashir", "Bashir Sample", &[Role::Manager]),
    trainer("carys", "Carys Sample", SCALP),
    trainer("dmitri", "Dmitri Sample", &["hairline", "density", "scar_camouflage", "touch_up", "scalp"]),
    trainer("efua", "Efua Sample", SCALP),
    trainer("farid", "Farid Sample", &["scalp", "scar_camouflage"]),
    staff("greta", "Greta Sample", &[Role::Assessor]),
    staff("hiro", "Hiro Sample", &[Role::Assessor]),
    staff("ines", "Inês Sample", &[Role::Iqa]),
    staff("jonas", "Jonas Sample", &[Role::Auditor]),
    Staff { westward: &[Role::Owner], ..staff("kirsten", "Kirsten Sample", &[]) },
    Staff {
        westward: &[Role::Trainer],
        techniques: &["scalp", "scar_camouflage"],
        ..staff("lowri", "Lowri Sample", &[])
    },
];

/// The trainer whose authority ended so many days ago.
pub(super) const ENDED_TRAINER: (&str, u64) = ("farid", 120);

/// Names of trainees, by key.
pub(super) fn name(key: &str) -> &'static str {
    NAMES.iter().find(|(k, _)| *k == key).map_or("Sample Trainee", |(_, name)| name)
}

/// The same in Latin letters, of those who have a passport that says so.
pub(super) fn latin_name(key: &str) -> Option<String> {
    LATIN_NAMES.iter().find(|(k, _)| *k == key).map(|(_, name)| (*name).to_owned())
}

const LATIN_NAMES: &[(&str, &str)] = &[
    ("giorgos", "Giorgos"),
    ("olena", "Olena"),
    ("muhammad", "Muhammad"),
    ("xiaoming", "Wang Xiaoming"),
    ("somchai", "Somchai"),
];

/// Key (also the address, `<key>@sample.example`) and name of each trainee.
const NAMES: &[(&str, &str)] = &[
    ("sian", "Siân Ŵyn"),
    ("lukasz", "Łukasz Świątek"),
    ("stefan", "Ștefan Țăran"),
    ("isil", "Işıl Yıldız"),
    ("soren", "Søren Ø"),
    ("anh", "Nguyễn Thị Ánh"),
    ("giorgos", "Γιώργος"),
    ("olena", "Олена"),
    ("muhammad", "محمد"),
    ("xiaoming", "王小明"),
    ("somchai", "สมชาย"),
    ("maeve", "Maeve O'Neill-García"),
    ("tegwen", "Tegwen"),
    ("long", "Maria do Carmo Aparecida Fernandes de Albuquerque Cavalcanti e Vasconcelos da Silva Sousa"),
    ("amara", "Amara Okonkwo"),
    ("bronwen", "Bronwen Llewellyn"),
    ("chidi", "Chidi Nwosu"),
    ("dana", "Dana Květoslava Horáková"),
    ("emrys", "Emrys ap Rhys"),
    ("fatima", "Fatima Zahra Benali"),
    ("gabor", "Gábor Kővári"),
    ("hana", "Hana Sørensen-Lund"),
    ("idris", "Idris Haddad"),
    ("jacinta", "Jacinta Ní Bhriain"),
    ("kwame", "Kwame Asante"),
    ("leila", "Leila Rahimi"),
    ("mirela", "Mirela Dumitrescu"),
    ("nadia", "Nadia Kowalczyk"),
    ("owain", "Owain Pugh"),
    ("priya", "Priya Raghunathan"),
    ("quentin", "Quentin D'Aoust"),
    ("rosa", "Rosa Núñez"),
    ("samira", "Samira El-Amin"),
    ("tomos", "Tomos Gruffydd"),
    ("ulrike", "Ulrike Weiß"),
    ("vera", "Vera Đurić"),
    ("wanjiru", "Wanjirũ Kamau"),
    ("ximena", "Ximena Ibáñez"),
    ("yusuf", "Yusuf Çelik"),
    ("zofia", "Zofia Żak"),
    ("aled", "Aled Morgan"),
    ("beatriz", "Beatriz Conceição"),
    ("cerys", "Cerys Bowen"),
    ("deepak", "Deepak Iyer"),
    ("elin", "Elin Åkesson"),
    ("ffion", "Ffion Prosser"),
    ("goran", "Goran Šimić"),
    ("hywel", "Hywel Tudor"),
    ("ingrid", "Ingrid Bjørnstad"),
    ("joao", "João Brandão"),
    ("katya", "Katya Petrova"),
    ("liam", "Liam Ó Súilleabháin"),
    ("mehmet", "Mehmet Öztürk"),
    ("nerys", "Nerys Vaughan"),
    ("oisin", "Oisín Byrne"),
    ("paloma", "Paloma Reyes"),
    ("rhys", "Rhys Parry"),
    ("sunniva", "Sunniva Dahl"),
    ("tariq", "Tariq Mahmood"),
    ("unathi", "Unathi Dlamini"),
];
