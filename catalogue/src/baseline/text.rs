//! The text of `catalogue.lock`: TOML, in one order, a line a field, so that a review sees what a release changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use crate::model::Moments;

use super::{
    Approval, Baseline, ClassShape, EnumShape, EventShape, FieldShape, LOCK_FORMAT, ObjectShape,
    Release,
};

impl fmt::Display for Baseline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "# What the last release promised. `cdl release` writes it, `cdl diff` reads it: review it, do not edit it.\n",
        )?;
        writeln!(f, "lock = {LOCK_FORMAT}")?;
        writeln!(f, "catalogue = {}", quoted(&self.name))?;
        writeln!(f, "version = {}", quoted(&self.version))?;
        for approval in &self.approvals {
            write_approval(f, approval)?;
        }
        for release in &self.releases {
            write_release(f, release)?;
        }
        self.write_reserved(f)?;
        for (name, class) in &self.classes {
            write_class(f, name, class)?;
        }
        for (name, found) in &self.enums {
            write_enum(f, name, found)?;
        }
        for (name, object) in &self.objects {
            write_object(f, name, object)?;
        }
        for (name, event) in &self.events {
            write_event(f, name, event)?;
        }
        Ok(())
    }
}

impl Baseline {
    fn write_reserved(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.reserved_events.is_empty()
            && self.reserved_fields.is_empty()
            && self.reserved_values.is_empty()
        {
            return Ok(());
        }
        f.write_str("\n[reserved]\n")?;
        if !self.reserved_events.is_empty() {
            writeln!(f, "events = {}", array(&self.reserved_events))?;
        }
        write_sets(f, "fields", &self.reserved_fields)?;
        write_sets(f, "values", &self.reserved_values)
    }
}

fn write_sets(
    f: &mut fmt::Formatter<'_>,
    key: &str,
    sets: &BTreeMap<String, BTreeSet<String>>,
) -> fmt::Result {
    for (owner, names) in sets {
        writeln!(f, "{key}.{} = {}", quoted(owner), array(names))?;
    }
    Ok(())
}

fn write_approval(f: &mut fmt::Formatter<'_>, approval: &Approval) -> fmt::Result {
    f.write_str("\n[[approval]]\n")?;
    writeln!(f, "version = {}", quoted(&approval.version))?;
    writeln!(f, "who = {}", quoted(&approval.who))?;
    writeln!(f, "why = {}", quoted(&approval.why))?;
    f.write_str("what = [\n")?;
    for what in &approval.what {
        writeln!(f, "    {},", quoted(what))?;
    }
    f.write_str("]\n")
}

fn write_release(f: &mut fmt::Formatter<'_>, release: &Release) -> fmt::Result {
    f.write_str("\n[[release]]\n")?;
    writeln!(f, "version = {}", quoted(&release.version))?;
    if release.changes.is_empty() {
        return Ok(());
    }
    f.write_str("changes = [\n")?;
    for change in &release.changes {
        write!(f, "    {{ {} = {}, ", change.noun, quoted(&change.name))?;
        if let Some((noun, name)) = &change.part {
            write!(f, "{noun} = {}, ", quoted(name))?;
        }
        writeln!(f, "what = {} }},", quoted(&change.what))?;
    }
    f.write_str("]\n")
}

fn write_class(f: &mut fmt::Formatter<'_>, name: &str, class: &ClassShape) -> fmt::Result {
    writeln!(f, "\n[class.{name}]\nlevel = {}", class.level)?;
    writeln!(f, "allow = {}", array(&class.allow))?;
    writeln!(f, "default = {}", quoted(&class.default))?;
    if let Some(longest) = &class.max_retention {
        writeln!(f, "max_retention = {}", quoted(longest))?;
    }
    write_remarks(f, class.remarks.as_deref())
}

fn write_enum(f: &mut fmt::Formatter<'_>, name: &str, found: &EnumShape) -> fmt::Result {
    writeln!(f, "\n[enum.{name}]")?;
    writeln!(f, "fingerprint = {}", quoted(&found.fingerprint))?;
    if found.open {
        f.write_str("open = true\n")?;
    }
    writeln!(f, "values = {}", array(&found.values))?;
    if !found.deprecated.is_empty() {
        writeln!(f, "deprecated = {}", array(&found.deprecated))?;
    }
    write_remarks(f, found.remarks.as_deref())
}

