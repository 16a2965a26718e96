//! Which pairs of claims are worth measuring: those that share a telling term.
//!
//! Never all pairs. An inverted index finds for each claim those of the other article that share a term with it. Where
//! following all terms would cost more than the texts' length allows, each claim follows its rarest ones and its rare
//! phrases (two telling terms in a row), and of many partners only the best are kept; two articles of ordinary length are below both limits, so that all their pairs are
//! measured.

use super::{
    groups::Groups,
    rows::Rows,
    terms::{Term, Vocabulary},
};
use crate::text::{Pair, Side};

/// Steps through the index up to which all terms are followed.
const FEW_STEPS: u64 = 1 << 20;
/// Beyond that, steps that are affordable in all, and those that are for each claim however many there are.
const STEPS: usize = 1 << 18;
const FEWEST_STEPS: usize = 48;
/// The last terms that a claim follows may take so many times the steps that are affordable.
const OVER: usize = 2;
/// Phrases that stand in more claims than this are not followed.
const RARE: usize = 12;
/// Partners that a claim may keep, in all and at least.
const PARTNERS: usize = 1 << 16;
const FEWEST_PARTNERS: usize = 4;
/// Where partners are limited, those are left out that share less than this part of what the best one shares.
const FAINTEST: u64 = 4;

/// The pairs of claims to measure, by left claim, then by right claim.
///
/// Equal claims are always among them, even where they hold nothing but function words.
pub(super) fn candidates(vocabulary: &Vocabulary, groups: &Groups) -> Vec<(u32, u32)> {
    let index = Index::of(vocabulary, groups);
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut propose = |left: usize, right: usize| groups.pairs(left, right, |left, right| found.push((left, right)));
    for group in 0..groups.len() {
        propose(group, group);
    }
    index.best(Side::Left, &mut |left, right| propose(left, right));
    if index.limited() {
        index.best(Side::Right, &mut |right, left| propose(left, right));
    }
    sorted(&found, vocabulary.claims.left.words.len())
}

/// The pairs in order, each once. `lefts` is the number of left claims.
fn sorted(pairs: &[(u32, u32)], lefts: usize) -> Vec<(u32, u32)> {
    let mut rows = Rows::grouped(lefts, pairs.iter().map(|&(left, right)| (left as usize, right)));
    let mut sorted = Vec::with_capacity(pairs.len());
    for left in 0..lefts {
        let row = rows.row_mut(left);
        row.sort_unstable();
        let each = row.chunk_by(|one, two| one == two).map(|equal| (left as u32, equal[0]));
        sorted.extend(each);
    }
    sorted
}

/// Where the terms stand, by group of equal claims.
struct Index<'a> {
    vocabulary: &'a Vocabulary,
    groups: &'a Groups,
    /// Rows by term: the groups that hold it, and its weight there; none for a term that too many hold to be followed.
    postings: Pair<Rows<(u32, u32)>>,
    /// Where not all terms are followed: those of each group's phrases that both articles have, numbered.
    phrases: Pair<Rows<u32>>,
    /// Rows by number of a phrase: the groups that hold it.
    holders: Pair<Rows<u32>>,
    /// Steps that each group may take; absent where all may be taken.
    steps: Option<usize>,
    /// Partners kept for a group.
    partners: usize,
}

