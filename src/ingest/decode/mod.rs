//! Bytes to text: UTF-8 with or without BOM, UTF-16, legacy encodings; and what is no text at all.
//!
//! In this order: a byte order mark decides; what bears the mark of another kind of file ([`magic`]) or has the control
//! bytes of one is no text; what is UTF-8, or nearly, is UTF-8; the rest is guessed by `chardetng`, the detector of
//! Firefox. The text then passes the door ([`sanitize_counting`]) as a whole, which keeps its lines, so that line
//! numbers counted in [`Decoded::text`] are those of the source.

mod magic;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use unicode_normalization::char::is_public_assigned;

use super::IngestError;
use crate::article::Warning;
use crate::text::sanitize::{Sanitised, sanitize_counting};

/// Of so many bytes the detector of encodings is shown, from the first that is not ASCII on.
const DETECTED: usize = 1 << 18;

/// A text and what a reader should know about how it was decoded.
pub(super) struct Decoded<'a> {
    /// Sanitised; its lines are those a text editor would count in the source.
    pub(super) text: Cow<'a, str>,
    pub(super) warnings: Vec<Warning>,
}

/// The text that `bytes` are.
///
/// # Errors
/// [`IngestError::Binary`] if they are none.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, IngestError> {
    let encoding = encoding(bytes)?;
    let (text, broken) = match std::str::from_utf8(bytes) {
        // Most texts need no decoding, and the processor need not be asked what it can do for that.
        Ok(text) if encoding == UTF_8 => (Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)), false),
        _ => encoding.decode_with_bom_removal(bytes),
    };
    let (text, removed) = sanitised(with_punctuation(text));
    let mut warnings = Vec::new();
    if encoding != UTF_8 {
        warnings.push(Warning::Encoding(encoding.name()));
    }
    if broken {
        warnings.push(Warning::Undecodable);
    }
    if removed > 0 {
        warnings.push(Warning::Sanitised { bytes: removed });
    }
    Ok(Decoded { text, warnings })
}

/// `text` behind the door, not copied where it passes unchanged, and the bytes that the door took out.
fn sanitised(text: Cow<'_, str>) -> (Cow<'_, str>, usize) {
    match text {
        Cow::Borrowed(text) => {
            let Sanitised { text, removed } = sanitize_counting(text);
            (text, removed)
        }
        Cow::Owned(text) => {
            let Sanitised { text: clean, removed } = sanitize_counting(&text);
            match clean {
                Cow::Owned(clean) => (Cow::Owned(clean), removed),
                Cow::Borrowed(_) => (Cow::Owned(text), removed),
            }
        }
    }
}

/// `text` with quotation marks and dashes where it has the controls that they turn into when windows-1252 is converted as
/// if it were Latin-1. No text has another use for these controls.
fn with_punctuation(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c| matches!(c, '\u{91}'..='\u{97}')) {
        return text;
    }
    let meant = |c| match c {
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        other => other,
    };
    text.chars().map(meant).collect()
}

fn encoding(bytes: &[u8]) -> Result<&'static Encoding, IngestError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    if let Some(what) = magic::recognise(bytes) {
        return Err(IngestError::Binary { what });
    }
    let utf8 = is_utf8(bytes);
    if is_plain(bytes, utf8) {
        return Ok(if utf8 { UTF_8 } else { legacy(bytes) });
    }
    utf16(bytes).ok_or(IngestError::Binary { what: "binary data" })
}

/// Whether `bytes` have no more control bytes than text has: none to speak of, and NUL, without which hardly any binary
/// file is, only where the rest is sound UTF-8.
fn is_plain(bytes: &[u8], utf8: bool) -> bool {
    // Bell to carriage return and escape are at home in text and in the sequences that the door removes.
    let is_control = |byte: u8| matches!(byte, 0..=6 | 0xe..=0x1a | 0x1c..=0x1f | 0x7f);
    let (mut nuls, mut controls) = (0_usize, 0_usize);
    // Counted in bytes, chunk by chunk, which is many bytes at a time for the machine.
    for chunk in bytes.chunks(usize::from(u8::MAX)) {
        nuls += usize::from(chunk.iter().map(|&byte| u8::from(byte == 0)).sum::<u8>());
        controls += usize::from(chunk.iter().map(|&byte| u8::from(is_control(byte))).sum::<u8>());
    }
    if utf8 {
        nuls * 20 <= bytes.len() && controls * 10 <= bytes.len()
    } else {
        nuls == 0 && controls * 50 <= bytes.len()
    }
}

/// Whether `bytes` are UTF-8, a few broken characters aside.
///
/// In a legacy encoding letters beyond ASCII hardly ever make up a sound sequence of UTF-8; in UTF-8 damaged on its way
/// most of them still do.
fn is_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 0 && sound >= broken
}

/// The encoding of text that is no UTF-8.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    // The word that it stands in begins before it.
    let start = bytes[..first].iter().rposition(|byte| !byte.is_ascii_alphabetic()).unwrap_or(0);
    let shown = &bytes[start..bytes.len().min(start + DETECTED)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(shown, shown.len() == bytes.len() - start);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark: read in the order that makes more ASCII characters (and be it only spaces and line
/// ends), it is sound.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let ascii = |upper: usize| {
        let plain = |pair: &&[u8]| pair[upper] == 0 && matches!(pair[1 - upper], b'\t' | b'\n' | b'\r' | b' '..=b'~');
        bytes.chunks_exact(2).filter(plain).count()
    };
    let (big, little) = (ascii(0), ascii(1));
    let encoding = if big > little { UTF_16BE } else { UTF_16LE };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (big.max(little) > 0 && is_sound(&text)).then_some(encoding)
}

/// Whether `text` is made of assigned characters, with few control characters among them.
fn is_sound(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        let control = c.is_control() && !matches!(c, '\u{7}'..='\r' | '\u{1b}');
        let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        odd += usize::from(control || private || !is_public_assigned(c));
    }
    odd * 50 <= all
}

#[cfg(test)]
mod tests;
