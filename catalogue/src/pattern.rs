//! `id_pattern`: the small part of regular expressions that names need.
//!
//! Literals, `.`, classes, groups, `*`, `+`, `?`, `{m,n}` and escapes, from end to end. A pattern that needs more
//! work than [`STEPS_MAX`] on a name matches nothing it could not match sooner; names are short.

/// What a pattern may cost on one name.
const STEPS_MAX: u32 = 20_000;

/// How deep groups may nest.
const NESTING_MAX: u32 = 16;

#[derive(Clone, Debug)]
enum Node {
    Any,
    Literal(char),
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
    Group(Vec<Repeat>),
}

#[derive(Clone, Debug)]
struct Repeat {
    node: Node,
    least: u32,
    most: u32,
}

/// Whether the whole of `name` matches; `None` when the pattern is not understood.
pub(crate) fn matches(pattern: &str, name: &str) -> Option<bool> {
    let body = pattern.strip_prefix('^').unwrap_or(pattern);
    let body = body.strip_suffix('$').unwrap_or(body);
    let mut parser = Parser {
        rest: body.chars().collect(),
        at: 0,
        nesting: 0,
    };
    let sequence = parser.sequence()?;
    if parser.at < parser.rest.len() {
        return None;
    }
    let name: Vec<char> = name.chars().collect();
    let mut steps = 0;
    let ends = run(&sequence, &name, vec![0], &mut steps);
    Some(ends.contains(&name.len()))
}

struct Parser {
    rest: Vec<char>,
    at: usize,
    nesting: u32,
}

impl Parser {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.get(self.at).copied();
        self.at += usize::from(c.is_some());
        c
    }

    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let there = self.peek() == Some(c);
        self.at += usize::from(there);
        there
    }

    fn sequence(&mut self) -> Option<Vec<Repeat>> {
        let mut sequence = Vec::new();
        while let Some(c) = self.peek()
            && c != ')'
        {
            let node = self.node()?;
            let (least, most) = self.repeat()?;
            sequence.push(Repeat { node, least, most });
        }
        Some(sequence)
    }

    fn node(&mut self) -> Option<Node> {
        match self.next()? {
            '.' => Some(Node::Any),
            '\\' => self.escape().map(Node::Literal),
            '[' => self.class(),
            '(' => {
                self.nesting += 1;
                if self.nesting > NESTING_MAX {
                    return None;
                }
                let inner = self.sequence()?;
                self.nesting -= 1;
                self.take(')').then_some(Node::Group(inner))
            }
            '*' | '+' | '?' | '{' | '}' | '|' | '^' | '$' => None,
            c => Some(Node::Literal(c)),
        }
    }

    /// Letters after `\` have meanings that are not offered here.
    fn escape(&mut self) -> Option<char> {
        self.next().filter(|c| !c.is_ascii_alphanumeric())
    }

    fn class(&mut self) -> Option<Node> {
        let negated = self.take('^');
        let mut ranges = Vec::new();
        loop {
            let first = match self.next()? {
                ']' if !ranges.is_empty() => return Some(Node::Class { negated, ranges }),
                '\\' => self.escape()?,
                c => c,
            };
            let open =
                self.peek() == Some('-') && self.rest.get(self.at + 1).is_some_and(|c| *c != ']');
            let last = if open {
                self.at += 1;
                match self.next()? {
                    '\\' => self.escape()?,
                    c => c,
                }
            } else {
                first
            };
            ranges.push((first, last));
        }
    }

    fn repeat(&mut self) -> Option<(u32, u32)> {
        Some(match self.peek() {
            Some('*') => self.then((0, u32::MAX)),
            Some('+') => self.then((1, u32::MAX)),
            Some('?') => self.then((0, 1)),
            Some('{') => {
                self.at += 1;
                let least = self.number()?;
                let most = if self.take(',') {
                    self.number().unwrap_or(u32::MAX)
                } else {
                    least
                };
                if !self.take('}') || least > most || least > 1000 {
                    return None;
                }
                (least, most)
            }
            _ => (1, 1),
        })
    }

    fn then<T>(&mut self, value: T) -> T {
        self.at += 1;
        value
    }

    fn number(&mut self) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        self.rest[start..self.at]
            .iter()
            .collect::<String>()
            .parse()
            .ok()
    }
}

/// Every offset that the sequence may end at, from any of `starts`: sets instead of backtracking.
fn run(sequence: &[Repeat], name: &[char], starts: Vec<usize>, steps: &mut u32) -> Vec<usize> {
    let mut ends = starts;
    for repeat in sequence {
        let mut reached = if repeat.least == 0 {
            ends.clone()
        } else {
            Vec::new()
        };
        let mut front = ends;
        let mut times = 0;
        while !front.is_empty() && times < repeat.most && *steps < STEPS_MAX {
            *steps += 1;
            times += 1;
            front = once(&repeat.node, name, &front, steps);
            if times >= repeat.least {
                front.retain(|end| !reached.contains(end));
                reached.extend(&front);
            }
        }
        ends = reached;
    }
    ends
}

fn once(node: &Node, name: &[char], starts: &[usize], steps: &mut u32) -> Vec<usize> {
    let fits = |c: char| match node {
        Node::Any => true,
        Node::Literal(literal) => *literal == c,
        Node::Class { negated, ranges } => {
            ranges.iter().any(|(a, b)| (*a..=*b).contains(&c)) != *negated
        }
        Node::Group(_) => false,
    };
    match node {
        Node::Group(inner) => {
            let mut ends = run(inner, name, starts.to_vec(), steps);
            ends.sort_unstable();
            ends.dedup();
            ends
        }
        _ => starts
            .iter()
            .filter(|at| name.get(**at).is_some_and(|c| fits(*c)))
            .map(|at| at + 1)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_from_end_to_end() {
        let ids = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,3}$";
        let cases = [
            (ids, "auth.login", Some(true)),
            (ids, "auth.a.b.c", Some(true)),
            (ids, "auth.a.b.c.d", Some(false)),
            (ids, "auth", Some(false)),
            (ids, "Auth.login", Some(false)),
            ("a+b?", "aaa", Some(true)),
            ("a{2}", "aaa", Some(false)),
            ("[^x-z]*", "abc", Some(true)),
            ("(a*)*", "aaaa", Some(true)),
            ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", Some(false)),
            ("a|b", "a", None),
            ("(a", "a", None),
            (r"\d+", "1", None),
        ];
        for (pattern, name, expected) in cases {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
