//! The mistakes, by their numbers. `«…»` is what the compiler has to underline.

/// What a module of the foreign package says, and what the compiler answers.
pub(crate) struct Mistake {
    /// The name of its module: `m28`.
    pub(crate) name: &'static str,
    /// `CDL0215`, or a code of the compiler's own.
    pub(crate) code: &'static str,
    pub(crate) source: &'static str,
    /// All of them have the code, and one of them underlines the mark.
    pub(crate) messages: usize,
}

const fn mistake(name: &'static str, code: &'static str, source: &'static str) -> Mistake {
    Mistake {
        name,
        code,
        source,
        messages: 1,
    }
}

/// Those that the compiler meets in one crate: each is one error.
pub(crate) const ERRORS: &[Mistake] = &[
    mistake(
        "m01",
        "CDL0101",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct «Picked»<'a> { picker: Picker<'a>, tool: Tool }"#,
    ),
    mistake(
        "m02",
        "CDL0102",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str, «colour»: &'a str }"#,
    ),
    mistake(
        "m03",
        "CDL0301",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { «closer»: &'a str }"#,
    ),
    mistake(
        "m04",
        "CDL0001",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"harvest.pikced"»)]
struct Picked;"#,
    ),
    mistake(
        "m05",
        "CDL0201",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: «String» }"#,
    ),
    mistake(
        "m06",
        "CDL0302",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact(«veil»)] gate: IpAddr }"#,
    ),
    mistake(
        "m07",
        "CDL0303",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(«alais»)] closer: &'a str }"#,
    ),
    mistake(
        "m08",
        "CDL0103",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: «Option<&'a str>» }"#,
    ),
    mistake(
        "m09",
        "CDL0002",
        "
#[derive(«AuditEvent»)]
struct HarvestClosed;",
    ),
    mistake(
        "m12",
        "CDL0210",
        "
struct Plain;
fn emitted(audit: &Audit) { audit.emit(«&Plain»); }",
    ),
    mistake(
        "m13",
        "CDL0304",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: IpAddr, #[redact(«alias»)] badge: &'a str }"#,
    ),
    mistake(
        "m14",
        "CDL0401",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Tool")]
enum Tools { Ladder, «Poll» }"#,
    ),
    mistake(
        "m15",
        "CDL0202",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked<'a> { picker: Picker<'a>, tool: «Weather», #[redact] gate: IpAddr }"#,
    ),
    mistake(
        "m17",
        "CDL0501",
        "
fn emitted(audit: &Audit, picked: &crate::right::Picked<'_>) { audit.emit(«picked»); }",
    ),
    mistake(
        "m17b",
        "CDL0501",
        "
fn emitted(audit: &Audit, picked: &crate::right::Picked<'_>) { picked.«emit»(audit); }",
    ),
    mistake(
        "m18",
        "E0599",
        "
fn emitted(audit: &Audit, picked: &crate::right::Picked<'_>) { picked.«unripe»(audit); }",
    ),
    mistake(
        "m19",
        "CDL0104",
        r#"
type Baskets = Option<u32>;
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: IpAddr, baskets: «Baskets» }"#,
    ),
    mistake(
        "m20",
        "CDL0305",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: IpAddr, «#[redact]» sunny: bool }"#,
    ),
    mistake(
        "m21",
        "CDL0306",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(veil, «alias»)] closer: &'a str }"#,
    ),
    mistake(
        "m22",
        "CDL0307",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(veil, «fixed» = 4)] closer: &'a str }"#,
    ),
    mistake(
        "m23",
        "CDL0308",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
«#[redact]»
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m25",
        "CDL0212",
        r#"
struct SecretString;
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { note: «SecretString» }"#,
    ),
    mistake(
        "m26",
        "CDL0213",
        r#"
mod serde_json { pub struct Value; }
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { note: «serde_json::Value» }"#,
    ),
    mistake(
        "m27",
        "CDL0214",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { kinds: «String» }"#,
    ),
    mistake(
        "m28",
        "CDL0215",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { count: Option<«u64»> }"#,
    ),
    mistake(
        "m29",
        "CDL0216",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { count: «f64» }"#,
    ),
    mistake(
        "m29b",
        "CDL0216",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { clear: «u8» }"#,
    ),
    mistake(
        "m30",
        "CDL0217",
        r#"
mod chrono { pub struct Utc; pub struct DateTime<Zone>(Zone); }
use chrono::{DateTime, Utc};
#[derive(AuditEvent)]
#[audit(event = "press.sampled", allow(twice))]
struct Sampled { at: «DateTime<Utc>» }"#,
    ),
    mistake(
        "m36",
        "CDL0020",
        r#"
#[derive(AuditEvent)]
#[audit(«evnet» = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m37",
        "CDL0021",
        r#"
const CLOSED: &str = "harvest.closed";
#[derive(AuditEvent)]
#[audit(event = «CLOSED»)]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m38",
        "CDL0022",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed", «event» = "harvest.picked")]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m43",
        "CDL0006",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed", «severity» = "info", allow(twice))]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m44",
        "CDL0007",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"harvset.closed"»)]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m46",
        "CDL0107",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] #[audit(rename = «"closed_by"»)] closer: &'a str }"#,
    ),
    // The first declaration is pointed at too.
    Mistake {
        name: "m47",
        code: "CDL0108",
        source: r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str, #[redact] #[audit(rename = "closer")] «other»: &'a str }"#,
        messages: 2,
    },
    mistake(
        "m48",
        "CDL0309",
        r#"
#[derive(AuditObject)]
#[audit(object = "Picker")]
struct Person<'a> { «id»: &'a str }"#,
    ),
    mistake(
        "m49",
        "CDL0218",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked { picker: «Tree», tool: Tool, #[redact] gate: IpAddr }"#,
    ),
    mistake(
        "m50",
        "CDL0030",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
«enum» Closed { Early, Late }"#,
    ),
    mistake(
        "m51",
        "CDL0031",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed«(String)»;"#,
    ),
    mistake(
        "m52",
        "CDL0032",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
«union» Closed { closer: u8, other: u8 }"#,
    ),
    mistake(
        "m53",
        "CDL0219",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed", allow(twice))]
struct Closed<T> { #[redact] closer: «T» }"#,
    ),
    mistake(
        "m54",
        "CDL0009",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct «PickedAgain»<'a> {
    picker: Picker<'a>, tool: Tool, #[redact(alias)] gate: IpAddr, sunny: bool,
}"#,
    ),
    mistake(
        "m56",
        "CDL0311",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(«cut_ip»)] closer: &'a str }"#,
    ),
    mistake(
        "m56b",
        "CDL0311",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact(cut_ip)] gate: «&'a str» }"#,
    ),
    mistake(
        "m57",
        "CDL0402",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Weather", exhaustive)]
enum «Skies» { Dry }"#,
    ),
];

