//! The members of the kinds that a verifier must read. Their layouts are those of `docs/FORMAT.md` section 2;
//! members that are not listed here are for people.

use crate::format::hash::{Digest, unhex};
use crate::format::identity::Identity;
use crate::format::json::Value;
use crate::format::note::unbase64;

/// `{"time","format":1,"iid":"<32 hex>","origin":"..","number":0,"previous":null|{..},"library":".."}`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) format: u64,
    pub(super) identity: Identity,
    pub(super) number: u64,
    pub(super) previous: Option<Previous>,
}

/// `{"file","lines","bytes","root":null|"<base64>"}`: the file before, as far as it counts, and the root of the last
/// checkpoint before this line. Bytes beyond are orphans, which this declares (`docs/FORMAT.md` section 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Previous {
    pub(super) file: String,
    pub(super) lines: u64,
    pub(super) bytes: u64,
    pub(super) root: Option<Digest>,
}

impl Head {
    pub(super) fn parse(member: Value<'_>) -> Option<Self> {
        let iid = member.get("iid")?.plain().and_then(unhex::<16>)?;
        let origin = member.get("origin")?.text()?;
        let previous = member.get("previous")?;
        Some(Self {
            format: member.get("format")?.number()?,
            identity: Identity::parse(&origin, iid).ok()?,
            number: member.get("number")?.number()?,
            previous: if previous.is_null() {
                None
            } else {
                Some(Previous::parse(previous)?)
            },
        })
    }
}

impl Previous {
    fn parse(value: Value<'_>) -> Option<Self> {
        let root = value.get("root")?;
        Some(Self {
            file: value.get("file")?.text()?,
            lines: value.get("lines")?.number()?,
            bytes: value.get("bytes")?.number()?,
            root: if root.is_null() {
                None
            } else {
                Some(unbase64(&root.text()?)?)
            },
        })
    }
}

/// `{"auditor":"<16 hex>","sealed":"<base64>"}`
pub(super) struct Seed {
    pub(super) auditor: String,
    pub(super) sealed: String,
}

impl Seed {
    pub(super) fn parse(member: Value<'_>) -> Option<Self> {
        Some(Self {
            auditor: member.get("auditor")?.text()?,
            sealed: member.get("sealed")?.text()?,
        })
    }
}

/// What `boot` promises: `"checkpoint_seconds":1,..,"heartbeat_seconds":60`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Promise {
    pub(super) seconds: u64,
}

impl Promise {
    pub(super) fn parse(member: Value<'_>) -> Option<Self> {
        let checkpoint = member.get("checkpoint_seconds")?.number()?;
        let heartbeat = member
            .get("heartbeat_seconds")?
            .number()
            .filter(|seconds| *seconds > 0)?;
        Some(Self {
            seconds: checkpoint.saturating_add(heartbeat),
        })
    }
}

/// `{"time","reason":"..","next":null|"<file>",..}`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    pub(super) reason: String,
    pub(super) next: Option<String>,
}

impl End {
    pub(super) fn parse(member: Value<'_>) -> Option<Self> {
        let next = member.get("next")?;
        let next = if next.is_null() {
            None
        } else {
            Some(next.text()?)
        };
        Some(Self {
            reason: member.get("reason")?.text()?,
            next,
        })
    }
}

/// How many events a `gap` line says are not in the trail: `"lost":[{"name","count"}],"refused":[..]`
pub(super) fn gap(member: Value<'_>) -> [u64; 2] {
    ["lost", "refused"].map(|list| {
        let counts = member
            .get(list)
            .and_then(Value::elements)
            .into_iter()
            .flatten();
        let counts = counts.filter_map(|entry| entry.get("count").and_then(Value::number));
        counts.fold(0, u64::saturating_add)
    })
}
