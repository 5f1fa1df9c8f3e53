//! Any bytes as each key file of a folder: an error that shows none of them, or a key; never a panic.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use cdl_runtime::Keys;
use cdl_runtime::keys::{AuditorKeys, read_public};

/// Folders of this process, in memory where the system has a place for that.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let shared = PathBuf::from("/dev/shm");
    let parent = if shared.is_dir() { shared } else { std::env::temp_dir() };
    let folder = parent.join(format!("cdl-fuzz-keys-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    Keys::create(&folder).expect("a folder for keys");
    folder
});

const FILES: [&str; 6] = [
    "writer/signing.key",
    "writer/auditor.pub",
    "writer/pseudonym/audit-pseudonym/k1.key",
    "auditor/auditor.key",
    "auditor/signing.pub",
    "auditor/signing.pub.pem",
];

libfuzzer_sys::fuzz_target!(|input: (u8, &[u8])| {
    let (which, bytes) = input;
    let path = FOLDER.join(FILES[usize::from(which) % FILES.len()]);
    let before = fs::read(&path).expect("what `Keys::create` wrote");
    fs::write(&path, bytes).expect("the folder is writable");
    let told = [
        Keys::open(FOLDER.join("writer")).map(|_| ()).err(),
        AuditorKeys::open(FOLDER.join("auditor")).map(|_| ()).err(),
        read_public(&path).map(|_| ()).err(),
    ];
    if let (Ok(text), 16..) = (std::str::from_utf8(bytes), bytes.len()) {
        for error in told.iter().flatten() {
            assert!(!format!("{error} {error:?}").contains(text), "a key in an error");
        }
    }
    fs::write(&path, before).expect("the folder is writable");
});
