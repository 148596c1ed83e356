//! A name that certificates cannot print is told beside its field, at once; a box records it all the same.

use crate::{
    App,
    domain::{
        academy::Academy,
        text::{HolderName, LatinName},
        words::Role,
    },
    texts::Lang,
    web::{FieldErrors, WebError, print_words},
    workflows::try_names::{try_latin, unprintable},
};

/// Tries out a typed name of somebody with these roles: an error beside it unless the box is ticked. Whether the box has to be
/// there.
pub(in super::super) async fn ask(
    app: &App,
    (academy, lang): (&Academy, Lang),
    (roles, name): (&[Role], &str),
    anyway: bool,
    errors: &mut FieldErrors,
) -> Result<bool, WebError> {
    let Some(why) = unprintable(app, academy, roles, name).await? else { return Ok(false) };
    if !anyway {
        let reason = print_words::unprintable(lang, &why);
        errors.add_args("name", "print-name-form", &[("reason", reason.into())]);
    }
    Ok(true)
}

/// Tries out the form in Latin letters beneath a name: an error beside it where it does not fit. Nobody needs one, so there is
/// no box.
pub(super) async fn ask_latin(
    app: &App,
    (academy, lang): (&Academy, Lang),
    (name, latin): (&HolderName, &LatinName),
    errors: &mut FieldErrors,
) -> Result<(), WebError> {
    if let Some(why) = try_latin(app, academy, name.as_str(), latin.as_str()).await? {
        errors.say("latin_name", print_words::unprintable(lang, &why));
    }
    Ok(())
}
