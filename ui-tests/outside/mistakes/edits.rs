//! Mistakes of the catalogue: each is told once, at whichever derive meets it first.

/// One text of the catalogue, written otherwise.
pub(crate) struct Edit {
    pub(crate) name: &'static str,
    pub(crate) code: &'static str,
    /// The file, from the catalogue's folder.
    pub(crate) file: &'static str,
    /// What stands in it.
    pub(crate) from: &'static str,
    /// What is written instead.
    pub(crate) to: &'static str,
}

const fn edit(
    name: &'static str,
    code: &'static str,
    from: &'static str,
    to: &'static str,
) -> Edit {
    Edit {
        name,
        code,
        file: "events/harvest.toml",
        from,
        to,
    }
}

pub(crate) const EDITS: &[Edit] = &[
    edit(
        "m32",
        "CDL0060",
        r#"severity = "notice""#,
        r#"severity "notice""#,
    ),
    edit("m33", "CDL0061", "required = true", "requird = true"),
    edit("m34", "CDL0062", r#"type = "Tool""#, r#"type = "Tolo""#),
    edit(
        "m35",
        "CDL0063",
        r#"class = "private""#,
        r#"class = "privat""#,
    ),
    Edit {
        file: "classes.toml",
        ..edit("m55", "CDL0310", r#"kind = "drop""#, r#"kind = "encrypt""#)
    },
    edit("m58", "CDL0064", r#"["cut_ip", "alias"]"#, r#"["plain"]"#),
    edit("m59", "CDL0065", "remark  =", "gate_pin ="),
    edit("m60", "CDL0704", "mandatory = true", "mandatory = false"),
    Edit {
        file: "vendor/guild-2.0.0.toml",
        ..edit("m61", "CDL0705", "mandatory = true", "mandatory = false")
    },
    edit("keyword", "CDL0080", "spoiled =", "match ="),
    edit("taken", "CDL0081", "spoiled =", "attempt ="),
];
