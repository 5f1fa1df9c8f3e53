//! `cargo run --release --manifest-path benches/Cargo.toml -- peers` or `-- budgets`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cdl_bench::run()
}
