//! `cdl new event NAME ..`; that every printed event compiles is for `standard::printed`.

use std::path::{Path, PathBuf};

use super::run::cdl;

fn standard() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    root.join("catalogue/standard")
}

fn new(words: &str) -> super::run::Ran {
    cdl(&format!("new event {words} --catalogue"), &[&standard()])
}

#[test]
fn an_event_is_printed_with_what_it_needs() {
    let ran = new("auth.logout").exits(0).prints(&[
        "use std::net::IpAddr;\n",
        "#[audit(name = \"ActorKind\")]\npub enum ActorKind {\n",
        "#[audit(object = \"Actor\")]\npub struct Actor<'a> {\n",
        "/// Emitted with `emit`.\n#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\npub struct AuthLogout<'a> {\n",
        "    #[redact]\n    pub session: &'a str,\n",
        "    pub all_sessions: Option<bool>,\n",
    ]);
    assert_eq!(ran.err, "");
}

#[test]
fn what_events_share_is_printed_once_and_with_only_not_at_all() {
    let both = new("auth.logout auth.login auth.login").exits(0).out;
    assert_eq!(both.matches("pub struct Actor<").count(), 1);
    assert_eq!(both.matches("#[derive(AuditEvent)]").count(), 2);
    let only = new("--only auth.login").exits(0).out;
    assert!(
        !only.contains("use ") && !only.contains("AuditObject"),
        "{only}"
    );
    assert!(
        only.contains(
            "/// Emitted with `success`, `failure`, `denied`, `unknown` or `attempted`.\n"
        ),
        "{only}"
    );
}

#[test]
fn a_name_that_is_not_there_suggests_one_that_is() {
    for (name, told) in [
        ("auth.lgoin", "hint: did you mean \"auth.login\"?\n"),
        ("atuh.login", "hint: did you mean \"auth.login\"?\n"),
        ("billing.role.assign", "hint: there are admin.role.assign"),
        ("zzz", "hint: namespaces are admin, auth, "),
    ] {
        let ran = new(name).exits(1);
        assert_eq!(ran.out, "", "{name}");
        ran.tells(&[
            &format!("error: there is no event \"{name}\" in catalogue \"cdl-standard\" 1.0.0\n"),
            told,
        ]);
    }
    cdl("new event auth.login --catalogue nowhere", &[])
        .exits(1)
        .tells(&["nowhere is not there"]);
    cdl("new event", &[]).exits(2);
}
