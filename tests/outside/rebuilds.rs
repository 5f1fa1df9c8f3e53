//! What an edit of the catalogue rebuilds, and what it breaks.

use super::package::{PAID, SEEN, Workspace};

const AUTH: &str = "catalogue/events/auth.toml";
const BILLING: &str = "catalogue/events/billing.toml";

#[test]
fn an_edit_rebuilds_those_who_use_the_namespace_and_a_struct_that_no_longer_fits_fails() {
    let workspace = Workspace::with_catalogue(&["both", "door", "shop"]);
    workspace.write("door/src/lib.rs", SEEN);
    workspace.write("shop/src/lib.rs", PAID);
    // One derive of a crate has the build watch a file for all of them.
    let paid = PAID.replace("use cdl_runtime::prelude::*;", "");
    workspace.write("both/src/lib.rs", &format!("{SEEN}{paid}"));
    workspace.check().passes();
    assert_eq!(
        workspace.check().passes().compiled(),
        [""; 0],
        "nothing changed"
    );

    workspace.edit(BILLING, "An invoice is paid.", "Somebody pays an invoice.");
    assert_eq!(workspace.check().passes().compiled(), ["both", "shop"]);
    workspace.edit("catalogue/catalogue.toml", "1.0.0", "1.0.1");
    assert_eq!(
        workspace.check().passes().compiled(),
        ["both", "door", "shop"]
    );

    // Nobody touches the code: the next plain build tells.
    workspace.edit(AUTH, "door = {", "gate = {");
    workspace
        .check()
        .fails(&["CDL0102: event \"auth.seen\" has no field \"door\""]);
    workspace.edit(AUTH, "gate = {", "door = {");
    workspace.check().passes();
    workspace.edit(
        AUTH,
        "\ndoor = ",
        "\nroom = { type = \"label\", required = true }\ndoor = ",
    );
    workspace
        .check()
        .fails(&["CDL0101: event \"auth.seen\" requires field \"room\""]);
    workspace.edit(AUTH, "room = { type = \"label\", required = true }\n", "");
    workspace.edit(AUTH, "type = \"label\"", "type = \"email\"");
    workspace
        .check()
        .fails(&["CDL0301: field \"door\" is class \"personal\""]);
    workspace.edit(AUTH, "type = \"email\"", "type = \"label\"");
    workspace.check().passes();

    // A nearer catalogue, a removed file, the variable.
    std::fs::remove_file(workspace.path(BILLING)).unwrap();
    workspace.check().fails(&["shop", "CDL0075"]);
}
