//! An example as a trail would hold it: in the catalogue's order, each value redacted by its default strategy.

use std::net::IpAddr;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Event, Field, Shape, StrategyKind};
use cdl_runtime::format::hash::line_digest;
use serde_json::Value;

/// A piece of a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Braces, commas, white space.
    Mark(String),
    /// `"actor"`
    Key(String),
    /// A value as it is.
    Plain(String),
    /// A value that a strategy changed.
    Redacted(String),
}

/// What stands for a key that only its writer has.
const KEY_ID: &str = "k1";

const MASK: &str = "********";

/// The `fields` of a line, indented; `None` when the example does not fit the event.
pub(crate) fn written(catalogue: &Catalogue, event: &Event, example: &str) -> Option<Vec<Token>> {
    if !super::misfits(catalogue, event, example).is_empty() {
        return None;
    }
    let value = serde_json::from_str(example).ok()?;
    let mut writer = Writer {
        catalogue,
        tokens: Vec::new(),
    };
    writer.object(&event.fields, &value, 0);
    Some(writer.tokens)
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    tokens: Vec<Token>,
}

impl Writer<'_> {
    fn mark(&mut self, text: impl Into<String>) {
        self.tokens.push(Token::Mark(text.into()));
    }

    fn object(&mut self, fields: &[Field], value: &Value, depth: usize) {
        let there = fields
            .iter()
            .filter_map(|field| Some((field, value.get(&field.name)?)));
        let kept = there.filter(|(field, _)| field.default.kind != StrategyKind::Drop);
        let mut before = "{";
        for (field, value) in kept {
            self.mark(format!("{before}\n{}", "  ".repeat(depth + 1)));
            before = ",";
            self.tokens.push(Token::Key(quoted(&field.name)));
            self.mark(": ");
            self.shape(field, &field.shape, value, depth + 1);
        }
        self.mark(if before == "{" {
            "{}".to_owned()
        } else {
            format!("\n{}}}", "  ".repeat(depth))
        });
    }

    fn shape(&mut self, field: &Field, shape: &Shape, value: &Value, depth: usize) {
        match (shape, value) {
            // A mask hides how many there are.
            (Shape::List(_) | Shape::Map(_), _)
                if matches!(field.default.kind, StrategyKind::Mask { .. }) =>
            {
                self.value(field, value);
            }
            (Shape::Object(name), value) => {
                if let Ok(object) = self.catalogue.object(name) {
                    self.object(&object.fields, value, depth);
                }
            }
            (Shape::List(item), Value::Array(items)) => {
                self.mark("[");
                for (index, value) in items.iter().enumerate() {
                    if index > 0 {
                        self.mark(", ");
                    }
                    self.shape(field, item, value, depth);
                }
                self.mark("]");
            }
            (Shape::Map(item), Value::Object(map)) => {
                self.mark("{");
                for (index, (key, value)) in map.iter().enumerate() {
                    self.mark(if index > 0 { ", " } else { " " });
                    self.tokens.push(Token::Key(quoted(key)));
                    self.mark(": ");
                    self.shape(field, item, value, depth);
                }
                self.mark(" }");
            }
            (_, value) => self.value(field, value),
        }
    }

    fn value(&mut self, field: &Field, value: &Value) {
        let token = match redacted(field, &field.default.kind, value) {
            Some(text) => Token::Redacted(quoted(&text)),
            None => Token::Plain(value.to_string()),
        };
        self.tokens.push(token);
    }
}

/// What the strategy leaves of a value (`docs/FORMAT.md` section 1); `None` when it stays as it is.
fn redacted(field: &Field, kind: &StrategyKind, value: &Value) -> Option<String> {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    match kind {
        StrategyKind::Plain | StrategyKind::Drop => None,
        StrategyKind::Mask { symbol, fixed } => Some(symbol.to_string().repeat((*fixed).into())),
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } => Some(mail(&text, *keep_first, *keep_domain)),
        StrategyKind::KeepLast { keep } => {
            let (length, keep) = (text.chars().count(), usize::from(*keep));
            let shown = keep > 0 && length >= 3 * keep;
            Some(if shown {
                let end: String = text.chars().skip(length - keep).collect();
                format!("****{end}")
            } else {
                MASK.to_owned()
            })
        }
        StrategyKind::Truncate { max_chars } => {
            let most = *max_chars as usize;
            if text.chars().count() <= most {
                return None;
            }
            let kept: String = text.chars().take(most).collect();
            Some(format!("{kept}…"))
        }
        StrategyKind::TruncateIp { v4, v6 } => Some(network(&text, *v4, *v6)),
        StrategyKind::Hmac { key, .. } => {
            let tag =
                line_digest(format!("example\0{key}\0{}\0{text}", field.type_name).as_bytes());
            Some(format!(
                "hmac:{KEY_ID}:{}",
                Base64UrlUnpadded::encode_string(&tag[..16])
            ))
        }
    }
}

fn mail(text: &str, keep_first: u8, keep_domain: bool) -> String {
    let parts = text.rsplit_once('@');
    let Some((local, host)) = parts.filter(|(local, host)| !local.is_empty() && !host.is_empty())
    else {
        return MASK.to_owned();
    };
    let kept = usize::from(keep_first).min(local.chars().count().saturating_sub(1));
    let start: String = local.chars().take(kept).collect();
    let host = if keep_domain { host } else { "***" };
    format!("{start}***@{host}")
}

fn network(text: &str, v4: u8, v6: u8) -> String {
    let (address, given) = match text.split_once('/') {
        Some((address, prefix)) => (address, prefix.parse().unwrap_or(128)),
        None => (text, 128),
    };
    match address
        .parse::<IpAddr>()
        .map(|address| address.to_canonical())
    {
        Ok(IpAddr::V4(address)) => {
            let bits = v4.min(given).min(32);
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            format!(
                "{}/{bits}",
                std::net::Ipv4Addr::from_bits(address.to_bits() & mask)
            )
        }
        Ok(IpAddr::V6(address)) => {
            let bits = v6.min(given).min(128);
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            format!(
                "{}/{bits}",
                std::net::Ipv6Addr::from_bits(address.to_bits() & mask)
            )
        }
        Err(_) => MASK.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_redacted_as_the_format_says() {
        for (text, expected) in [
            ("robin@example.org", "r***@example.org"),
            ("r@example.org", "***@example.org"),
            ("robin", MASK),
        ] {
            assert_eq!(mail(text, 1, true), expected);
        }
        for (text, expected) in [
            ("203.0.113.9", "203.0.113.0/24"),
            ("203.0.113.9/16", "203.0.0.0/16"),
            ("2001:db8:1:2::3", "2001:db8:1::/48"),
            ("::ffff:203.0.113.9", "203.0.113.0/24"),
            ("nowhere", MASK),
        ] {
            assert_eq!(network(text, 24, 48), expected);
        }
    }
}
