use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.started")]
struct Started;

fn main() {
    let audit = Audit::memory();
    let _attempt = Started.attempt(&audit);
}
