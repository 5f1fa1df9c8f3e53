use cdl_runtime::prelude::*;

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
    #[audit(value = "user")]
    Person,
}

fn main() {}
