//! The one door for foreign text: what has passed it holds no control sequence.

use std::borrow::Cow;

/// `text` without anything that could steer a terminal or deceive a reader.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !c.is_control() || c == '\n' || c == '\t') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect())
    }
}
