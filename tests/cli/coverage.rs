//! `cdl coverage`: declared, derived, called, emitted.

use serde_json::Value;

use super::run::{Ran, cdl};
use super::shop::{AUTH, Shop};
use crate::support::{Durable, Trail};

const CODE: &str = r#"
use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
pub struct Login<'a> {
    #[redact]
    user: &'a str,
    attempts: Option<u32>,
}

impl Login<'_> {
    fn done(&self, audit: &Audit) {
        let _ = self.success(audit);
    }
}

fn login_of(user: &str) -> Login<'_> {
    Login { user, attempts: None }
}

fn refuse(user: &str, audit: &Audit) -> Result<(), EmitError> {
    assert!(login_of(user).failure(audit).is_ok());
    Ok(())
}

mod names {
    #[derive(AuditEvent)]
    #[cfg_attr(all(), audit(event = "auth.logout"))]
    pub struct Logout<'a> {
        #[redact(hmac)]
        pub user: &'a str,
    }
}
"#;

fn coverage(shop: &Shop, more: &str) -> Ran {
    let words = format!(
        "coverage --src {} {more} --catalogue",
        shop.path().join("src").display()
    );
    cdl(&words, &[&shop.catalogue()])
}

#[test]
fn what_code_derives_and_calls_is_found_where_it_is() {
    let shop = Shop::new();
    shop.write("src/lib.rs", CODE);
    shop.write(
        "src/target/generated.rs",
        "#[audit(event = \"auth.x\")] struct X {}",
    );
    let ran = coverage(&shop, "--json").exits(1);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let lib = shop.path().join("src/lib.rs").display().to_string();
    let login = &value["events"][0];
    assert_eq!(login["event"], "auth.login");
    assert_eq!(login["derived"][0], format!("{lib}:6"));
    assert_eq!(login["called"]["success"][0], format!("{lib}:14"));
    assert_eq!(login["called"]["failure"][0], format!("{lib}:23"));
    let logout = &value["events"][1];
    assert_eq!(logout["derived"][0], format!("{lib}:30"));
    assert_eq!(logout["called"], serde_json::json!({}));
    assert_eq!(value["unused"], serde_json::json!([]));
    // Without trails, `must_emit` asks for code that emits.
    ran.tells(&["error: event \"auth.logout\" must be emitted, and no code that was read calls its emitters\n"]);
    shop.write("src/leave.rs", "fn leave(audit: &Audit, user: &str) { let gone = names::Logout { user }; go(|| gone.emit(audit)); }");
    coverage(&shop, "").exits(0).prints(&[
        "event        derived",
        "2 events declared, 2 derived, 2 called; without --trails nothing is known of tests\n",
    ]);
}

#[test]
fn a_receiver_is_followed_to_its_type() {
    for (body, found) in [
        ("Logout { user }.emit(audit)", true),
        ("let event = Logout { user }; event.emit(audit)?;", true),
        ("let event: Logout = make(); (&event).emit(audit)", true),
        ("Logout::emit(&event, audit)", true),
        ("Logout::new(user).with(1).emit(audit)", true),
        (
            "tokio::select! { _ = x => { Logout { user }.emit(audit)?; } }",
            true,
        ),
        (
            "tokio::select! { _ = x => Logout { user }.emit(audit), else => {} }",
            true,
        ),
        (
            "assert!(Logout { user }.emit(audit).is_ok(), \"gone\")",
            true,
        ),
        (
            "let all = vec![Logout { user }]; for one in all { one.emit(audit); }",
            true,
        ),
        (
            "let event = if a { Logout { user } } else { Logout { user: b } }; event.emit(audit)",
            true,
        ),
        (
            "let event = Logout { user }; let event = button(); event.press(audit)",
            false,
        ),
        (
            "let event = Logout { user }; let event = Other { }; event.emit(audit)",
            false,
        ),
        (
            "macro_rules! gone { ($user:expr) => { Logout { user: $user }.emit(audit) } } gone!(user)",
            true,
        ),
        (
            "macro_rules! say { ($($e:expr),* $(,)?) => { $($e.emit(audit)?;)* } } let a = Logout { user }; say!(a)",
            true,
        ),
        (
            "macro_rules! say { ($e:expr) => { { let e = &$e; tell(); $e.emit(audit) } } } say!(Logout { user })",
            true,
        ),
        (
            "macro_rules! say { ($e:expr) => { $e.emit(audit) } } say!(socket)",
            false,
        ),
        (
            "macro_rules! say { ($e:expr) => { $e.redraw(audit) } } say!(Logout { user })",
            false,
        ),
        (
            "macro_rules! each { ($($event:ident),*) => { match any { $(Any::$event(event) => event.emit(audit)),* } } } each!(Logout)",
            true,
        ),
        ("my_macro!(Logout { user }.emit(audit))", true),
        (
            "tokio::join!(async { Logout { user }.emit(audit) }, other())",
            true,
        ),
        ("socket.emit(audit)", false),
        ("Logout { user }.redraw(audit)", false),
    ] {
        let shop = Shop::new();
        let text = format!(
            "#[audit(event = \"auth.logout\")] struct Logout<'a> {{ user: &'a str }}\n\
             #[audit(event = \"auth.login\")] struct Other {{}}\nasync fn f() {{ {body} }}\n"
        );
        shop.write("src/lib.rs", &text);
        let ran = coverage(&shop, "--json");
        let value: Value = serde_json::from_str(&ran.out).unwrap();
        let called = value["events"][1]["called"]["emit"].is_array();
        assert_eq!(called, found, "{body}");
    }
}

