//! Why a choice is refused, in words, beside the field that has to be changed.

use crate::{
    issuing::{DesignError, LayoutError, picture::PictureError},
    storage::StorageError,
    web::{FieldErrors, Page, WebError, print_words},
    workflows::save_appearance::{AppearanceError, Place, Refusal},
};

/// Puts an error beside its fields; what no field is the reason of is an answer of its own.
pub(super) fn tell(page: &Page, errors: &mut FieldErrors, error: AppearanceError) -> Result<(), WebError> {
    match error {
        AppearanceError::Refused(refused) => {
            for refusal in refused {
                let (field, text) = (field(&refusal.place), text(page, &refusal));
                // The same reason in a second language is the same thing to mend.
                if errors.get(&field).is_none() {
                    errors.say(field, text);
                }
            }
            Ok(())
        }
        AppearanceError::Picture(error) => {
            errors.say("logo.file", picture(page, &error));
            Ok(())
        }
        AppearanceError::Storage(StorageError::NotFound) => {
            errors.add("logo.file", "appearance-error-gone");
            Ok(())
        }
        AppearanceError::Storage(error) => Err(error.into()),
        AppearanceError::System(why) => Err(WebError::Internal(why)),
    }
}

fn field(place: &Place) -> String {
    match place {
        Place::Design => "design".to_owned(),
        Place::Brand => "brand".to_owned(),
        Place::Accent => "accent".to_owned(),
        Place::Logo => "logo.file".to_owned(),
        Place::Signatories => "signs.0.name".to_owned(),
        Place::Word { language, key } => format!("wording.{language}.{key}"),
    }
}

fn text(page: &Page, refusal: &Refusal) -> String {
    match &refusal.error {
        DesignError::Contrast { element, tenths, least } => {
            let ratio = |tenths: &u32| format!("{}.{}", tenths / 10, tenths % 10);
            page.tn(
                "appearance-error-contrast",
                &[
                    ("element", print_words::element(page.lang, element).into()),
                    ("ratio", ratio(tenths).into()),
                    ("least", ratio(least).into()),
                ],
            )
        }
        DesignError::Sample { error, .. } => layout(page, error, refusal.course.as_deref()),
        DesignError::Words { key, .. } => {
            page.t1("appearance-error-word", "word", print_words::element(page.lang, key))
        }
        DesignError::Picture { error, .. } => picture(page, error),
        DesignError::Unknown(_) => page.t("error-choose"),
        other => page.t1("appearance-error-other", "reason", other.to_string()),
    }
}

fn layout(page: &Page, error: &LayoutError, course: Option<&str>) -> String {
    let reason = print_words::layout(page.lang, error);
    let fits = matches!(
        error,
        LayoutError::DoesNotFit { .. } | LayoutError::NoRoom { .. } | LayoutError::Collides { .. }
    );
    match course {
        Some(course) => page.t2("print-of-course", "course", course, "reason", reason),
        None if fits => format!("{reason} {}", page.t("appearance-error-fit")),
        None => reason,
    }
}

/// Why a file is not taken as a picture.
pub(super) fn picture(page: &Page, error: &PictureError) -> String {
    match error {
        PictureError::Empty => page.t("appearance-picture-empty"),
        PictureError::TooLarge { .. } => page.t("appearance-error-too-large"),
        PictureError::Unknown => page.t("appearance-picture-unknown"),
        PictureError::TooManyPixels { .. } => page.t("appearance-picture-pixels"),
        PictureError::TooComplex { .. } => page.t("appearance-picture-complex"),
        PictureError::Cmyk => page.t("appearance-picture-cmyk"),
        PictureError::Animated => page.t("appearance-picture-animated"),
        PictureError::Corrupt(_) => page.t("appearance-picture-damaged"),
        PictureError::DocumentType => page.t("appearance-picture-entities"),
        PictureError::Active(what) => page.t1("appearance-picture-active", "what", what.as_str()),
        PictureError::NotDrawn(what) => page.t1("appearance-picture-not-drawn", "what", what.as_str()),
        PictureError::Blank => page.t("appearance-picture-blank"),
    }
}
