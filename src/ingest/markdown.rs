//! Markdown to blocks, through pulldown-cmark with source offsets.

use super::decode::Decoded;
use super::plain;
use crate::article::{Article, Origin};

pub(super) fn read(decoded: &Decoded, origin: Origin) -> Article {
    plain::read(decoded, origin)
}