#[test]
fn what_tests_emitted_is_read_from_their_trails() {
    let shop = Shop::new();
    shop.write("src/lib.rs", CODE);
    let trail = Trail::new();
    let audit = trail.start();
    Durable { number: 1 }.emit(&audit).unwrap().wait().unwrap();
    audit.close().unwrap();
    // Any folder above a trail will do.
    let above = trail.path().parent().unwrap().to_owned();
    let trails = format!("--trails {}", above.display());
    let ran = coverage(&shop, &trails).exits(1);
    ran.prints(&[
        "undeclared: probe.durable\n",
        "untested: auth.login, auth.logout\n",
        "2 events declared, 2 derived, 1 called; 1 emitted in tests\n",
    ])
    .tells(&[
        "error: event \"auth.logout\" must be emitted in a test, and is in none of the trails\n",
        "error: event \"probe.durable\" of a trail is not in the catalogue\n",
    ]);
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue");
    let words = format!(
        "coverage --json {trails} --src {} --catalogue",
        concat!(env!("CARGO_MANIFEST_DIR"), "/support")
    );
    let ran = cdl(&words, &[catalogue.as_ref()]).exits(0);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let events = value["events"].as_array().unwrap();
    let durable = events
        .iter()
        .find(|row| row["event"] == "probe.durable")
        .unwrap();
    assert_eq!(durable["emitted"], serde_json::json!({ "": 1 }));
    assert!(
        durable["derived"][0]
            .as_str()
            .unwrap()
            .contains("support/mod.rs:")
    );
}

#[test]
fn an_event_that_is_not_in_the_catalogue_is_an_error() {
    let shop = Shop::new().with(AUTH, "tests       = [\"must_emit\"]\n", "");
    shop.write("src/lib.rs", "macro_rules! made { () => { #[derive(AuditEvent)] #[audit(event = \"auth.made\")] struct Made {} } }");
    let ran = coverage(&shop, "").exits(1);
    ran.tells(&[
        "error: event \"auth.made\" of ",
        "src/lib.rs:1 is not in the catalogue\n",
    ])
    .prints(&["unused: auth.login, auth.logout\n"]);
}

#[test]
fn what_is_no_rust_is_a_warning_and_the_rest_is_read() {
    let shop = Shop::new().with(AUTH, "tests       = [\"must_emit\"]\n", "");
    shop.write("src/bad.rs", "fn f() {\n  let = 5;\n}\n");
    shop.write("src/lib.rs", CODE);
    coverage(&shop, "")
        .exits(0)
        .tells(&["bad.rs was not read: line 2: "]);
    let words = format!(
        "coverage --src {} --catalogue",
        shop.path().join("nowhere").display()
    );
    cdl(&words, &[&shop.catalogue()])
        .exits(1)
        .tells(&["nowhere is not there: name a folder of Rust code\n"]);
    let words = format!("coverage --src {} --catalogue", shop.catalogue().display());
    cdl(&words, &[&shop.catalogue()])
        .exits(0)
        .tells(&["warning: there is no Rust file below "]);
    let words = format!(
        "coverage --src {0} --trails {0} --catalogue",
        shop.path().join("src").display()
    );
    cdl(&words, &[&shop.catalogue()])
        .exits(1)
        .tells(&["holds no segment"]);
}