fn write_object(f: &mut fmt::Formatter<'_>, name: &str, object: &ObjectShape) -> fmt::Result {
    writeln!(f, "\n[object.{name}]")?;
    writeln!(f, "fingerprint = {}", quoted(&object.fingerprint))?;
    if object.subject {
        f.write_str("subject = true\n")?;
    }
    write_remarks(f, object.remarks.as_deref())?;
    write_fields(f, &format!("object.{name}"), &object.fields)
}

fn write_event(f: &mut fmt::Formatter<'_>, name: &str, event: &EventShape) -> fmt::Result {
    writeln!(f, "\n[event.{}]", quoted(name))?;
    writeln!(f, "fingerprint = {}", quoted(&event.fingerprint))?;
    writeln!(f, "category = {}", quoted(&event.category))?;
    writeln!(f, "action = {}", quoted(&event.action))?;
    match &event.moments {
        Moments::Single(severity) => writeln!(f, "severity = {}", quoted(severity.as_str()))?,
        Moments::Outcomes(outcomes) => {
            let pair = |(outcome, severity): &(String, crate::model::Severity)| {
                format!("{outcome} = {}", quoted(severity.as_str()))
            };
            let pairs: Vec<String> = outcomes.iter().map(pair).collect();
            writeln!(f, "outcomes = {{ {} }}", pairs.join(", "))?;
        }
    }
    if let Some(severity) = event.attempted {
        writeln!(f, "attempted = {}", quoted(severity.as_str()))?;
    }
    for (key, truth) in [
        ("mandatory", event.mandatory),
        ("experimental", event.experimental),
        ("deprecated", event.deprecated),
    ] {
        if truth {
            writeln!(f, "{key} = true")?;
        }
    }
    writeln!(f, "retention = {}", quoted(&event.retention))?;
    writeln!(f, "delivery = {}", quoted(event.delivery.as_str()))?;
    if !event.controls.is_empty() {
        writeln!(f, "controls = {}", array(&event.controls))?;
    }
    write_remarks(f, event.remarks.as_deref())?;
    write_fields(f, &format!("event.{}", quoted(name)), &event.fields)
}

fn write_remarks(f: &mut fmt::Formatter<'_>, remarks: Option<&str>) -> fmt::Result {
    match remarks {
        Some(digest) => writeln!(f, "remarks = {}", quoted(digest)),
        None => Ok(()),
    }
}

fn write_fields(
    f: &mut fmt::Formatter<'_>,
    owner: &str,
    fields: &[(String, FieldShape)],
) -> fmt::Result {
    if fields.is_empty() {
        return Ok(());
    }
    writeln!(f, "[{owner}.field]")?;
    for (name, field) in fields {
        writeln!(f, "{name} = {{ {} }}", inline(field))?;
    }
    Ok(())
}

fn inline(field: &FieldShape) -> String {
    let mut parts = vec![format!("type = {}", quoted(&field.type_name))];
    let mut add = |key: &str, value: String| parts.push(format!("{key} = {value}"));
    if field.holds != field.type_name {
        add("holds", quoted(&field.holds));
    }
    if field.required {
        add("required", "true".to_owned());
    }
    if let Some(class) = &field.class {
        add("class", quoted(class));
    }
    let lawful: Vec<String> = field.lawful.iter().map(ToString::to_string).collect();
    add("lawful", array(&lawful));
    add("default", quoted(&field.default));
    if let Some(most) = field.max_len {
        add("max_len", most.to_string());
    }
    if let Some(most) = field.max_items {
        add("max_items", most.to_string());
    }
    if !field.normalise.is_empty() {
        add(
            "normalise",
            array(field.normalise.iter().map(|word| word.as_str())),
        );
    }
    if let Some(outcomes) = &field.only_if {
        add("only_if", array(outcomes));
    }
    if field.experimental {
        add("experimental", "true".to_owned());
    }
    if field.deprecated {
        add("deprecated", "true".to_owned());
    }
    if let Some(digest) = &field.remarks {
        add("remarks", quoted(digest));
    }
    parts.join(", ")
}

fn array<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = texts
        .into_iter()
        .map(|text| quoted(text.as_ref()))
        .collect();
    format!("[{}]", texts.join(", "))
}

/// A basic string of TOML 1.0.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            hidden if hidden.is_control() => {
                // Writing to a string cannot fail.
                let _written = write!(out, "\\u{:04X}", u32::from(hidden));
            }
            seen => out.push(seen),
        }
    }
    out.push('"');
    out
}
