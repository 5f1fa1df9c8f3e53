//! `cdl keys new DIR`.

use cdl_runtime::Keys;

use super::run::cdl;

#[test]
fn keys_are_made_once_and_what_to_do_with_them_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("new/keys");
    let writer = dir.join("writer");
    let shown = writer.display().to_string();
    let ran = cdl("keys new", &[&dir]).exits(0);
    ran.prints(&[
        &format!("{shown}  stays on the host that writes\n"),
        "  signing.key                       signs checkpoints\n",
        "auditor  must leave that host, now\n",
    ])
    .tells(&["hint: move ", &format!("Keys::open(\"{shown}\")?")]);
    Keys::open(&writer).unwrap();

    let ran = cdl("keys new", &[&dir]).exits(1);
    let told = format!(
        "error: {shown} is there already: choose another folder, or move the old keys away first\n"
    );
    assert_eq!((ran.out.as_str(), ran.err), ("", told));
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    cdl("keys new", &[&file.join("keys")]).exits(1).tells(&[
        "error: cannot use ",
        "file/keys",
        "Not a directory",
    ]);
}
