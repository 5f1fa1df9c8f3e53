//! The example record of a page.

use std::fs;
use std::net::IpAddr;

use cdl_runtime::prelude::*;

use super::{pages, site, standard};

#[test]
fn an_example_is_what_a_trail_would_hold() {
    /// Logout.
    #[derive(AuditEvent)]
    #[audit(event = "auth.logout")]
    struct Logout<'a> {
        actor: crate::standard::printed::Actor<'a>,
        #[redact]
        session: &'a str,
        all_sessions: Option<bool>,
        #[redact]
        client_address: IpAddr,
    }

    let audit = Audit::memory();
    let actor = crate::standard::printed::Actor {
        kind: crate::standard::printed::ActorKind::User,
        id: "usr_7f3a91",
        roles: None,
        account: None,
        device: None,
    };
    Logout {
        actor,
        session: "ses_b82d40",
        all_sessions: Some(false),
        client_address: IpAddr::from([203, 0, 113, 9]),
    }
    .emit(&audit)
    .unwrap();
    let [event] = audit.captured().try_into().unwrap();

    let folder = site(&standard());
    let page = fs::read_to_string(folder.path().join("site/events/auth.logout.html")).unwrap();
    let shown = page
        .split("<pre class=\"json\" tabindex=\"0\"><code>")
        .nth(1)
        .unwrap()
        .split("</code>")
        .next()
        .unwrap();
    let mut text = shown.to_owned();
    for (markup, plain) in [
        ("<mark>", ""),
        ("</mark>", ""),
        ("<span class=\"key\">", ""),
        ("</span>", ""),
        ("&quot;", "\""),
    ] {
        text = text.replace(markup, plain);
    }
    let shown: serde_json::Value = serde_json::from_str(&text).unwrap();
    // A pseudonym depends on a key that a page does not have: only its form is compared.
    let form = |value: &serde_json::Value| {
        let mut value = value.clone();
        for pointer in ["/actor/id", "/session"] {
            let text = value.pointer_mut(pointer).unwrap();
            let said = text.as_str().unwrap().to_owned();
            assert!(
                said.starts_with("hmac:") && said.rsplit(':').next().unwrap().len() == 22,
                "{said}"
            );
            *text = serde_json::Value::Null;
        }
        value
    };
    assert_eq!(form(&shown), form(&event.fields));
    // Every other event of the catalogue shows an example, too.
    for (path, page) in pages(&folder.path().join("site")) {
        assert!(
            !path.starts_with("events/") || page.contains("<pre class=\"json\""),
            "{path}"
        );
    }
}
