//! Rust types whose spelling says what is wrong with them.
//!
//! Where the tokens prove the mistake it is a [`Diagnostic`] of the derive's own, in the same words with every
//! compiler. Where a name may be anybody's (`DateTime<Utc>`, `Value`) it is a [`Doubt`]: what to say if the compiler
//! finds that the type cannot be written.

use crate::declaration::{Diagnostic, Doubt, FieldDeclaration, Redact, Site};
use crate::model::{Base, Field, Place, Shape, Strategy, StrategyKind};
use crate::resolve::bearing;

use super::diagnostic;
use super::written::Written;

mod foreign;
mod number;

/// What the spelling says against a type.
enum Verdict {
    Certain(Doubt),
    Doubtful(Doubt),
}

/// The mistake, if the spelling proves one; else what to say if the compiler refuses the type.
pub(super) fn judge(
    field: &Field,
    declaration: &FieldDeclaration,
    index: usize,
    strategy: &Strategy,
) -> (Option<Diagnostic>, Option<Doubt>) {
    match verdict(field, declaration, strategy) {
        None => (None, None),
        Some(Verdict::Doubtful(doubt)) => (None, Some(doubt)),
        Some(Verdict::Certain(Doubt {
            code,
            message,
            help,
        })) => {
            let told = diagnostic(code, Site::FieldInner(index), message);
            (Some(told.help(help).at(&field.place)), None)
        }
    }
}

/// What to say if the compiler refuses the type.
#[must_use]
pub fn doubt(field: &Field, declaration: &FieldDeclaration, strategy: &Strategy) -> Option<Doubt> {
    match verdict(field, declaration, strategy)? {
        Verdict::Doubtful(doubt) => Some(doubt),
        Verdict::Certain(_) => None,
    }
}

/// Whether a type wraps a secret, or holds several, so that no rendering of it may be written either: `SecretString`,
/// `Vec<Zeroizing<String>>`.
#[must_use]
pub fn wraps_a_secret(type_text: &str) -> bool {
    let written = Written::read(type_text);
    let inside = match written.name {
        "Option" => Some(written.arguments),
        _ => written.item().or_else(|| written.value()),
    };
    foreign::is_secret(written) || inside.is_some_and(wraps_a_secret)
}

fn verdict(field: &Field, declaration: &FieldDeclaration, strategy: &Strategy) -> Option<Verdict> {
    if strategy.kind == StrategyKind::Drop {
        return None;
    }
    let text = declaration.value_text();
    // What is rendered to characters: its own type says nothing of what is written.
    if text == "str" {
        return None;
    }
    if evident(&field.shape, text) && matches!(declaration.redact, Redact::Absent | Redact::Default)
    {
        return None;
    }
    let written = Written::read(text);
    let named = match &declaration.redact {
        Redact::Named(name) => Some(strategy).filter(|strategy| strategy.name == *name),
        Redact::Absent | Redact::Default => None,
    };
    let told = unbearable(field, written, named);
    told.or_else(|| of_shape(field, &field.shape, written))
}

/// The usual spellings of what is right: most fields need no more than this look.
fn evident(shape: &Shape, text: &str) -> bool {
    let Shape::Scalar(base) = shape else {
        return false;
    };
    match base {
        // Called the same here and there.
        Base::Bool | Base::I32 | Base::I64 | Base::U32 | Base::U64 | Base::F64 => {
            base.as_str() == text
        }
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => {
            matches!(text, "&str" | "&'a str" | "&'static str" | "String")
        }
        Base::Ip => text == "IpAddr",
        _ => false,
    }
}

/// `#[redact(truncate_ip)] peer: &'a str`: the attribute says what the developer takes the value for.
fn unbearable(field: &Field, written: Written<'_>, named: Option<&Strategy>) -> Option<Verdict> {
    let strategy = named?;
    let Shape::Scalar(base) = field.shape else {
        return None;
    };
    let wrong = match strategy.kind {
        StrategyKind::TruncateIp { .. } => written.is_elementary(),
        StrategyKind::MaskEmail { .. }
        | StrategyKind::KeepLast { .. }
        | StrategyKind::Truncate { .. } => written.is_elementary() && !written.is_text(),
        _ => false,
    };
    wrong.then(|| {
        Verdict::Certain(Doubt {
            code: "CDL0311",
            message: format!(
                "strategy \"{}\" needs {}, found `{}`",
                strategy.name,
                bearing::needs(&strategy.kind),
                written.whole
            ),
            help: Some(format!(
                "field \"{}\" is of catalogue type \"{}\": give it a type that holds {}",
                field.name,
                field.type_name,
                article(base)
            )),
        })
    })
}

fn of_shape(field: &Field, shape: &Shape, written: Written<'_>) -> Option<Verdict> {
    let name = match shape {
        Shape::Enum(name) | Shape::Object(name) => Some(name.as_str()),
        _ => None,
    };
    // Whoever derives the catalogue's own "Value" has a right to the name.
    if name == Some(written.name) {
        return None;
    }
    if let Some(verdict) = foreign::secret(field, written) {
        return Some(verdict);
    }
    match shape {
        Shape::List(item) => match written.item() {
            Some(text) => of_shape(field, item, Written::read(text)),
            None => foreign::free_form(written).or_else(|| no_list(field, written)),
        },
        Shape::Map(value) => match written.value() {
            Some(text) => of_shape(field, value, Written::read(text)),
            None => foreign::free_form(written),
        },
        Shape::Scalar(Base::Bytes) => foreign::free_form(written),
        Shape::Scalar(base) => foreign::free_form(written)
            .or_else(|| a_list(field, written))
            .or_else(|| number::verdict(field, *base, written))
            .or_else(|| foreign::time(*base, written)),
        Shape::Enum(_) | Shape::Object(_) => {
            foreign::free_form(written).or_else(|| a_list(field, written))
        }
    }
}

/// One value where the catalogue says several.
fn no_list(field: &Field, written: Written<'_>) -> Option<Verdict> {
    const SINGLE: [&str; 7] = [
        "IpAddr",
        "Ipv4Addr",
        "Ipv6Addr",
        "Uuid",
        "SystemTime",
        "Duration",
        "Url",
    ];
    let doubt = || Doubt {
        code: "CDL0214",
        message: format!("field \"{}\" must be {}", field.name, field.type_name),
        help: Some(
            "use `&[T]`, `Vec<T>` or `[T; N]`, or change the type in the catalogue".to_owned(),
        ),
    };
    if written.is_elementary() {
        Some(Verdict::Certain(doubt()))
    } else {
        SINGLE
            .contains(&written.name)
            .then(|| Verdict::Doubtful(doubt()))
    }
}

/// Several values where the catalogue says one.
fn a_list(field: &Field, written: Written<'_>) -> Option<Verdict> {
    written.item()?;
    Some(Verdict::Certain(Doubt {
        code: "CDL0214",
        message: format!(
            "field \"{}\" must be one {}, and `{}` is a list",
            field.name, field.type_name, written.whole
        ),
        help: Some(format!(
            "use one value, or say `list<{}>` in the catalogue",
            field.type_name
        )),
    }))
}

/// `an IP address`, for "a type that holds".
fn article(base: Base) -> &'static str {
    match base {
        Base::Ip => "an IP address",
        Base::Cidr => "an IP network",
        _ => "text",
    }
}

/// `events/auth.toml:18`
fn at(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}
