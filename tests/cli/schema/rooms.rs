//! Every table of every file, and where its keys stand.

use cdl_catalogue::schema::{
    CATALOGUE, CLASS, DEFAULTS, DEPRECATED, ENUM, ENUM_VALUE, EVENT, EXCEPTION, FIELD, FILE,
    FileKind, GROUP, IMPORT, Key, OBJECT, ONLY_IF, PHASES, POLICY, RESERVED, STRATEGY, TYPE,
    VOLUME,
};

/// Where keys of a table stand: the file, what is before them, and the lines without which the table is none.
pub(super) struct Room {
    pub(super) kind: FileKind,
    pub(super) keys: &'static [Key],
    pub(super) before: &'static str,
    pub(super) needs: &'static [(&'static str, &'static str)],
}

pub(super) const HEADER: &str = "[catalogue]\nformat = 1\nname = \"a\"\nversion = \"1.0.0\"\n";

pub(super) const ROOMS: &[Room] = &[
    Room {
        kind: FileKind::Catalogue,
        keys: CATALOGUE,
        before: "[catalogue]\n",
        needs: &[("format", "1"), ("name", "\"a\""), ("version", "\"1.0.0\"")],
    },
    Room {
        kind: FileKind::Catalogue,
        keys: DEFAULTS,
        before: "[defaults]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Catalogue,
        keys: POLICY,
        before: "[policy]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Catalogue,
        keys: FILE,
        before: "[[file]]\n",
        needs: &[("path", "\"x.toml\""), ("kind", "\"types\"")],
    },
    Room {
        kind: FileKind::Catalogue,
        keys: IMPORT,
        before: "[[import]]\n",
        needs: &[("catalogue", "\"other\"")],
    },
    Room {
        kind: FileKind::Catalogue,
        keys: EXCEPTION,
        before: "[[allow]]\n",
        needs: &[
            ("rule", "\"actor-missing\""),
            ("where", "\"*\""),
            ("reason", "\"x\""),
        ],
    },
    Room {
        kind: FileKind::Classes,
        keys: CLASS,
        before: "[class.c]\n",
        needs: &[("level", "1"), ("allow", "[\"drop\"]")],
    },
    Room {
        kind: FileKind::Classes,
        keys: STRATEGY,
        before: "[strategy.s]\n",
        needs: &[("kind", "\"plain\"")],
    },
    Room {
        kind: FileKind::Types,
        keys: TYPE,
        before: "[type.t]\n",
        needs: &[("base", "\"string\"")],
    },
    Room {
        kind: FileKind::Types,
        keys: ENUM,
        before: "[enum.E]\n",
        needs: &[("values", "[{ id = \"a\" }]")],
    },
    Room {
        kind: FileKind::Types,
        keys: ENUM_VALUE,
        before: "[[enum.E.values]]\n",
        needs: &[("id", "\"a\"")],
    },
    Room {
        kind: FileKind::Types,
        keys: OBJECT,
        before: "[object.O]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Types,
        keys: FIELD,
        before: "[object.O.field.f]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Types,
        keys: DEPRECATED,
        before: "[object.O.field.f.deprecated]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Types,
        keys: ONLY_IF,
        before: "[object.O.field.f.only_if]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Types,
        keys: GROUP,
        before: "[group.g]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Events,
        keys: EVENT,
        before: "namespace = \"n\"\n[event.\"n.a\"]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Events,
        keys: FIELD,
        before: "namespace = \"n\"\n[event.\"n.a\".field.f]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Events,
        keys: PHASES,
        before: "namespace = \"n\"\n[event.\"n.a\".phases]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Events,
        keys: VOLUME,
        before: "namespace = \"n\"\n[event.\"n.a\".volume]\n",
        needs: &[],
    },
    Room {
        kind: FileKind::Events,
        keys: RESERVED,
        before: "namespace = \"n\"\n[reserved]\n",
        needs: &[],
    },
];
