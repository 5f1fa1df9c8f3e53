//! What happened to the trail itself: starts, ends, gaps, repairs.

use cdl_runtime::format::json::Value;
use cdl_runtime::format::line::{Kind, Line};

use super::value::{member, push_members};

/// A line that is no event, if it tells a person something; the machinery of the trail does not.
pub(super) fn render(line: &Line<'_>) -> Option<String> {
    let tell = match line.kind {
        Kind::Event
        | Kind::Segment
        | Kind::Seed
        | Kind::Schema
        | Kind::Checkpoint
        | Kind::Heartbeat => return None,
        Kind::Boot => boot,
        Kind::End => end,
        Kind::Gap => gap,
        _ => everything,
    };
    let mut out = format!("{:<27} {:<9} ", said(line.member, "time"), line.kind.name());
    tell(&mut out, line.member);
    out.extend(["  #", &line.seq.to_string()]);
    Some(out)
}

/// How many events a `gap` line says were lost and refused.
pub(super) fn losses(gap: Value<'_>) -> (u64, u64) {
    (total(&rows(gap, "lost")), total(&rows(gap, "refused")))
}

fn total(rows: &[(String, u64)]) -> u64 {
    rows.iter()
        .fold(0, |sum, (_, count)| sum.saturating_add(*count))
}

/// The `{"name":..,"count":..}` of a member.
fn rows(object: Value<'_>, key: &str) -> Vec<(String, u64)> {
    let rows = object
        .get(key)
        .and_then(Value::elements)
        .into_iter()
        .flatten();
    rows.filter_map(|row| Some((member(row, "name")?, row.get("count")?.number()?)))
        .collect()
}

fn said(object: Value<'_>, key: &str) -> String {
    member(object, key).unwrap_or_else(|| "-".to_owned())
}

/// `, last run clean`: words and a member, when there is one.
fn optional(out: &mut String, words: &str, object: Option<Value<'_>>, key: &str) {
    if let Some(text) = object.and_then(|object| member(object, key)) {
        out.push_str(words);
        out.push_str(&text);
    }
}

fn gap(out: &mut String, gap: Value<'_>) {
    out.push_str(&said(gap, "reason"));
    for (between, key) in [(": ", "lost"), (", ", "refused")] {
        let rows = rows(gap, key);
        out.extend([between, key, " ", &total(&rows).to_string()]);
        for (index, (name, count)) in rows.iter().enumerate() {
            let between = if index == 0 { " (" } else { ", " };
            out.extend([between, name, " ", &count.to_string()]);
        }
        out.push_str(if rows.is_empty() { "" } else { ")" });
    }
    out.extend([", from ", &said(gap, "from"), " to ", &said(gap, "to")]);
}

fn boot(out: &mut String, boot: Value<'_>) {
    let (service, catalogue) = (boot.get("service"), boot.get("catalogue"));
    optional(out, "", service, "name");
    optional(out, " ", service, "version");
    optional(out, " ", service, "instance");
    optional(out, " ", service, "environment");
    optional(out, " on ", Some(boot), "host");
    optional(out, ", pid ", Some(boot), "pid");
    optional(out, ", last run ", Some(boot), "last_run");
    optional(out, ", catalogue ", catalogue, "name");
    optional(out, " ", catalogue, "version");
}

fn end(out: &mut String, end: Value<'_>) {
    let events = total(&rows(end, "events")).to_string();
    out.extend([&*said(end, "reason"), ", ", &events, " events"]);
    optional(out, ", next ", Some(end), "next");
}

fn everything(out: &mut String, value: Value<'_>) {
    push_members(out, value, &["time"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_to_a_trail_is_told() {
        let zeros = "0".repeat(64);
        for (kind, value, told) in [
            (
                "gap",
                r#"{"time":"2026-11-22T03:40:28.123456Z","from":"f","to":"t","reason":"full","lost":[{"name":"a.b","count":3},{"name":"c.d","count":4}],"refused":[]}"#,
                Some(
                    "2026-11-22T03:40:28.123456Z gap       full: lost 7 (a.b 3, c.d 4), refused 0, from f to t  #9",
                ),
            ),
            (
                "boot",
                r#"{"time":"t","service":{"name":"shop","version":"1.2","instance":null,"environment":"test"},"host":"h","pid":7,"catalogue":{"name":"acme","version":"4.2.0","digest":"d"},"last_run":"clean"}"#,
                Some(
                    "t                           boot      shop 1.2 test on h, pid 7, last run clean, catalogue acme 4.2.0  #9",
                ),
            ),
            (
                "end",
                r#"{"time":"t","reason":"close","next":null,"events":[{"name":"a","count":2}]}"#,
                Some("t                           end       close, 2 events  #9"),
            ),
            (
                "torn",
                r#"{"bytes":12}"#,
                Some("-                           torn      bytes=12  #9"),
            ),
            (
                "later",
                "{}",
                Some("-                           later       #9"),
            ),
            (
                "gap",
                "{}",
                Some("-                           gap       -: lost 0, refused 0, from - to -  #9"),
            ),
            ("schema", "{}", None),
            ("heartbeat", "{}", None),
        ] {
            let line = format!(
                r#"{{"v":1,"kind":"{kind}","seq":9,"epoch":0,"prev":"{zeros}","{kind}":{value},"mac":"{zeros}"}}"#
            );
            assert_eq!(
                render(&Line::parse(line.as_bytes()).unwrap()).as_deref(),
                told,
                "{kind}"
            );
        }
    }
}
