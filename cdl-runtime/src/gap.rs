//! Counts of what is not in the trail, on their way into its next `gap` line (`docs/FORMAT.md` section 2).

use crate::encode::{Surroundings, Writer, time};
use crate::event::Descriptor;

/// Why an event is not in the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// The staging memory was full.
    Full,
    /// It was longer than a line.
    TooLarge,
    /// A value panicked while it was read.
    ValuePanicked,
    /// A pseudonym key is missing.
    NoPseudonymKey,
    /// A tenant is missing.
    NoTenant,
    /// The disk was full after the event had been accepted.
    DiskFull,
}

impl Reason {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::TooLarge => "too_large",
            Self::ValuePanicked => "value_panicked",
            Self::NoPseudonymKey => "no_pseudonym_key",
            Self::NoTenant => "no_tenant",
            Self::DiskFull => "disk_full",
        }
    }
}

/// What was not taken since the last `gap` line.
#[derive(Debug, Default)]
pub(crate) struct Losses {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    reason: Reason,
    descriptor: &'static Descriptor,
    lost: u64,
    refused: u64,
    from: i64,
    to: i64,
}

impl Losses {
    /// Counts an event that nobody was told about.
    pub(crate) fn lose(
        &mut self,
        descriptor: &'static Descriptor,
        reason: Reason,
        unix_micros: i64,
    ) {
        self.row(descriptor, reason, unix_micros).lost += 1;
    }

    /// Counts an event whose caller got an error.
    pub(crate) fn refuse(
        &mut self,
        descriptor: &'static Descriptor,
        reason: Reason,
        unix_micros: i64,
    ) {
        self.row(descriptor, reason, unix_micros).refused += 1;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the counts of another.
    pub(crate) fn merge(&mut self, other: Self) {
        for row in other.rows {
            let mine = self.row(row.descriptor, row.reason, row.from);
            mine.lost += row.lost;
            mine.refused += row.refused;
            mine.to = mine.to.max(row.to);
        }
    }

    /// The members of the `gap` lines: one or more a reason, each well below a line's length.
    pub(crate) fn members(&mut self, now: i64) -> Vec<Vec<u8>> {
        self.rows
            .sort_by_key(|row| (row.reason, row.descriptor.name));
        self.rows
            .chunk_by(|a, b| a.reason == b.reason)
            .flat_map(|rows| rows.chunks(ROWS_A_LINE))
            .map(|rows| member(rows, now))
            .collect()
    }

    /// A handful of event types at most are ever lost at once, so a scan beats a map.
    fn row(
        &mut self,
        descriptor: &'static Descriptor,
        reason: Reason,
        unix_micros: i64,
    ) -> &mut Row {
        let found = self
            .rows
            .iter()
            .position(|row| row.reason == reason && row.descriptor.says_the_same_as(descriptor));
        let index = found.unwrap_or_else(|| {
            self.rows.push(Row {
                reason,
                descriptor,
                lost: 0,
                refused: 0,
                from: unix_micros,
                to: unix_micros,
            });
            self.rows.len() - 1
        });
        let row = &mut self.rows[index];
        row.from = row.from.min(unix_micros);
        row.to = row.to.max(unix_micros);
        row
    }
}

/// Event types in one `gap` line: a name and two counts each take some hundred bytes.
const ROWS_A_LINE: usize = 16;

/// `{"time":..,"from":..,"to":..,"reason":"full","lost":[{"name":..,"count":..}],"refused":[..]}`.
fn member(rows: &[Row], now: i64) -> Vec<u8> {
    let mut out = Vec::new();
    let from = rows.iter().map(|row| row.from).min().unwrap_or(now);
    let to = rows.iter().map(|row| row.to).max().unwrap_or(now);
    for (key, at) in [
        ("{\"time\":\"", now),
        ("\",\"from\":\"", from),
        ("\",\"to\":\"", to),
    ] {
        out.extend_from_slice(key.as_bytes());
        time::write(&mut out, at);
    }
    let mut writer = Writer::new(
        &mut out,
        Surroundings {
            pseudonyms: None,
            tenant: None,
        },
    );
    writer.raw("\",\"reason\":\"");
    writer.raw(rows[0].reason.as_str());
    writer.raw("\",\"lost\":[");
    counts(&mut writer, rows, |row| row.lost);
    writer.raw("],\"refused\":[");
    counts(&mut writer, rows, |row| row.refused);
    writer.raw("]}");
    out
}

/// `{"name":..,"count":..}` of each row that has any.
fn counts(writer: &mut Writer<'_>, rows: &[Row], count: impl Fn(&Row) -> u64) {
    for row in rows.iter().filter(|row| count(row) > 0) {
        writer.item();
        writer.raw("{\"name\":\"");
        writer.raw(row.descriptor.name);
        writer.raw("\",\"count\":");
        writer.u64(count(row));
        writer.raw("}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_has_one_row_however_many_addresses_it_has() {
        static HERE: Descriptor = Descriptor::named("test.lost");
        static THERE: Descriptor = Descriptor::named("test.lost");
        let mut losses = Losses::default();
        losses.lose(&HERE, Reason::Full, 1);
        losses.lose(&THERE, Reason::Full, 2);
        assert_eq!(losses.rows.len(), 1);
        assert_eq!(losses.rows[0].lost, 2);
    }
}
