//! Packages that are written, built and thrown away.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::catalogue::Catalogue;
use crate::Error;

/// A package in a folder of its own.
#[derive(Debug)]
pub(crate) struct Package {
    folder: PathBuf,
}

/// The structs of a crate, and what makes them emitters.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    /// Nothing at all: what cargo and the compiler cost before they read a line.
    Nothing,
    /// So many events, by cdl's derives, out of this catalogue.
    Audit(usize, Catalogue),
    /// So many of the same structs, by `serde_derive`; each has one function that writes it with `serde_json`.
    Serde(usize),
    /// As [`Serde`](Self::Serde), with what makes the lines the same: a function an outcome, which writes the envelope
    /// too, redacted values, and nothing in the place of what is absent.
    SerdeSameLines(usize),
}

const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

/// What every crate has besides its events: an object and two enums, derived as the events are.
const PARTS: &str = "
#[derive(ENUM)]
#[audit(name = \"ActorKind\")]
pub enum ActorKind { User, Service }
#[derive(ENUM)]
#[audit(name = \"AuthMethod\")]
pub enum AuthMethod { Password, Passkey }
#[derive(OBJECT)]
#[audit(object = \"Actor\")]
pub struct Actor<'a> { pub kind: ActorKind, #[redact] pub id: &'a str, pub account: Option<&'a str> }
";

const EVENT: &str = "
#[derive(EVENT)]
#[audit(event = \"NAME\")]
pub struct EventINDEX<'a> {
    pub actor: Actor<'a>,
    pub method: AuthMethod,
    #[redact]
    pub client_address: IpAddr,
    #[redact(drop)]
    pub secret: Option<&'a str>,
    #[redact]
    pub user: &'a str,
    pub attempts: Option<u32>,
    pub account: Option<&'a str>,
    pub amount: i64,
    pub mfa: bool,
    pub roles: &'a [&'a str],
}
";

const SERDE_EMITTER: &str = "
impl EventINDEX<'_> {
    pub fn emit(&self, line: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        serde_json::to_writer(line, self)
    }
}
";

