//! Keys come back as they were made, and a folder with a mistake says which.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::*;
use crate::format::mac::hmac;

fn made() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    Keys::create(dir.path().join("keys")).unwrap();
    dir
}

#[test]
fn new_keys_open_on_both_sides() {
    let dir = made();
    let root = dir.path().join("keys");
    let keys = Keys::open(root.join("writer")).unwrap();
    let auditor = AuditorKeys::open(root.join("auditor")).unwrap();
    assert_eq!(keys.signing().verifying_key(), *auditor.signing());
    assert_eq!(*keys.auditor(), auditor.public());
    assert_eq!(keys.pseudonym("audit-pseudonym").unwrap().id(), "k1");
    assert!(keys.pseudonym("other").is_none());
    for (path, mode) in [
        ("writer", 0o700),
        ("auditor", 0o700),
        ("writer/signing.key", 0o600),
        ("auditor/auditor.key", 0o600),
    ] {
        let found = fs::metadata(root.join(path)).unwrap().permissions().mode() & 0o7777;
        assert_eq!(found, mode, "{path}");
    }
    let pem = fs::read_to_string(root.join("auditor/signing.pub.pem")).unwrap();
    let read =
        <ed25519_dalek::VerifyingKey as ed25519_dalek::pkcs8::DecodePublicKey>::from_public_key_pem(
            &pem,
        );
    assert_eq!(read.unwrap(), *auditor.signing());
    assert!(matches!(Keys::create(&root), Err(KeysError::Exists { .. })));
}

#[test]
fn each_mistake_of_a_folder_names_its_path() {
    let broken = |break_it: &dyn Fn(&Path)| {
        let dir = made();
        let writer = dir.path().join("keys/writer");
        break_it(&writer);
        Keys::open(&writer).unwrap_err()
    };
    let write = |name: &'static str, text: &'static str| {
        move |writer: &Path| fs::write(writer.join(name), text).unwrap()
    };
    let upper = "AB".repeat(32);
    let upper: &'static str = upper.leak();
    let zero: &'static str = "00".repeat(32).leak();
    let long: &'static str = format!("{}\n\n", "ab".repeat(32)).leak();

    let error = broken(&|writer| fs::write(writer.join("auditor.key"), "x").unwrap());
    assert!(matches!(&error, KeysError::HoldsAuditorKey { path } if path.ends_with("auditor.key")));
    let error = broken(&|writer| fs::remove_file(writer.join("signing.key")).unwrap());
    assert!(
        matches!(&error, KeysError::Missing { path, .. } if path.ends_with("writer/signing.key"))
    );
    let error = broken(&|writer| {
        fs::create_dir(writer.join("writer")).unwrap();
        fs::rename(
            writer.join("signing.key"),
            writer.join("writer/signing.key"),
        )
        .unwrap();
    });
    assert!(error.to_string().ends_with("writer/writer"), "{error}");
    let open = fs::Permissions::from_mode(0o604);
    let error =
        broken(&|writer| fs::set_permissions(writer.join("signing.key"), open.clone()).unwrap());
    assert!(error.to_string().contains("mode 604"), "{error}");
    for text in ["", "ab", upper, long] {
        let error = broken(&write("signing.key", text));
        assert!(matches!(error, KeysError::NotHex { .. }), "{text}");
    }
    assert!(matches!(
        broken(&write("auditor.pub", zero)),
        KeysError::NotAKey { .. }
    ));
    assert!(matches!(
        broken(&write("pseudonym/A b", "")),
        KeysError::Name { .. }
    ));
    let whole = made();
    let error = Keys::open(whole.path().join("keys")).unwrap_err();
    assert!(
        matches!(error, KeysError::HoldsAuditorKey { .. }),
        "the parent holds both folders"
    );
}

#[test]
fn a_mounted_secret_may_be_group_readable_and_a_link() {
    let dir = made();
    let writer = dir.path().join("keys/writer");
    fs::set_permissions(
        writer.join("signing.key"),
        fs::Permissions::from_mode(0o640),
    )
    .unwrap();
    fs::rename(writer.join("signing.key"), dir.path().join("mounted")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("mounted"), writer.join("signing.key")).unwrap();
    fs::create_dir(writer.join("pseudonym/..data")).unwrap();
    Keys::open(&writer).unwrap();
}

#[test]
fn the_current_pseudonym_key_is_the_longest_then_the_last() {
    let dir = made();
    let writer = dir.path().join("keys/writer");
    let folder = writer.join("pseudonym/audit-pseudonym");
    for id in ["k2", "k9", "k10"] {
        fs::copy(folder.join("k1.key"), folder.join(format!("{id}.key"))).unwrap();
    }
    assert_eq!(
        Keys::open(&writer)
            .unwrap()
            .pseudonym("audit-pseudonym")
            .unwrap()
            .id(),
        "k10"
    );
}

#[test]
fn a_seed_opens_for_its_auditor_and_its_trail_alone() {
    let (keys, auditor) = (Keys::for_tests(), AuditorKeys::for_tests());
    let sealed = seal_seed(keys.auditor(), &[1; 32], &[7; 32]).unwrap();
    assert_eq!(
        *open_seed(auditor.secret(), &[1; 32], &sealed).unwrap(),
        [7; 32]
    );
    assert_eq!(
        open_seed(auditor.secret(), &[2; 32], &sealed),
        Err(SeedError::Sealed)
    );
    assert_eq!(
        open_seed(&[9; 32], &[1; 32], &sealed),
        Err(SeedError::Sealed)
    );
    assert_eq!(
        open_seed(auditor.secret(), &[1; 32], &sealed[4..]),
        Err(SeedError::Shape)
    );
    assert_eq!(
        seal_seed(&[0; 32], &[1; 32], &[7; 32]),
        Err(SeedError::Auditor)
    );
    assert_eq!(auditor_id(keys.auditor()).len(), 16);
}

#[test]
fn a_pseudonym_is_the_formula_of_the_format() {
    let key = PseudonymKey::new("k1", &[3; 32]);
    let want = hmac(
        &[3; 32],
        &[b"cdl/pseudonym/1\0\x03\0\0\0\x04acme\0\0\0\x05emaila@b"],
    );
    assert_eq!(
        key.pseudonym(Scope::Tenant, "acme", "email", "a@b"),
        want[..16]
    );
    assert_ne!(
        key.pseudonym(Scope::Event, "acme", "email", "a@b"),
        want[..16]
    );
}

#[test]
fn debug_shows_no_secret() {
    let shown = format!("{:?} {:?}", Keys::for_tests(), AuditorKeys::for_tests());
    for purpose in ["signing", "auditor", "audit-pseudonym"] {
        assert!(!shown.contains(&crate::format::hash::hex_string(&for_tests(purpose))));
    }
    assert!(!shown.contains('['.to_string().repeat(2).as_str()));
}
