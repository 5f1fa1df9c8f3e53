//! The table of an event's or an object's fields.

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Field, Shape, StrategyKind};

use super::badge;
use super::html::{Html, encoded};

/// The table; what is inside an object stands below it.
pub(super) fn table(html: &mut Html, catalogue: &Catalogue, up: &str, fields: &[Field]) {
    if fields.is_empty() {
        html.raw("<p class=\"quiet\">It has no fields.</p>\n");
        return;
    }
    html.raw("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Type</th>")
        .raw("<th scope=\"col\">Class</th><th scope=\"col\">Written as</th></tr></thead>\n<tbody>\n");
    rows(html, catalogue, up, fields, "");
    html.raw("</tbody></table></div>\n");
}

fn rows(html: &mut Html, catalogue: &Catalogue, up: &str, fields: &[Field], path: &str) {
    for field in fields {
        row(html, catalogue, up, field, path);
        if let Shape::Object(name) = inner(&field.shape)
            && let Ok(object) = catalogue.object(name)
        {
            rows(
                html,
                catalogue,
                up,
                &object.fields,
                &format!("{path}{}.", field.name),
            );
        }
    }
}

fn row(html: &mut Html, catalogue: &Catalogue, up: &str, field: &Field, path: &str) {
    html.raw(if path.is_empty() {
        "<tr>"
    } else {
        "<tr class=\"inner\">"
    })
    .raw("<th scope=\"row\"><code>");
    if !path.is_empty() {
        html.raw("<span class=\"path\">").text(path).raw("</span>");
    }
    html.text(&field.name).raw("</code>");
    if field.required {
        html.raw(" <span class=\"required\">required</span>");
    }
    remarks(html, field);
    html.raw("</th><td>");
    of_type(html, catalogue, up, field);
    html.raw("</td><td>");
    if let Some(class) = &field.class {
        badge::class(html, up, class);
    }
    html.raw("</td><td>");
    if field.class.is_some() {
        badge::strategy(html, up, &field.default);
        let others = field
            .lawful
            .iter()
            .filter(|other| other.name != field.default.name);
        for (index, other) in others.enumerate() {
            html.raw(if index == 0 {
                "<span class=\"quiet\">, or "
            } else {
                ", "
            });
            badge::strategy(html, up, other);
        }
        if field.lawful.len() > 1 {
            html.raw("</span>");
        }
    }
    html.raw("</td></tr>\n");
}

/// What a person wants to know of it, below its name.
fn remarks(html: &mut Html, field: &Field) {
    let mut remarks: Vec<String> = field.description.iter().cloned().collect();
    let about = &field.remarks;
    remarks.extend(about.unit.as_ref().map(|unit| format!("Unit {unit}.")));
    match (&about.min, &about.max) {
        (Some(min), Some(max)) => remarks.push(format!("From {min} to {max}.")),
        (Some(min), None) => remarks.push(format!("At least {min}.")),
        (None, Some(max)) => remarks.push(format!("At most {max}.")),
        (None, None) => {}
    }
    remarks.extend(
        field
            .max_len
            .map(|most| format!("At most {most} characters.")),
    );
    remarks.extend(field.max_items.map(|most| format!("At most {most} items.")));
    remarks.extend(
        field
            .only_if
            .as_ref()
            .map(|outcomes| format!("Only with outcome {}.", outcomes.join(", "))),
    );
    remarks.extend(about.since.as_ref().map(|since| format!("Since {since}.")));
    if field.experimental {
        remarks.push("Experimental.".to_owned());
    }
    if let Some(deprecated) = &field.deprecated {
        remarks.push(super::history::deprecation(deprecated));
    }
    if !remarks.is_empty() {
        html.raw("<div class=\"remark\">")
            .text(&remarks.join(" "))
            .raw("</div>");
    }
}

fn of_type(html: &mut Html, catalogue: &Catalogue, up: &str, field: &Field) {
    let name = match inner(&field.shape) {
        Shape::Enum(name) | Shape::Object(name) => Some(name.as_str()),
        Shape::Scalar(base) => scalar(&field.type_name).filter(|name| *name != base.as_str()),
        Shape::List(_) | Shape::Map(_) => None,
    };
    html.raw("<code>");
    match name {
        Some(name) => {
            let (before, after) = field.type_name.split_once(name).unwrap_or(("", ""));
            html.text(before)
                .link(&format!("{up}types.html#type-{}", encoded(name)), name)
                .text(after);
        }
        None => {
            html.text(&field.type_name);
        }
    }
    html.raw("</code>");
    if let Shape::Enum(name) = inner(&field.shape)
        && let Ok(found) = catalogue.enumeration(name)
    {
        let words: Vec<&str> = found.values.iter().map(|value| value.id.as_str()).collect();
        html.raw("<div class=\"remark\">")
            .text(&words.join(", "))
            .raw("</div>");
    }
}

/// The item of a list or a map, or the value itself.
pub(super) fn inner(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(item) | Shape::Map(item) => item,
        single => single,
    }
}

/// `user_id` of `list<user_id>`.
pub(super) fn scalar(type_name: &str) -> Option<&str> {
    let inside = type_name
        .strip_suffix('>')
        .and_then(|rest| rest.split_once('<'));
    let item = inside.map_or(type_name, |(_, inside)| {
        inside.rsplit(',').next().unwrap_or(inside)
    });
    Some(item.trim()).filter(|item| !item.is_empty())
}

/// The fields that never reach the trail unless code says otherwise, with their paths.
pub(super) fn dropped(catalogue: &Catalogue, fields: &[Field], path: &str) -> Vec<String> {
    let mut dropped = Vec::new();
    for field in fields {
        let name = format!("{path}{}", field.name);
        if let Shape::Object(inner) = inner(&field.shape) {
            if let Ok(object) = catalogue.object(inner) {
                dropped.extend(self::dropped(
                    catalogue,
                    &object.fields,
                    &format!("{name}."),
                ));
            }
        } else if field.default.kind == StrategyKind::Drop {
            dropped.push(name);
        }
    }
    dropped
}
