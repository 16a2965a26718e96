//! What stands beside what from top to bottom, whatever the width of the screen: strips, each of which begins level.

use super::{Arrangement, Group, Index, Part, Tie, collate, collate::stream};
use crate::{
    article::{Article, BlockKind},
    text::{Pair, Side},
};

/// Parts of both articles that begin on the same row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// On each side, one below the other.
    pub parts: Pair<Vec<Part>>,
    /// Empty rows above.
    pub gap: usize,
    /// Whether what stands level here is linked, and does not merely stand level.
    pub joined: bool,
}

/// What the plan of a comparison depends on besides the comparison.
#[derive(Clone, Copy)]
pub struct Planning<'a> {
    /// How the articles share the screen.
    pub arrangement: Arrangement,
    /// The article whose order leads; the only one shown where the arrangement shows one at a time.
    pub lead: Side,
    /// Whether page furniture is shown where it stood.
    pub furniture: bool,
    /// The blocks that are not folded away; all of them if there is no filter.
    pub keep: Option<&'a Pair<Vec<bool>>>,
}

/// The strips of a comparison, and where each block went.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// From top to bottom.
    pub strips: Vec<Strip>,
    /// For each block whether it stands out of its article's own order.
    pub moved: Pair<Vec<bool>>,
    homes: Pair<Homes>,
}

/// The strip of each part of one article.
#[derive(Clone, Debug, Default)]
struct Homes {
    blocks: Vec<u32>,
    furniture: Vec<u32>,
}

/// The strip of what is not shown.
const NOWHERE: u32 = u32::MAX;

/// At most so many parts stand in one strip: rows are broken a strip at a time.
const LONGEST: usize = 16;

impl Plan {
    /// Plans `articles`, compared as `index` has it.
    pub fn new(articles: &Pair<Article>, index: &Index, planning: Planning<'_>) -> Plan {
        let Planning { arrangement, lead, furniture, .. } = planning;
        let blank = Pair::from_fn(|side| vec![false; articles[side].blocks().len()]);
        let mut builder = Builder::new(articles, planning);
        let mut moved = blank;
        match arrangement {
            Arrangement::Rows | Arrangement::Stacked => {
                let (groups, out_of_order) = collate(articles, index.ties(), lead, furniture);
                moved[lead.other()] = out_of_order;
                for Group { core, tail, lead } in groups {
                    let joined = are_linked(&core, index.ties());
                    builder.level(core, joined, true);
                    builder.level(tail, false, false);
                    builder.level(lead, false, false);
                }
            }
            Arrangement::Flow | Arrangement::Single => {
                for part in stream(&articles[lead], furniture) {
                    let mut parts: Pair<Vec<Part>> = Pair::default();
                    parts[lead].push(part);
                    builder.level(parts, false, false);
                }
            }
        }
        builder.finish(moved)
    }

    /// The strip that block `block` on `side` stands in, if it is shown.
    pub fn strip_of(&self, side: Side, block: usize) -> Option<usize> {
        known(*self.homes[side].blocks.get(block)?)
    }

    /// The strip that a piece of furniture stands in, if it is shown.
    pub fn strip_of_furniture(&self, side: Side, piece: usize) -> Option<usize> {
        known(*self.homes[side].furniture.get(piece)?)
    }
}

fn known(strip: u32) -> Option<usize> {
    (strip != NOWHERE).then_some(strip as usize)
}

/// Whether some block of `parts` on the left is linked with one on the right; two titles stand level without that.
fn are_linked(parts: &Pair<Vec<Part>>, ties: &[Tie]) -> bool {
    let block = |part: &Part| if let Part::Block(block) = part { Some(*block) } else { None };
    parts.left.iter().filter_map(block).any(|left| {
        let first = ties.partition_point(|tie| tie.left < left);
        let of_left = ties[first..].iter().take_while(|tie| tie.left == left);
        of_left.into_iter().any(|tie| parts.right.contains(&Part::Block(tie.right)))
    })
}

struct Builder<'a> {
    articles: &'a Pair<Article>,
    stacked: bool,
    keep: Option<&'a Pair<Vec<bool>>>,
    strips: Vec<Strip>,
    homes: Pair<Homes>,
    /// The last part set on each side.
    above: Pair<Option<Part>>,
    /// Blocks with claims left out on each side since the last strip; headings and furniture are not counted.
    hidden: Pair<usize>,
}

