//! Names that say what a value is, whatever its class says.

use crate::model::{Base, Field, Place, Shape, StrategyKind, Strictness};

use super::resolver::Resolver;
use super::unit::OWN;

/// Who has it is let in: it is never written in any form. As the last word of a name, or the last two.
const CREDENTIALS: [&str; 19] = [
    "api_key",
    "apikey",
    "authorization",
    "bearer",
    "cookie",
    "cvc",
    "cvv",
    "jwt",
    "otp",
    "passphrase",
    "passwd",
    "password",
    "pin",
    "private_key",
    "pwd",
    "secret",
    "secret_key",
    "signing_key",
    "token",
];

/// It names a person or their money: it is never written as it is.
const IDENTIFIERS: [&str; 8] = [
    "card_number",
    "iban",
    "national_id",
    "pan",
    "passport",
    "passport_number",
    "social_security_number",
    "ssn",
];

/// What a name needs of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// Nothing of it is written.
    NeverWritten,
    /// It is not written as it is.
    NeverPlain,
}

impl Resolver<'_> {
    /// A class that is too weak for the name of its field, unless the field says why it is right.
    pub(super) fn check_names(&mut self, fields: &[Field], unit: usize) {
        let policy = self.catalogue.policy().sensitive_name;
        if unit != OWN || policy.unwrap_or(Strictness::Error) != Strictness::Error {
            return;
        }
        for field in fields {
            if let Some(message) = weakness(field) {
                let help =
                    "give it a stricter class, or say why the name is right: name_ok = \"reason\"";
                let place: Place = field.place.clone();
                self.fault(place, "CDL0065", message, Some(help.to_owned()));
            }
        }
    }
}

/// What is wrong with the class of a field, for its name; `None` when nothing is, or `name_ok` says why.
pub(crate) fn weakness(field: &Field) -> Option<String> {
    let class = field.class.as_deref()?;
    if field.remarks.name_ok.is_some() || !tells(&field.shape) {
        return None;
    }
    let (word, need) = sensitive(&field.name)?;
    let weak = match need {
        Need::NeverWritten => !field.lawful.iter().all(|lawful| is_blind(&lawful.kind)),
        Need::NeverPlain => field.allows_plain(),
    };
    let needs = match need {
        Need::NeverWritten => {
            "is never written in any form, so only \"drop\" or a mask may be lawful"
        }
        Need::NeverPlain => "is never written as it is, so its class does not allow \"plain\"",
    };
    weak.then(|| {
        format!(
            "field \"{}\" is class \"{}\", and what is called {word} {needs}",
            field.name, class.name
        )
    })
}

/// The sensitive word that a name ends in. `token_id` and `password_changed` name something else.
fn sensitive(name: &str) -> Option<(&'static str, Need)> {
    let ends = |word: &&&str| {
        let before = name.strip_suffix(**word);
        before.is_some_and(|before| before.is_empty() || before.ends_with('_'))
    };
    let credential = CREDENTIALS.iter().find(ends);
    let found = credential.map(|word| (*word, Need::NeverWritten));
    found.or_else(|| {
        let identifier = IDENTIFIERS.iter().find(ends);
        identifier.map(|word| (*word, Need::NeverPlain))
    })
}

/// Whether a strategy does not even read the value.
const fn is_blind(kind: &StrategyKind) -> bool {
    matches!(kind, StrategyKind::Drop | StrategyKind::Mask { .. })
}

/// Whether a value of this shape can be the thing itself: a truth value, a date or a word of a list cannot.
fn tells(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(base) => !matches!(
            base,
            Base::Bool | Base::F64 | Base::Timestamp | Base::Duration | Base::Ip | Base::Cidr
        ),
        Shape::List(item) | Shape::Map(item) => tells(item),
        Shape::Enum(_) | Shape::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_it_ends_in() {
        for (name, expected) in [
            ("password", Some(Need::NeverWritten)),
            ("access_token", Some(Need::NeverWritten)),
            ("stripe_api_key", Some(Need::NeverWritten)),
            ("iban", Some(Need::NeverPlain)),
            ("customer_ssn", Some(Need::NeverPlain)),
            ("token_id", None),
            ("password_changed", None),
            ("company", None),
            ("spin", None),
            ("key", None),
        ] {
            assert_eq!(sensitive(name).map(|(_, need)| need), expected, "{name}");
        }
        assert!(CREDENTIALS.is_sorted() && IDENTIFIERS.is_sorted());
    }
}
