//! `auth.*`: names with holes.

/// Whether `name` is what `glob` says: `*` is any text, `?` any one character.
pub(super) fn matches(glob: &str, name: &str) -> bool {
    let (glob, name): (Vec<char>, Vec<char>) = (glob.chars().collect(), name.chars().collect());
    let (mut at, mut here) = (0, 0);
    // After the last star, and where the text that it takes ends.
    let mut star = None;
    while here < name.len() {
        match glob.get(at) {
            Some('*') => {
                star = Some((at + 1, here));
                at += 1;
            }
            Some(wanted) if *wanted == '?' || *wanted == name[here] => {
                at += 1;
                here += 1;
            }
            _ => {
                let Some((after, end)) = star else {
                    return false;
                };
                star = Some((after, end + 1));
                at = after;
                here = end + 1;
            }
        }
    }
    glob[at..].iter().all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        for (glob, name, fits) in [
            ("auth.login", "auth.login", true),
            ("auth.login", "auth.logins", false),
            ("auth.*", "auth.login", true),
            ("auth.*", "auth.", true),
            ("auth.*", "authz.grant", false),
            ("*.login", "auth.login", true),
            ("*log*n", "auth.login", true),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("?uth.logi?", "auth.login", true),
            ("?", "", false),
            ("a*b*c", "a.b.b.d", false),
            ("**a", "bbba", true),
        ] {
            assert_eq!(matches(glob, name), fits, "{glob} {name}");
        }
        let name = "a".repeat(10_000);
        assert!(!matches(&format!("{}b", "*a".repeat(100)), &name));
    }
}
