//! A catalogue that shares no name with those of this repository but the language's own.

/// Its files, by path.
pub(crate) const FILES: [(&str, &str); 5] = [
    ("catalogue.toml", HEADER),
    ("classes.toml", CLASSES),
    ("types.toml", TYPES),
    ("events/harvest.toml", HARVEST),
    ("events/press.toml", PRESS),
];

const HEADER: &str = r#"[catalogue]
format  = 1
name    = "orchard"
version = "7.0.1"
owners  = ["guild:pickers"]

[defaults]
class     = "house"
retention = "3y"

[categories]
fieldwork = "What happens between the trees."

[[file]]
path = "classes.toml"
kind = "classes"
[[file]]
path = "types.toml"
kind = "types"
[[file]]
path      = "events/harvest.toml"
namespace = "harvest"
[[file]]
path      = "events/press.toml"
namespace = "press"
"#;

const CLASSES: &str = r#"[class.open]
level   = 0
allow   = ["plain"]
default = "plain"
[class.house]
level   = 1
allow   = ["plain", "cut", "drop"]
default = "plain"
[class.discreet]
level   = 2
allow   = ["veil", "cut", "drop"]
default = "veil"
[class.private]
level   = 3
allow   = ["alias", "veil", "veil_mail", "cut_ip", "drop"]
default = "alias"
[class.sealed]
level   = 5
allow   = ["drop"]
default = "drop"

[strategy.plain]
kind = "plain"
[strategy.drop]
kind = "drop"
[strategy.veil]
kind  = "mask"
char  = "x"
fixed = 6
[strategy.veil_mail]
kind        = "mask_email"
keep_first  = 2
keep_domain = false
[strategy.cut]
kind     = "truncate"
max_utf8 = 12
[strategy.cut_ip]
kind = "truncate_ip"
v4   = 16
v6   = 32
[strategy.alias]
kind  = "hmac_sha256"
key   = "orchard-alias"
scope = "none"
"#;

const TYPES: &str = r#"[type.picker_id]
base    = "string"
max_len = 20
class   = "private"

[enum.Tool]
values = [
  { id = "ladder" },
  { id = "pole" },
  { id = "shaker", deprecated = { since = "6.0.0", note = "Too hard on the trees" } },
]
[enum.Weather]
values = [{ id = "dry" }, { id = "wet" }]

[object.Picker]
subject = true
[object.Picker.field]
id   = { type = "picker_id", required = true }
crew = { type = "string" }

[object.Tree]
[object.Tree.field]
row = { type = "u32", required = true }
"#;

const HARVEST: &str = r#"namespace = "harvest"

[event."harvest.picked"]
category = "fieldwork"
outcomes = { ripe = "info", spoiled = "warning" }
owners   = ["guild:pickers"]
[event."harvest.picked".field]
picker  = { type = "Picker", required = true }
tool    = { type = "Tool", required = true }
gate    = { type = "ip", required = true, class = "private", redact = ["cut_ip", "alias"] }
badge   = { type = "string", class = "sealed" }
baskets = { type = "u32" }
sunny   = { type = "bool", class = "open" }
remark  = { type = "string", class = "discreet" }

[event."harvest.closed"]
category = "fieldwork"
severity = "notice"
owners   = ["guild:pickers"]
[event."harvest.closed".field]
closer = { type = "picker_id", required = true }

[event."harvest.gathered"]
category   = "fieldwork"
severity   = "info"
owners     = ["guild:pickers"]
deprecated = { since = "6.0.0", replaced_by = "harvest.picked", note = "Said too little" }
"#;

const PRESS: &str = r#"namespace = "press"

[event."press.sampled"]
category = "fieldwork"
severity = "debug"
owners   = ["guild:millers"]
[event."press.sampled".field]
note     = { type = "string" }
count    = { type = "u32" }
clear    = { type = "bool" }
kinds    = { type = "list<string>" }
at       = { type = "timestamp" }
"#;
