//! Where words end in ASCII, found eight bytes at a time: asked for every word of a text.

/// The lowest and the highest bit of each byte.
const LOW: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = LOW << 7;

/// Where the run of ASCII letters and digits ends that goes on at `from`.
#[inline]
pub(crate) fn alphanumeric_end(bytes: &[u8], from: usize) -> usize {
    let inside = |eight| (within(eight | SMALL, b'a', b'z') | within(eight, b'0', b'9')) & !eight;
    run_end(bytes, from, inside, u8::is_ascii_alphanumeric)
}

/// Where the run of ASCII letters ends that goes on at `from`.
#[inline]
pub(crate) fn alphabetic_end(bytes: &[u8], from: usize) -> usize {
    run_end(bytes, from, |eight| within(eight | SMALL, b'a', b'z') & !eight, u8::is_ascii_alphabetic)
}

/// Where the run of bytes ends that goes on at `from` and holds neither white space nor other control characters.
#[inline]
pub(crate) fn black_end(bytes: &[u8], from: usize) -> usize {
    run_end(bytes, from, |eight| within(eight, b'!', 0x7f) | eight, |&byte| byte > b' ')
}

/// What makes a capital a small letter, and of no other sign a letter.
const SMALL: u64 = LOW * 0x20;

/// Sets the highest bit of each byte that, its own highest bit aside, is one of `first` to `last`; the other bits mean
/// nothing.
#[inline]
fn within(eight: u64, first: u8, last: u8) -> u64 {
    let low = eight & !HIGH;
    (low + LOW * u64::from(0x80 - first)) & !(low + LOW * u64::from(0x7f - last))
}

#[inline]
fn run_end(bytes: &[u8], from: usize, inside: impl Fn(u64) -> u64, is_inside: impl Fn(&u8) -> bool) -> usize {
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        let outside = !inside(eight) & HIGH;
        if outside != 0 {
            return at + outside.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while at < bytes.len() && is_inside(&bytes[at]) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_run_ends_before_the_first_byte_that_is_none_of_it(
            mut bytes in proptest::collection::vec(prop_oneof![b'a'..=b'z', b'A'..=b'Z', b'0'..=b'9'], 0..24),
            other: u8,
            place in 0..24_usize,
            from in 0..24_usize,
        ) {
            bytes.insert(place.min(bytes.len()), other);
            let from = from.min(bytes.len());
            let end = |is_inside: fn(&u8) -> bool| {
                bytes[from..].iter().position(|byte| !is_inside(byte)).map_or(bytes.len(), |length| from + length)
            };
            prop_assert_eq!(alphanumeric_end(&bytes, from), end(u8::is_ascii_alphanumeric));
            prop_assert_eq!(alphabetic_end(&bytes, from), end(u8::is_ascii_alphabetic));
            prop_assert_eq!(black_end(&bytes, from), end(|&byte| byte > b' '));
        }
    }
}
