//! The test vectors of docs/FORMAT.md section 8: made by `UPDATE_VECTORS=1`, committed, and true for ever.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cdl_runtime::format::evolve::EpochKey;
use cdl_runtime::format::hash::{Digest, ZERO, hex_string, line_digest};
use cdl_runtime::format::line::{Kind, Line};
use cdl_runtime::format::mac::hmac;
use cdl_runtime::format::merkle::Frontier;
use cdl_runtime::format::note::Note;
use cdl_runtime::keys::{AuditorKeys, Keys, Scope, auditor_id, open_seed, seal_seed};
use cdl_runtime::state::{self, State};
use serde_json::{Value, json};

use super::sample::{self, Files};

/// Where the vectors lie; with `UPDATE_VECTORS` set, whoever asks first makes them anew.
pub(super) fn folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify/vectors");
        if std::env::var_os("UPDATE_VECTORS").is_some() {
            update(&folder);
        }
        folder
    });
    &FOLDER
}

#[test]
fn the_trail_of_the_vectors_can_be_made_again() {
    let committed = read_trail();
    assert_eq!(sample::trail(&sealed(&committed)), committed);
}

#[test]
fn every_hash_of_the_vectors_comes_out_again() {
    let committed = fs::read_to_string(folder().join("vectors.json")).unwrap();
    let committed: Value = serde_json::from_str(&committed).unwrap();
    assert_eq!(computed(&read_trail()), committed);
}

