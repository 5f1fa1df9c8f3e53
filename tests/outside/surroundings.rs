//! Services whose surroundings are hard on generated code.

use super::package::{CATALOGUE, PAID, SEEN, Workspace, host, manifest, repository};

#[test]
fn each_crate_has_its_own_catalogue_and_its_own_edition() {
    let workspace = Workspace::with_catalogue(&["porch", "old", "older"]);
    workspace.write("porch/src/lib.rs", SEEN);
    // A catalogue of its own, in which the same event is another one.
    for (file, text) in CATALOGUE {
        let text = text
            .replace("door =", "gate =")
            .replace("\"outside\"", "\"inside\"");
        workspace.write(&format!("old/{file}"), &text);
    }
    workspace.write(
        "old/Cargo.toml",
        &manifest("old", "2021", "porch = { path = \"../porch\" }\n"),
    );
    let gate = SEEN.replace("pub door", "pub gate");
    let both = "pub fn names() -> [&'static str; 2] {\n    [cdl_runtime::catalogue!().name, porch::NAME]\n}\n";
    workspace.write(
        "old/src/lib.rs",
        &format!("{gate}\n{both}\nconst _: () = assert!(same());\n{SAME}"),
    );
    let named = "\n/// Which catalogue.\npub const NAME: &str = \"outside\";\n";
    workspace.write("porch/src/lib.rs", &format!("{SEEN}{named}"));
    workspace.write("older/Cargo.toml", &manifest("older", "2018", ""));
    workspace.write(
        "older/src/lib.rs",
        &format!("#![deny(warnings, rust_2018_idioms)]\n{PAID}"),
    );
    workspace.check().passes();
}

/// The two events are two types, of two fingerprints.
const SAME: &str = "
const fn same() -> bool {
    let ours = <Seen<'static> as cdl_runtime::AuditEvent>::DESCRIPTOR.fingerprint.as_bytes();
    let theirs = <porch::Seen<'static> as cdl_runtime::AuditEvent>::DESCRIPTOR.fingerprint.as_bytes();
    ours[0] != theirs[0] || ours[1] != theirs[1] || ours[2] != theirs[2]
}
";

/// Structs that a service's own macro makes: names, types and the event come from outside of it.
const MADE: &str = r#"
macro_rules! event {
    ($(#[$meta:meta])* $name:ident = $event:literal { $($(#[$field_meta:meta])* $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(cdl_runtime::AuditEvent)]
        #[audit(event = $event)]
        pub struct $name<'a> {
            $($(#[$field_meta])* pub $field: $ty,)*
        }
    };
}

event! {
    /// Somebody is seen.
    Made = "auth.seen" {
        /// Who.
        #[redact] user: &'a str,
        /// Where.
        door: Option<&'a str>,
    }
}
"#;

#[test]
fn a_mistake_in_a_struct_from_a_macro_is_told_where_the_field_was_named() {
    let workspace = Workspace::with_catalogue(&["made"]);
    workspace.write("made/src/lib.rs", MADE);
    let built = workspace
        .check()
        .fails(&["CDL0103: field \"door\" is required"]);
    assert!(built.words.contains("src/lib.rs:19:15"), "{}", built.words);
    workspace.edit("made/src/lib.rs", "Option<&'a str>", "&'a str");
    workspace.check().passes();
}

/// The runtime under another name, in a crate that has no other.
#[test]
fn a_renamed_runtime_is_named_once() {
    let workspace = Workspace::with_catalogue(&["renamed"]);
    let runtime = repository().join("cdl-runtime");
    let renamed = format!(
        "audit = {{ package = \"cdl-runtime\", path = \"{}\" }}\n",
        runtime.display()
    );
    let text = manifest("renamed", "2024", "");
    let (head, _) = text.split_once("cdl-runtime").unwrap();
    workspace.write("renamed/Cargo.toml", &format!("{head}{renamed}"));
    let seen = SEEN.replace("cdl_runtime", "audit").replace(
        "event = \"auth.seen\"",
        "event = \"auth.seen\", crate = audit",
    );
    workspace.write("renamed/src/lib.rs", &seen);
    workspace.check().passes();
}

/// What the strictest service declares: every kind of declaration, and each way to emit.
const STRICT: &str = r#"//! A service.
#![forbid(unsafe_code)]
#![deny(missing_docs, warnings)]

use cdl_runtime::prelude::{Audit, AuditEnum, AuditEvent, AuditObject, EmitError, OnlyIf};

/// How.
#[derive(AuditEnum)]
#[audit(name = "Way")]
#[non_exhaustive]
pub enum Way {
    /// By the door.
    Door,
    /// By the window.
    Window,
}

/// Who.
#[derive(AuditObject)]
#[audit(object = "Visitor")]
#[non_exhaustive]
pub struct Visitor<'user> {
    /// Who.
    #[redact]
    pub id: &'user str,
}

/// Somebody comes.
#[derive(AuditEvent)]
#[audit(event = "visit.paid")]
#[non_exhaustive]
pub struct Paid<'user> {
    /// For how long.
    pub minutes: Option<u32>,
    /// Why not.
    pub reason: OnlyIf<&'user str>,
    /// The tags.
    pub tags: &'user [&'user str],
    /// Who.
    pub visitor: Visitor<'user>,
    /// How.
    pub way: Way,
}

