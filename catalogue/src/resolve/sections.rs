//! Which parts of which files an item was made of.
//!
//! A compiler may keep the expansion of a derive and call nobody when a catalogue changes. So an expansion carries a
//! digest of these parts, and the compiler holds the files against it (CDL0070).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::{Enum, Event, Field, Object, Place, Shape};
use crate::read::document::Document;
use crate::standard;
use crate::text::Text;

use super::catalogue::Catalogue;
use super::unit::{Context, OWN};

/// The parts of one file.
#[derive(Clone, Debug)]
pub struct Sections {
    /// Relative to the folder of `catalogue.toml`.
    pub file: Arc<str>,
    /// In bytes, sorted; none meets another.
    pub ranges: Vec<Range<usize>>,
    text: Arc<Text>,
}

impl Sections {
    /// What stands there.
    pub fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        let text = self.text.as_str().as_bytes();
        self.ranges.iter().map(|range| &text[range.clone()])
    }
}

impl Catalogue {
    /// Of an event: the header, its own definition and those of its bases, and every definition that its fields go
    /// through. The shipped catalogue is left out, as only another compiler plug-in has another.
    #[must_use]
    pub fn sections_of_event(&self, event: &Event) -> Vec<Sections> {
        let mut gathered = Gathered::of(self);
        gathered.place(&event.place);
        gathered.bases(event);
        gathered.fields(&event.fields);
        gathered.into_sections()
    }

    /// Of an object, as of an event.
    #[must_use]
    pub fn sections_of_object(&self, object: &Object) -> Vec<Sections> {
        let mut gathered = Gathered::of(self);
        gathered.object(object);
        gathered.into_sections()
    }

    /// Of an enum, as of an event.
    #[must_use]
    pub fn sections_of_enum(&self, declared: &Enum) -> Vec<Sections> {
        let mut gathered = Gathered::of(self);
        gathered.place(&declared.place);
        gathered.into_sections()
    }
}

struct Gathered<'a> {
    catalogue: &'a Catalogue,
    /// By file; each part by its beginning.
    parts: BTreeMap<Arc<str>, BTreeMap<usize, usize>>,
    texts: BTreeMap<Arc<str>, Arc<Text>>,
    objects: BTreeSet<String>,
}

impl<'a> Gathered<'a> {
    /// With the whole header: defaults, imports and their pins decide over every definition.
    fn of(catalogue: &'a Catalogue) -> Self {
        let mut gathered = Self {
            catalogue,
            parts: BTreeMap::new(),
            texts: BTreeMap::new(),
            objects: BTreeSet::new(),
        };
        let head = &catalogue.own().head;
        gathered.part(head, 0..head.as_str().len());
        gathered
    }

    fn part(&mut self, text: &Arc<Text>, range: Range<usize>) {
        let name = text.name();
        if standard::is_shipped(name) {
            return;
        }
        self.texts.insert(name.clone(), text.clone());
        let parts = self.parts.entry(name.clone()).or_default();
        parts.insert(range.start, range.end);
    }

    /// The definition that a place lies in.
    fn place(&mut self, place: &Place) {
        if standard::is_shipped(&place.file) {
            return;
        }
        let of_file = |document: &&Arc<Document>| *document.text.name() == place.file;
        let mut documents = self.catalogue.units.iter().flat_map(|unit| &unit.documents);
        if let Some(document) = documents.find(of_file) {
            let at = document.text.offset(place);
            self.part(&document.text, document.definition_around(at));
        }
    }

    fn bases(&mut self, event: &Event) {
        let units = self.catalogue.units.iter().enumerate();
        let found = units
            .filter_map(|(index, unit)| unit.event(&event.name).map(|found| (index, found)))
            .find(|(_, (document, _))| *document.text.name() == event.place.file);
        let Some((unit, (document, raw))) = found else {
            return;
        };
        let mut above = (Context { unit, document }, raw);
        // An event that was resolved has few bases, and none of them twice.
        while let Some(extends) = &above.1.extends {
            let Some(base) = self.catalogue.base_of(above.0, &extends.value) else {
                return;
            };
            self.place(&base.0.place(base.1.at));
            above = base;
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.place(&field.place);
            self.named(&field.type_name);
            if let Some(class) = &field.class {
                self.place(&class.place);
            }
            for strategy in &field.lawful {
                self.place(&strategy.place);
            }
            self.shape(&field.shape);
        }
    }

    /// The definition of the type that a field names.
    fn named(&mut self, spelled: &str) {
        let name = spelled.trim_end_matches('>');
        let name = name.rsplit(['<', ',']).next().unwrap_or(name).trim();
        if let Some((context, found)) = self.catalogue.definition(OWN, name) {
            self.place(&context.place(found.at()));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Scalar(_) | Shape::Enum(_) => {}
            Shape::Object(name) => {
                if self.objects.insert(name.clone())
                    && let Ok(object) = self.catalogue.object(name)
                {
                    self.object(&object);
                }
            }
            Shape::List(item) | Shape::Map(item) => self.shape(item),
        }
    }

    fn object(&mut self, object: &Object) {
        self.place(&object.place);
        self.fields(&object.fields);
    }

    fn into_sections(self) -> Vec<Sections> {
        let Self { parts, texts, .. } = self;
        parts
            .into_iter()
            .filter_map(|(file, parts)| {
                Some(Sections {
                    text: texts.get(&file)?.clone(),
                    file,
                    ranges: parts.into_iter().map(|(start, end)| start..end).collect(),
                })
            })
            .collect()
    }
}
