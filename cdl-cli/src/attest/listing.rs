//! The events of an executable, for a person and for a program.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use cdl_catalogue::Catalogue;
use cdl_catalogue::tag::Tag;
use serde_json::json;

use super::standing::Standing;
use crate::paint::{BOLD, DIM, ERROR, GOOD, Paint};
use crate::printable;

/// The events of an executable.
pub(crate) struct Listing<'a> {
    path: String,
    pub(crate) events: Vec<Event<'a>>,
    catalogues: Vec<String>,
    /// The events of the catalogues that the executable does not emit.
    absent: Vec<String>,
}

/// One event, in all ways in which it is emitted.
pub(crate) struct Event<'a> {
    tag: Tag<'a>,
    /// Outcome and severity.
    ways: Vec<(Option<&'a str>, &'static str)>,
    /// `None` when there is no catalogue to ask.
    pub(crate) standing: Option<Standing>,
}

/// Digits of a fingerprint that tell two events apart; JSON has them all.
const DIGITS: usize = 16;

impl<'a> Listing<'a> {
    pub(crate) fn new(path: &Path, tags: &BTreeSet<Tag<'a>>, catalogues: &[Catalogue]) -> Self {
        let mut events: Vec<Event<'a>> = Vec::new();
        for tag in tags {
            let way = (tag.outcome, tag.severity.as_str());
            match events.last_mut() {
                Some(event) if event.is_of(tag) => event.ways.push(way),
                _ => events.push(Event {
                    tag: *tag,
                    ways: vec![way],
                    standing: Standing::of(tag, catalogues),
                }),
            }
        }
        // What comes first in time stands first.
        for event in &mut events {
            event
                .ways
                .sort_by_key(|(outcome, _)| *outcome != Some("attempted"));
        }
        let emitted: BTreeSet<&str> = tags.iter().map(|tag| tag.event).collect();
        let declared: BTreeSet<&str> = catalogues.iter().flat_map(Catalogue::events).collect();
        Self {
            path: path.display().to_string(),
            events,
            catalogues: catalogues
                .iter()
                .map(|catalogue| format!("{} {}", catalogue.name(), catalogue.version()))
                .collect(),
            absent: declared
                .difference(&emitted)
                .map(|name| (*name).to_owned())
                .collect(),
        }
    }

    /// ```text
    /// target/release/shop can emit 2 events
    ///   auth.login   attempted (info), success (info), unknown (error)   acme-shop 4.2.0   9f2c77ab01d4e6b3   same
    /// ```
    pub(crate) fn print(&self, out: &mut dyn Write, paint: Paint) -> io::Result<()> {
        let path = printable::line(&self.path);
        let count = match self.events.len() {
            0 => "no event".to_owned(),
            1 => "1 event".to_owned(),
            count => format!("{count} events"),
        };
        writeln!(out, "{} can emit {count}", paint.paint(BOLD, path))?;
        let rows: Vec<[String; 3]> = self.events.iter().map(Event::cells).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2)];
        for (event, [name, ways, catalogue]) in self.events.iter().zip(&rows) {
            let fingerprint = paint.paint(DIM, &event.tag.fingerprint[..DIGITS]);
            write!(
                out,
                "  {name:<0$}  {ways:<1$}  {catalogue:<2$}  {fingerprint}",
                widths[0], widths[1], widths[2]
            )?;
            match event.standing {
                None => writeln!(out)?,
                Some(Standing::Same) => writeln!(out, "  {}", paint.paint(GOOD, "same"))?,
                Some(standing) => writeln!(out, "  {}", paint.paint(ERROR, standing.as_str()))?,
            }
        }
        if self.catalogues.is_empty() {
            return Ok(());
        }
        let of = |standing| {
            let events = self.events.iter();
            events
                .filter(|event| event.standing == Some(standing))
                .count()
        };
        let catalogues = self.catalogues.join(" or ");
        let (same, changed, unknown) = (
            of(Standing::Same),
            of(Standing::Changed),
            of(Standing::Unknown),
        );
        writeln!(
            out,
            "{same} as in {catalogues}, {changed} changed, {unknown} unknown there; {} of its events are not in the file",
            self.absent.len()
        )
    }

    /// One object.
    pub(crate) fn print_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let events: Vec<_> = self.events.iter().map(Event::json).collect();
        let mut object = json!({ "executable": self.path, "events": events });
        if !self.catalogues.is_empty() {
            object["catalogues"] = json!(self.catalogues);
            object["absent"] = json!(self.absent);
        }
        writeln!(out, "{}", printable::ascii_json(&format!("{object:#}")))
    }
}

impl Event<'_> {
    fn is_of(&self, tag: &Tag<'_>) -> bool {
        let key = |tag: &Tag<'_>| {
            let Tag {
                event,
                catalogue,
                version,
                fingerprint,
                ..
            } = *tag;
            [event, catalogue, version, fingerprint].map(str::to_owned)
        };
        key(&self.tag) == key(tag)
    }

    fn cells(&self) -> [String; 3] {
        let ways: Vec<String> = self
            .ways
            .iter()
            .map(|(outcome, severity)| match outcome {
                Some(outcome) => format!("{outcome} ({severity})"),
                None => (*severity).to_owned(),
            })
            .collect();
        let Tag {
            event,
            catalogue,
            version,
            ..
        } = self.tag;
        [
            event.to_owned(),
            ways.join(", "),
            format!("{catalogue} {version}"),
        ]
    }

    fn json(&self) -> serde_json::Value {
        let ways: Vec<_> = self
            .ways
            .iter()
            .map(|(outcome, severity)| json!({ "outcome": outcome, "severity": severity }))
            .collect();
        let Tag {
            event,
            catalogue,
            version,
            fingerprint,
            ..
        } = self.tag;
        let mut object = json!({
            "name": event,
            "catalogue": { "name": catalogue, "version": version },
            "fingerprint": fingerprint,
            "emits": ways,
        });
        if let Some(standing) = self.standing {
            object["standing"] = json!(standing.as_str());
        }
        object
    }
}
