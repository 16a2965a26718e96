//! Plain text: lines to units, units to blocks.

use super::byline;
use super::decode::Decoded;
use super::furniture::{is_sources_heading, judge};
use super::lines;
use super::metadata::complete;
use super::structure::roles;
use super::unit::{Form, Unit};
use crate::article::{Article, ArticleBuilder, BlockKind, Origin, Warning};

/// Reads plain text as an article.
pub(super) fn read(decoded: &Decoded<'_>, origin: Origin) -> Article {
    let mut builder = ArticleBuilder::new(origin);
    builder.reserve(decoded.text.len());
    for warning in &decoded.warnings {
        builder.warn(warning.clone());
    }
    assemble(builder, &joined_entries(lines::units(&decoded.text)), false)
}

/// Puts judged units into `builder`.
pub(super) fn assemble(mut builder: ArticleBuilder, units: &[Unit<'_>], marked: bool) -> Article {
    let judged = judge(units, marked);
    let (roles, front) = roles(units, &judged);
    for (unit, role) in units.iter().zip(&roles) {
        match role {
            Some(BlockKind::Byline) => builder.block(BlockKind::Byline, &byline::parted(&unit.text), Some(unit.lines)),
            Some(kind) => builder.block(kind.clone(), &unit.text, Some(unit.lines)),
            None => builder.furniture(&unit.text, Some(unit.lines)),
        };
    }
    if units.is_empty() {
        builder.warn(Warning::Empty);
    } else if roles.iter().all(Option::is_none) {
        builder.warn(Warning::OnlyFurniture);
    }
    complete(&mut builder, units, &roles, &front);
    builder.build()
}

/// Entries of a list of sources that go over several lines, each in one unit.
fn joined_entries(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let mut joined: Vec<Unit<'_>> = Vec::with_capacity(units.len());
    let mut inside = false;
    for unit in units {
        if unit.form == Form::Bare && is_sources_heading(&unit.text) {
            inside = true;
        } else if let Some(entry) = joined.last_mut().filter(|entry| inside && entry.form.is_item()) {
            if unit.form == Form::Bare && !unit.gap && unit.indent > entry.indent {
                let text = entry.text.to_mut();
                text.push(' ');
                text.push_str(&unit.text);
                entry.lines.last = unit.lines.last;
                continue;
            }
            inside = unit.form.is_item();
        }
        joined.push(unit);
    }
    joined
}
