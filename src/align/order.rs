//! The order in which two articles tell the same things.
//!
//! Between outlets it means nothing. Two versions of one text keep it nearly everywhere, and there a pair of claims that
//! stands far from where its neighbours went is rarely a link: what says so are the articles themselves.

use super::Candidate;
use crate::text::Pair;

/// Anchors from which on the order of two articles can be told.
const FEWEST_ANCHORS: usize = 8;
/// The score from which on a pair that is the best of both its claims is an anchor.
const ANCHOR_FROM: f64 = 0.5;
/// The share of its claims that the shorter of two versions has anchored, and the share of the anchors that stand in
/// one order: 9 in 10 pairs of a text and its plain-language version reach both, 1 in 16 pairs of two outlets do.
const ANCHORED: f64 = 0.3;
const IN_ORDER: f64 = 0.85;
/// Claims by which a pair may miss its place and still be where it is expected.
const NEAR: f64 = 1.5;
/// What the odds of a pair out of its place are divided by. Two versions' F1 rises by .03 with it, and hardly changes
/// between 3 and 12.
const OUT_OF_PLACE: f64 = 6.0;

/// Where a pair stands among pairs in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In every longest chain of pairs that ascend in both articles.
    Kept,
    /// In some of the longest chains.
    Unclear,
    /// In none: it was moved.
    Moved,
}

/// The place of each of `pairs`, which are sorted and none twice. With the articles exchanged every pair keeps its own.
pub(crate) fn places(pairs: &[(usize, usize)]) -> Vec<Place> {
    let ending = chains(pairs.iter().map(|&(_, right)| right.cast_signed()));
    let mut beginning = chains(pairs.iter().rev().map(|&(_, right)| -right.cast_signed()));
    beginning.reverse();
    let longest = ending.iter().copied().max().unwrap_or(0);
    let in_chain = |at: usize| ending[at] + beginning[at] == longest + 1;
    let mut rivals = vec![0_usize; longest + 1];
    (0..pairs.len()).filter(|&at| in_chain(at)).for_each(|at| rivals[ending[at]] += 1);
    let place = |at: usize| match in_chain(at) {
        true if rivals[ending[at]] == 1 => Place::Kept,
        true => Place::Unclear,
        false => Place::Moved,
    };
    (0..pairs.len()).map(place).collect()
}

/// The length of the longest chain of values, none below the one before it, that ends in each place.
fn chains(values: impl Iterator<Item = isize>) -> Vec<usize> {
    let mut least_end: Vec<isize> = Vec::new();
    let length = |value| {
        let at = least_end.partition_point(|&end| end <= value);
        match least_end.get_mut(at) {
            Some(end) => *end = value,
            None => least_end.push(value),
        }
        at + 1
    };
    values.map(length).collect()
}

/// Where the articles are two versions of one text, takes the candidates that stand out of place down. `claims` is the
/// number of claims of each article.
pub fn weigh_order(candidates: &mut [Candidate], claims: Pair<usize>) {
    let Some(path) = Path::of(candidates, claims) else { return };
    for candidate in candidates {
        if path.distance(candidate.left, candidate.right) > NEAR {
            let against = (1.0 - candidate.score) * OUT_OF_PLACE;
            candidate.score /= candidate.score + against;
        }
    }
}

/// The way through two versions of one text: pairs of claims that ascend on both sides, from before the first claims
/// to past the last.
struct Path(Vec<Pair<f64>>);

impl Path {
    /// `None` if the articles are no versions of one text.
    fn of(candidates: &[Candidate], claims: Pair<usize>) -> Option<Self> {
        let anchors = anchors(candidates, claims);
        let places = places(&anchors);
        let kept: Vec<_> = anchors.iter().zip(&places).filter(|(_, place)| **place == Place::Kept).collect();
        let chained = chains(anchors.iter().map(|&(_, right)| right.cast_signed())).into_iter().max().unwrap_or(0);
        let shorter = claims.left.min(claims.right) as f64;
        let versions = anchors.len() >= FEWEST_ANCHORS
            && anchors.len() as f64 >= ANCHORED * shorter
            && chained as f64 >= IN_ORDER * anchors.len() as f64;
        versions.then(|| {
            let inner = kept.into_iter().map(|(&(left, right), _)| Pair::new(left as f64, right as f64));
            let start = Pair::new(-1.0, -1.0);
            let end = claims.map(|claims| claims as f64);
            Path([start].into_iter().chain(inner).chain([end]).collect())
        })
    }

