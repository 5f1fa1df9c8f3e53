//! One event, one line: time, severity, name, outcome, actor, target, then the rest.

use anstyle::Style;
use cdl_runtime::format::json::Value;
use cdl_runtime::format::line::Line;

use super::value::{member, push, push_members};
use crate::paint::{BOLD, DIM, ERROR, Paint, WARNING};

/// What has its own place, so that the tail does not repeat it.
const PLACED: [&str; 5] = ["name", "time", "severity", "outcome", "fields"];

/// ```text
/// 2026-11-22T03:40:28.123456Z warning   auth.login failure  user hmac:k1:9f2c -> invoice inv_7  attempts=3  (tenant=acme) #42
/// ```
pub(super) fn render(line: &Line<'_>, paint: Paint) -> String {
    let event = line.member;
    let known = |key| member(event, key);
    let said = |key| known(key).unwrap_or_else(|| "-".to_owned());
    let (time, severity, name) = (said("time"), said("severity"), said("name"));
    let severity = format!("{severity:<9}");
    let severity = paint.paint(of_severity(severity.trim_end()), &severity);
    let name = paint.paint(BOLD, name);
    let mut out = format!("{} {severity} {name}", paint.paint(DIM, time));
    if let Some(outcome) = known("outcome") {
        out.push(' ');
        out.push_str(&outcome);
    }
    let fields = event.get("fields");
    let party = |key| fields.and_then(|fields| fields.get(key)).map(party);
    let (actor, target) = (party("actor"), party("target"));
    if let Some(actor) = &actor {
        out.push_str("  ");
        out.push_str(actor);
    }
    if let Some(target) = &target {
        out.push_str(if actor.is_some() { " -> " } else { "  -> " });
        out.push_str(target);
    }
    let rest = of_members(fields, &["actor", "target"]);
    if !rest.is_empty() {
        out.push_str("  ");
        out.push_str(&rest);
    }
    let ids = of_members(Some(event), &PLACED);
    let ids = if ids.is_empty() {
        ids
    } else {
        format!("({ids}) ")
    };
    let tail = paint.paint(DIM, format!("{ids}#{}", line.seq));
    format!("{out}  {tail}")
}

/// `user usr_42 {roles=[admin]}`: kind and id first, without their names.
fn party(value: Value<'_>) -> String {
    let (Some(kind), Some(id)) = (member(value, "kind"), member(value, "id")) else {
        let mut out = String::new();
        push(&mut out, value);
        return out;
    };
    let more = of_members(Some(value), &["kind", "id"]);
    if more.is_empty() {
        format!("{kind} {id}")
    } else {
        format!("{kind} {id} {{{more}}}")
    }
}

fn of_members(object: Option<Value<'_>>, left_out: &[&str]) -> String {
    let mut out = String::new();
    if let Some(object) = object {
        push_members(&mut out, object, left_out);
    }
    out
}

/// The eye finds what is grave; the word says it, too.
fn of_severity(word: &str) -> Style {
    match word {
        "debug" | "info" => DIM,
        "warning" => WARNING,
        "error" | "critical" | "alert" | "emergency" => ERROR,
        _ => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(event: &str) -> String {
        let zeros = "0".repeat(64);
        let line = format!(
            r#"{{"v":1,"kind":"event","seq":42,"epoch":3,"prev":"{zeros}","event":{event},"mac":"{zeros}"}}"#
        );
        let line = Line::parse(line.as_bytes()).unwrap();
        let plain = render(&line, Paint::Plain);
        let painted = render(&line, Paint::Coloured);
        assert_eq!(
            anstream::adapter::strip_str(&painted).to_string(),
            plain,
            "colour carries no meaning"
        );
        plain
    }

    #[test]
    fn an_event_is_one_line() {
        for (event, line) in [
            (
                r#"{"name":"auth.login","time":"2026-11-22T03:40:28.123456Z","severity":"warning","outcome":"failure","correlation_id":"order 17","tenant":"acme","fields":{"actor":{"kind":"user","id":"hmac:k1:9f2c","roles":["a","b"]},"target":{"kind":"invoice","id":"inv_7"},"method":"password","attempts":3}}"#,
                r#"2026-11-22T03:40:28.123456Z warning   auth.login failure  user hmac:k1:9f2c {roles=[a, b]} -> invoice inv_7  method=password attempts=3  (correlation_id="order 17" tenant=acme) #42"#,
            ),
            (
                r#"{"name":"job.started","time":"2026-11-22T03:40:28.123456Z","severity":"info","fields":{}}"#,
                "2026-11-22T03:40:28.123456Z info      job.started  #42",
            ),
            (
                r#"{"name":"x.y","time":"t","severity":"notice","resealed":true,"fields":{"target":"page","actor":"usr_1"}}"#,
                "t notice    x.y  usr_1 -> page  (resealed=true) #42",
            ),
            (
                r#"{"fields":{"target":{"id":1}}}"#,
                "- -         -  -> {id=1}  #42",
            ),
            ("{}", "- -         -  #42"),
            (
                r#"{"name":"a\u001b[2J","time":"\r","severity":"info\n","outcome":"\u202e","fields":{"k":"x  actor=root"}}"#,
                r#""\r" "info\n"  "a\u001b[2J" "\u202e"  k="x  actor=root"  #42"#,
            ),
        ] {
            assert_eq!(shown(event), line);
        }
    }
}
