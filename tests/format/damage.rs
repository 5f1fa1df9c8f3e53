//! What can happen to a trail's files, by accident or by somebody's hand; the same in every run.

use super::sample::Files;

/// Draws numbers: splitmix64, so that no run differs from another.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: usize) -> Self {
        Self(u64::try_from(seed).unwrap())
    }

    /// A number below `limit`; zero if there is none.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from(mixed >> 33).unwrap() % limit.max(1)
    }
}

/// What is damaged, with what is at hand: dice, and a trail of the same keys and another identity.
pub(super) struct Hand<'a> {
    pub(super) files: Files,
    pub(super) dice: Dice,
    pub(super) other: &'a Files,
}

pub(super) type Damage = fn(&mut Hand<'_>);

pub(super) const ALL: [(&str, Damage); 34] = [
    ("a bit flipped", flip_anywhere),
    ("a bit of the last line flipped", flip_last_line),
    ("a bit of the first line flipped", flip_first_line),
    ("a byte overwritten", overwrite),
    ("bytes inserted", insert),
    ("bytes taken out", take_out),
    ("the last segment cut", cut_last),
    ("the last segment cut after a line", cut_after_line),
    ("another segment cut", cut_any),
    ("another segment cut after a line", cut_any_after_line),
    ("the last line feed cut", cut_line_feed),
    ("the trail cut within its first line", cut_to_first_line),
    ("zeros after the end", zeros),
    ("a torn line, and a good one after it", torn_inside),
    ("the last segment cut and zeros after it", cut_and_zeros),
    ("garbage after some segment", garbage),
    ("a line dropped", drop_line),
    ("a line repeated", repeat_line),
    ("two lines swapped", swap_lines),
    ("the end dropped", drop_end),
    ("a segment removed", remove_segment),
    ("the first segment removed", remove_first),
    ("the last segment removed", remove_last),
    ("a segment emptied", empty_segment),
    ("two segments' names swapped", swap_names),
    ("a segment named otherwise", rename),
    ("a segment copied under another name", copy_segment),
    ("a segment of another trail", foreign_segment),
    ("a line of another trail", foreign_line),
    ("the seed of another trail", foreign_seed),
    ("a note edited", edit_note),
    ("a second spelling", respell),
    ("an envelope in another order", reorder),
    ("another version", version),
];

impl Hand<'_> {
    fn any(&mut self) -> usize {
        self.dice.below(self.files.len())
    }

    fn last(&self) -> usize {
        self.files.len() - 1
    }

    fn bytes(&mut self, file: usize) -> &mut Vec<u8> {
        &mut self.files[file].1
    }

    /// A place in a file.
    fn place(&mut self, file: usize) -> usize {
        let length = self.files[file].1.len();
        self.dice.below(length)
    }

    /// Changes the lines of a file, which are given without their line feeds.
    fn lines(&mut self, file: usize, change: impl FnOnce(&mut Vec<Vec<u8>>, &mut Dice)) {
        let mut lines = lines_of(&self.files[file].1);
        change(&mut lines, &mut self.dice);
        self.files[file].1 = lines
            .iter()
            .flat_map(|line| [line.as_slice(), b"\n"].concat())
            .collect();
    }

    /// Replaces the first `from` of some line that has one.
    fn replace(&mut self, from: &str, to: &str) {
        let file = self.any();
        self.lines(file, |lines, dice| {
            let (from, to) = (from.as_bytes(), to.as_bytes());
            let place = |line: &[u8]| line.windows(from.len()).position(|window| window == from);
            let having: Vec<usize> = (0..lines.len())
                .filter(|at| place(&lines[*at]).is_some())
                .collect();
            if let Some(at) = having.get(dice.below(having.len())) {
                let start = place(&lines[*at]).unwrap();
                lines[*at].splice(start..start + from.len(), to.iter().copied());
            }
        });
    }

    fn flip(&mut self, file: usize, at: usize) {
        let bit = self.dice.below(8);
        self.bytes(file)[at] ^= 1 << bit;
    }
}

fn lines_of(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    lines.pop();
    lines
}