/// Those that compile, with one warning each.
pub(crate) const WARNINGS: &[Mistake] = &[
    mistake(
        "m16",
        "CDL0003",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.gathered")]
struct «Gathered»;"#,
    ),
    mistake(
        "m24",
        "CDL0211",
        r#"
#[derive(AuditEvent, serde::Serialize)]
#[audit(event = "press.sampled")]
struct Sampled<'a> { #[serde(«skip»)] note: &'a str }"#,
    ),
    mistake(
        "m42",
        "CDL0106",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Tool")]
enum Tools { Ladder, «Shaker» }"#,
    ),
    mistake(
        "m54c",
        "CDL0009",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str }
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct «Shut» { #[redact] closer: String }"#,
    ),
];

/// Those that end a compilation before types are looked at, each in a crate of its own.
pub(crate) const NAMES: &[Mistake] = &[
    mistake(
        "m10",
        "cannot find attribute `redcat`",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled<'a> { #[«redcat»] note: &'a str }"#,
    ),
    mistake(
        "m11",
        "cannot find attribute `redact`",
        "
struct Sampled<'a> { #[«redact»] note: &'a str }",
    ),
];

/// A mistake of the catalogue: told once, at whichever derive meets it first.
pub(crate) struct Edit {
    pub(crate) name: &'static str,
    pub(crate) code: &'static str,
    /// What stands in `events/harvest.toml`.
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
    edit("m58", "CDL0064", r#"["cut_ip", "alias"]"#, r#"["plain"]"#),
    edit("keyword", "CDL0080", "spoiled =", "match ="),
    edit("taken", "CDL0081", "spoiled =", "attempt ="),
];
