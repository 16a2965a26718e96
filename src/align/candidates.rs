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
    /// Rows by term: the groups that hold it, and its weight there.
    postings: Pair<Rows<(u32, u32)>>,
    /// Where not all terms are followed: each group's phrases, numbered.
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
        let postings = Pair::from_fn(|side| {
            let content = &vocabulary.claims[side].content;
            let terms = groups.members[side].iter().enumerate().flat_map(|(group, members)| {
                let terms = members.first().map(|&claim| content.row(claim as usize)).unwrap_or_default();
                terms.iter().map(move |term| (term.id as usize, (group as u32, term.weight)))
            });
            Rows::grouped(vocabulary.idf.len(), terms)
        });
        let groups_of = groups.members.as_ref().map(|members| members.iter().filter(|row| !row.is_empty()).count());
        let most = groups_of.left.max(groups_of.right).max(1);
        let pairs = |term| postings.left.range(term).len() as u64 * postings.right.range(term).len() as u64;
        let all: u64 = (0..vocabulary.idf.len()).map(pairs).sum();
        let steps = (all > FEW_STEPS).then_some((STEPS / most).max(FEWEST_STEPS));
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
        let (mut met, mut order, mut kept, mut followed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (group, members) in self.groups.members[side].iter().enumerate() {
            let Some(&claim) = members.first() else { continue };
            let terms = own.row(claim as usize);
            self.follow(terms, other, &mut followed);
            let mut most = 0;
            for term in followed.iter().map(|&(_, at)| &terms[at]) {
                most = most.max(meet(other.row(term.id as usize), term.weight, &mut sums, &mut met));
            }
            if self.steps.is_some() {
                let strength = strength(terms);
                for &phrase in self.phrases[side].row(group) {
                    let row = self.holders[side.other()].row(phrase as usize);
                    for &partner in row.iter().take_while(|_| row.len() <= RARE) {
                        let sum = &mut sums[partner as usize];
                        if *sum == 0 {
                            met.push(partner);
                        }
                        *sum += strength;
                        most = most.max(*sum);
                    }
                }
            }
            let all = met.len() <= self.partners;
            kept.clear();
            for partner in met.drain(..) {
                let sum = std::mem::take(&mut sums[partner as usize]);
                if all || sum >= most / FAINTEST {
                    kept.push((sum, partner));
                }
            }
            let least = least_kept(&kept, self.partners, &mut order);
            for &(_, partner) in kept.iter().filter(|&&(sum, _)| sum >= least) {
                put(group, partner as usize);
            }
        }
    }

    /// Those of a claim's `terms` that it follows, as the number of steps each takes and its place: all, or the rarest. Equally rare
    /// ones are followed together or not at all, so that the order in which terms were met makes no difference.
    fn follow(&self, terms: &[Term], other: &Rows<(u32, u32)>, followed: &mut Vec<(usize, usize)>) {
        followed.clear();
        let found = terms.iter().enumerate().map(|(at, term)| (other.range(term.id as usize).len(), at));
        followed.extend(found.filter(|&(steps, _)| steps > 0));
        let Some(affordable) = self.steps else { return };
        followed.sort_unstable_by_key(|&(steps, _)| steps);
        let (mut spent, mut count) = (0, 0);
        for equal in followed.chunk_by(|one, two| one.0 == two.0) {
            let cost = equal.len() * equal[0].0;
            if spent >= affordable || cost > OVER * affordable {
                break;
            }
            spent += cost;
            count += equal.len();
        }
        followed.truncate(count);
    }
}

/// Adds what a term of so much `weight` shares with each of its `holders` to their `sums`; the greatest of those. Who is
/// met for the first time is noted.
// By itself it has room for all it works with: nothing is done as often in long texts.
#[inline(never)]
fn meet(holders: &[(u32, u32)], weight: u32, sums: &mut [u64], met: &mut Vec<u32>) -> u64 {
    let mut most = 0;
    for &(partner, own) in holders {
        let sum = &mut sums[partner as usize];
        if *sum == 0 {
            met.push(partner);
        }
        *sum += u64::from(weight) * u64::from(own) + 1;
        most = most.max(*sum);
    }
    most
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

/// The phrases of each group, and the groups that hold each phrase.
fn phrases(vocabulary: &Vocabulary, groups: &Groups) -> (Pair<Rows<u32>>, Pair<Rows<u32>>) {
    let mut taken = vec![0_u64; SLOTS / 64];
    let mut take = |phrase| {
        let slot = slot(phrase);
        taken[slot / 64] |= 1 << (slot % 64);
        slot as u32
    };
    let mut phrases = Pair::from_fn(|side| {
        let mut phrases = Rows::default();
        for members in groups.members[side].iter() {
            let first = members.first().map(|&claim| vocabulary.phrases(side, claim as usize));
            phrases.push(first.into_iter().flatten().map(&mut take));
        }
        phrases
    });
    // The number of a phrase is how many slots before its own are taken.
    let mut count = 0;
    let before = |bits: &u64| {
        let before = count;
        count += bits.count_ones();
        before
    };
    let before: Vec<u32> = taken.iter().map(before).collect();
    for side in Side::BOTH {
        for phrase in phrases[side].values_mut() {
            let slot = *phrase as usize;
            let lower = taken[slot / 64] & ((1 << (slot % 64)) - 1);
            *phrase = before[slot / 64] + lower.count_ones();
        }
    }
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
