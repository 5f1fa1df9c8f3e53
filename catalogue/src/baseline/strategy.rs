//! A strategy in one word, as it stands in `catalogue.lock`: `truncate_ip(24,48)`, `hmac=hmac_sha256(pii,tenant)`.

use std::fmt;

use crate::model::{Scope, StrategyKind};

use super::Lawful;

const SCOPES: [(&str, Scope); 4] = [
    ("none", Scope::None),
    ("event", Scope::Event),
    ("field", Scope::Field),
    ("tenant", Scope::Tenant),
];

/// The kind's word in catalogues, and its parameters.
fn parts(kind: &StrategyKind) -> (&'static str, String) {
    match kind {
        StrategyKind::Plain => ("plain", String::new()),
        StrategyKind::Drop => ("drop", String::new()),
        StrategyKind::Mask { symbol, fixed } => ("mask", format!("({symbol},{fixed})")),
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } => ("mask_email", format!("({keep_first},{keep_domain})")),
        StrategyKind::KeepLast { keep } => ("keep_last", format!("({keep})")),
        StrategyKind::Truncate { max_chars } => ("truncate", format!("({max_chars})")),
        StrategyKind::TruncateIp { v4, v6 } => ("truncate_ip", format!("({v4},{v6})")),
        StrategyKind::Hmac { key, scope } => {
            let scope = SCOPES.iter().find(|(_, known)| known == scope);
            let scope = scope.map_or("none", |(word, _)| word);
            ("hmac_sha256", format!("({key},{scope})"))
        }
    }
}

impl fmt::Display for Lawful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, parameters) = parts(&self.kind);
        if self.name != word {
            write!(f, "{}=", self.name)?;
        }
        write!(f, "{word}{parameters}")
    }
}

impl Lawful {
    /// The strategy that a word means. `None` for any other spelling.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, inside) = match text.split_once('(') {
            Some((kind, inside)) => (kind, inside.strip_suffix(')')?),
            None => (text, ""),
        };
        let (name, word) = kind.split_once('=').unwrap_or((kind, kind));
        // From the right: the symbol of a mask may be a comma.
        let (first, last) = inside.rsplit_once(',').unwrap_or(("", inside));
        let kind = match word {
            "plain" => StrategyKind::Plain,
            "drop" => StrategyKind::Drop,
            "mask" => StrategyKind::Mask {
                symbol: first.parse().ok()?,
                fixed: last.parse().ok()?,
            },
            "mask_email" => StrategyKind::MaskEmail {
                keep_first: first.parse().ok()?,
                keep_domain: last.parse().ok()?,
            },
            "keep_last" => StrategyKind::KeepLast {
                keep: last.parse().ok()?,
            },
            "truncate" => StrategyKind::Truncate {
                max_chars: last.parse().ok()?,
            },
            "truncate_ip" => StrategyKind::TruncateIp {
                v4: first.parse().ok()?,
                v6: last.parse().ok()?,
            },
            "hmac_sha256" => StrategyKind::Hmac {
                key: first.to_owned(),
                scope: SCOPES.iter().find(|(known, _)| *known == last)?.1,
            },
            _ => return None,
        };
        let lawful = Self {
            name: name.to_owned(),
            kind,
        };
        // One spelling each: what would be written otherwise was not written by us.
        (lawful.to_string() == text && !name.is_empty()).then_some(lawful)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_as_it_is_written_and_no_other_is() {
        for text in [
            "plain",
            "drop",
            "hide=drop",
            "mask(*,8)",
            "mask(,,8)",
            "mask((,8)",
            "mask(),8)",
            "mask_email(1,true)",
            "last4=keep_last(4)",
            "truncate(64)",
            "truncate_ip(24,48)",
            "hmac=hmac_sha256(audit-pseudonym,tenant)",
        ] {
            let read = Lawful::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.to_string(), text);
        }
        for text in [
            "",
            "plain()",
            "=plain",
            "drop=drop",
            "mask(8)",
            "mask(**,8)",
            "truncate(064)",
            "truncate(1,64)",
            "truncate_ip(24)",
            "hmac=hmac_sha256(k,world)",
            "hmac_sha256(k,none",
            "rot13(13)",
        ] {
            assert_eq!(Lawful::parse(text), None, "{text}");
        }
    }
}
