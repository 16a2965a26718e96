//! What ASCII characters are, by table: asked for every byte of a text.

/// What a byte is: a digit, a small letter, a capital, or none of these.
const DIGIT: u8 = 1;
const SMALL: u8 = 2;
const CAPITAL: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Where the run of ASCII letters and digits ends that goes on at `from`.
#[inline]
pub(crate) fn alphanumeric_end(bytes: &[u8], from: usize) -> usize {
    run_end(bytes, from, DIGIT | SMALL | CAPITAL)
}

/// Where the run of ASCII letters ends that goes on at `from`.
#[inline]
pub(crate) fn alphabetic_end(bytes: &[u8], from: usize) -> usize {
    run_end(bytes, from, SMALL | CAPITAL)
}

#[inline]
fn run_end(bytes: &[u8], from: usize, classes: u8) -> usize {
    let mut at = from;
    while at < bytes.len() && CLASSES[usize::from(bytes[at])] & classes != 0 {
        at += 1;
    }
    at
}