impl<'a> Builder<'a> {
    fn new(articles: &'a Pair<Article>, planning: Planning<'a>) -> Builder<'a> {
        let homes = Pair::from_fn(|side| Homes {
            blocks: vec![NOWHERE; articles[side].blocks().len()],
            furniture: vec![NOWHERE; articles[side].furniture().len()],
        });
        Builder {
            articles,
            stacked: planning.arrangement == Arrangement::Stacked,
            keep: planning.keep,
            strips: Vec::new(),
            homes,
            above: Pair::default(),
            hidden: Pair::default(),
        }
    }

    /// Sets `parts` level, those that belong `together` shown or left out together; or, stacked, one beneath the other.
    fn level(&mut self, mut parts: Pair<Vec<Part>>, joined: bool, together: bool) {
        if let Some(keep) = self.keep {
            let kept = |side: Side, part: &Part| matches!(part, Part::Block(block) if keep[side][*block]);
            let whole = together && Side::BOTH.iter().any(|&side| parts[side].iter().any(|part| kept(side, part)));
            if !whole {
                for side in Side::BOTH {
                    let blocks = self.articles[side].blocks();
                    let told = |part: &Part| matches!(part, Part::Block(block) if blocks[*block].kind.asserts());
                    let out = parts[side].iter().filter(|part| told(part) && !kept(side, part)).count();
                    self.hidden[side] += out;
                    parts[side].retain(|part| kept(side, part));
                }
            }
        }
        if parts.left.is_empty() && parts.right.is_empty() {
            return;
        }
        self.tell_hidden();
        let chunks = parts.left.len().max(parts.right.len()).div_ceil(LONGEST);
        if chunks == 1 {
            self.place(parts, joined, together);
            return;
        }
        for chunk in 0..chunks {
            let cut =
                |parts: &Vec<Part>| parts[chunk * parts.len() / chunks..(chunk + 1) * parts.len() / chunks].to_vec();
            self.place(parts.as_ref().map(cut), joined && chunk == 0, together && chunk == 0);
        }
    }

    /// One row that says how much is left out here.
    fn tell_hidden(&mut self) {
        let hidden = std::mem::take(&mut self.hidden);
        if hidden.left + hidden.right > 0 {
            let parts = hidden.map(|number| if number > 0 { vec![Part::Hidden(number)] } else { Vec::new() });
            self.place(parts, false, false);
        }
    }

    fn place(&mut self, parts: Pair<Vec<Part>>, joined: bool, close: bool) {
        if self.stacked {
            let close = close && !parts.left.is_empty();
            self.push(Pair::new(parts.left, Vec::new()), false, None);
            self.push(Pair::new(Vec::new(), parts.right), false, close.then_some(0));
        } else {
            self.push(parts, joined, None);
        }
    }

    fn push(&mut self, parts: Pair<Vec<Part>>, joined: bool, gap: Option<usize>) {
        if parts.left.is_empty() && parts.right.is_empty() {
            return;
        }
        let strip = self.strips.len();
        let gap = match gap {
            _ if strip == 0 => 0,
            Some(gap) => gap,
            None => Side::BOTH.iter().map(|&side| self.gap_above(side, &parts[side])).max().unwrap_or_default(),
        };
        for side in Side::BOTH {
            for part in &parts[side] {
                match *part {
                    Part::Block(block) => self.homes[side].blocks[block] = strip as u32,
                    Part::Furniture(piece) => self.homes[side].furniture[piece] = strip as u32,
                    Part::Folded(_) | Part::Hidden(_) => {}
                }
            }
            if let Some(&last) = parts[side].last() {
                self.above[side] = Some(last);
                if self.stacked {
                    self.above[side.other()] = None;
                }
            }
        }
        self.strips.push(Strip { parts, gap, joined });
    }

    fn gap_above(&self, side: Side, parts: &[Part]) -> usize {
        match (self.above[side], parts.first()) {
            (_, None) => 0,
            (None, Some(_)) => 1,
            (Some(above), Some(&part)) => gap(&self.articles[side], above, part),
        }
    }

    fn finish(mut self, moved: Pair<Vec<bool>>) -> Plan {
        self.tell_hidden();
        Plan { strips: self.strips, moved, homes: self.homes }
    }
}

/// Empty rows between two parts of one article.
pub(super) fn gap(article: &Article, above: Part, below: Part) -> usize {
    let kind = |part| if let Part::Block(block) = part { Some(&article.blocks()[block].kind) } else { None };
    match (kind(above), kind(below)) {
        (
            Some(BlockKind::ListItem { .. } | BlockKind::Reference),
            Some(BlockKind::ListItem { .. } | BlockKind::Reference),
        ) => 0,
        (Some(BlockKind::Heading { .. }), Some(BlockKind::Heading { .. })) => 1,
        (_, Some(BlockKind::Heading { .. })) => 2,
        (None, None) if matches!((above, below), (Part::Furniture(_), Part::Furniture(_))) => 0,
        _ => 1,
    }
}