impl<'a> Index<'a> {
    fn of(vocabulary: &'a Vocabulary, groups: &'a Groups) -> Self {
        let terms = |side: Side| {
            let content = &vocabulary.claims[side].content;
            groups.members[side].iter().enumerate().flat_map(move |(group, members)| {
                let terms = members.first().map(|&claim| content.row(claim as usize)).unwrap_or_default();
                terms.iter().map(move |term| (term.id as usize, (group as u32, term.weight)))
            })
        };
        let counts = Pair::from_fn(|side| {
            let mut counts = vec![0_u32; vocabulary.idf.len()];
            terms(side).for_each(|(term, _)| counts[term] += 1);
            counts
        });
        let groups_of = groups.members.as_ref().map(|members| members.iter().filter(|row| !row.is_empty()).count());
        let most = groups_of.left.max(groups_of.right).max(1);
        let all: u64 =
            counts.left.iter().zip(&counts.right).map(|(&left, &right)| u64::from(left) * u64::from(right)).sum();
        let steps = (all > FEW_STEPS).then_some((STEPS / most).max(FEWEST_STEPS));
        let followed = steps.map_or(usize::MAX, |steps| OVER * steps);
        let postings = Pair::from_fn(|side| {
            Rows::grouped(counts[side].len(), terms(side).filter(|&(term, _)| counts[side][term] as usize <= followed))
        });
        let (phrases, holders) = if steps.is_some() { phrases(vocabulary, groups) } else { Default::default() };
        let partners = (PARTNERS / most).max(FEWEST_PARTNERS);
        Index { vocabulary, groups, postings, phrases, holders, steps, partners }
    }

    /// Whether any group may have more partners than are kept, or find others than it is found by.
    fn limited(&self) -> bool {
        self.steps.is_some() || self.partners < self.groups.len()
    }

    /// Hands each group of `side` with its best partners to `put`: the highest cosines over the terms followed.
    fn best(&self, side: Side, put: &mut dyn FnMut(usize, usize)) {
        let (own, other) = (&self.vocabulary.claims[side].content, &self.postings[side.other()]);
        let mut sums = vec![0_u64; self.groups.len()];
        // One more than can be met, so that there is always a place to write to.
        let mut met = vec![0; self.groups.len() + 1];
        let (mut order, mut kept, mut followed) = (Vec::new(), Vec::new(), Vec::new());
        for (group, members) in self.groups.members[side].iter().enumerate() {
            let Some(&claim) = members.first() else { continue };
            let terms = own.row(claim as usize);
            self.follow(terms, other, &mut followed);
            let mut count = 0;
            for term in followed.iter().map(|&followed| &terms[followed as u32 as usize]) {
                count += meet(other.row(term.id as usize), term.weight, &mut sums, &mut met[count..]);
            }
            if self.steps.is_some() {
                let strength = strength(terms);
                for &phrase in self.phrases[side].row(group) {
                    let row = self.holders[side.other()].row(phrase as usize);
                    for &partner in row.iter().take_while(|_| row.len() <= RARE) {
                        let sum = &mut sums[partner as usize];
                        met[count] = partner;
                        count += usize::from(*sum == 0);
                        *sum += strength;
                    }
                }
            }
            kept.clear();
            kept.extend(met[..count].iter().map(|&partner| (std::mem::take(&mut sums[partner as usize]), partner)));
            if count > self.partners {
                let most = kept.iter().map(|&(sum, _)| sum).max().unwrap_or_default();
                kept.retain(|&(sum, _)| sum >= most / FAINTEST);
            }
            let least = least_kept(&kept, self.partners, &mut order);
            for &(_, partner) in kept.iter().filter(|&&(sum, _)| sum >= least) {
                put(group, partner as usize);
            }
        }
    }

    /// Those of a claim's `terms` that it follows: all, or the rarest. For each the number of steps it takes, in the
    /// upper half, and its place. Equally rare ones are followed together or not at all, so that the order in which terms
    /// were met makes no difference.
    fn follow(&self, terms: &[Term], other: &Rows<(u32, u32)>, followed: &mut Vec<u64>) {
        followed.clear();
        let found =
            terms.iter().enumerate().map(|(at, term)| (other.range(term.id as usize).len() as u64) << 32 | at as u64);
        let steps = |followed: u64| (followed >> 32) as usize;
        followed.extend(found.filter(|&found| steps(found) > 0));
        let Some(affordable) = self.steps else { return };
        followed.sort_unstable();
        let (mut spent, mut count) = (0, 0);
        for equal in followed.chunk_by(|&one, &two| steps(one) == steps(two)) {
            let cost = equal.len() * steps(equal[0]);
            if spent >= affordable || cost > OVER * affordable {
                break;
            }
            spent += cost;
            count += equal.len();
        }
        followed.truncate(count);
    }
}

