//! Plain text: lines to blocks.

use super::decode::Decoded;
use super::furniture::is_furniture;
use super::metadata::complete;
use crate::article::{Article, ArticleBuilder, BlockKind, LineRange, Origin};

pub(super) fn read(decoded: &Decoded, origin: Origin) -> Article {
    let mut builder = ArticleBuilder::new(origin);
    for warning in &decoded.warnings {
        builder.warn(warning.clone());
    }
    for (index, line) in decoded.text.lines().enumerate() {
        let lines = Some(LineRange::new(index + 1, index + 1));
        if is_furniture(line) {
            builder.furniture(line, lines);
        } else {
            builder.block(BlockKind::Paragraph, line, lines);
        }
    }
    complete(&mut builder);
    builder.build()
}
