use cdl_runtime::prelude::*;

mod chrono {
    pub struct Utc;
    pub struct DateTime<Zone>(pub Zone);
}
mod time {
    pub struct Duration;
}
use chrono::Utc;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_timestamp: chrono::DateTime<Utc>,
    a_duration: Option<time::Duration>,
}

fn main() {}
