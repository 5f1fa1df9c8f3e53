//! A crate as it is downloaded: without the workspace that it was published from.

use std::process::Command;

use super::package::{Built, SEEN, Workspace, cargo, host, manifest, repository};

/// Packages `parcel`, unpacks it elsewhere and compiles it there.
fn published(workspace: &Workspace, unpacked: &str) -> Built {
    // Nobody has published cdl-runtime to where this test could find it.
    let runtime = repository().join("cdl-runtime");
    let patch = format!("patch.crates-io.cdl-runtime.path=\"{}\"", runtime.display());
    let package = [
        "package",
        "-p",
        "parcel",
        "--no-verify",
        "--allow-dirty",
        "--exclude-lockfile",
        "--config",
        &patch,
    ];
    workspace
        .cargo(
            &package,
            &[(
                "CARGO_TARGET_DIR",
                workspace.path("target").to_str().unwrap(),
            )],
        )
        .passes();
    let elsewhere = workspace.path(unpacked);
    std::fs::create_dir(&elsewhere).unwrap();
    let tarball = workspace.path("target/package/parcel-0.1.0.crate");
    let tar = Command::new("tar")
        .arg("-xzf")
        .arg(tarball)
        .arg("-C")
        .arg(&elsewhere)
        .status()
        .unwrap();
    assert!(tar.success());
    let parcel = elsewhere.join("parcel-0.1.0");
    std::fs::copy(repository().join("Cargo.lock"), parcel.join("Cargo.lock")).unwrap();
    cargo(
        &parcel,
        &["check", "--target", &host(), "--config", &patch],
        &[],
    )
}

#[test]
fn a_published_crate_builds_with_what_it_carries_and_never_climbs_for_it() {
    let workspace = Workspace::with_catalogue(&["parcel"]);
    let include = "include = [\"/src\", \"/.cdl\"]\n\n[dependencies]";
    let text = manifest("parcel", "2024", "").replace("[dependencies]", include);
    workspace.write("parcel/Cargo.toml", &text);
    workspace.write("parcel/src/lib.rs", SEEN);

    // It lies below the catalogue, and does not see it.
    workspace.edit(
        "Cargo.toml",
        "resolver",
        "exclude = [\"bare\", \"whole\"]\nresolver",
    );
    published(&workspace, "bare").fails(&[
        "CDL0041: this crate was packaged without \".cdl/\"",
        "run `cdl vendor` before `cargo package`",
    ]);

    let manifest = workspace.path("Cargo.toml");
    let words = [
        "cdl",
        "vendor",
        "-p",
        "parcel",
        "--manifest-path",
        manifest.to_str().unwrap(),
    ];
    let vendored = cdl_cli::run(words.map(Into::into), &mut Vec::new(), &mut Vec::new());
    assert_eq!(vendored, std::process::ExitCode::SUCCESS);
    published(&workspace, "whole").passes();
}