    /// How many claims `left` and `right` stand off the path, measured along the article where it is less.
    fn distance(&self, left: usize, right: usize) -> f64 {
        let (left, right) = (left as f64, right as f64);
        let across = self.between(left, |pair| (pair.left, pair.right)) - right;
        let along = self.between(right, |pair| (pair.right, pair.left)) - left;
        across.abs().min(along.abs())
    }

    /// Where the path stands on the other side when it is at `place` on one; `sides` puts that one first.
    fn between(&self, place: f64, sides: impl Fn(&Pair<f64>) -> (f64, f64)) -> f64 {
        let after = self.0.partition_point(|pair| sides(pair).0 <= place).min(self.0.len() - 1).max(1);
        let ((from, start), (to, end)) = (sides(&self.0[after - 1]), sides(&self.0[after]));
        start + (end - start) * (place - from) / (to - from)
    }
}

/// The pairs that are the best of both their claims, and strong; by left claim.
fn anchors(candidates: &[Candidate], claims: Pair<usize>) -> Vec<(usize, usize)> {
    let mut best = claims.map(|claims| vec![None::<&Candidate>; claims]);
    for candidate in candidates.iter().filter(|candidate| candidate.score >= ANCHOR_FROM) {
        for best in [&mut best.left[candidate.left], &mut best.right[candidate.right]] {
            if best.is_none_or(|best| candidate.score > best.score) {
                *best = Some(candidate);
            }
        }
    }
    let mutual = |candidate: &&Candidate| best.right[candidate.right].is_some_and(|other| other.left == candidate.left);
    best.left.iter().flatten().copied().filter(mutual).map(|candidate| (candidate.left, candidate.right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(pairs: &[(usize, usize, f64)]) -> Vec<Candidate> {
        pairs.iter().map(|&(left, right, score)| Candidate { left, right, score }).collect()
    }

    #[test]
    fn what_stands_out_of_the_common_order_was_moved() {
        let pairs = [(0, 1), (1, 2), (2, 0), (3, 3), (4, 4)];
        assert_eq!(
            places(&pairs).iter().map(|place| *place == Place::Moved).collect::<Vec<_>>(),
            [false, false, true, false, false]
        );
        assert_eq!(places(&[(0, 1), (1, 0)]), [Place::Unclear; 2]);
        assert_eq!(places(&[(0, 0), (0, 1), (1, 1)]), [Place::Kept; 3]);
        assert_eq!(places(&[]), []);
    }

    #[test]
    fn two_versions_keep_their_order_and_what_was_moved_as_it_stood() {
        let mut pairs: Vec<_> = (0..10).map(|at| (at, at, 0.9)).collect();
        pairs[4] = (4, 9, 1.0);
        pairs.extend([(2, 7, 0.4), (6, 7, 0.4)]);
        let mut weighed = candidates(&pairs);
        weigh_order(&mut weighed, Pair::new(10, 10));
        let score = |left, right| weighed.iter().find(|c| (c.left, c.right) == (left, right)).map(|c| c.score);
        assert_eq!(score(4, 9), Some(1.0));
        assert_eq!(score(6, 7), Some(0.4));
        assert!(score(2, 7) < Some(0.15), "{weighed:?}");
    }

    #[test]
    fn between_outlets_order_says_nothing() {
        let pairs: Vec<_> = (0..10).map(|at| (at, (at * 7) % 10, 0.9)).collect();
        let mut weighed = candidates(&pairs);
        weigh_order(&mut weighed, Pair::new(10, 10));
        assert_eq!(weighed, candidates(&pairs));
    }
}
