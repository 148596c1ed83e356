//! The countries and time zones that an academy can be in.

use crate::texts::Lang;

/// ISO 3166-1 alpha-2, as in the time zone database's `iso3166.tab`. Names: `country-…` in the locale files.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
     CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM \
     FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS \
     IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
     MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN \
     PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
     TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Regions of the time zone database that name places; the rest (`US/…`, `Etc/…`, `EST`) are old names of the same.
const REGIONS: &[&str] = &[
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Code and name of every country, by name.
pub fn countries(lang: Lang) -> Vec<(String, String)> {
    let named = |code: &str| (code.to_owned(), lang.t(&format!("country-{code}")));
    let mut countries: Vec<_> = COUNTRIES.split_whitespace().map(named).collect();
    countries.sort_by_cached_key(|(_, name)| crate::domain::text::search_fold(name));
    countries
}

/// Whether this is the code of a country.
pub fn is_country(code: &str) -> bool {
    code.len() == 2 && COUNTRIES.split_whitespace().any(|known| known == code)
}

fn names_a_place(zone: &str) -> bool {
    zone.split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region))
}

/// Every time zone that is named after a place, twice: as it is stored and as it is read.
pub fn time_zones() -> Vec<(String, String)> {
    let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|zone| names_a_place(zone));
    zones.map(|zone| (zone.to_owned(), zone.replace('_', " "))).collect()
}

/// Whether this is such a time zone.
pub fn is_time_zone(zone: &str) -> bool {
    names_a_place(zone) && zone.parse::<chrono_tz::Tz>().is_ok()
}
