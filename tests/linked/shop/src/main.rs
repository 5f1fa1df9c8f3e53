//! A shop that opens, sells and pays back.

use cdl_runtime::prelude::*;
use shop::{Opened, Paid, Refunded, Silent, Viewed};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let audit = Audit::memory();
    audit.emit(&Opened)?;
    Viewed.emit(&audit);
    let _silent = Silent;
    Paid { cents: 1 }.success(&audit)?;
    shop::note(&audit, "noted")?;
    let refund = Refunded { cents: 1 }.attempt(&audit)?;
    if std::env::args().len() > 5 {
        return Ok(());
    }
    refund.success()?.wait()?;
    for event in audit.captured() {
        println!("{} {}", event.name, event.outcome.unwrap_or_default());
    }
    Ok(())
}
