//! A line comes back as it was written, and nothing else is a line.

use proptest::prelude::*;
use zeroize::Zeroizing;

use super::*;

fn key() -> EpochKey {
    EpochKey::new(Zeroizing::new([1; 32]), &[2; 32], 3)
}

fn written(kind: Kind<'_>, member: &str) -> (Vec<u8>, Sealed) {
    let mut out = Vec::new();
    write_prefix(&mut out, kind, 42, 3, &[0xab; 32]);
    out.extend_from_slice(member.as_bytes());
    let sealed = if kind == Kind::Checkpoint {
        finish_checkpoint(&mut out, 0)
    } else {
        finish(&mut out, 0, &key())
    };
    assert_eq!(out.pop(), Some(b'\n'));
    (out, sealed)
}

#[test]
fn a_line_comes_back() {
    for kind in [
        Kind::Event,
        Kind::Checkpoint,
        Kind::End,
        Kind::Other("later"),
    ] {
        let (bytes, sealed) = written(kind, r#"{"a":[1]}"#);
        let line = Line::parse(&bytes).unwrap();
        assert_eq!(
            (line.kind, line.seq, line.epoch, line.prev),
            (kind, 42, 3, [0xab; 32])
        );
        assert_eq!(line.member, Value(br#"{"a":[1]}"#));
        assert_eq!(line.sealed(), sealed);
        match line.mac {
            None => assert_eq!(line.body, bytes),
            Some(mac) => {
                assert_eq!(line.body, &bytes[..bytes.len() - MAC_BYTES]);
                assert!(key().verify(&sealed.d, &mac));
            }
        }
    }
    assert!(
        written(Kind::Checkpoint, "{}")
            .0
            .starts_with(CHECKPOINT_PREFIX)
    );
}

#[test]
fn only_the_one_form_is_a_line() {
    let (good, _) = written(Kind::Event, "{}");
    let text = String::from_utf8(good).unwrap();
    for (from, to, why) in [
        (r#"{"v":1"#, r#"{"v":2"#, LineWhy::Version),
        (r#"{"v":1"#, r#"{"v":01"#, LineWhy::Start),
        (r#"{"v":1"#, r#"{ "v":1"#, LineWhy::Start),
        (r#"{"v":1"#, "\u{feff}{\"v\":1", LineWhy::Start),
        (r#""seq":42"#, r#""seq":042"#, LineWhy::Envelope),
        (r#""seq":42"#, r#""seq":-42"#, LineWhy::Envelope),
        (
            r#""seq":42"#,
            r#""seq":9007199254740992"#,
            LineWhy::Envelope,
        ),
        (
            r#""seq":42"#,
            r#""seq":99999999999999999999"#,
            LineWhy::Envelope,
        ),
        (
            r#""seq":42,"epoch":3"#,
            r#""epoch":3,"seq":42"#,
            LineWhy::Envelope,
        ),
        (r#""prev":"ab"#, r#""prev":"AB"#, LineWhy::Envelope),
        (r#""prev":"ab"#, r#""prev":"b"#, LineWhy::Envelope),
        (r#""kind":"event""#, r#""kind":"evenT""#, LineWhy::Envelope),
        (r#""kind":"event""#, r#""kind":"later""#, LineWhy::Member),
        (r#""event":{}"#, r#""event":[]"#, LineWhy::Member),
        (
            r#""event":{}"#,
            r#""event":{"a":1,"a":1}"#,
            LineWhy::Json(JsonWhy::DuplicateKey),
        ),
        (r#""event":{}"#, r#""event":{},"x":1"#, LineWhy::End),
        (r#"","mac":""#, r#"","mac": ""#, LineWhy::End),
    ] {
        let bad = text.replacen(from, to, 1);
        let got = Line::parse(bad.as_bytes()).map(|line| line.seq);
        if bad != text {
            assert_eq!(got.unwrap_err().why, why, "{bad}");
        }
    }
    for tail in ["\r", " ", "}", "\n"] {
        assert_eq!(
            Line::parse(format!("{text}{tail}").as_bytes())
                .unwrap_err()
                .why,
            LineWhy::End
        );
    }
    for cut in 0..text.len() {
        assert!(Line::parse(&text.as_bytes()[..cut]).is_err(), "{cut}");
    }
    assert_eq!(
        Line::parse(&vec![b'x'; 60_001]).unwrap_err().why,
        LineWhy::TooLong
    );
}

proptest! {
    #[test]
    fn hostile_bytes_never_panic(at in 0_usize..200, bytes in proptest::collection::vec(any::<u8>(), 0..8)) {
        let (mut line, _) = written(Kind::Event, r#"{"a":"\u00e9","b":[1,2.5,null]}"#);
        let at = at.min(line.len());
        let end = (at + bytes.len()).min(line.len());
        line.splice(at..end, bytes);
        if let Ok(parsed) = Line::parse(&line) {
            let mut again = Vec::new();
            write_prefix(&mut again, parsed.kind, parsed.seq, parsed.epoch, &parsed.prev);
            again.extend_from_slice(parsed.member.0);
            prop_assert!(line.starts_with(&again));
        }
    }
}
