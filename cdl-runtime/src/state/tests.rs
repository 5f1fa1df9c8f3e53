//! A state comes back as it was written, and no other bytes are a state.

use super::*;
use crate::format::hash::line_digest;
use crate::format::note;
use crate::keys::Keys;

fn state(seq: u8) -> State {
    let mut frontier = Frontier::new();
    for n in 0..seq {
        frontier.push(line_digest(&[n]));
    }
    State {
        trail_id: [1; 32],
        epoch: 4,
        secret: Secret(Zeroizing::new([2; 32])),
        seq: seq.into(),
        leaf: [3; 32],
        note: note::sign(
            "shop/0000000000000000",
            seq.into(),
            &frontier.root(),
            Keys::for_tests().signing(),
        ),
        frontier,
        segment: "00000000000000000000.jsonl".to_owned(),
        offset: 12_345,
    }
}

#[test]
fn a_state_comes_back() {
    for seq in [0, 1, 7, 42] {
        let state = state(seq);
        assert_eq!(State::decode(&state.encode()), Ok(state));
    }
    assert!(!format!("{:?}", state(3)).contains("2, 2, 2"));
}

#[test]
fn every_flip_and_cut_is_seen() {
    let bytes = state(7).encode();
    for at in 0..bytes.len() {
        let mut edited = bytes.to_vec();
        for bit in 0..8 {
            edited[at] ^= 1 << bit;
            assert!(State::decode(&edited).is_err(), "bit {bit} of byte {at}");
            edited[at] ^= 1 << bit;
        }
        assert!(State::decode(&bytes[..at]).is_err(), "cut at {at}");
    }
    assert!(State::decode(&[&bytes[..], b"\n"].concat()).is_err());
}

#[test]
fn the_tree_must_give_the_root_of_the_note() {
    let good = state(7);
    let other_root = State {
        frontier: state(5).frontier,
        ..good.clone()
    };
    assert_eq!(
        State::decode(&other_root.encode()),
        Err(StateFault::Shape),
        "five has another number of hashes"
    );
    let mut hashes = good.frontier.hashes().to_vec();
    hashes[0] = [9; 32];
    let frontier = Frontier::from_parts(7, &hashes).unwrap();
    assert_eq!(
        State::decode(
            &State {
                frontier,
                ..good.clone()
            }
            .encode()
        ),
        Err(StateFault::Root)
    );
    let note = state(6).note;
    assert_eq!(
        State::decode(&State { note, ..good }.encode()),
        Err(StateFault::Note)
    );
}

#[test]
fn a_file_is_replaced_whole() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(read(dir.path()).unwrap(), None);
    for seq in [3, 7] {
        write(dir.path(), &state(seq)).unwrap();
        assert_eq!(read(dir.path()).unwrap(), Some(state(seq)));
    }
    let names: Vec<_> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, [FILE_NAME]);
    std::fs::write(dir.path().join(FILE_NAME), vec![b'x'; STATE_BYTES_MAX + 10]).unwrap();
    assert!(matches!(read(dir.path()), Err(StateError::Fault { .. })));
}
