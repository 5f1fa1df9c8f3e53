//! What a segment's `end` line counts.

use crate::encode::{Surroundings, Writer, time};
use crate::event::{Descriptor, Moment};
use crate::severity::Severity;

/// Event types that an `end` line names; it sums the rest, so that it stays a line.
const NAMES_A_LINE: usize = 400;

/// Events of one segment, by type and by severity.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// By the descriptor's address, in order of first use: a type may have several. A service has tens of types, and one
    /// event's neighbours are often of its type.
    events: Vec<(&'static Descriptor, u64)>,
    last: usize,
    severities: [u64; Severity::ALL.len()],
    times: Option<(i64, i64)>,
}

impl Tally {
    /// Finds the event's row; true when no `schema` line has said the same yet, which must precede it.
    #[inline]
    pub(crate) fn is_new(&mut self, descriptor: &'static Descriptor) -> bool {
        let last = self.events.get(self.last);
        if last.is_some_and(|(known, _)| std::ptr::eq(*known, descriptor)) {
            return false;
        }
        self.find(descriptor)
    }

    fn find(&mut self, descriptor: &'static Descriptor) -> bool {
        let same = |(known, _): &(&Descriptor, u64)| std::ptr::eq(*known, descriptor);
        if let Some(index) = self.events.iter().position(same) {
            self.last = index;
            return false;
        }
        let mut known = self.events.iter().map(|(known, _)| known);
        let said = known.any(|known| known.says_the_same_as(descriptor));
        self.last = self.events.len();
        self.events.push((descriptor, 0));
        !said
    }

    /// Counts an event whose type [`Tally::is_new`] has just been asked about.
    #[inline]
    pub(crate) fn count(&mut self, moment: &'static Moment, unix_micros: i64) {
        self.events[self.last].1 += 1;
        self.severities[moment.severity as usize] += 1;
        self.times = Some(match self.times {
            None => (unix_micros, unix_micros),
            Some((first, last)) => (first.min(unix_micros), last.max(unix_micros)),
        });
    }

    /// The member of the `end` line.
    pub(crate) fn end(&self, now: i64, reason: &'static str, next: Option<&str>) -> Vec<u8> {
        let mut out = b"{\"time\":\"".to_vec();
        time::write(&mut out, now);
        let mut writer = Writer::new(
            &mut out,
            Surroundings {
                pseudonyms: None,
                tenant: None,
            },
        );
        writer.raw("\",\"reason\":\"");
        writer.raw(reason);
        writer.raw("\",\"next\":");
        match next {
            Some(next) => writer.text(next, 0),
            None => writer.raw("null"),
        }
        writer.raw(",\"events\":[");
        // Two descriptors may share a name (one event declared by two structs): one row a name.
        let mut names: Vec<(&'static str, u64)> = Vec::new();
        for (descriptor, count) in self.events.iter().filter(|(_, count)| *count > 0) {
            match names.iter_mut().find(|(name, _)| *name == descriptor.name) {
                Some((_, total)) => *total += count,
                None => names.push((descriptor.name, *count)),
            }
        }
        names.sort_unstable();
        let others: u64 = names
            .iter()
            .skip(NAMES_A_LINE)
            .map(|(_, count)| count)
            .sum();
        names.truncate(NAMES_A_LINE);
        if others > 0 {
            names.push(("(others)", others));
        }
        for (name, count) in names {
            writer.item();
            writer.raw("{\"name\":\"");
            writer.raw(name);
            writer.raw("\",\"count\":");
            writer.u64(count);
            writer.raw("}");
        }
        writer.raw("],\"severities\":{");
        for (severity, count) in Severity::ALL
            .iter()
            .zip(self.severities)
            .filter(|(_, count)| *count > 0)
        {
            writer.key("");
            writer.word(severity.as_str());
            writer.raw(":");
            writer.u64(count);
        }
        writer.raw("},\"first\":");
        written_time(&mut writer, self.times.map(|times| times.0));
        writer.raw(",\"last\":");
        written_time(&mut writer, self.times.map(|times| times.1));
        writer.raw("}");
        out
    }
}

fn written_time(writer: &mut Writer<'_>, unix_micros: Option<i64>) {
    match unix_micros {
        Some(unix_micros) => writer.timestamp(unix_micros),
        None => writer.raw("null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Delivery;
    use crate::schema::Schema;

    const fn descriptor(objects: &'static [(usize, &'static Schema)]) -> Descriptor {
        Descriptor {
            name: "test.same",
            fingerprint: "00",
            mandatory: false,
            delivery: Delivery::Queued,
            schema: Schema {
                text: "{}",
                objects,
            },
            before_time: "",
        }
    }

    #[test]
    fn one_schema_line_is_enough_however_many_addresses_a_type_has() {
        static HERE: Descriptor = descriptor(&[]);
        static THERE: Descriptor = descriptor(&[]);
        static OTHER: Descriptor = descriptor(&[(1, Schema::NONE)]);
        let mut tally = Tally::default();
        assert!(tally.is_new(&HERE));
        assert!(!tally.is_new(&THERE));
        // Another struct of the event, whose objects are redacted in another way.
        assert!(tally.is_new(&OTHER));
        assert!(!tally.is_new(&HERE) && !tally.is_new(&THERE) && !tally.is_new(&OTHER));
        assert_eq!(tally.events.len(), 3);
    }
}
