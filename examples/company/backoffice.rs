//! Another service of the company: the same people, other events, the same rules.
//!
//! ```sh
//! cargo run --example backoffice
//! ```

use std::error::Error;

use company_events::cdl_runtime::Audit;
use company_events::{AccountClose, ActorKind, Person};

fn main() -> Result<(), Box<dyn Error>> {
    let audit = Audit::dev("backoffice")?;
    let close = AccountClose {
        by: Person {
            kind: ActorKind::Administrator,
            id: "usr_7",
        },
        account: "acct_204",
    };
    // The catalogue says that this one is durable: `wait` returns once it is on disk.
    close.success(&audit)?.wait()?;
    audit.close()?;
    Ok(())
}
