//! A small, faultless catalogue, and copies of it with one thing changed.

use cdl_catalogue::{Catalogue, MemorySource, Scope};

pub(crate) const HEADER: &str = "catalogue.toml";
pub(crate) const CLASSES: &str = "classes.toml";
pub(crate) const TYPES: &str = "types.toml";
pub(crate) const AUTH: &str = "events/auth.toml";
pub(crate) const VENDOR: &str = "vendor/base-1.2.0.toml";

const FILES: [(&str, &str); 5] = [
    (
        HEADER,
        r#"[catalogue]
format = 1
name = "shop"
version = "4.2.0"
owners = ["group:security"]
id_pattern = '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,3}$'

[defaults]
class = "internal"
retention = "1y"
delivery = "queued"

[policy]
deprecated_event = "warn"

[[file]]
path = "classes.toml"
kind = "classes"
[[file]]
path = "types.toml"
kind = "types"
[[file]]
path = "events/auth.toml"
namespace = "auth"

[[import]]
catalogue = "base"
version = "^1.2"
path = "vendor/base-1.2.0.toml"
sha256 = "<sha256>"
use = ["event.account.*", "object.Session"]
"#,
    ),
    (
        CLASSES,
        r#"[class.public]
level = 0
allow = ["plain"]
default = "plain"
[class.internal]
level = 1
allow = ["plain", "truncate", "drop"]
default = "plain"
[class.personal]
level = 3
allow = ["hmac", "mask", "mask_email", "truncate_ip", "drop"]
default = "hmac"
[class.cardholder]
level = 4
allow = ["last4", "drop"]
default = "last4"
[class.secret]
level = 5
allow = ["drop"]
default = "drop"

[strategy.plain]
kind = "plain"
[strategy.drop]
kind = "drop"
[strategy.mask]
kind = "mask"
char = "*"
fixed = 8
[strategy.mask_email]
kind = "mask_email"
[strategy.last4]
kind = "keep_last"
keep = 4
[strategy.truncate]
kind = "truncate"
max_utf8 = 256
[strategy.truncate_ip]
kind = "truncate_ip"
v4 = 24
v6 = 48
[strategy.hmac]
kind = "hmac_sha256"
key = "audit-pseudonym"
bits = 128
scope = "tenant"
"#,
    ),
    (
        TYPES,
        r#"[type.user_id]
base = "string"
class = "personal"
max_len = 64
[type.email]
base = "string"
class = "personal"
redact = ["mask_email", "hmac", "drop"]

[enum.AuthMethod]
values = [{ id = "password" }, { id = "passkey" }, { id = "totp", deprecated = { since = "4.0.0", note = "use a passkey" } }]

[object.Actor]
subject = true
[object.Actor.field]
id = { type = "user_id", required = true, redact = ["hmac"] }
email = { type = "email" }
note = { type = "string" }
"#,
    ),
    (
        AUTH,
        r#"namespace = "auth"

[group.request]
[group.request.field]
request_id = { type = "uuid" }

[event."auth.login"]
category = "authentication"
outcomes = { success = "info", failure = "warning" }
phases = { attempt = "info" }
retention = "2y"
use = ["request"]
[event."auth.login".field]
source_ip = { type = "ip", required = true, class = "personal", redact = ["truncate_ip", "hmac"] }
actor = { type = "Actor", required = true, order = 1 }
method = { type = "AuthMethod", order = 2 }
session = { type = "string", class = "secret" }
mfa = { type = "bool", class = "public" }
roles = { type = "list<string>", max_items = 8 }
attempts = { type = "u32", max = 1000 }
reason = { type = "string", only_if = { outcome = ["failure"] } }

[event."auth.password.changed"]
category = "authentication"
extends = "account.changed"
[event."auth.password.changed".field]
forced = { type = "bool", required = true }

[reserved]
events = ["auth.magic_link.sent"]
fields = { "auth.login" = ["ip"] }
"#,
    ),
    (
        VENDOR,
        r#"[catalogue]
format = 1
name = "base"
version = "1.2.0"

[object.Session]
[object.Session.field]
opened = { type = "timestamp" }

[event."account.changed"]
category = "administration"
severity = "notice"
mandatory = true
[event."account.changed".field]
actor = { type = "Actor", required = true, order = 1 }
reason = { type = "string", required = true, max_len = 64 }
"#,
    ),
];

/// One replacement in one file.
pub(crate) type Edit<'a> = (&'a str, &'a str, &'a str);

/// The base with edits; each must change something.
pub(crate) fn source(edits: &[Edit<'_>]) -> MemorySource {
    let mut files = FILES.map(|(path, text)| (path, text.to_owned()));
    let mut more = Vec::new();
    for (path, from, to) in edits {
        match files.iter_mut().find(|(name, _)| name == path) {
            Some((_, text)) => {
                assert!(text.contains(from), "{path} has no {from}");
                *text = text.replacen(from, to, 1);
            }
            None => more.push((*path, (*to).to_owned())),
        }
    }
    let vendored = sha256(&files[4].1);
    files[0].1 = files[0].1.replace("<sha256>", &vendored);
    let all = files.into_iter().chain(more);
    all.fold(MemorySource::new(), |source, (path, text)| {
        source.with(path, &text)
    })
}

pub(crate) fn load(edits: &[Edit<'_>]) -> Catalogue {
    match Catalogue::load(&source(edits), &Scope::All) {
        Ok(catalogue) => catalogue,
        Err(faults) => panic!("{faults}"),
    }
}

/// Everything that is wrong with the base once it is edited.
pub(crate) fn faults(edits: &[Edit<'_>]) -> String {
    let faults = match Catalogue::load(&source(edits), &Scope::All) {
        Ok(catalogue) => catalogue.check_all(),
        Err(faults) => faults,
    };
    let helps = faults.iter().filter_map(|fault| fault.help.as_deref());
    for help in helps {
        assert!(!help.contains("plain"), "no help proposes it: {help}");
    }
    faults.to_string()
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(text.as_bytes());
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
