//! Which parts of the two articles stand level with each other: a collation table of blocks.
//!
//! One article's order leads. A block of the other one stands beside the leading block it is linked to most strongly;
//! what has no partner follows its neighbour in its own article. Every part of both articles is placed exactly once.

use super::Tie;
use crate::{
    article::{Article, Block, BlockKind, Furniture},
    text::{Pair, Side},
};

/// Something an article consists of on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A block of the article, by index.
    Block(usize),
    /// A piece of page furniture, by index.
    Furniture(usize),
    /// Furniture folded to one row: so many lines of it.
    Folded(usize),
    /// Passages that a filter leaves out, folded to one row: so many of them.
    Hidden(usize),
}

/// Parts that stand level: the core is linked with each other, the tail merely follows it on each side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Linked with each other; empty on both sides only before the first linked block.
    pub core: Pair<Vec<Part>>,
    /// Parts without a partner that follow the core in their own article.
    pub tail: Pair<Vec<Part>>,
    /// Headings without a partner that open the section in which the next group's core stands.
    pub lead: Pair<Vec<Part>>,
}

/// The groups of two articles with these `ties` from top to bottom in the order of the article on side `lead`, and which
/// blocks of the other one stand out of their own order.
///
/// With `furniture` every piece of page furniture stands where it stood in its article; without, it is folded to one
/// row at the top and one at the bottom.
pub fn collate(articles: &Pair<Article>, ties: &[Tie], lead: Side, furniture: bool) -> (Vec<Group>, Vec<bool>) {
    let partners = partners(articles, ties, lead);
    let streams = Pair::from_fn(|side| stream(&articles[side], furniture));
    let mut placing = Placing {
        lead,
        partners: &partners,
        groups: vec![Group::default()],
        group_of: vec![0; articles[lead].blocks().len()],
    };
    for &part in &streams[lead] {
        placing.lead(part);
    }
    placing.follow(articles[lead.other()].blocks(), &streams[lead.other()]);
    let mut groups = placing.groups;
    let moved = out_of_order(articles[lead.other()].blocks().len(), lead.other(), &groups);
    for group in &mut groups {
        let heading = |part: &&Part| is_heading(articles[lead].blocks(), **part);
        let keep = group.tail[lead].len() - group.tail[lead].iter().rev().take_while(heading).count();
        group.lead[lead] = group.tail[lead].split_off(keep);
    }
    groups.retain(|group| *group != Group::default());
    (groups, moved)
}

/// The block on the other side that each block is linked to most strongly.
struct Partners {
    of: Pair<Vec<Option<usize>>>,
    /// Leading blocks that are the partner of some block of the other article.
    claimed: Vec<bool>,
}

fn partners(articles: &Pair<Article>, ties: &[Tie], lead: Side) -> Partners {
    let blocks = articles.as_ref().map(Article::blocks);
    let mut best = Pair::new(vec![None; blocks.left.len()], vec![None; blocks.right.len()]);
    // Title stands with title and standfirst with standfirst where both have one; else the first paragraph of one
    // article would climb beside the title of the other.
    let heads: Vec<BlockKind> = [BlockKind::Title, BlockKind::Standfirst]
        .into_iter()
        .filter(|kind| Side::BOTH.iter().all(|&side| blocks[side].iter().any(|block| block.kind == *kind)))
        .collect();
    let allowed = |left: usize, right: usize| {
        heads.iter().all(|kind| (blocks.left[left].kind == *kind) == (blocks.right[right].kind == *kind))
    };
    for &Tie { left, right, strength } in ties.iter().filter(|tie| allowed(tie.left, tie.right)) {
        strengthen(&mut best.left[left], right, strength);
        strengthen(&mut best.right[right], left, strength);
    }
    let mut of = best.map(|side| side.into_iter().map(|partner| partner.map(|(block, _)| block)).collect::<Vec<_>>());
    for kind in [BlockKind::Title, BlockKind::Standfirst, BlockKind::Byline, BlockKind::Dateline] {
        let first = blocks.map(|blocks| blocks.iter().position(|block| block.kind == kind));
        if let (Some(left), Some(right)) = (first.left, first.right) {
            of.left[left] = Some(right);
            of.right[right] = Some(left);
        }
    }
    let mut claimed = vec![false; blocks[lead].len()];
    for &leading in of[lead.other()].iter().flatten() {
        claimed[leading] = true;
    }
    Partners { of, claimed }
}

