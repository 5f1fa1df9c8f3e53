//! A catalogue that would rather be markup.

use std::fs;

use tempfile::TempDir;

use super::{dom, pages, site};

/// A catalogue whose every text is hostile.
fn hostile() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("events")).unwrap();
    let evil = r#"</title></style></script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\" onload='x' &lt; \u202e"#;
    let header = format!(
        r#"[catalogue]
format = 1
name = "acme"
version = "1.0.0"
title = "{evil}"
owners = ["{evil}"]
[[import]]
catalogue = "cdl-standard"
version = "^1"
use = ["class.*", "strategy.*", "category.*"]
[[file]]
path = "types.toml"
kind = "types"
[[file]]
path = "events/shop.toml"
namespace = "shop"
"#
    );
    let types = format!(
        "[enum.E]\ndescription = \"{evil}\"\nvalues = [{{ id = \"a\", description = \"{evil}\", deprecated = {{ note = \"{evil}\" }} }}, {{ id = \"b\" }}]\n"
    );
    let events = format!(
        r#"namespace = "shop"
[event."shop.order.create"]
title = "{evil}"
description = "{evil}"
category = "data"
severity = "info"
retention = "1y"
since = "{evil}"
owners = ["{evil}"]
controls = ["{evil}:{evil}"]
volume = {{ expected = "{evil}", peak = "{evil}" }}
map = {{ "{evil}" = "{evil}" }}
examples = ['{{"kind":"a","note":"<script>document.title=1</script>"}}']
deprecated = {{ since = "{evil}", replaced_by = "{evil}", note = "{evil}" }}
[event."shop.order.create".field]
kind = {{ type = "E", description = "{evil}", unit = "{evil}", min = "{evil}", since = "{evil}" }}
note = {{ type = "string", class = "internal" }}
"#
    )
    // A link to what a deprecation names is no more than a name.
    .replace(
        &format!("replaced_by = \"{evil}\""),
        "replaced_by = \"shop.order.create\"",
    );
    fs::write(folder.path().join("catalogue.toml"), header).unwrap();
    fs::write(folder.path().join("types.toml"), types).unwrap();
    fs::write(folder.path().join("events/shop.toml"), events).unwrap();
    folder
}

#[test]
fn nothing_that_a_catalogue_says_is_markup() {
    let catalogue = hostile();
    let folder = site(catalogue.path());
    for (path, page) in pages(&folder.path().join("site")) {
        assert_eq!(
            page.matches("<script").count(),
            usize::from(path == "index.html"),
            "{path}"
        );
        for forbidden in [
            "<img",
            "<script>document",
            " onload='",
            " onerror=\"",
            "\u{202e}",
            "</title></style>",
        ] {
            assert!(!page.contains(forbidden), "{path}: {forbidden}");
        }
        assert!(
            page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"),
            "{path}"
        );
    }
    for page in [
        "index.html#q=shop",
        "types.html",
        "controls.html",
        "events/shop.order.create.html",
    ] {
        let url = format!("file://{}/site/{page}", folder.path().display());
        let Some(dom) = dom(&url) else { return };
        assert!(
            !dom.contains("<title>owned") && dom.contains("<main id=\"main\""),
            "{page}: {dom}"
        );
    }
}