/// Emits it.
///
/// # Errors
/// When the trail does not take it.
#[inline]
pub fn pay(audit: &Audit, paid: Paid<'_>) -> Result<(), EmitError> {
    paid.success(audit)?;
    paid.failure(audit, "closed")?;
    paid.attempt(audit)?.success()?;
    Ok(())
}
"#;

/// Its catalogue.
const VISITS: [(&str, &str); 3] = [
    (
        "catalogue/types.toml",
        "[object.Visitor]\nfield.id = { type = \"user_id\", required = true }\n\n\
         [enum.Way]\nopen = true\nvalues = [{ id = \"door\" }, { id = \"window\" }]\n",
    ),
    (
        "catalogue/events/auth.toml",
        r#"namespace = "visit"

[event."visit.paid"]
description = "Somebody comes."
category    = "authentication"
since       = "1.0.0"
outcomes    = { success = "info", failure = "warning", unknown = "warning" }
phases      = { attempt = "info" }
[event."visit.paid".field]
minutes = { type = "u32" }
reason  = { type = "label", required = true, only_if = { outcome = ["failure"] } }
tags    = { type = "list<label>", required = true, max_items = 4 }
visitor = { type = "Visitor", required = true }
way     = { type = "Way", required = true }
"#,
    ),
    ("catalogue/events/billing.toml", "namespace = \"billing\"\n"),
];

/// Of clippy's restriction group those lints are left out that contradict one another or forbid what every service does.
/// None of what is left may speak of generated code.
#[test]
fn the_strictest_lints_do_not_speak_of_generated_code() {
    let workspace = Workspace::with_catalogue(&["strict"]);
    for (file, text) in VISITS {
        workspace.write(file, text);
    }
    workspace.edit(
        "catalogue/catalogue.toml",
        "\nnamespace = \"auth\"",
        "\nnamespace = \"visit\"\n\n[[file]]\npath = \"types.toml\"\nkind = \"types\"",
    );
    workspace.write("strict/src/lib.rs", STRICT);
    let host = host();
    let mut lints = vec!["clippy", "--workspace", "--target", &host, "--"];
    for group in [
        "clippy::pedantic",
        "clippy::nursery",
        "clippy::cargo",
        "clippy::restriction",
    ] {
        lints.extend(["-D", group]);
    }
    for contradiction in [
        "clippy::blanket_clippy_restriction_lints",
        "clippy::implicit_return",
        "clippy::question_mark_used",
        "clippy::cargo_common_metadata",
        "clippy::multiple_crate_versions",
    ] {
        lints.extend(["-A", contradiction]);
    }
    workspace.cargo(&lints, &[]).passes();
}