/// Adds what a term of so much `weight` shares with each of its `holders` to their `sums`. Who is met for the first time is
/// noted in `met`: how many they are.
// By itself it has room for all it works with: nothing is done as often in long texts.
#[inline(never)]
fn meet(holders: &[(u32, u32)], weight: u32, sums: &mut [u64], met: &mut [u32]) -> usize {
    let mut count = 0;
    for &(partner, own) in holders {
        let sum = &mut sums[partner as usize];
        // Nobody can tell who was met before: written without asking, and kept or not.
        met[count] = partner;
        count += usize::from(*sum == 0);
        *sum += u64::from(weight) * u64::from(own) + 1;
    }
    count
}

/// What a phrase counts for: as much as an average term of the claim.
fn strength(terms: &[Term]) -> u64 {
    let squares: u64 = terms.iter().map(|term| u64::from(term.weight).pow(2) >> 16).sum();
    ((squares / terms.len().max(1) as u64) << 16) + 1
}

/// Phrases are told apart by a hash of so many values.
const SLOTS: usize = 1 << 20;

fn slot(phrase: u32) -> usize {
    (u64::from(phrase).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 44) as usize
}

/// The phrases of each group, terms that say something each taken together with the next one, and the groups that hold each
/// phrase.
fn phrases(vocabulary: &Vocabulary, groups: &Groups) -> (Pair<Rows<u32>>, Pair<Rows<u32>>) {
    let mut taken = Pair::from_fn(|_| vec![0_u64; SLOTS / 64]);
    let slots = Pair::from_fn(|side: Side| {
        let mut take = |phrase: u32| {
            let slot = slot(phrase);
            taken[side][slot / 64] |= 1 << (slot % 64);
            slot as u32
        };
        let told = vocabulary.told(side);
        let words = &vocabulary.claims[side].words;
        let mut slots = Rows::default();
        for members in groups.members[side].iter() {
            slots.push_from(|slots| {
                let mut before = 0_u32;
                for &word in members.first().map(|&claim| words.row(claim as usize)).unwrap_or_default() {
                    let hash = told[word as usize];
                    if hash != 0 {
                        if before != 0 {
                            slots.push(take(before.rotate_left(7) ^ hash));
                        }
                        before = hash;
                    }
                }
            });
        }
        slots
    });
    // What only one article has leads nowhere. The number of a phrase is how many slots before its own both have taken.
    let common: Vec<u64> = taken.left.iter().zip(&taken.right).map(|(left, right)| left & right).collect();
    let mut count = 0;
    let before = |bits: &u64| {
        let before = count;
        count += bits.count_ones();
        before
    };
    let before: Vec<u32> = common.iter().map(before).collect();
    let number = |&slot: &u32| {
        let (at, bit) = (slot as usize / 64, 1_u64 << (slot % 64));
        (common[at] & bit != 0).then(|| before[at] + (common[at] & (bit - 1)).count_ones())
    };
    let phrases = slots.map(|slots| {
        let mut phrases = Rows::with_capacity(slots.len(), 0);
        slots.iter().for_each(|row| phrases.push(row.iter().filter_map(number)));
        phrases
    });
    let holders = phrases.as_ref().map(|phrases| {
        let each = phrases.iter().enumerate();
        let each = each.flat_map(|(group, row)| row.iter().map(move |&phrase| (phrase as usize, group as u32)));
        Rows::grouped(count as usize, each)
    });
    (phrases, holders)
}

/// The least of the sums that are among the `most` highest. Where more than as many again share that last place, none of
/// those that share it is kept: nothing tells them apart.
fn least_kept(partners: &[(u64, u32)], most: usize, order: &mut Vec<u64>) -> u64 {
    if partners.len() <= most {
        return 0;
    }
    order.clear();
    order.extend(partners.iter().map(|&(sum, _)| sum));
    let (_, &mut last, lower) = order.select_nth_unstable_by(most - 1, |a, b| b.cmp(a));
    let shared = lower.iter().filter(|&&sum| sum == last).count();
    if shared > most { last + 1 } else { last }
}
