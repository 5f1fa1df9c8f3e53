//! A catalogue that shares no name with those of this repository but the language's own.

/// Its files, by path.
pub(crate) const FILES: [(&str, &str); 6] = [
    ("catalogue.toml", HEADER),
    ("classes.toml", CLASSES),
    ("types.toml", TYPES),
    ("events/harvest.toml", HARVEST),
    ("events/press.toml", PRESS),
    ("vendor/guild-2.0.0.toml", GUILD),
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

[[import]]
catalogue = "guild"
version   = "^2"
path      = "vendor/guild-2.0.0.toml"
sha256    = "87a8a14173f7bcd5a6c5931c2d4eecc0030de088ac56dcd4d10d4110c84df5f4"
use       = ["event.guild.worked"]
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
  { id = "scythe", deprecated = { replaced_by = "pole", remove_after = "2020-12-31" } },
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
extends   = "guild.worked"
mandatory = true
category  = "fieldwork"
owners    = ["guild:pickers"]
outcomes  = { ripe = "info", spoiled = "warning" }
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

[event."harvest.scythed"]
category   = "fieldwork"
severity   = "info"
owners     = ["guild:pickers"]
deprecated = { since = "5.0.0", replaced_by = "harvest.picked", remove_after = "2020-12-31" }

[reserved]
events = ["harvest.threshed"]
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
jar      = { type = "string", deprecated = { since = "7.0.0", note = "Jars have no names" } }
smell    = { type = "string", stability = "experimental" }

[event."press.sniffed"]
category  = "fieldwork"
severity  = "debug"
stability = "experimental"
owners    = ["guild:millers"]

[event."press.opened"]
category  = "fieldwork"
severity  = "notice"
mandatory = true
owners    = ["guild:millers"]

[reserved]
fields = { "press.sampled" = ["taste"] }
"#;

/// Of the guild that the orchard belongs to: a snapshot, pinned in the header.
const GUILD: &str = r#"[catalogue]
format  = 1
name    = "guild"
version = "2.0.0"
owners  = ["guild:elders"]

[categories]
fieldwork = "What happens between the trees."

[event."guild.worked"]
category  = "fieldwork"
outcomes  = { ripe = "info", spoiled = "warning" }
mandatory = true
retention = "3y"
owners    = ["guild:elders"]
"#;