fn strengthen(best: &mut Option<(usize, f64)>, block: usize, strength: f64) {
    if best.is_none_or(|(_, strongest)| strength > strongest) {
        *best = Some((block, strength));
    }
}

pub(super) fn stream(article: &Article, furniture: bool) -> Vec<Part> {
    let blocks = article.blocks();
    let pieces = article.furniture();
    let mut parts = Vec::with_capacity(blocks.len() + 2);
    if furniture {
        let mut next = 0;
        for (index, block) in blocks.iter().enumerate() {
            while next < pieces.len() && pieces[next].span.start < block.span.start {
                parts.push(Part::Furniture(next));
                next += 1;
            }
            parts.push(Part::Block(index));
        }
        parts.extend((next..pieces.len()).map(Part::Furniture));
        return parts;
    }
    let start = blocks.first().map_or(usize::MAX, |block| block.span.start);
    let above = pieces.partition_point(|piece| piece.span.start < start);
    let lines =
        |pieces: &[Furniture]| -> usize { pieces.iter().map(|piece| article.words(piece.span).lines().count()).sum() };
    parts.extend((above > 0).then(|| Part::Folded(lines(&pieces[..above]))));
    parts.extend((0..blocks.len()).map(Part::Block));
    parts.extend((above < pieces.len()).then(|| Part::Folded(lines(&pieces[above..]))));
    parts
}

/// The groups while they come about.
struct Placing<'a> {
    lead: Side,
    partners: &'a Partners,
    groups: Vec<Group>,
    /// The group of each leading block.
    group_of: Vec<usize>,
}

impl Placing<'_> {
    /// Places the next part of the leading article.
    fn lead(&mut self, part: Part) {
        let (lead, partners) = (self.lead, self.partners);
        let last = self.groups.len() - 1;
        let Part::Block(block) = part else {
            self.groups[last].tail[lead].push(part);
            return;
        };
        if partners.claimed[block] {
            let joining = self.trailing_partners(&self.groups[last].tail[lead], block);
            let keep = self.groups[last].tail[lead].len() - joining;
            let mut core = self.groups[last].tail[lead].split_off(keep);
            core.push(part);
            for part in &core {
                if let Part::Block(block) = part {
                    self.group_of[*block] = self.groups.len();
                }
            }
            let mut group = Group::default();
            group.core[lead] = core;
            self.groups.push(group);
            return;
        }
        self.group_of[block] = last;
        // Only a neighbour can join its partner's group; from further off it would tear the leading order apart.
        let follows = partners.of[lead][block]
            .and_then(|partner| partners.of[lead.other()][partner])
            .is_some_and(|host| host < block && self.group_of[host] == last && last > 0);
        let group = &mut self.groups[last];
        if follows && group.tail[lead].is_empty() {
            group.core[lead].push(part);
        } else {
            group.tail[lead].push(part);
        }
    }

    /// How many parts at the end of `tail` are linked most strongly to a block that will stand beside `block`.
    fn trailing_partners(&self, tail: &[Part], block: usize) -> usize {
        let of = &self.partners.of;
        let joins = |part: &Part| match part {
            Part::Block(leading) => {
                of[self.lead][*leading].is_some_and(|partner| of[self.lead.other()][partner] == Some(block))
            }
            _ => false,
        };
        tail.iter().rev().take_while(|part| joins(part)).count()
    }

    /// Places the parts of the other article.
    fn follow(&mut self, blocks: &[Block], stream: &[Part]) {
        let side = self.lead.other();
        let home = |part: Part| match part {
            Part::Block(block) => self.partners.of[side][block].map(|leading| self.group_of[leading]),
            _ => None,
        };
        let mut current = 0;
        for (at, &part) in stream.iter().enumerate() {
            if let Some(group) = home(part) {
                self.groups[group].core[side].push(part);
                current = group;
            } else if let Some(group) = led_group(&stream[at..], blocks, home).filter(|&group| group > 0) {
                // Beside the same passage a section may begin below another one.
                if self.groups[group].core[side].is_empty() {
                    self.groups[group - 1].lead[side].push(part);
                } else {
                    self.groups[group].core[side].push(part);
                }
            } else {
                self.groups[current].tail[side].push(part);
            }
        }
    }
}