#[test]
fn the_key_files_of_the_vectors_are_the_test_keys() {
    // A checkout's files may be used by everyone, which the library refuses.
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in key_files() {
        let committed = fs::read(folder().join("keys").join(&name)).unwrap();
        assert_eq!(committed, bytes, "{name}");
        let path = copy.path().join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let keys = Keys::open(copy.path().join("writer")).unwrap();
    let auditor = AuditorKeys::open(copy.path().join("auditor")).unwrap();
    assert_eq!(*keys.auditor(), auditor.public());
    assert_eq!(keys.signing().verifying_key(), *auditor.signing());
    assert_eq!(auditor.secret(), AuditorKeys::for_tests().secret());
    assert_eq!(
        keys.pseudonym("audit-pseudonym")
            .unwrap()
            .pseudonym(Scope::None, "", "a", "b"),
        Keys::for_tests()
            .pseudonym("audit-pseudonym")
            .unwrap()
            .pseudonym(Scope::None, "", "a", "b")
    );
}

/// The files that the library reads, in the layout of docs/FORMAT.md section 3.
fn key_files() -> Vec<(String, Vec<u8>)> {
    let (keys, auditor) = (Keys::for_tests(), AuditorKeys::for_tests());
    let pseudonym = |name: &str| line_digest(format!("cdl/tests/{name}").as_bytes());
    [
        ("writer/signing.key", keys.signing().to_bytes()),
        ("writer/auditor.pub", *keys.auditor()),
        (
            "writer/pseudonym/audit-pseudonym/k1.key",
            pseudonym("audit-pseudonym"),
        ),
        (
            "writer/pseudonym/tenant-pseudonym/k1.key",
            pseudonym("tenant-pseudonym"),
        ),
        ("auditor/auditor.key", *auditor.secret()),
        ("auditor/signing.pub", auditor.signing().to_bytes()),
    ]
    .map(|(name, key)| {
        (
            name.to_owned(),
            format!("{}\n", hex_string(&key)).into_bytes(),
        )
    })
    .into()
}

fn update(folder: &Path) {
    let auditor = AuditorKeys::for_tests();
    let sealed = seal_seed(
        &auditor.public(),
        &sample::identity().trail_id,
        &sample::first_secret(),
    )
    .unwrap();
    let trail = sample::trail(&sealed);
    let vectors = serde_json::to_string_pretty(&computed(&trail)).unwrap() + "\n";
    let files = trail
        .into_iter()
        .map(|(name, bytes)| (format!("trail/{name}"), bytes));
    let keys = key_files()
        .into_iter()
        .map(|(name, bytes)| (format!("keys/{name}"), bytes));
    let vectors = ("vectors.json".to_owned(), vectors.into_bytes());
    for (name, bytes) in files.chain(keys).chain([vectors]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The trail's segments, without the state beside them.
pub(super) fn segments() -> Files {
    let mut files = read_trail();
    files.retain(|(name, _)| name != state::FILE_NAME);
    files
}

fn read_trail() -> Files {
    let mut files: Files = fs::read_dir(folder().join("trail"))
        .expect("the vectors are committed; `UPDATE_VECTORS=1` makes them")
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn lines(files: &Files) -> impl Iterator<Item = (&str, Line<'_>)> {
    let segments = files.iter().filter(|(name, _)| name != state::FILE_NAME);
    segments.flat_map(|(name, bytes)| {
        let whole = bytes.strip_suffix(b"\n").unwrap();
        whole
            .split(|byte| *byte == b'\n')
            .map(|line| (name.as_str(), Line::parse(line).unwrap()))
    })
}

fn sealed(files: &Files) -> String {
    let (_, line) = lines(files)
        .find(|(_, line)| line.kind == Kind::Seed)
        .unwrap();
    line.member.get("sealed").unwrap().text().unwrap()
}

/// Every hash on the way, from the trail's bytes and the auditor's keys.
fn computed(files: &Files) -> Value {
    let auditor = AuditorKeys::for_tests();
    let identity = sample::identity();
    let secret = open_seed(auditor.secret(), &identity.trail_id, &sealed(files)).unwrap();
    let mut key = EpochKey::new(secret.clone(), &identity.trail_id, 0);
    let (mut tree, mut leaf) = (Frontier::new(), ZERO);
    let (mut epochs, mut leaves, mut checkpoints) = (vec![epoch(&key)], Vec::new(), Vec::new());
    for (file, line) in lines(files) {
        let sealed = line.sealed();
        assert_eq!(
            (line.seq, line.epoch, line.prev),
            (tree.size(), key.epoch(), leaf)
        );
        if let Some(mac) = line.mac {
            assert!(key.verify(&sealed.d, &mac), "{}", line.seq);
        } else {
            checkpoints.push(checkpoint(&line, &tree, &auditor));
            key = key.evolve();
            epochs.push(epoch(&key));
        }
        leaves.push(json!({
            "seq": line.seq, "file": file, "kind": line.kind.name(), "epoch": line.epoch,
            "body_bytes": line.body.len(), "d": hex_string(&sealed.d),
            "mac": line.mac.map(|mac| hex_string(&mac)), "leaf": hex_string(&sealed.leaf),
        }));
        tree.push(sealed.leaf);
        leaf = sealed.leaf;
    }
    json!({
        "format": 1,
        "identity": {
            "name": identity.name, "iid": hex_string(&identity.iid), "origin": identity.origin,
            "trail_id": hex_string(&identity.trail_id),
        },
        "auditor": { "public": hex_string(&auditor.public()), "id": auditor_id(&auditor.public()) },
        "seed": { "sealed": sealed(files), "secret": hex_string(&secret[..]) },
        "epochs": epochs,
        "lines": leaves,
        "checkpoints": checkpoints,
        "root_of_all_lines": hex_string(&tree.root()),
        "state": state(files),
        "pseudonyms": pseudonyms(),
    })
}

/// The secret and the MAC key of an epoch, by the formula of docs/FORMAT.md section 3.
fn epoch(key: &EpochKey) -> Value {
    let trail_id = sample::identity().trail_id;
    let mac_key = hmac(
        key.secret(),
        &[b"cdl/mac/1\0", &trail_id, &key.epoch().to_be_bytes()],
    );
    let d: Digest = line_digest(b"any body");
    assert_eq!(key.mac(&d), hmac(&mac_key, &[b"cdl/line/1\0", &d]));
    json!({ "epoch": key.epoch(), "secret": hex_string(key.secret()), "mac_key": hex_string(&mac_key) })
}

fn checkpoint(line: &Line<'_>, tree: &Frontier, auditor: &AuditorKeys) -> Value {
    let note = Note::parse(&line.member.get("note").unwrap().text().unwrap()).unwrap();
    note.verify(auditor.signing()).unwrap();
    assert_eq!((note.size, note.root), (line.seq, tree.root()));
    let hashes: Vec<String> = tree.hashes().iter().map(|hash| hex_string(hash)).collect();
    json!({
        "seq": line.seq, "frontier": hashes, "root": hex_string(&note.root), "note": note.text(),
        "key_id": hex_string(&note.key_id), "signature": hex_string(&note.signature),
    })
}

fn state(files: &Files) -> Value {
    let (_, bytes) = files
        .iter()
        .find(|(name, _)| name == state::FILE_NAME)
        .unwrap();
    let state = State::decode(bytes).unwrap();
    let mac_key = hmac(&state.secret.0[..], &[b"cdl/state/1\0"]);
    let body = &bytes[..bytes.len() - 75];
    json!({
        "epoch": state.epoch, "seq": state.seq, "mac_key": hex_string(&mac_key),
        "mac": hex_string(&hmac(&mac_key, &[body])),
    })
}

fn pseudonyms() -> Value {
    [
        (Scope::None, "none", "", "user_id", "ada"),
        (Scope::Event, "event", "auth.login", "user_id", "ada"),
        (Scope::Field, "field", "auth.login.user", "user_id", "ada"),
        (Scope::Tenant, "tenant", "acme", "email_addr", "ada@ex\u{e4}mple.com"),
    ]
    .map(|(scope, word, scope_value, type_name, value)| {
        json!({
            "key": "audit-pseudonym", "scope": word, "scope_value": scope_value, "type": type_name, "value": value,
            "written": sample::pseudonym(scope, scope_value, type_name, value),
        })
    })
    .into_iter()
    .collect()
}
