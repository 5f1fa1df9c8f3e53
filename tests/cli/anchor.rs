//! `cdl anchor DIR`: the note, byte for byte.

use std::fs;

use cdl_runtime::format::note::Note;
use cdl_runtime::state;

use super::place::Place;
use super::run::cdl;

#[test]
fn the_writers_own_folder_gives_what_is_durable() {
    let place = Place::with_trail();
    let marked = state::read(&place.trail()).unwrap().unwrap().note;
    let ran = cdl("anchor", &[&place.trail()]).exits(0);
    assert_eq!(ran.out, marked);
    let note = Note::parse(&ran.out).unwrap();
    let told = format!(
        "an anchor for the first {} lines of {}; nothing was verified",
        note.size, note.origin
    );
    ran.tells(&[
        &told,
        "hint: keep it where the writing host cannot change it",
        "--anchor FILE",
    ]);

    // Lines that no mark covers yet are no anchor, however whole they look.
    let last = place.segments().pop().unwrap();
    fs::remove_file(last).unwrap();
    assert_eq!(cdl("anchor", &[&place.trail()]).exits(0).out, marked);
}

#[test]
fn a_copy_gives_its_last_whole_checkpoint() {
    let place = Place::with_trail();
    let marked = state::read(&place.trail()).unwrap().unwrap().note;
    fs::remove_file(place.trail().join("state")).unwrap();
    let ran = cdl("anchor", &[&place.trail()]).exits(0);
    assert_eq!(ran.out, marked);
    ran.tells(&["this is a copy"]);

    // A torn last line is passed over, and so is a segment without a checkpoint.
    let last = place.segments().pop().unwrap();
    let whole = fs::read(&last).unwrap();
    fs::write(&last, &whole[..whole.len() - 1]).unwrap();
    let earlier = Note::parse(&cdl("anchor", &[&place.trail()]).exits(0).out).unwrap();
    assert!(earlier.size < Note::parse(&marked).unwrap().size);
    fs::write(&last, "").unwrap();
    let before = Note::parse(&cdl("anchor", &[&place.trail()]).exits(0).out).unwrap();
    assert!(before.size < earlier.size);
    for segment in place.segments() {
        fs::write(segment, "x\n").unwrap();
    }
    cdl("anchor", &[&place.trail()])
        .exits(1)
        .tells(&["no segment in ", "holds a whole checkpoint"]);
}

#[test]
fn what_is_no_trail_is_said_with_its_path() {
    let place = Place::with_trail();
    let state = place.trail().join("state");
    for (path, told) in [
        (place.folder().join("x"), "x is not there: name the folder"),
        (state.clone(), "state is a file: name the trail's folder"),
        (
            place.folder().to_owned(),
            "holds no segment (<20 digits>.jsonl)",
        ),
    ] {
        let ran = cdl("anchor", &[&path]).exits(1).tells(&["error: ", told]);
        assert_eq!(ran.out, "");
    }
    fs::write(&state, "{}\n").unwrap();
    cdl("anchor", &[&place.trail()]).exits(1).tells(&[
        "state is not what this library wrote",
        "the state is not in its one form",
    ]);
}