/// Nobody opens a section with more headings than these; looking further would take time in a text of headings alone.
const HEADINGS: usize = 8;

/// The group that a heading without partner leads into: it belongs above its section, wherever that stands.
fn led_group(rest: &[Part], blocks: &[Block], home: impl Fn(Part) -> Option<usize>) -> Option<usize> {
    if !is_heading(blocks, *rest.first()?) {
        return None;
    }
    rest.iter()
        .take(HEADINGS)
        .find(|&&part| !is_heading(blocks, part) || home(part).is_some())
        .and_then(|part| home(*part))
}

fn is_heading(blocks: &[Block], part: Part) -> bool {
    matches!(part, Part::Block(block) if matches!(blocks[block].kind, BlockKind::Heading { .. }))
}

/// Of the linked blocks on `side` as they stand from top to bottom, those outside the longest run in their own order.
fn out_of_order(blocks: usize, side: Side, groups: &[Group]) -> Vec<bool> {
    let shown: Vec<usize> = groups
        .iter()
        .flat_map(|group| &group.core[side])
        .filter_map(|part| if let Part::Block(block) = part { Some(*block) } else { None })
        .collect();
    let mut moved = vec![false; blocks];
    for &block in &shown {
        moved[block] = true;
    }
    for block in longest_increasing(&shown) {
        moved[block] = false;
    }
    moved
}

