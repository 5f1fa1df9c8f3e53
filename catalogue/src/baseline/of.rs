//! The baseline of a catalogue that was read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fault::{Fault, Faults};
use crate::model::{Class, Deprecated, Enum, Event, Field, Object, Shape};
use crate::resolve::fingerprint::{hex, sha256};
use crate::resolve::{Catalogue, Lookup};

use super::{Baseline, ClassShape, EnumShape, EventShape, FieldShape, Lawful, ObjectShape};

/// So many hexadecimal digits of a digest tell that a remark changed.
const REMARK_DIGITS: usize = 16;

impl Baseline {
    /// What a catalogue promises now; it must have been loaded whole.
    ///
    /// # Errors
    /// Everything that is wrong with the catalogue.
    pub fn of(catalogue: &Catalogue) -> Result<Self, Faults> {
        let faults = catalogue.check_all();
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut gathering = Gathering {
            catalogue,
            baseline: Self {
                name: catalogue.name().to_owned(),
                version: catalogue.version().to_owned(),
                ..Self::default()
            },
            faults: Vec::new(),
        };
        for class in catalogue.classes() {
            gathering.class(class);
        }
        for name in catalogue.events() {
            match catalogue.event(name) {
                Ok(event) => gathering.event(&event),
                Err(lookup) => gathering.lost(lookup),
            }
        }
        for name in catalogue.objects() {
            gathering.object(name);
        }
        for name in catalogue.enums() {
            gathering.enumeration(name);
        }
        let mut baseline = gathering.baseline;
        baseline.reserved_events = catalogue.reserved_events().map(str::to_owned).collect();
        baseline.reserved_fields = sets(catalogue.reserved_fields());
        baseline.reserved_values = sets(catalogue.reserved_values());
        if gathering.faults.is_empty() {
            Ok(baseline)
        } else {
            Err(gathering.faults.into())
        }
    }
}

fn sets<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, BTreeSet<String>> {
    let mut sets: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (owner, name) in pairs {
        sets.entry(owner.to_owned())
            .or_default()
            .insert(name.to_owned());
    }
    sets
}

/// Takes each event, and what its fields lead to, named in `use` or not.
struct Gathering<'c> {
    catalogue: &'c Catalogue,
    baseline: Baseline,
    faults: Vec<Fault>,
}

