//! The same program with the runtime's seals left out. `cdl-bench` starts it to measure `cdl without seals`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cdl_bench::run()
}