/// Patience sorting: the longest increasing subsequence of distinct `values` in O(n log n).
fn longest_increasing(values: &[usize]) -> Vec<usize> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, &value) in values.iter().enumerate() {
        let pile = tops.partition_point(|&top| values[top] < value);
        before.push(pile.checked_sub(1).map(|pile| tops[pile]));
        if pile == tops.len() {
            tops.push(at);
        } else {
            tops[pile] = at;
        }
    }
    let mut run = Vec::with_capacity(tops.len());
    let mut next = tops.last().copied();
    while let Some(at) = next {
        run.push(values[at]);
        next = before[at];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        align::{Because, Engine},
        article::{ArticleBuilder, Origin},
        claims::claims,
        comparison::{Comparison, Link},
        judge::Relation,
        view::Index,
    };

    const KINDS: [BlockKind; 5] = [
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::Heading { level: 2 },
        BlockKind::ListItem { depth: 0, ordinal: None },
        BlockKind::Standfirst,
    ];

    /// Articles of one-sentence blocks of these kinds, `None` for furniture, with these links between blocks.
    fn comparison(kinds: &Pair<Vec<Option<usize>>>, links: &[(usize, usize, f64)]) -> Comparison {
        let articles = kinds.as_ref().map(|kinds| {
            let mut builder = ArticleBuilder::new(Origin::Text);
            for (number, kind) in kinds.iter().enumerate() {
                match kind {
                    Some(kind) => {
                        builder.block(KINDS[*kind].clone(), &format!("Sentence number {number} stands here"), None);
                    }
                    None => {
                        builder.furniture("Share this", None);
                    }
                }
            }
            builder.build()
        });
        let claims = articles.as_ref().map(claims);
        let mut links: Vec<Link> = links
            .iter()
            .filter(|_| !claims.left.is_empty() && !claims.right.is_empty())
            .map(|&(left, right, score)| Link {
                left: left % claims.left.len(),
                right: right % claims.right.len(),
                score,
                relation: Relation::Agrees,
                reasons: Vec::new(),
            })
            .collect();
        links.sort_by_key(|link| (link.left, link.right));
        links.dedup_by_key(|link| (link.left, link.right));
        Comparison {
            articles,
            claims,
            links,
            threshold: 0.2,
            candidates: Vec::new(),
            engine: Engine::Lexical(Because::Chosen),
        }
    }

    fn collated(comparison: &Comparison, lead: Side, furniture: bool) -> (Vec<Group>, Vec<bool>) {
        collate(&comparison.articles, Index::new(comparison).ties(), lead, furniture)
    }

    fn placed(groups: &[Group], side: Side) -> Vec<Part> {
        groups
            .iter()
            .flat_map(|group| [&group.core[side], &group.tail[side], &group.lead[side]])
            .flatten()
            .copied()
            .collect()
    }

    fn plain(blocks: usize) -> Vec<Option<usize>> {
        vec![Some(0); blocks]
    }

    #[test]
    fn a_moved_passage_stands_beside_its_counterpart_and_is_marked() {
        let comparison = comparison(&Pair::new(plain(3), plain(3)), &[(0, 1, 0.8), (1, 2, 0.8), (2, 0, 0.8)]);
        let (groups, moved) = collated(&comparison, Side::Left, false);
        let cores: Vec<(Part, Part)> = groups.iter().map(|group| (group.core.left[0], group.core.right[0])).collect();
        let block = Part::Block;
        assert_eq!(cores, [(block(0), block(1)), (block(1), block(2)), (block(2), block(0))]);
        assert_eq!(moved, [true, false, false]);
    }

    #[test]
    fn neighbours_with_the_same_partner_share_its_group() {
        let comparison = comparison(&Pair::new(plain(3), plain(1)), &[(0, 0, 0.5), (1, 0, 0.9), (2, 0, 0.4)]);
        let (groups, _) = collated(&comparison, Side::Left, false);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].core.left, [Part::Block(0), Part::Block(1), Part::Block(2)]);
    }

    #[test]
    fn a_heading_stands_above_its_section_wherever_that_went() {
        let right = vec![Some(0), Some(2), Some(0)];
        let comparison = comparison(&Pair::new(plain(2), right), &[(0, 2, 0.8), (1, 0, 0.8)]);
        let (groups, _) = collated(&comparison, Side::Left, false);
        assert_eq!(placed(&groups, Side::Right), [Part::Block(1), Part::Block(2), Part::Block(0)]);
    }

    proptest! {
        #[test]
        fn every_part_is_placed_once_and_one_order_leads(
            left in prop::collection::vec(prop::option::weighted(0.8, 0..KINDS.len()), 0..12),
            right in prop::collection::vec(prop::option::weighted(0.8, 0..KINDS.len()), 0..12),
            links in prop::collection::vec((0..12_usize, 0..12_usize, 0.2..1.0_f64), 0..24),
            furniture in any::<bool>(),
            lead in prop_oneof![Just(Side::Left), Just(Side::Right)],
        ) {
            let comparison = comparison(&Pair::new(left, right), &links);
            let (groups, _) = collated(&comparison, lead, furniture);
            for side in Side::BOTH {
                let mut stream = stream(&comparison.articles[side], furniture);
                let mut shown = placed(&groups, side);
                if side != lead {
                    stream.sort_by_key(|part| format!("{part:?}"));
                    shown.sort_by_key(|part| format!("{part:?}"));
                }
                prop_assert_eq!(shown, stream);
            }
        }
    }
}
