//! A redaction strategy, as written. The parameters are bounded so that none of them amounts to `plain`.

use crate::model::{Scope, StrategyKind};
use crate::text::Sited;

use super::entry::Entry;
use super::names::{Form, named};
use super::table::{Table, keys};

#[derive(Debug)]
pub(crate) struct RawStrategy {
    pub(crate) at: u32,
    /// `None` when it was faulty.
    pub(crate) kind: Option<StrategyKind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Drop,
    Mask,
    MaskEmail,
    KeepLast,
    Truncate,
    TruncateIp,
    Hmac,
}

const KINDS: [(&str, Kind); 8] = [
    ("plain", Kind::Plain),
    ("drop", Kind::Drop),
    ("mask", Kind::Mask),
    ("mask_email", Kind::MaskEmail),
    ("keep_last", Kind::KeepLast),
    ("truncate", Kind::Truncate),
    ("truncate_ip", Kind::TruncateIp),
    ("hmac_sha256", Kind::Hmac),
];

const SCOPES: [(&str, Scope); 4] = [
    ("none", Scope::None),
    ("event", Scope::Event),
    ("field", Scope::Field),
    ("tenant", Scope::Tenant),
];

pub(crate) fn strategy(name: &str, table: Table<'_>) -> RawStrategy {
    let mut kind = None;
    let mut parameters = Parameters::default();
    keys!(table, entry, STRATEGY, {
        "kind" => kind = Some(known(entry)),
        "char" => parameters.symbol(entry),
        "fixed" => parameters.fixed = parameters.small(entry, Kind::Mask, 1, 64),
        "keep_first" => parameters.keep_first = parameters.small(entry, Kind::MaskEmail, 0, 3),
        "keep_domain" => parameters.keep_domain(entry),
        "keep" => parameters.keep = parameters.small(entry, Kind::KeepLast, 1, 8),
        "max_chars" => parameters.max_chars(entry),
        "max_utf8" => parameters.max_chars(entry),
        "v4" => parameters.v4 = parameters.small(entry, Kind::TruncateIp, 0, 24),
        "v6" => parameters.v6 = parameters.small(entry, Kind::TruncateIp, 0, 64),
        "key" => parameters.key(entry),
        "scope" => parameters.scope(entry),
        "bits" => parameters.bits(entry),
        "encode" => parameters.encode(entry),
        "rotation" => parameters.rotation(entry),
        "description" => { entry.string(); },
    });
    let Some(kind) = kind else {
        table.missing("kind");
        return RawStrategy {
            at: table.at,
            kind: None,
        };
    };
    let kind = kind.and_then(|kind| parameters.of(name, &kind, table));
    RawStrategy { at: table.at, kind }
}

/// A kind that can be applied. `encrypt` can be reversed by who has the subject's key, and there are no such keys yet:
/// nothing that is lawful now may stand in for it unsaid.
fn known(entry: Entry<'_>) -> Option<Sited<Kind>> {
    let text = entry.string()?;
    if text.value != "encrypt" {
        return entry.one_of(&KINDS);
    }
    let message = format!(
        "{} is of kind \"encrypt\", which needs a feature of cdl-runtime that this version does not have",
        entry.owner
    );
    let help = "use \"hmac_sha256\" for a pseudonym, or \"drop\" to write nothing";
    let help = Some(help.to_owned());
    entry.reader.fault("CDL0310", text.at, message, help);
    None
}

/// What was said besides the kind, and for which kind each parameter is.
#[derive(Default)]
struct Parameters<'a> {
    given: Vec<(Kind, Entry<'a>)>,
    symbol: Option<char>,
    fixed: Option<u8>,
    keep_first: Option<u8>,
    keep_domain: Option<bool>,
    keep: Option<u8>,
    max_chars: Option<u32>,
    v4: Option<u8>,
    v6: Option<u8>,
    key: Option<String>,
    scope: Option<Scope>,
}

impl<'a> Parameters<'a> {
    fn small(&mut self, entry: Entry<'a>, kind: Kind, least: u8, most: u8) -> Option<u8> {
        self.given.push((kind, entry));
        entry.small(least, most)
    }

    fn symbol(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Mask, entry));
        let Some(text) = entry.plain_string() else {
            return;
        };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            // What JSON would escape has no fixed width.
            (Some(symbol), None)
                if symbol.is_ascii_graphic() && symbol != '"' && symbol != '\\' =>
            {
                self.symbol = Some(symbol);
            }
            _ => entry.bad("one printable ASCII character other than \" and \\"),
        }
    }

    fn keep_domain(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::MaskEmail, entry));
        self.keep_domain = entry.boolean().map(|truth| truth.value);
    }

    fn max_chars(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Truncate, entry));
        self.max_chars = entry.integer(1, crate::schema::LEN_MAX);
    }

    fn key(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Hmac, entry));
        if let Some(key) = entry.string()
            && named(entry.reader, Form::Token, "key", &key.value, key.at)
        {
            self.key = Some(key.value);
        }
    }

    fn scope(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Hmac, entry));
        self.scope = entry.one_of(&SCOPES).map(|Sited { value, .. }| value);
    }

    /// The format fixes 128 bits, so the key is a statement and not a choice.
    fn bits(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Hmac, entry));
        entry.integer(128, 128);
    }

    fn encode(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Hmac, entry));
        entry.one_of(&[("base64url", ())]);
    }

    fn rotation(&mut self, entry: Entry<'a>) {
        self.given.push((Kind::Hmac, entry));
        super::retention::retention(entry);
    }

    fn of(self, name: &str, kind: &Sited<Kind>, table: Table<'_>) -> Option<StrategyKind> {
        for (_, entry) in self.given.iter().filter(|(of, _)| *of != kind.value) {
            let message = format!(
                "\"{}\" means nothing in {}, whose kind is another",
                entry.key, table.owner
            );
            table.reader.fault("CDL0061", entry.at, message, None);
        }
        for (fixed, expected) in [("plain", Kind::Plain), ("drop", Kind::Drop)] {
            if name == fixed && kind.value != expected {
                let message = format!("strategy \"{fixed}\" must be of kind \"{fixed}\"");
                table.reader.fault("CDL0068", kind.at, message, None);
            }
        }
        Some(match kind.value {
            Kind::Plain => StrategyKind::Plain,
            Kind::Drop => StrategyKind::Drop,
            Kind::Mask => StrategyKind::Mask {
                symbol: self.symbol.unwrap_or('*'),
                fixed: self.fixed.unwrap_or(8),
            },
            Kind::MaskEmail => StrategyKind::MaskEmail {
                keep_first: self.keep_first.unwrap_or(1),
                keep_domain: self.keep_domain.unwrap_or(true),
            },
            Kind::KeepLast => StrategyKind::KeepLast {
                keep: self.keep.unwrap_or(4),
            },
            Kind::Truncate => StrategyKind::Truncate {
                max_chars: self.max_chars.unwrap_or(256),
            },
            Kind::TruncateIp => StrategyKind::TruncateIp {
                v4: self.v4.unwrap_or(24),
                v6: self.v6.unwrap_or(48),
            },
            Kind::Hmac => {
                if !self.given.iter().any(|(_, entry)| entry.key == "key") {
                    table.missing("key");
                }
                StrategyKind::Hmac {
                    key: self.key?,
                    scope: self.scope.unwrap_or(Scope::None),
                }
            }
        })
    }
}
