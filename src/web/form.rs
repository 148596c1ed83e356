//! A form that is read with everything that was typed into it, so that an answer other than "done" can give it back.

use std::ops::Deref;

use rocket::{
    Request,
    data::{self, Data, FromData},
    form::{self, Errors, FromForm, Options, ValueField, error::ErrorKind},
    http::Status,
    outcome::Outcome,
};

use super::{
    arriving, drawn,
    guards::{self, Refusal},
    long_form,
};

/// Names and values as they were sent, in their order; files are not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

/// So much text is read of a form, in bytes and in fields, however it is sent: a form with files may be larger, by its files. A text of
/// the longest kind has a hundredth of it.
const MOST: usize = 1024 * 1024;
pub(super) const MOST_FIELDS: usize = 6_000;
/// So many files of a form are put aside; its handler refuses fewer.
const MOST_FILES: usize = 20;

impl Typed {
    /// What was sent with this request, as far as it has been read.
    pub(super) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(Self::default)
    }

    /// Every name and value.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How much it is, in bytes.
    pub fn len(&self) -> usize {
        self.0.iter().map(|(name, value)| name.len() + value.len()).sum()
    }

    /// Adds a field, unless it is a secret or more than is held.
    pub(super) fn push(&mut self, name: &str, value: &str) {
        // The number comes first: how long all of them are takes a look at each.
        if self.0.len() < MOST_FIELDS && !is_secret(name) && self.len() + name.len() + value.len() <= MOST {
            self.0.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Keeps it for the answer to this request.
    pub(super) fn note(self, request: &Request<'_>) {
        request.local_cache(|| self);
    }
}

/// What is never held, nor shown again.
fn is_secret(name: &str) -> bool {
    name.contains("password") || name.contains("token")
}

/// A form; whatever is in it is noted for the answer before the handler reads it.
#[derive(Debug)]
pub struct Form<T>(T);

impl<T> Form<T> {
    /// What was read.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Form<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[rocket::async_trait]
impl<'r, T: FromForm<'r>> FromData<'r> for Form<T> {
    type Error = Errors<'r>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        if long_form::is_announced(request) {
            long_form::fields(data).await.note(request);
            return Outcome::Error((Status::PayloadTooLarge, Errors::new()));
        }
        match form::Form::<Noted<T>>::from_data(request, data).await {
            Outcome::Success(form) => {
                arriving::is_whole(request);
                let Noted { typed, read } = form.into_inner();
                typed.note(request);
                if drawn::is_of_another_academy(request) {
                    guards::note_refusal(request, Refusal::OtherAcademy);
                    return Outcome::Error((Refusal::OtherAcademy.status(), Errors::new()));
                }
                match read {
                    Ok(read) => Outcome::Success(Self(read)),
                    Err(errors) if is_cut_off(&errors) => {
                        guards::note_refusal(request, Refusal::CutOff);
                        Outcome::Error((Refusal::CutOff.status(), errors))
                    }
                    Err(errors) => Outcome::Error((errors.status(), errors)),
                }
            }
            Outcome::Error(error) => Outcome::Error(error),
            Outcome::Forward(forward) => Outcome::Forward(forward),
        }
    }
}

/// Whether a form ended before its end. The framework calls that a length of no bound, and within a file an error of reading, whose
/// words alone tell it from one that is too long.
pub(super) fn is_cut_off(errors: &Errors<'_>) -> bool {
    errors.iter().any(|error| match &error.kind {
        ErrorKind::InvalidLength { min: None, max: None } => true,
        ErrorKind::Io(error) => error.to_string().contains("incomplete"),
        _ => false,
    })
}

/// A form beside what was typed into it.
struct Noted<'r, T> {
    typed: Typed,
    read: Result<T, Errors<'r>>,
}

/// How much came so far: text in bytes and fields, and files.
#[derive(Default)]
struct Came {
    bytes: usize,
    fields: usize,
    files: usize,
}

impl Came {
    fn is_too_much(&self) -> bool {
        self.bytes > MOST || self.fields > MOST_FIELDS
    }
}

#[rocket::async_trait]
impl<'r, T: FromForm<'r>> FromForm<'r> for Noted<'r, T> {
    type Context = (Came, Typed, T::Context);

    fn init(options: Options) -> Self::Context {
        (Came::default(), Typed::default(), T::init(options))
    }

    fn push_value((came, typed, context): &mut Self::Context, field: ValueField<'r>) {
        came.bytes = came.bytes.saturating_add(field.value.len());
        came.fields += 1;
        if !came.is_too_much() {
            typed.push(field.name.source().as_str(), field.value);
            T::push_value(context, field);
        }
    }

    async fn push_data((came, _, context): &mut Self::Context, field: form::DataField<'r, '_>) {
        came.files += 1;
        if came.files <= MOST_FILES {
            T::push_data(context, field).await;
        }
    }

    fn push_error((_, _, context): &mut Self::Context, error: form::Error<'r>) {
        T::push_error(context, error);
    }

    fn finalize((came, typed, context): Self::Context) -> form::Result<'r, Self> {
        let read = match came.is_too_much() {
            true => Err(ErrorKind::InvalidLength { min: None, max: Some(MOST as u64) }.into()),
            false => T::finalize(context),
        };
        Ok(Self { typed, read })
    }
}

/// A form of which nothing but the button matters; that of a page says in which academy it was drawn.
pub struct Anything;

#[rocket::async_trait]
impl<'r> FromForm<'r> for Anything {
    type Context = ();

    fn init(_: Options) {}

    fn push_value((): &mut (), _: ValueField<'r>) {}

    async fn push_data((): &mut (), _: form::DataField<'r, '_>) {}

    fn finalize((): ()) -> form::Result<'r, Self> {
        Ok(Self)
    }
}
