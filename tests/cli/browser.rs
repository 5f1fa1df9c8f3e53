//! A real browser without a window, for pages that run a script.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// The page as it is once its script has run. `None`, said loudly, where there is no browser; in CI there must be one.
pub(super) fn dom(url: &str) -> Option<String> {
    let Some(program) = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| is_there(name))
    else {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI needs chromium: .ci/run installs it"
        );
        let told =
            format!("SKIPPED: no chromium, so {url} was not opened: apt-get install chromium\n");
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return None;
    };
    let profile = tempfile::tempdir().unwrap();
    let ran = Command::new(program)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--virtual-time-budget=5000",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(url)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Some(String::from_utf8(ran.stdout).unwrap())
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| Path::new(&folder).join(program).is_file())
}