fn flip_anywhere(hand: &mut Hand<'_>) {
    let file = hand.any();
    let at = hand.place(file);
    hand.flip(file, at);
}

fn flip_last_line(hand: &mut Hand<'_>) {
    let last = hand.last();
    let line = lines_of(&hand.files[last].1).pop().unwrap().len();
    let at = hand.files[last].1.len() - 1 - hand.dice.below(line + 1);
    hand.flip(last, at);
}

fn flip_first_line(hand: &mut Hand<'_>) {
    let line = lines_of(&hand.files[0].1)[0].len();
    let at = hand.dice.below(line + 1);
    hand.flip(0, at);
}

fn overwrite(hand: &mut Hand<'_>) {
    let file = hand.any();
    let at = hand.place(file);
    let byte = [0x00, 0xff, b'\n', b'"', b'\\', b'}'][hand.dice.below(6)];
    hand.bytes(file)[at] = byte;
}

fn insert(hand: &mut Hand<'_>) {
    let file = hand.any();
    let at = hand.place(file);
    let bytes = &b" ,0}\n\"e1"[hand.dice.below(7)..];
    hand.bytes(file).splice(at..at, bytes.iter().copied());
}

fn take_out(hand: &mut Hand<'_>) {
    let file = hand.any();
    let at = hand.place(file);
    let end = (at + 1 + hand.dice.below(8)).min(hand.files[file].1.len());
    hand.bytes(file).drain(at..end);
}

fn cut_last(hand: &mut Hand<'_>) {
    let last = hand.last();
    let at = hand.place(last);
    hand.bytes(last).truncate(at);
}

fn cut_after_line(hand: &mut Hand<'_>) {
    let last = hand.last();
    hand.lines(last, |lines, dice| {
        lines.truncate(1 + dice.below(lines.len() - 1));
    });
}

fn cut_any(hand: &mut Hand<'_>) {
    let file = hand.any();
    let at = hand.place(file);
    hand.bytes(file).truncate(at);
}

fn cut_any_after_line(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.lines(file, |lines, dice| {
        lines.truncate(1 + dice.below(lines.len() - 1));
    });
}

fn cut_line_feed(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.bytes(file).pop();
}

fn cut_to_first_line(hand: &mut Hand<'_>) {
    hand.files.truncate(1);
    let at = hand.dice.below(200);
    hand.bytes(0).truncate(at);
}

fn zeros(hand: &mut Hand<'_>) {
    let last = hand.last();
    hand.bytes(last).extend([0; 512]);
}

fn torn_inside(hand: &mut Hand<'_>) {
    let last = hand.last();
    hand.lines(last, |lines, dice| {
        let at = 1 + dice.below(lines.len() - 2);
        let length = dice.below(lines[at].len());
        lines[at].truncate(length);
    });
}

fn cut_and_zeros(hand: &mut Hand<'_>) {
    cut_last(hand);
    zeros(hand);
    if hand.dice.below(2) == 0 {
        let last = hand.last();
        hand.bytes(last).push(b'\n');
    }
}

fn garbage(hand: &mut Hand<'_>) {
    let file = hand.any();
    let bytes = [&b"{\"v\":1,\"kind\":\"eve"[..], b"\n", b"garbage\n"][hand.dice.below(3)];
    hand.bytes(file).extend(bytes);
}

fn drop_line(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.lines(file, |lines, dice| {
        lines.remove(dice.below(lines.len()));
    });
}

fn repeat_line(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.lines(file, |lines, dice| {
        let at = dice.below(lines.len());
        lines.insert(at, lines[at].clone());
    });
}

fn swap_lines(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.lines(file, |lines, dice| {
        let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
        lines.swap(one, other);
    });
}

fn drop_end(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.lines(file, |lines, _| {
        let end = lines.len() - 2;
        lines.remove(end);
    });
}

fn remove_segment(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.files.remove(file);
}

fn remove_first(hand: &mut Hand<'_>) {
    hand.files.remove(0);
}

fn remove_last(hand: &mut Hand<'_>) {
    hand.files.pop();
}