impl Gathering<'_> {
    fn lost(&mut self, lookup: Lookup) {
        if let Lookup::Faulty(faults) = lookup {
            self.faults.extend(faults);
        }
    }

    fn class(&mut self, class: &Arc<Class>) {
        let remarks = Remarks::default()
            .text("description", class.description.as_deref())
            .texts("legal", &class.legal)
            .text("low_entropy", class.low_entropy.then_some("true"));
        let shape = ClassShape {
            level: class.level,
            allow: class.allow.clone(),
            default: class.default.clone(),
            max_retention: class.max_retention.clone(),
            remarks: remarks.digest(),
        };
        self.baseline
            .classes
            .entry(class.name.clone())
            .or_insert(shape);
    }

    fn event(&mut self, event: &Event) {
        let volume = event.volume.as_ref();
        let remarks = Remarks::default()
            .text("title", event.title.as_deref())
            .text("description", event.description.as_deref())
            .text("since", event.since.as_deref())
            .texts("owners", &event.owners)
            .texts("examples", &event.examples)
            .texts("tests", &event.tests)
            .text("expected", volume.and_then(|v| v.expected.as_deref()))
            .text("peak", volume.and_then(|v| v.peak.as_deref()))
            .pairs("map", &event.map)
            .deprecated(event.deprecated.as_ref());
        let shape = EventShape {
            fingerprint: hex(&event.fingerprint),
            category: event.category.clone(),
            action: event.action.clone(),
            mandatory: event.mandatory,
            moments: event.moments.clone(),
            attempted: event.attempted,
            retention: event.retention.clone(),
            delivery: event.delivery,
            controls: event.controls.clone(),
            experimental: event.experimental,
            deprecated: event.deprecated.is_some(),
            fields: self.fields(&event.fields),
            remarks: remarks.digest(),
        };
        self.baseline.events.insert(event.name.clone(), shape);
    }

    fn fields(&mut self, fields: &[Field]) -> Vec<(String, FieldShape)> {
        fields
            .iter()
            .map(|field| (field.name.clone(), self.field(field)))
            .collect()
    }

    fn field(&mut self, field: &Field) -> FieldShape {
        if let Some(class) = &field.class {
            self.class(class);
        }
        self.follow(&field.shape);
        let said = &field.remarks;
        let remarks = Remarks::default()
            .text("description", field.description.as_deref())
            .text("unit", said.unit.as_deref())
            .text("min", said.min.as_deref())
            .text("max", said.max.as_deref())
            .text("default", said.default.as_deref())
            .text("since", said.since.as_deref())
            .text("name_ok", said.name_ok.as_deref())
            .text("example", said.example.as_deref())
            .pairs("map", &said.map)
            .deprecated(field.deprecated.as_ref());
        let lawful = |strategy: &Arc<crate::model::Strategy>| Lawful {
            name: strategy.name.clone(),
            kind: strategy.kind.clone(),
        };
        FieldShape {
            required: field.required,
            type_name: field.type_name.clone(),
            holds: spelled(&field.shape),
            class: field.class.as_ref().map(|class| class.name.clone()),
            lawful: field.lawful.iter().map(lawful).collect(),
            default: field.default.name.clone(),
            max_len: field.max_len,
            max_items: field.max_items,
            normalise: field.normalise.clone(),
            only_if: field.only_if.clone(),
            experimental: field.experimental,
            deprecated: field.deprecated.is_some(),
            remarks: remarks.digest(),
        }
    }

    fn follow(&mut self, shape: &Shape) {
        match shape {
            Shape::Scalar(_) => {}
            Shape::Enum(name) => self.enumeration(name),
            Shape::Object(name) => self.object(name),
            Shape::List(inner) | Shape::Map(inner) => self.follow(inner),
        }
    }

    fn object(&mut self, name: &str) {
        if self.baseline.objects.contains_key(name) {
            return;
        }
        let object: Arc<Object> = match self.catalogue.object(name) {
            Ok(object) => object,
            Err(lookup) => return self.lost(lookup),
        };
        let shape = ObjectShape {
            fingerprint: hex(&object.fingerprint),
            subject: object.subject,
            fields: self.fields(&object.fields),
            remarks: Remarks::default()
                .text("description", object.description.as_deref())
                .digest(),
        };
        self.baseline.objects.insert(name.to_owned(), shape);
    }

    fn enumeration(&mut self, name: &str) {
        let found: Arc<Enum> = match self.catalogue.enumeration(name) {
            Ok(found) => found,
            Err(lookup) => return self.lost(lookup),
        };
        let mut remarks = Remarks::default().text("description", found.description.as_deref());
        for value in &found.values {
            remarks = remarks
                .text(&value.id, value.description.as_deref())
                .text("since", value.since.as_deref())
                .deprecated(value.deprecated.as_ref());
        }
        let old = found
            .values
            .iter()
            .filter(|value| value.deprecated.is_some());
        let shape = EnumShape {
            fingerprint: hex(&found.fingerprint),
            open: found.open,
            values: found.values.iter().map(|value| value.id.clone()).collect(),
            deprecated: old.map(|value| value.id.clone()).collect(),
            remarks: remarks.digest(),
        };
        self.baseline.enums.insert(name.to_owned(), shape);
    }
}

fn spelled(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(base) => base.as_str().to_owned(),
        Shape::Enum(name) | Shape::Object(name) => name.clone(),
        Shape::List(item) => format!("list<{}>", spelled(item)),
        Shape::Map(value) => format!("map<string,{}>", spelled(value)),
    }
}

/// What is said for people and other tools, as one text that is digested.
#[derive(Default)]
struct Remarks(String);

impl Remarks {
    fn text(mut self, key: &str, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.0.extend([key, " "]);
            self.0.extend(text.escape_debug());
            self.0.push('\n');
        }
        self
    }

    fn texts(self, key: &str, texts: &[String]) -> Self {
        texts
            .iter()
            .fold(self, |remarks, text| remarks.text(key, Some(text)))
    }

    fn pairs(self, key: &str, pairs: &[(String, String)]) -> Self {
        pairs.iter().fold(self, |remarks, (name, text)| {
            remarks.text(&format!("{key}.{name}"), Some(text))
        })
    }

    fn deprecated(self, deprecated: Option<&Deprecated>) -> Self {
        let Some(deprecated) = deprecated else {
            return self;
        };
        self.text("deprecated.since", deprecated.since.as_deref())
            .text("replaced_by", deprecated.replaced_by.as_deref())
            .text(
                "remove_after",
                deprecated
                    .remove_after
                    .map(|day| day.to_string())
                    .as_deref(),
            )
            .text("note", deprecated.note.as_deref())
    }

    fn digest(&self) -> Option<String> {
        let digits = || hex(&sha256(&self.0))[..REMARK_DIGITS].to_owned();
        (!self.0.is_empty()).then(digits)
    }
}
