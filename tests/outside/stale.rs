//! A compiler that keeps expansions: `-Zcache-proc-macros`, which a stable compiler has behind a lock.

use std::os::unix::fs::PermissionsExt as _;

use super::package::{Built, SEEN, Workspace, host};

const AUTH: &str = "catalogue/events/auth.toml";

/// The workspace's own crates are compiled with the flag; all others as ever.
fn check(workspace: &Workspace) -> Built {
    let wrapper = workspace.path("wrapper.sh");
    let text = "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec \"$@\" -Zcache-proc-macros\n";
    if !wrapper.exists() {
        workspace.write("wrapper.sh", text);
        std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let variables = [
        ("RUSTC_WORKSPACE_WRAPPER", wrapper.to_str().unwrap()),
        ("CARGO_INCREMENTAL", "1"),
    ];
    workspace.cargo(&["check", "--workspace", "--target", &host()], &variables)
}

#[test]
fn an_expansion_that_was_kept_does_not_outlive_what_it_was_made_of() {
    let workspace = Workspace::with_catalogue(&["kept"]);
    workspace.write("kept/src/lib.rs", SEEN);
    let first = check(&workspace);
    if first.words.contains("unknown unstable option") {
        return; // Such a compiler keeps no expansion.
    }
    first.passes();
    // As long as before, and elsewhere than in what the event is made of.
    workspace.edit("catalogue/events/billing.toml", "is paid", "is sent");
    check(&workspace).passes();
    // As long as before: only the digest can tell.
    workspace.edit(AUTH, "1.0.0", "1.0.1");
    check(&workspace)
        .fails(&["CDL0070: the audit catalogue changed, but this derive was not expanded again"]);
    workspace.edit(AUTH, "1.0.1", "1.0.0");
    check(&workspace).passes();
    // Whoever touches the struct has it expanded again.
    workspace.edit(AUTH, "1.0.0", "1.0.1");
    workspace.edit("kept/src/lib.rs", "/// Where.", "/// Where?");
    check(&workspace).passes();
}
