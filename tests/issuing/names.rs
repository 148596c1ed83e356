//! Names as people have them come out of the PDF as they went in.

use super::support::{named, pdf, text_of};

/// Text between two isolates or with bidi marks is the same text; so is a line break for a space.
fn plain(text: &str) -> String {
    let kept: String =
        text.chars().filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn comes_out_as_it_went_in(name: &str) {
    let text = plain(&text_of(&pdf(&named(name)).unwrap()));
    let times = text.matches(name).count();
    assert!(times >= 2, "{name} is not on both pages:\n{text}");
}

#[test]
fn latin_names_come_out_as_they_went_in() {
    for name in [
        "Siân Ŵyn",
        "Łukasz Świątek",
        "Ștefan Țăran",
        "Işıl Yıldız",
        "Søren Ø",
        "Nguyễn Thị Ánh",
        "O'Neill-García",
        "Mononym",
    ] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn greek_and_cyrillic_names_come_out_as_they_went_in() {
    for name in ["Γιώργος", "Олена"] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn names_written_from_the_right_come_out_as_they_went_in() {
    for name in ["محمد", "محمد بن سلمان", "علاء", "عبد الله", "עמית בן־דוד"]
    {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn names_in_scripts_that_need_shaping_come_out_as_they_went_in() {
    for name in ["สมชาย", "น้ำฝน", "วันทนีย์", "प्रियंका शर्मा", "क्षितिज"]
    {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn chinese_japanese_and_korean_names_come_out_as_they_went_in() {
    for name in ["王小明", "山田 花子", "さくら", "김민준"] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn a_name_in_several_scripts_comes_out_whole() {
    for name in ["Anna 王小明 Müller", "Олена Smith", "Nok น้ำฝน Smith"] {
        comes_out_as_it_went_in(name);
    }
}

/// Poppler moves the spaces around a word from the right, so the words are looked for one by one.
#[test]
fn a_name_in_both_directions_keeps_every_word() {
    let text = text_of(&pdf(&named("Sara (שרה) Cohen محمد Ali")).unwrap());
    for word in ["Sara", "שרה", "Cohen", "محمد", "Ali"] {
        assert_eq!(text.matches(word).count(), 2, "{word}:\n{text}");
    }
}

#[test]
fn a_decomposed_name_is_composed() {
    let text = text_of(&pdf(&named("Sia\u{0302}n W\u{0302}yn")).unwrap());
    assert!(text.contains("Siân Ŵyn"), "{text}");
}

#[test]
fn a_very_long_name_wraps_and_comes_out_whole() {
    comes_out_as_it_went_in(
        "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos e Souza de Oliveira",
    );
}
