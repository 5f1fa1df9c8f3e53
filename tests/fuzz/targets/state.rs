//! Any bytes as a state file: what decodes encodes back to the same bytes.
#![no_main]

use cdl_runtime::state::State;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(state) = State::decode(bytes) {
        assert_eq!(&state.encode()[..], bytes);
    }
});
