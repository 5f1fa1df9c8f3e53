use cdl_runtime::prelude::*;

#[derive(AuditValue)]
#[audit(event = "auth.logout")]
struct User(#[redact] String);

#[derive(AuditValue)]
#[redact(mask)]
struct Email(#[audit(as_str)] String);

#[derive(AuditValue)]
struct Nickname(Option<String>);

// One mistake is one message: the types above are told nowhere else.
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout {
    #[redact]
    user: User,
}

fn main() {}