fn empty_segment(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.bytes(file).clear();
}

fn swap_names(hand: &mut Hand<'_>) {
    let (one, other) = (hand.any(), hand.any());
    let name = hand.files[one].0.clone();
    hand.files[one].0 = std::mem::replace(&mut hand.files[other].0, name);
}

fn another_name(hand: &mut Hand<'_>, file: usize) -> String {
    let seq: usize = hand.files[file].0[..20].parse().unwrap();
    let seq = if hand.dice.below(2) == 0 {
        seq + 1
    } else {
        seq.saturating_sub(1) + 3
    };
    format!("{seq:020}.jsonl")
}

fn rename(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.files[file].0 = another_name(hand, file);
}

fn copy_segment(hand: &mut Hand<'_>) {
    let file = hand.any();
    let (name, bytes) = (another_name(hand, file), hand.files[file].1.clone());
    hand.files.push((name, bytes));
}

fn foreign_segment(hand: &mut Hand<'_>) {
    let file = hand.any();
    let foreign = hand.dice.below(hand.other.len());
    hand.files[file].1 = hand.other[foreign].1.clone();
}

fn foreign_line(hand: &mut Hand<'_>) {
    let file = hand.any();
    let foreign = lines_of(&hand.other[hand.other.len() - 1].1);
    hand.lines(file, |lines, dice| {
        let at = dice.below(lines.len());
        lines[at] = foreign[dice.below(foreign.len())].clone();
    });
}

fn foreign_seed(hand: &mut Hand<'_>) {
    let foreign = lines_of(&hand.other[0].1)[1].clone();
    hand.lines(0, |lines, _| lines[1] = foreign);
}

fn edit_note(hand: &mut Hand<'_>) {
    let edits = [
        (r"\n\n\u2014 ", r"\nan extension\n\n\u2014 "),
        (r"\n\n\u2014 ", r"\n\n\u2013 "),
        (r#"=\n"}}"#, r#"\n"}}"#),
        (r#"\n"}}"#, r#"\n\u2014 another AAAA\n"}}"#),
        (r#"\n"}}"#, r#"\n","more":1}}"#),
        (r#"\n"}}"#, r#"\n"},"mac":"00"}"#),
        (r#"{"note":"shop"#, r#"{"note":"chop"#),
        (r#"{"note":"vectors"#, r#"{"note":"vectorz"#),
    ];
    let (from, to) = edits[hand.dice.below(edits.len())];
    hand.replace(from, to);
}

fn respell(hand: &mut Hand<'_>) {
    let spellings = [
        (r#","seq":"#, r#", "seq":"#),
        (r#","epoch":"#, r#","epoch":0"#),
        (r#""count":"#, r#""count": "#),
        (r#""time":"2"#, r#""time":"\u0032"#),
        (r#""time":"#, r#""time":"","time":"#),
        (r"\u", r"\U"),
        (":0.5", ":0.50"),
        (":0.5", ":5e-1"),
        (":null", ":[]"),
        (r#"{"v":1"#, "\u{feff}{\"v\":1"),
        (r#""}"#, "\"}\r"),
        (r#""mac":"a"#, r#""mac":"A"#),
        (r#""prev":"b"#, r#""prev":"B"#),
    ];
    let (from, to) = spellings[hand.dice.below(spellings.len())];
    hand.replace(from, to);
}

fn reorder(hand: &mut Hand<'_>) {
    let orders = [
        (r#"{"v":1,"kind":"event""#, r#"{"kind":"event","v":1"#),
        (r#""kind":"event""#, r#""kind":"later""#),
        (r#"{"v":1,"#, r#"{"v":1,"x":0,"#),
        (r#","mac":""#, r#","x":0,"mac":""#),
    ];
    let (from, to) = orders[hand.dice.below(orders.len())];
    hand.replace(from, to);
}

fn version(hand: &mut Hand<'_>) {
    let file = hand.any();
    hand.lines(file, |lines, dice| {
        let at = dice.below(2) * dice.below(lines.len());
        lines[at][5] = b'2';
    });
}
