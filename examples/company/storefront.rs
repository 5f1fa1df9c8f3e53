//! A service of the company: it takes orders, and knows no catalogue.
//!
//! ```sh
//! cargo run --example storefront
//! ```

use std::error::Error;

use company_events::cdl_runtime::Audit;
use company_events::{ActorKind, OrderPlace, Person};

fn main() -> Result<(), Box<dyn Error>> {
    // Development keys and a trail under `target/`; each event is shown on standard error too.
    let audit = Audit::dev("storefront")?;
    let by = Person {
        kind: ActorKind::User,
        id: "usr_42",
    };
    OrderPlace { by, total: 12_900 }.success(&audit)?;
    OrderPlace { by, total: -1 }.failure(&audit)?;
    audit.close()?;
    Ok(())
}
