//! `cdl keys new DIR`: the keys of a trail.

use std::io::Write as _;
use std::process::ExitCode;

use cdl_runtime::Keys;

use crate::args::{KeysArgs, KeysCommand};
use crate::console::Console;
use crate::failure::Failure;
use crate::paint::BOLD;
use crate::printable;

/// What lies where, and what it is for. A test holds this against what is made.
const WRITER: [(&str, &str); 4] = [
    ("signing.key", "signs checkpoints"),
    (
        "auditor.pub",
        "seals the trail's first secret to the auditor",
    ),
    ("auditor.pub.pem", "the same, for other programs"),
    (
        "pseudonym/audit-pseudonym/k1.key",
        "makes pseudonyms; keep a copy, or they can never be looked up again",
    ),
];
const AUDITOR: [(&str, &str); 3] = [
    (
        "auditor.key",
        "opens the trail's first secret: every MAC can be checked, or forged, with it",
    ),
    (
        "signing.pub",
        "checks signatures; no secret, give it to whoever verifies",
    ),
    ("signing.pub.pem", "the same, for other programs"),
];

pub(crate) fn run(args: &KeysArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let KeysCommand::New { dir } = &args.command;
    Keys::create(dir)?;
    let shown = |folder: &str| printable::line(&dir.join(folder).display().to_string());
    let (writer, auditor) = (shown("writer"), shown("auditor"));
    for (folder, purpose, files) in [
        (&writer, "stays on the host that writes", &WRITER[..]),
        (&auditor, "must leave that host, now", &AUDITOR[..]),
    ] {
        let folder = console.terminal.out.paint(BOLD, folder);
        writeln!(console.out, "{folder}  {purpose}").map_err(Failure::Output)?;
        for (file, purpose) in files {
            writeln!(console.out, "  {file:<32}  {purpose}").map_err(Failure::Output)?;
        }
    }
    console.hint(&format!(
        "move {auditor} to where trails are verified, then start the trail with `.keys(Keys::open(\"{writer}\")?)`"
    ));
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
            if entry.path().is_dir() {
                files(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name);
            }
        }
    }

    #[test]
    fn the_lists_are_what_is_made() {
        let dir = tempfile::tempdir().unwrap();
        Keys::create(dir.path()).unwrap();
        for (folder, listed) in [("writer", &WRITER[..]), ("auditor", &AUDITOR[..])] {
            let mut found = BTreeSet::new();
            files(&dir.path().join(folder), "", &mut found);
            let listed: BTreeSet<String> =
                listed.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(found, listed, "{folder}");
        }
    }
}
