//! `cdl explain [CODE]`.

use cdl_catalogue::codes::CODES;
use cdl_catalogue::lint::RULES;

use super::run::cdl;

#[test]
fn every_code_is_listed_and_explained() {
    let list = cdl("explain", &[]).exits(0);
    assert_eq!(list.out.lines().count(), CODES.len() + RULES.len());
    for code in CODES {
        assert!(
            list.out
                .contains(&format!("{}  {}\n", code.code, code.title)),
            "{}",
            code.code
        );
        let ran = cdl(&format!("explain {}", code.code), &[]).exits(0);
        ran.prints(&[
            code.title,
            code.why,
            "\nwrong\n    ",
            code.wrong,
            "\nright\n    ",
            code.right,
            "\nfix\n    ",
            code.fix,
        ]);
    }
}

#[test]
fn every_rule_is_explained_with_its_level_and_how_an_exception_is_made() {
    for rule in RULES {
        let ran = cdl(&format!("explain {}", rule.name), &[]).exits(0);
        ran.prints(&[
            &format!("{}: {}\n", rule.name, rule.title),
            rule.why,
            rule.fix,
            &format!("\nlevel\n    {}\n", rule.level.as_str()),
            &format!("[[allow]] in catalogue.toml: rule = \"{}\"", rule.name),
        ]);
    }
    // What other linters call by a name has a code here, and is no rule.
    let code = cdl("explain CDL0061", &[]).exits(0).out;
    assert_eq!(cdl("explain unknown-key", &[]).exits(0).out, code);
}

#[test]
fn a_code_may_be_spelled_as_it_is_remembered() {
    let whole = cdl("explain CDL0301", &[]).exits(0).out;
    for spelled in ["cdl0301", "0301", "301"] {
        assert_eq!(
            cdl(&format!("explain {spelled}"), &[]).exits(0).out,
            whole,
            "{spelled}"
        );
    }
}

#[test]
fn near_an_unknown_code_others_are_told() {
    for (spelled, told) in [
        ("CDL0399", "  CDL0301  redaction must be said\n"),
        ("CLD0301", "  CDL0301  redaction must be said\n"),
        ("redaction", "  CDL0301  redaction must be said\n"),
        ("actor_mising", "  actor-missing  nobody did it\n"),
        ("zzz", "hint: `cdl explain` lists all codes and rules\n"),
    ] {
        let ran = cdl(&format!("explain {spelled}"), &[]).exits(2);
        assert_eq!(ran.out, "", "{spelled}");
        ran.tells(&[
            &format!("error: there is no code and no rule {spelled}\n"),
            told,
        ]);
    }
}
