//! What role every word of a line plays.

use super::{CodeTones, Index, Line, Part, Role, index::touching};
use crate::{
    article::BlockKind,
    comparison::{Comparison, Link, Standing, WordOp, word_ops},
    judge::Relation,
    text::{Pair, Side, Span},
};

/// Words of a line and the roles they play together: from the most general to the most particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words in the article's text.
    pub span: Span,
    /// Their roles; a later one is painted over the earlier.
    pub roles: Vec<Role>,
}

/// The claim a reader has before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The article it stands in.
    pub side: Side,
    /// Which claim.
    pub claim: usize,
    /// The link looked at, by index in [`Comparison::links`].
    pub link: Option<usize>,
}

/// What is shown: everything the role of a word depends on.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The comparison.
    pub comparison: &'a Comparison,
    /// Looked up by claim.
    pub index: &'a Index,
    /// The code blocks, highlighted.
    pub code: &'a Pair<CodeTones>,
    /// The claim selected.
    pub selection: Option<Selection>,
    /// Whether words are marked that an otherwise equal claim puts otherwise.
    pub rewordings: bool,
    /// What a search found, in reading order.
    pub hits: Option<&'a Pair<Vec<Span>>>,
    /// The hit gone to last.
    pub hit: Option<(Side, Span)>,
}

impl Shown<'_> {
    /// What the selection makes of a claim: [`Role::Selected`], [`Role::Partner`] or nothing.
    pub fn prominence(&self, side: Side, claim: usize) -> Option<Role> {
        let selection = self.selection?;
        if selection.side == side {
            return (selection.claim == claim).then_some(Role::Selected);
        }
        let linked = |&link: &usize| self.comparison.links[link].claim(side) == claim;
        self.index.links(selection.side, selection.claim).iter().any(linked).then_some(Role::Partner)
    }
}

/// The words of `line` on `side`, cut wherever a role begins or ends.
pub fn runs(shown: &Shown<'_>, side: Side, line: &Line) -> Vec<Run> {
    let mut patches = patches(shown, side, line);
    patches.retain(|(span, _)| span.overlaps(line.span));
    let mut cuts: Vec<usize> = patches
        .iter()
        .flat_map(|(span, _)| [span.start, span.end])
        .filter(|cut| line.span.contains(*cut))
        .chain([line.span.start, line.span.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let base = base(shown, side, line);
    cuts.windows(2)
        .map(|ends| {
            let span = Span::new(ends[0], ends[1]);
            let over = patches.iter().filter(|(patch, _)| patch.encloses(span)).map(|&(_, role)| role);
            Run { span, roles: std::iter::once(base).chain(over).collect() }
        })
        .collect()
}

fn base(shown: &Shown<'_>, side: Side, line: &Line) -> Role {
    let Part::Block(block) = line.part else { return Role::Furniture };
    match shown.comparison.articles[side].blocks()[block].kind {
        BlockKind::Title => Role::Title,
        BlockKind::Standfirst => Role::Standfirst,
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Reference => Role::Quiet,
        BlockKind::Heading { .. } => Role::Heading,
        BlockKind::Caption => Role::Caption,
        BlockKind::Code { .. } => Role::Code,
        _ => Role::Text,
    }
}

/// The words of both claims of `link` that the other puts otherwise; spans in the articles' texts.
pub fn reworded(comparison: &Comparison, link: &Link) -> Pair<Vec<Span>> {
    let claims = Pair::from_fn(|side| comparison.claims[side][link.claim(side)].span);
    let texts = Pair::from_fn(|side| comparison.side(side).text(link.claim(side)));
    let mut words = Pair::new(Vec::new(), Vec::new());
    for op in word_ops(texts.left, texts.right) {
        match op {
            WordOp::Equal { .. } => {}
            WordOp::Left(left) => words.left.push(left),
            WordOp::Right(right) => words.right.push(right),
            WordOp::Replaced { left, right } => {
                words.left.push(left);
                words.right.push(right);
            }
        }
    }
    Pair::from_fn(|side| {
        let trimmed = words[side].iter().map(|word| word.trimmed(texts[side]).shifted(claims[side].start));
        trimmed.filter(|word| !word.is_empty()).collect()
    })
}

/// Roles over the base, those painted last at the end.
fn patches(shown: &Shown<'_>, side: Side, line: &Line) -> Vec<(Span, Role)> {
    let mut patches = comparison_patches(shown, side, line);
    if let Some(hits) = shown.hits {
        let hits = &hits[side];
        let first = hits.partition_point(|hit| hit.end <= line.span.start);
        let on_line = hits[first..].iter().take_while(|hit| hit.start < line.span.end);
        patches.extend(
            on_line.map(|&hit| (hit, if shown.hit == Some((side, hit)) { Role::CurrentHit } else { Role::Hit })),
        );
    }
    patches
}

fn comparison_patches(shown: &Shown<'_>, side: Side, line: &Line) -> Vec<(Span, Role)> {
    let Part::Block(block) = line.part else { return Vec::new() };
    let claims = &shown.comparison.claims[side];
    let within = touching(claims, line.span);
    let mut patches: Vec<(Span, Role)> = shown.code[side].of(block, line.span).to_vec();
    for claim in within.clone() {
        if shown.index.standing(side, claim) == Standing::OnlyHere {
            patches.push((claims[claim].span, Role::OnlyHere));
        }
    }
    for claim in within.clone() {
        if let Some(role) = shown.prominence(side, claim) {
            patches.push((claims[claim].span, role));
        }
    }
    for claim in within {
        // The gravest link comes first, and shall lie on top.
        for &link in shown.index.links(side, claim).iter().rev() {
            let Link { relation, reasons, .. } = &shown.comparison.links[link];
            if *relation == Relation::Same && shown.rewordings {
                let words = reworded(shown.comparison, &shown.comparison.links[link]);
                patches.extend(words[side].iter().map(|&span| (span, Role::Reworded)));
            }
            let role = match relation {
                Relation::Conflicts => Role::ConflictWords,
                Relation::Differs => Role::DifferWords,
                _ => continue,
            };
            patches.extend(reasons.iter().map(|reason| match side {
                Side::Left => (reason.left, role),
                Side::Right => (reason.right, role),
            }));
        }
    }
    patches
}