/// Written once, as a service would: the line around the fields, and what its values look like.
const SERDE_LINE: &str = "
#[derive(Serialize)]
pub struct Line<'a, T> {
    pub name: &'static str, pub time: &'a str, pub severity: &'static str, pub outcome: &'static str, pub fields: &'a T,
}
fn network<S: serde::Serializer>(address: &IpAddr, serializer: S) -> Result<S::Ok, S::Error> {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            serializer.collect_str(&format_args!(\"{a}.{b}.{c}.0/24\"))
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            serializer.collect_str(&format_args!(\"{a:x}:{b:x}:{c:x}::/48\"))
        }
    }
}
fn pseudonym<S: serde::Serializer>(text: &&str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!(\"hmac:{:x}\", text.len()))
}
";

const SERDE_OUTCOME: &str = "
impl EventINDEX<'_> {
    pub fn OUTCOME(&self, time: &str, line: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        let (name, severity, outcome) = (\"thingINDEX.change\", \"SEVERITY\", \"OUTCOME\");
        serde_json::to_writer(line, &Line { name, time, severity, outcome, fields: self })
    }
}
";

impl Package {
    /// Writes a library to `folder`, with the versions of this benchmark's lock file.
    pub(crate) fn library(folder: &Path, source: Source) -> Result<Self, Error> {
        let (dependencies, text) = match source {
            Source::Nothing => (String::new(), String::new()),
            Source::Audit(events, catalogue) => {
                catalogue.write(&folder.join("catalogue"))?;
                (path_dependency("cdl-runtime"), audit(events, catalogue))
            }
            Source::Serde(events) => (SERDE.to_owned(), serde(events)),
            Source::SerdeSameLines(events) => (SERDE.to_owned(), serde_same_lines(events)),
        };
        Self::write(folder, &dependencies, &text)
    }

    /// Writes a library that uses nothing, but depends on the crate of cdl's derives.
    pub(crate) fn of_macros(folder: &Path) -> Result<Self, Error> {
        Self::write(folder, &path_dependency("cdl-macros"), "")
    }

    /// As [`of_macros`](Self::of_macros), for the two crates without which there is no derive that reads TOML.
    pub(crate) fn of_syn_and_toml(folder: &Path) -> Result<Self, Error> {
        let manifest = fs::read_to_string(repository().join("Cargo.toml"))?;
        let line = |name: &str| {
            manifest
                .lines()
                .find(|line| line.starts_with(&format!("{name} = ")))
        };
        let dependencies = [line("syn"), line("toml")].into_iter().flatten();
        let dependencies: Vec<&str> = dependencies.collect();
        Self::write(folder, &format!("{}\n", dependencies.join("\n")), "")
    }

    fn write(folder: &Path, dependencies: &str, text: &str) -> Result<Self, Error> {
        fs::create_dir_all(folder.join("src"))?;
        let name = folder.file_name().and_then(|name| name.to_str());
        let name = name.ok_or("a package's folder has no name")?;
        let manifest = format!(
            "[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             [dependencies]\n{dependencies}"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::copy(
            repository().join("benches/Cargo.lock"),
            folder.join("Cargo.lock"),
        )?;
        fs::write(folder.join("src/lib.rs"), text)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the compiler look again at what has not changed.
    pub(crate) fn touch(&self) -> Result<(), Error> {
        let path = self.folder.join("src/lib.rs");
        let text = fs::read(&path)?;
        Ok(fs::write(path, text)?)
    }
}

fn audit(events: usize, catalogue: Catalogue) -> String {
    let mut text = "use cdl_runtime::prelude::*;\nuse std::net::IpAddr;\n".to_owned();
    text += &PARTS
        .replace("ENUM", "AuditEnum")
        .replace("OBJECT", "AuditObject");
    for index in 0..events {
        let event = EVENT.replace("(EVENT)", "(AuditEvent)");
        text += &event
            .replace("NAME", &catalogue.event(index))
            .replace("INDEX", &index.to_string());
    }
    text
}

fn serde(events: usize) -> String {
    let text = serde_structs(events, SERDE_EMITTER);
    // What serde knows of: a field that is dropped, and no catalogue.
    text.replace("#[redact(drop)]", "#[serde(skip)]")
        .replace("#[redact]", "")
}

fn serde_same_lines(events: usize) -> String {
    let outcomes = [("success", "info"), ("failure", "warning")].map(|(outcome, severity)| {
        SERDE_OUTCOME
            .replace("OUTCOME", outcome)
            .replace("SEVERITY", severity)
    });
    let text = serde_structs(events, &outcomes.concat());
    let present = "#[serde(skip_serializing_if = \"Option::is_none\")]\n    pub ";
    let attributes = [
        ("#[redact(drop)]", "#[serde(skip)]"),
        (
            "#[redact]\n    pub client",
            "#[serde(serialize_with = \"network\")]\n    pub client",
        ),
        ("#[redact]", "#[serde(serialize_with = \"pseudonym\")]"),
        ("pub attempts", &format!("{present}attempts")),
        ("    pub account", &format!("    {present}account")),
    ];
    let text = attributes
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to));
    text + SERDE_LINE
}

fn serde_structs(events: usize, emitters: &str) -> String {
    let mut text = "use serde::Serialize;\nuse std::net::IpAddr;\n".to_owned();
    text += &PARTS
        .replace("ENUM", "Serialize")
        .replace("OBJECT", "Serialize");
    for index in 0..events {
        let event = EVENT.replace("(EVENT)", "(Serialize)") + emitters;
        text += &event.replace("INDEX", &index.to_string());
    }
    let lines = text.lines().filter(|line| !line.starts_with("#[audit"));
    lines.fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    })
}

fn path_dependency(name: &str) -> String {
    let path = repository().join(name);
    format!("{name} = {{ path = '{}' }}\n", path.display())
}

/// Where cdl's crates are.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
