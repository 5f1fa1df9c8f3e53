//! `cdl report redaction|controls`.

use super::run::cdl;
use super::shop::{AUTH, Shop};

const CODE: &str = r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    #[redact(drop)]
    user: &'a str,
    attempts: Option<u32>,
    #[audit(rename = "method")]
    how: &'a str,
}

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn f(login: &Login, audit: &Audit) {
    login.success(audit);
}
"#;

fn report(shop: &Shop, words: &str) -> String {
    shop.write("src/lib.rs", CODE);
    let words = format!("report {words} --src {}", shop.path().join("src").display());
    let ran = cdl(&words, &[&shop.catalogue()]).exits(0);
    assert_eq!(ran.err, "");
    // Paths as they would be in the shop's folder.
    ran.out.replace(&format!("{}/", shop.path().display()), "")
}

#[test]
fn each_field_has_its_class_its_strategy_and_both_places() {
    let text = report(&Shop::new(), "redaction");
    for line in [
        "# Redaction in acme-shop 4.2.0\n",
        "| auth.login | user | user\\_id | personal | drop | hmac, drop | catalogue/events/auth.toml:11 | src/lib.rs:6 |  |\n",
        "| auth.logout | user | user\\_id | personal | hmac (default) | hmac, drop | catalogue/events/auth.toml:22 | src/lib.rs:16 |  |\n",
        "| auth.login | method | string | public | plain | plain | catalogue/events/auth.toml:13 | src/lib.rs:9 |  |\n",
        // The view of what is written as it is.
        "| auth.login | attempts | internal | catalogue/events/auth.toml:12 | src/lib.rs:7 |\n",
        "No field needs a reason for its name.\n",
    ] {
        assert!(text.contains(line), "no {line} in {text}");
    }
    // Code of another version of the catalogue.
    let shop = Shop::new().with(
        AUTH,
        "user     = { type = \"user_id\",",
        "user     = { type = \"user_id\", redact = [\"hmac\"],",
    );
    assert!(report(&shop, "redaction").contains("| drop (not lawful) | hmac |"));
    // The same catalogue and code give the same bytes.
    assert_eq!(report(&Shop::new(), "redaction"), text);
}

#[test]
fn a_reason_for_a_name_is_listed() {
    let shop = Shop::new().with(
        AUTH,
        "method   = { type = \"string\", class = \"public\"",
        "password_age = { type = \"u32\", name_ok = \"days, not the password\" }\nmethod   = { type = \"string\", class = \"public\"",
    );
    let text = report(&shop, "redaction");
    let line = "| auth.login | password\\_age | internal | days, not the password | catalogue/events/auth.toml:13 |\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn each_control_has_its_events_and_their_code() {
    let shop = Shop::new().with(
        AUTH,
        "severity    = \"info\"",
        "severity    = \"info\"\ncontrols = [\"SOC2:CC6.1\"]",
    );
    let text = report(&shop, "controls");
    for line in [
        "| PCI-DSS:10.2.1.2 | auth.login | success info, failure warning | no | 2y | queued | catalogue/events/auth.toml:3 | src/lib.rs:4 | success src/lib.rs:20 |\n",
        "| SOC2:CC6.1 | auth.logout | info | no | 1y | queued | catalogue/events/auth.toml:15 | src/lib.rs:14 |  |\n",
        "Each event answers for a control.\n",
        "Code derives an event of each control.\n",
    ] {
        assert!(text.contains(line), "no {line} in {text}");
    }
}

#[test]
fn a_catalogue_without_controls_is_told_how_to_name_one() {
    let shop = Shop::new().with(AUTH, "controls    = [\"PCI-DSS:10.2.1.2\"]", "");
    let text = report(&shop, "controls");
    let line = "No event names a control: write controls = [\"SOC2:CC6.1\"] at those that answer for one.\n";
    assert!(text.contains(line), "{text}");
    assert!(
        text.contains("There is no control to answer for.\n") && !text.contains("Code derives"),
        "{text}"
    );
}

#[test]
fn nothing_that_a_catalogue_says_is_obeyed() {
    for (control, markdown, csv, html) in [
        (
            "=HYPERLINK(1)",
            "| =HYPERLINK(1) |",
            "\r\n\"'=HYPERLINK(1)\",",
            "<td>=HYPERLINK(1)</td>",
        ),
        (
            "<img src=x onerror=alert(1)>",
            "| &lt;img src=x onerror=alert(1)&gt; |",
            "\r\n\"<img src=x onerror=alert(1)>\",",
            "<td>&lt;img src=x onerror=alert(1)&gt;</td>",
        ),
        (
            "a|b\\u001b\\n,\\\"c",
            "| a\\|b\\\\u001b\\\\n,\"c |",
            "\r\n\"a|b\\u001b\\n,\"\"c\",",
            "<td>a|b\\u001b\\n,&quot;c</td>",
        ),
    ] {
        let shop = Shop::new().with(AUTH, "PCI-DSS:10.2.1.2", control);
        for (format, expected) in [("markdown", markdown), ("csv", csv), ("html", html)] {
            let text = report(&shop, &format!("controls --format {format}"));
            assert!(text.contains(expected), "no {expected} in {text}");
            assert!(!text.contains('\u{1b}'));
        }
    }
}

#[test]
fn a_wrong_command_line_is_told() {
    cdl("report", &[]).exits(2);
    cdl("report redaction --format pdf", &[]).exits(2);
}
