//! Reads `catalogue.lock`, as strictly as a catalogue is read.

mod releases;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fault::Faults;
use crate::model::{Moments, Severity};
use crate::read::document::parse;
use crate::read::entry::Entry;
use crate::read::events::DELIVERIES;
use crate::read::table::{Owner, Reader, Table, keys};
use crate::text::Text;
use crate::version::Version;

use super::{
    Approval, Baseline, ClassShape, EnumShape, EventShape, FieldShape, LOCK_FORMAT, Lawful,
    ObjectShape,
};

impl Baseline {
    /// Reads the text of a `catalogue.lock`; `file` is its name in places.
    ///
    /// # Errors
    /// Everything in it that `cdl release` would not have written.
    pub fn read(file: &str, text: &str) -> Result<Self, Faults> {
        let text = Text::new(file.into(), Arc::from(text));
        let reader = Reader::new(&text);
        let mut baseline = Self::default();
        parse(&reader, &text, |root| {
            let newer = root
                .entries()
                .find(|entry| entry.key == "lock")
                .is_some_and(is_newer);
            // A newer text may say anything: one message tells why.
            if !newer {
                baseline.take(root);
            }
        });
        let faults = reader.into_faults();
        if faults.is_empty() {
            Ok(baseline)
        } else {
            Err(faults.into())
        }
    }

    fn take(&mut self, root: Table<'_>) {
        let (mut lock, mut name, mut version) = (false, false, false);
        let root = Table {
            owner: Owner::only("the lock"),
            ..root
        };
        keys!(root, entry, {
            "lock" => { lock = true; entry.integer(1, LOCK_FORMAT); },
            "catalogue" => { name = true; self.name = entry.plain_string().unwrap_or_default(); },
            "version" => {
                version = true;
                self.version = entry.plain_string().unwrap_or_default();
                if Version::parse(&self.version).is_none() {
                    entry.bad("a version such as \"4.2.0\"");
                }
            },
            "approval" => self.approvals = entry
                .tables(Owner::only("[[approval]]"))
                .into_iter()
                .map(approval)
                .collect(),
            "release" => self.releases = entry
                .tables(Owner::only("[[release]]"))
                .into_iter()
                .map(releases::release)
                .collect(),
            "reserved" => self.reserved(entry),
            "class" => self.classes = each(entry, "class", class),
            "enum" => self.enums = each(entry, "enum", enumeration),
            "object" => self.objects = each(entry, "object", object),
            "event" => self.events = each(entry, "event", event),
        });
        for (there, key) in [(lock, "lock"), (name, "catalogue"), (version, "version")] {
            if !there {
                root.missing(key);
            }
        }
    }

    fn reserved(&mut self, entry: Entry<'_>) {
        let Some(table) = entry.table(Owner::only("[reserved]")) else {
            return;
        };
        keys!(table, entry, {
            "events" => self.reserved_events = words(entry).into_iter().collect(),
            "fields" => self.reserved_fields = sets(entry),
            "values" => self.reserved_values = sets(entry),
        });
    }
}

/// Tells that the lock is newer than this reader.
fn is_newer(entry: Entry<'_>) -> bool {
    let text = entry
        .value
        .get_ref()
        .as_integer()
        .map(toml::de::DeInteger::as_str);
    let Some(format) = text.and_then(|text| text.parse::<u64>().ok()) else {
        return false;
    };
    let newer = format > LOCK_FORMAT.into();
    if newer {
        let message =
            format!("lock = {format} is newer than this reader, which understands {LOCK_FORMAT}");
        let help = Some("update the program cdl".to_owned());
        entry
            .reader
            .fault("CDL0066", entry.value_at(), message, help);
    }
    newer
}

