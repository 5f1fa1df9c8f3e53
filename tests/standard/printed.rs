//! What `cdl new event` prints for every event of the standard catalogue, compiled as printed.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "what is printed is compiled, and not used by others"
)]

include!(concat!(env!("OUT_DIR"), "/printed.rs"));

#[test]
fn every_event_is_printed_and_compiles() {
    // That this file compiles is the claim; that none is missing is counted.
    let printed = include_str!(concat!(env!("OUT_DIR"), "/printed.rs"));
    let catalogue = cdl_catalogue::Catalogue::standard().expect("the standard catalogue is sound");
    for name in catalogue.events() {
        let attribute = format!("#[audit(event = \"{name}\")]");
        assert_eq!(printed.matches(&attribute).count(), 1, "{name}");
    }
}

#[test]
fn a_printed_struct_is_emitted() {
    let audit = Audit::memory();
    AuthLogout {
        actor: Actor {
            kind: ActorKind::User,
            id: "usr_7f3a91",
            roles: None,
            account: None,
            device: None,
        },
        session: "ses_b82d40",
        all_sessions: Some(false),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: None,
        device: None,
    }
    .emit(&audit)
    .expect("it is emitted");
    let [event] = audit.captured().try_into().expect("one event");
    assert_eq!(event.fields["client_address"], "203.0.113.0/24");
    assert_ne!(event.fields["session"], "ses_b82d40");
}
