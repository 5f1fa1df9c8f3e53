//! "Did you mean ...?"

/// The candidate nearest to `word`, when it is near enough to be what was meant.
///
/// Near enough is an edit distance of at most a third of the word's length, and of 1 for short words;
/// a swap of two neighbours counts as one edit.
#[must_use]
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().collect();
    let limit = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter(|candidate| candidate.chars().count().abs_diff(letters.len()) <= limit)
        .map(|candidate| {
            (
                distance(&letters, &candidate.chars().collect::<Vec<_>>()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The help of a fault: `did you mean "required"?`.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    suggest(word, candidates).map(|candidate| format!("did you mean \"{candidate}\"?"))
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut current = Vec::with_capacity(to.len() + 1);
        current.push(row + 1);
        for (column, other) in to.iter().enumerate() {
            let substituted = above[column] + usize::from(letter != other);
            let mut best = substituted
                .min(above[column + 1] + 1)
                .min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && from[row - 1] == *other && *letter == to[column - 1];
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        let cases = [
            ("requird", Some("required")),
            ("hmca", Some("hmac")),
            ("lgoin", Some("login")),
            ("redact", None),
            ("xyz", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(
                suggest(word, ["required", "hmac", "login", "redact"]),
                expected,
                "{word}"
            );
        }
    }

    #[test]
    fn distance_counts_edits() {
        let cases = [
            ("", "", 0),
            ("a", "", 1),
            ("", "abc", 3),
            ("ab", "ba", 1),
            ("kitten", "sitting", 3),
        ];
        for (from, to, expected) in cases {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(
                distance(&letters(from), &letters(to)),
                expected,
                "{from} {to}"
            );
        }
    }
}