fn each<T>(
    entry: Entry<'_>,
    noun: &'static str,
    read: impl Fn(Table<'_>) -> Option<T>,
) -> BTreeMap<String, T> {
    let Some(table) = entry.table(Owner::only(noun)) else {
        return BTreeMap::new();
    };
    table
        .entries()
        .filter_map(|entry| {
            let table = entry.table(Owner::named(noun, entry.key))?;
            Some((entry.key.to_owned(), read(table)?))
        })
        .collect()
}

fn words(entry: Entry<'_>) -> Vec<String> {
    entry.plain_strings().unwrap_or_default()
}

fn sets(entry: Entry<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let table = entry.table(entry.owner);
    table
        .into_iter()
        .flat_map(Table::entries)
        .map(|entry| (entry.key.to_owned(), words(entry).into_iter().collect()))
        .collect()
}

fn truth(entry: Entry<'_>) -> bool {
    entry.boolean().is_some_and(|truth| truth.value)
}

fn severity(entry: Entry<'_>) -> Option<Severity> {
    let words = Severity::ALL.map(|severity| (severity.as_str(), severity));
    entry.one_of(&words).map(|word| word.value)
}

fn approval(table: Table<'_>) -> Approval {
    let mut approval = Approval {
        version: String::new(),
        who: String::new(),
        why: String::new(),
        what: Vec::new(),
    };
    keys!(table, entry, {
        "version" => approval.version = entry.plain_string().unwrap_or_default(),
        "who" => approval.who = entry.plain_string().unwrap_or_default(),
        "why" => approval.why = entry.plain_string().unwrap_or_default(),
        "what" => approval.what = words(entry),
    });
    for (text, key) in [
        (&approval.version, "version"),
        (&approval.who, "who"),
        (&approval.why, "why"),
    ] {
        if text.is_empty() {
            table.missing(key);
        }
    }
    approval
}

/// What must be there is there; else a fault, and `None`.
fn there<T>(table: Table<'_>, key: &str, value: Option<T>) -> Option<T> {
    if value.is_none() && !table.entries().any(|entry| entry.key == key) {
        table.missing(key);
    }
    value
}

fn class(table: Table<'_>) -> Option<ClassShape> {
    let (mut level, mut allow, mut default) = (None, None, None);
    let (mut max_retention, mut remarks) = (None, None);
    keys!(table, entry, {
        "level" => level = entry.small(0, u8::MAX),
        "allow" => allow = entry.plain_strings(),
        "default" => default = entry.plain_string(),
        "max_retention" => max_retention = entry.plain_string(),
        "remarks" => remarks = entry.plain_string(),
    });
    Some(ClassShape {
        level: there(table, "level", level)?,
        allow: there(table, "allow", allow)?,
        default: there(table, "default", default)?,
        max_retention,
        remarks,
    })
}

fn enumeration(table: Table<'_>) -> Option<EnumShape> {
    let (mut fingerprint, mut open, mut values) = (None, false, None);
    let (mut deprecated, mut remarks) = (Vec::new(), None);
    keys!(table, entry, {
        "fingerprint" => fingerprint = entry.plain_string(),
        "open" => open = truth(entry),
        "values" => values = entry.plain_strings(),
        "deprecated" => deprecated = words(entry),
        "remarks" => remarks = entry.plain_string(),
    });
    Some(EnumShape {
        fingerprint: there(table, "fingerprint", fingerprint)?,
        open,
        values: there(table, "values", values)?,
        deprecated,
        remarks,
    })
}

fn object(table: Table<'_>) -> Option<ObjectShape> {
    let (mut fingerprint, mut subject) = (None, false);
    let (mut shapes, mut remarks) = (Vec::new(), None);
    keys!(table, entry, {
        "fingerprint" => fingerprint = entry.plain_string(),
        "subject" => subject = truth(entry),
        "remarks" => remarks = entry.plain_string(),
        "field" => shapes = fields(entry),
    });
    Some(ObjectShape {
        fingerprint: there(table, "fingerprint", fingerprint)?,
        subject,
        fields: shapes,
        remarks,
    })
}

fn event(table: Table<'_>) -> Option<EventShape> {
    let (mut fingerprint, mut category, mut action) = (None, None, None);
    let (mut mandatory, mut experimental, mut deprecated) = (false, false, false);
    let (mut moments, mut attempted, mut retention) = (None, None, None);
    let (mut delivery, mut controls, mut remarks) = (None, Vec::new(), None);
    let mut shapes = Vec::new();
    keys!(table, entry, {
        "fingerprint" => fingerprint = entry.plain_string(),
        "category" => category = entry.plain_string(),
        "action" => action = entry.plain_string(),
        "severity" => moments = severity(entry).map(Moments::Single),
        "outcomes" => moments = Some(Moments::Outcomes(outcomes(entry))),
        "attempted" => attempted = severity(entry),
        "mandatory" => mandatory = truth(entry),
        "experimental" => experimental = truth(entry),
        "deprecated" => deprecated = truth(entry),
        "retention" => retention = crate::read::retention::retention(entry).map(|text| text.value),
        "delivery" => delivery = entry.one_of(&DELIVERIES).map(|word| word.value),
        "controls" => controls = words(entry),
        "remarks" => remarks = entry.plain_string(),
        "field" => shapes = fields(entry),
    });
    Some(EventShape {
        fingerprint: there(table, "fingerprint", fingerprint)?,
        category: there(table, "category", category)?,
        action: there(table, "action", action)?,
        mandatory,
        moments: there(table, "severity", moments)?,
        attempted,
        retention: there(table, "retention", retention)?,
        delivery: there(table, "delivery", delivery)?,
        controls,
        experimental,
        deprecated,
        fields: shapes,
        remarks,
    })
}

fn outcomes(entry: Entry<'_>) -> Vec<(String, Severity)> {
    let table = entry.table(Owner::only("\"outcomes\""));
    let mut outcomes: Vec<(u32, String, Severity)> = table
        .into_iter()
        .flat_map(Table::entries)
        .filter_map(|entry| Some((entry.at, entry.key.to_owned(), severity(entry)?)))
        .collect();
    outcomes.sort();
    outcomes
        .into_iter()
        .map(|(_, outcome, severity)| (outcome, severity))
        .collect()
}

/// In file order, which is the order on disk.
fn fields(entry: Entry<'_>) -> Vec<(String, FieldShape)> {
    let Some(table) = entry.table(entry.owner) else {
        return Vec::new();
    };
    let mut fields: Vec<(u32, String, FieldShape)> = table
        .entries()
        .filter_map(|entry| {
            let table = entry.table(Owner::named("field", entry.key))?;
            Some((entry.at, entry.key.to_owned(), field(table)?))
        })
        .collect();
    fields.sort_by_key(|(at, _, _)| *at);
    fields
        .into_iter()
        .map(|(_, name, shape)| (name, shape))
        .collect()
}

fn field(table: Table<'_>) -> Option<FieldShape> {
    let (mut type_name, mut holds, mut required) = (None, None, false);
    let (mut class, mut allowed, mut default) = (None, None, None);
    let (mut max_len, mut max_items, mut only_if) = (None, None, None);
    let mut normalise = None;
    let (mut experimental, mut deprecated, mut remarks) = (false, false, None);
    keys!(table, entry, {
        "type" => type_name = entry.plain_string(),
        "holds" => holds = entry.plain_string(),
        "required" => required = truth(entry),
        "class" => class = entry.plain_string(),
        "lawful" => allowed = lawful(entry),
        "default" => default = entry.plain_string(),
        "max_len" => max_len = entry.integer(1, u32::MAX),
        "max_items" => max_items = entry.integer(1, u32::MAX),
        "normalise" => normalise = crate::read::types::normalise(entry),
        "only_if" => only_if = entry.plain_strings(),
        "experimental" => experimental = truth(entry),
        "deprecated" => deprecated = truth(entry),
        "remarks" => remarks = entry.plain_string(),
    });
    let type_name = there(table, "type", type_name)?;
    Some(FieldShape {
        required,
        holds: holds.unwrap_or_else(|| type_name.clone()),
        type_name,
        class,
        lawful: there(table, "lawful", allowed)?,
        default: there(table, "default", default)?,
        max_len,
        max_items,
        normalise: normalise.map(|words| words.value).unwrap_or_default(),
        only_if,
        experimental,
        deprecated,
        remarks,
    })
}

fn lawful(entry: Entry<'_>) -> Option<Vec<Lawful>> {
    let mut found = Vec::new();
    for word in entry.strings()? {
        if let Some(lawful) = Lawful::parse(&word.value) {
            found.push(lawful);
            continue;
        }
        let message = format!(
            "\"{}\" in {} is no strategy with its parameters, such as \"truncate_ip(24,48)\"",
            word.value, entry.owner
        );
        entry.reader.fault("CDL0068", word.at, message, None);
    }
    Some(found)
}
