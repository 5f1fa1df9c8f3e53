//! `use = ["event.session.*", "object.Session"]`: what an importer takes.

/// What a catalogue can define.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Noun {
    Event,
    Object,
    Enum,
    Type,
    Group,
    Class,
    Strategy,
    Category,
}

impl Noun {
    pub(crate) const ALL: [Self; 8] = [
        Self::Event,
        Self::Object,
        Self::Enum,
        Self::Type,
        Self::Group,
        Self::Class,
        Self::Strategy,
        Self::Category,
    ];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Object => "object",
            Self::Enum => "enum",
            Self::Type => "type",
            Self::Group => "group",
            Self::Class => "class",
            Self::Strategy => "strategy",
            Self::Category => "category",
        }
    }
}

/// A noun and a name, which may end in `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glob {
    noun: Noun,
    start: String,
    open: bool,
}

impl Glob {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (noun, name) = text.split_once('.')?;
        let noun = Noun::ALL.into_iter().find(|known| known.as_str() == noun)?;
        let (start, open) = match name.strip_suffix('*') {
            Some(start) => (start, true),
            None => (name, false),
        };
        let sound = !start.contains('*') && (open || !start.is_empty());
        sound.then(|| Self {
            noun,
            start: start.to_owned(),
            open,
        })
    }

    /// Whether it may match an event of a namespace.
    pub(crate) fn reaches(&self, namespace: &str) -> bool {
        let begin = format!("{namespace}.");
        self.noun == Noun::Event
            && (self.start.starts_with(&begin) || self.open && begin.starts_with(&self.start))
    }

    pub(crate) fn matches(&self, noun: Noun, name: &str) -> bool {
        self.noun == noun
            && if self.open {
                name.starts_with(&self.start)
            } else {
                name == self.start
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_takes_what_it_says() {
        let cases = [
            ("event.session.*", Noun::Event, "session.opened", true),
            ("event.session.*", Noun::Event, "sessions.opened", false),
            ("event.*", Noun::Event, "a.b", true),
            ("object.Session", Noun::Object, "Session", true),
            ("object.Session", Noun::Object, "Sessions", false),
            ("object.Session", Noun::Enum, "Session", false),
        ];
        for (glob, noun, name, expected) in cases {
            let glob = Glob::parse(glob).expect(glob);
            assert_eq!(glob.matches(noun, name), expected, "{glob:?} {name}");
        }
        for wrong in ["event", "evnt.a", "event.", "event.*.b"] {
            assert_eq!(Glob::parse(wrong), None, "{wrong}");
        }
    }
}
