//! What a line may be about (`docs/FORMAT.md` section 2).

/// The kind of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind<'a> {
    /// The first line of each file.
    Segment,
    /// The first secret of the run of keys, sealed to the auditor.
    Seed,
    /// A start of the service.
    Boot,
    /// An event type, at its first use in a segment.
    Schema,
    /// An event.
    Event,
    /// Counts that are not in the trail.
    Gap,
    /// The signed root of everything before.
    Checkpoint,
    /// An idle sign of life.
    Heartbeat,
    /// A step of the wall clock.
    Clock,
    /// A change of filters, sinks or redaction.
    Config,
    /// Emission switched off.
    Pause,
    /// Emission switched on.
    Resume,
    /// A repair after a crash.
    Torn,
    /// An operator's acknowledgement of a repair.
    Ack,
    /// A change of the signing key.
    Key,
    /// Old segments removed.
    Prune,
    /// A legal hold begins.
    Hold,
    /// A legal hold ends.
    Release,
    /// A pseudonym key erased.
    Erase,
    /// The result of a scheduled verification.
    Selfcheck,
    /// An event that was too large.
    Big,
    /// The end of a segment.
    End,
    /// A kind that this version does not know: never a reason for a verdict.
    Other(&'a str),
}

const KNOWN: [(&str, Kind<'static>); 22] = [
    ("segment", Kind::Segment),
    ("seed", Kind::Seed),
    ("boot", Kind::Boot),
    ("schema", Kind::Schema),
    ("event", Kind::Event),
    ("gap", Kind::Gap),
    ("checkpoint", Kind::Checkpoint),
    ("heartbeat", Kind::Heartbeat),
    ("clock", Kind::Clock),
    ("config", Kind::Config),
    ("pause", Kind::Pause),
    ("resume", Kind::Resume),
    ("torn", Kind::Torn),
    ("ack", Kind::Ack),
    ("key", Kind::Key),
    ("prune", Kind::Prune),
    ("hold", Kind::Hold),
    ("release", Kind::Release),
    ("erase", Kind::Erase),
    ("selfcheck", Kind::Selfcheck),
    ("big", Kind::Big),
    ("end", Kind::End),
];

/// Names that the envelope uses itself: a kind with such a name would double a key.
const RESERVED: [&str; 6] = ["v", "kind", "seq", "epoch", "prev", "mac"];

/// The longest name of a kind, in bytes.
const NAME_BYTES_MAX: usize = 32;

impl<'a> Kind<'a> {
    /// The kind's name in the envelope, and its member's.
    #[must_use]
    pub fn name(self) -> &'a str {
        match self {
            Kind::Event => "event",
            Kind::Other(name) => name,
            known => KNOWN
                .iter()
                .find(|(_, kind)| *kind == known)
                .map_or("", |(name, _)| name),
        }
    }

    /// The kind of that name; `None` for what can be no kind's name (`[a-z_]{1,32}`, not one of the envelope's keys).
    #[must_use]
    pub fn parse(name: &'a [u8]) -> Option<Self> {
        if name == b"event" {
            return Some(Kind::Event);
        }
        let name = std::str::from_utf8(name).ok()?;
        if let Some((_, kind)) = KNOWN.iter().find(|(known, _)| *known == name) {
            return Some(*kind);
        }
        let lawful = (1..=NAME_BYTES_MAX).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && !RESERVED.contains(&name);
        lawful.then_some(Kind::Other(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_name() {
        for (name, kind) in KNOWN {
            assert_eq!(kind.name(), name);
            assert_eq!(Kind::parse(name.as_bytes()), Some(kind));
        }
        assert_eq!(Kind::parse(b"later"), Some(Kind::Other("later")));
        for bad in ["", "mac", "v", "Event", "a1", "a b", &"x".repeat(33)] {
            assert_eq!(Kind::parse(bad.as_bytes()), None, "{bad}");
        }
    }
}
