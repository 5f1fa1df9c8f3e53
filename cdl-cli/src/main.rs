//! The program `cdl`.

fn main() -> std::process::ExitCode {
    cdl_cli::main()
}
