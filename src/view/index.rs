//! A comparison looked up by claim: what every row drawn and every step of a reader asks for.

use crate::{
    claims::Claim,
    comparison::{Comparison, Standing, gravity},
    text::{Pair, Side, Span},
};

/// Standing, links and block of every claim, and which blocks are linked, found without searching: in long articles a
/// look at the claims themselves, scattered as they are, would cost more than all the rest.
#[derive(Clone, Debug, Default)]
pub struct Index {
    standings: Pair<Vec<Standing>>,
    links: Pair<Shelves>,
    /// The block of each claim.
    blocks: Pair<Vec<u32>>,
    /// For each block its first claim, or where that would stand; behind the last one the number of claims.
    begins: Pair<Vec<usize>>,
    ties: Vec<Tie>,
    divergences: Vec<usize>,
}

/// Two blocks between which there are links.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// The left block.
    pub left: usize,
    /// The right block.
    pub right: usize,
    /// The scores of the links, squared and added up: one close match says more about where a paragraph belongs than
    /// several loose ones.
    pub strength: f64,
}

/// What belongs to each of some things in a row, all in one piece.
#[derive(Clone, Debug, Default)]
struct Shelves {
    begins: Vec<usize>,
    things: Vec<usize>,
}

impl Shelves {
    /// So many shelves, with `thing` on shelf `shelf` for each of these, in their order.
    fn new(shelves: usize, things: impl Iterator<Item = (usize, usize)> + Clone) -> Shelves {
        let mut begins = vec![0; shelves + 1];
        for (shelf, _) in things.clone() {
            begins[shelf + 1] += 1;
        }
        for shelf in 0..shelves {
            begins[shelf + 1] += begins[shelf];
        }
        let mut next = begins.clone();
        let mut all = vec![0; begins[shelves]];
        for (shelf, thing) in things {
            all[next[shelf]] = thing;
            next[shelf] += 1;
        }
        Shelves { begins, things: all }
    }

    fn holds(&self, number: usize) -> &[usize] {
        &self.things[self.begins[number]..self.begins[number + 1]]
    }

    fn each(&mut self, mut change: impl FnMut(&mut [usize])) {
        for ends in self.begins.windows(2) {
            change(&mut self.things[ends[0]..ends[1]]);
        }
    }
}

impl Index {
    /// The index of `comparison`.
    pub fn new(comparison: &Comparison) -> Index {
        let Comparison { claims, links, .. } = comparison;
        let blocks = claims.as_ref().map(|claims| claims.iter().map(|claim| claim.block as u32).collect::<Vec<_>>());
        let shelves = Pair::from_fn(|side| {
            let of_claim = links.iter().enumerate().map(move |(number, link)| (link.claim(side), number));
            let mut shelves = Shelves::new(claims[side].len(), of_claim);
            shelves.each(|of_claim| {
                of_claim.sort_by(|&a, &b| {
                    let (a, b) = (&links[a], &links[b]);
                    gravity(b.relation).cmp(&gravity(a.relation)).then(b.score.total_cmp(&a.score))
                });
            });
            shelves
        });
        let begins = Pair::from_fn(|side| {
            let all = comparison.articles[side].blocks().len();
            (0..=all).map(|block| blocks[side].partition_point(|&of| (of as usize) < block)).collect()
        });
        let mut ties: Vec<Tie> = links
            .iter()
            .map(|link| {
                let [left, right] = [blocks.left[link.left], blocks.right[link.right]].map(|block| block as usize);
                Tie { left, right, strength: link.score.powi(2) }
            })
            .collect();
        ties.sort_by_key(|tie| (tie.left, tie.right));
        ties.dedup_by(|next, kept| {
            let same = (next.left, next.right) == (kept.left, kept.right);
            if same {
                kept.strength += next.strength;
            }
            same
        });
        let divergences = (0..links.len()).filter(|&link| links[link].relation.diverges()).collect();
        let standings = Pair::from_fn(|side| comparison.standings(side));
        Index { standings, links: shelves, blocks, begins, ties, divergences }
    }

    /// How claim `claim` on `side` stands.
    pub fn standing(&self, side: Side, claim: usize) -> Standing {
        self.standings[side][claim]
    }

    /// The links of a claim by their index in [`Comparison::links`]: the gravest first, then the strongest.
    pub fn links(&self, side: Side, claim: usize) -> &[usize] {
        self.links[side].holds(claim)
    }

    /// The block that claim `claim` on `side` stands in.
    pub fn block(&self, side: Side, claim: usize) -> usize {
        self.blocks[side][claim] as usize
    }

    /// The claims of block `block` on `side`.
    pub fn claims_of(&self, side: Side, block: usize) -> std::ops::Range<usize> {
        self.begins[side][block]..self.begins[side][block + 1]
    }

    /// Blocks that are linked: by left block, then by right block.
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// The links that diverge, by their index in [`Comparison::links`].
    pub fn divergences(&self) -> &[usize] {
        &self.divergences
    }
}

/// The claims that begin within `span`, by index. Claims are in reading order.
pub fn beginning_in(claims: &[Claim], span: Span) -> std::ops::Range<usize> {
    let first = claims.partition_point(|claim| claim.span.start < span.start);
    let last = first + claims[first..].partition_point(|claim| claim.span.start < span.end);
    first..last
}

/// The claims that share a word with `span`, by index.
pub(super) fn touching(claims: &[Claim], span: Span) -> std::ops::Range<usize> {
    let begun = beginning_in(claims, span);
    let covering = begun.start.checked_sub(1).filter(|&before| claims[before].span.overlaps(span));
    covering.unwrap_or(begun.start)..begun.end
}
