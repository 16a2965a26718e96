//! Both tiers: the words that two claims share, and what their words mean.

use std::ops::RangeInclusive;

use super::{
    Alike, Because, Candidate, Engine, Lexical, Scored, Scorer, blend,
    encoder::{Encoder, Late, Meaning, Meant, Nearest, Wording, knows, late},
    lexical::{FAINTEST, Measured, each},
    model,
};
use crate::{
    claims::Claims,
    text::{Pair, Side},
};

/// Keeps what claims mean, so that it is found out only once. A store may forget; it must not mix up.
pub trait Store: Sync {
    /// What the words of a claim mean, if that is known.
    fn find(&self, claim: &str) -> Option<Meaning>;

    /// Keeps what the words of a claim mean.
    fn keep(&self, claim: &str, meaning: &Meaning);

    /// What the words of each of `claims` mean, found out elsewhere than in this process. None where it is to be found
    /// out here, or once `cancelled`.
    fn find_out(&self, _claims: &[&str], _cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Meaning>> {
        None
    }
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoStore;

impl Store for NoStore {
    fn find(&self, _: &str) -> Option<Meaning> {
        None
    }

    fn keep(&self, _: &str, _: &Meaning) {}
}

/// Claims of both articles together whose meaning is found out at most; of more, those that the first tier is least sure
/// of.
pub const MOST_CLAIMS: usize = 400;
/// From that many claims on those few would hardly matter: the first tier does it alone.
const TOO_MANY: usize = 4000;
/// Scores of the first tier that leave doubt.
const DOUBT: RangeInclusive<f64> = 0.03..=0.9;
/// Claims less alike by meaning are no candidates unless they share a word: hardly any such pair is a link, and none is
/// found.
const FAR: f64 = 0.25;

/// Words this near in meaning, where they stand, do the same in their claims. Of numbers in linked claims of news hardly
/// any other than of the same thing are.
const ALIKE: f32 = 0.75;

/// The names of the figures in [`Nearness`], in order.
pub const NEARNESS: [&str; 4] = ["meaning", "gist", "lesser meaning margin", "greater meaning margin"];

/// How near two claims are by meaning.
///
/// | name | figure |
/// |---|---|
/// | meaning | mean cosine of each word with the nearest of the other claim, by idf, both ways |
/// | gist | cosine of the claims as wholes |
/// | lesser, greater meaning margin | meaning less that of the next nearest (or of the nearest) claim, either way |
pub type Nearness = [f64; NEARNESS.len()];

/// The second tier with the first: terms weighed within the two articles, and words compared by a small encoder.
///
/// Articles that are not in English get the first tier alone: the encoder knows English, and measured on German it
/// harms. So do those most of whose words it does not know.
#[derive(Clone, Copy)]
pub struct Full<'a> {
    /// Where meanings are kept.
    pub store: &'a dyn Store,
    /// Threads to work with.
    pub threads: usize,
    /// Asked now and then; once it says yes, the first tier's scores are given.
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Default for Full<'_> {
    fn default() -> Self {
        Full { store: &NoStore, threads: 1, cancelled: &|| false }
    }
}

impl Full<'_> {
    /// The pairs that share a term, are the same or are near by meaning, and what they have in common; by left claim, then
    /// by right claim. The weights of the score are learned from this.
    pub fn measure(&self, claims: Pair<Claims<'_>>) -> Vec<(Measured, Nearness)> {
        let all = Pair::from_fn(|side| (0..claims[side].len()).collect());
        let Ok(near) = self.near(claims, all) else { return Vec::new() };
        let mut measured = Vec::new();
        each(claims, &near.pairs(), |pair| {
            measured.push((pair, near.of_claims(pair.left, pair.right).unwrap_or_default()));
        });
        measured
    }

    /// Compares the `chosen` claims by meaning, or says why not.
    fn near(&self, claims: Pair<Claims<'_>>, chosen: Pair<Vec<usize>>) -> Result<Near, Because> {
        let lefts = chosen.left.iter().map(|&claim| claims.left.text(claim));
        let rights = chosen.right.iter().map(|&claim| claims.right.text(claim));
        let texts: Vec<&str> = lefts.chain(rights).collect();
        let wordings: Vec<Wording> = texts.iter().map(|text| Wording::of(text)).collect();
        if !knows(&wordings) {
            return Err(Because::Words);
        }
        let mut meanings: Vec<Option<Meaning>> = texts.iter().map(|text| self.store.find(text)).collect();
        let unknown: Vec<usize> = (0..texts.len()).filter(|&at| meanings[at].is_none()).collect();
        if !unknown.is_empty() {
            let claims: Vec<&str> = unknown.iter().map(|&at| texts[at]).collect();
            let found = match self.store.find_out(&claims, self.cancelled) {
                Some(found) => found,
                None if (self.cancelled)() => return Err(Because::Stopped),
                None => {
                    let wordings: Vec<&Wording> = unknown.iter().map(|&at| &wordings[at]).collect();
                    Encoder::shared().encode(&wordings, self.threads, self.cancelled).ok_or(Because::Stopped)?
                }
            };
            for (at, meaning) in unknown.into_iter().zip(found) {
                self.store.keep(texts[at], &meaning);
                meanings[at] = Some(meaning);
            }
        }
        let meanings: Vec<Meaning> = meanings.into_iter().map(Option::unwrap_or_default).collect();
        let meant: Vec<Meant<'_>> =
            wordings.iter().zip(&meanings).map(|(wording, meaning)| Meant { wording, meaning }).collect();
        let (left, right) = meant.split_at(chosen.left.len());
        let late = late(Pair { left, right });
        let mut left = wordings;
        let right = left.split_off(chosen.left.len());
        Ok(Near::of(late, Pair { left, right }, chosen, claims.map(|side| side.len())))
    }

    /// The claims to look at: all, or those that the pairs in doubt join, the most doubtful first, as many as can be. None if
    /// there are too many.
    fn choose(claims: Pair<Claims<'_>>) -> Option<Pair<Vec<usize>>> {
        let total = claims.left.len() + claims.right.len();
        if total <= MOST_CLAIMS {
            return Some(Pair::from_fn(|side| (0..claims[side].len()).collect()));
        }
        if total > TOO_MANY {
            return None;
        }
        let mut doubtful = Lexical.candidates(claims).candidates;
        doubtful.retain(|candidate| DOUBT.contains(&candidate.score));
        let doubt = |candidate: &Candidate| (candidate.score - model::THRESHOLD).abs();
        doubtful.sort_by(|a, b| doubt(a).total_cmp(&doubt(b)));
        let mut chosen = claims.map(|side| vec![false; side.len()]);
        let mut count = 0;
        for equal in doubtful.chunk_by(|a, b| doubt(a).total_cmp(&doubt(b)).is_eq()) {
            let before = chosen.clone();
            for pair in equal {
                count += usize::from(!std::mem::replace(&mut chosen.left[pair.left], true));
                count += usize::from(!std::mem::replace(&mut chosen.right[pair.right], true));
            }
            if count > MOST_CLAIMS {
                chosen = before;
                break;
            }
        }
        let indices = |side: Vec<bool>| (0..side.len()).filter(|&claim| side[claim]).collect::<Vec<_>>();
        Some(chosen.map(indices))
    }
}

impl Scorer for Full<'_> {
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Scored {
        let words_alone = |because| Scored { engine: Engine::Lexical(because), ..Lexical.candidates(claims) };
        let english = |side: Side| claims[side].article.language() == Some("en");
        if !(english(Side::Left) && english(Side::Right)) {
            return words_alone(Because::Language);
        }
        let Some(chosen) = Full::choose(claims) else { return words_alone(Because::Length) };
        let near = match self.near(claims, chosen) {
            Ok(near) => near,
            Err(because) => return words_alone(because),
        };
        let mut candidates = Vec::new();
        each(claims, &near.pairs(), |Measured { left, right, features, same }| {
            let score = match near.of_claims(left, right) {
                _ if same => 1.0,
                Some(nearness) => blend::score(&features, &nearness),
                None => model::score(&features),
            };
            if score >= FAINTEST {
                candidates.push(Candidate { left, right, score });
            }
        });
        let linked = candidates.iter().filter(|candidate| candidate.score >= model::THRESHOLD);
        let alike = linked.flat_map(|candidate| near.alike(candidate.left, candidate.right)).collect();
        Scored { candidates, alike, engine: Engine::Full { read: near.chosen.as_ref().map(Vec::len) } }
    }

    fn threshold(&self) -> f64 {
        model::THRESHOLD
    }
}

/// How near the chosen claims are by meaning.
struct Near {
    late: Late,
    chosen: Pair<Vec<usize>>,
    /// For each claim its place among the chosen ones, if it is one.
    places: Pair<Vec<Option<usize>>>,
    wordings: Pair<Vec<Wording>>,
    /// The two greatest likenesses of each chosen claim.
    best: Pair<Vec<[f64; 2]>>,
}

impl Near {
    fn of(late: Late, wordings: Pair<Vec<Wording>>, chosen: Pair<Vec<usize>>, claims: Pair<usize>) -> Self {
        let places = Pair::from_fn(|side: Side| {
            let mut places = vec![None; claims[side]];
            chosen[side].iter().enumerate().for_each(|(place, &claim)| places[claim] = Some(place));
            places
        });
        let mut best = chosen.as_ref().map(|chosen| vec![[0.0; 2]; chosen.len()]);
        for left in 0..chosen.left.len() {
            for right in 0..chosen.right.len() {
                let [meaning, _] = late.of(left, right);
                for best in [&mut best.left[left], &mut best.right[right]] {
                    if meaning > best[0] {
                        *best = [meaning, best[0]];
                    } else if meaning > best[1] {
                        best[1] = meaning;
                    }
                }
            }
        }
        Near { late, chosen, places, wordings, best }
    }

    /// The pairs of chosen claims that may be links for their meaning alone.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        for (left, &left_claim) in self.chosen.left.iter().enumerate() {
            let near = |right: &usize| self.late.of(left, *right)[0] >= FAR;
            let rights = (0..self.chosen.right.len()).filter(near);
            pairs.extend(rights.map(|right| (left_claim as u32, self.chosen.right[right] as u32)));
        }
        pairs
    }

    /// The words of two claims that stand alike, if both were chosen.
    fn alike(&self, left: usize, right: usize) -> Vec<Alike> {
        let (Some(l), Some(r)) = (self.places.left[left], self.places.right[right]) else { return Vec::new() };
        let (lefts, rights) = (&self.wordings.left[l], &self.wordings.right[r]);
        let told = |nearest: &Nearest| {
            nearest.likeness >= ALIKE
                && lefts.telling().nth(nearest.words.left) != rights.telling().nth(nearest.words.right)
        };
        let nearest = self.late.nearest(l, r).into_iter().filter(told);
        nearest
            .map(|Nearest { words, likeness }| {
                let starts = Pair::new(lefts.start(words.left), rights.start(words.right));
                Alike { left, right, starts, likeness }
            })
            .collect()
    }

    /// Of two claims, if both were chosen.
    fn of_claims(&self, left: usize, right: usize) -> Option<Nearness> {
        let (left, right) = (self.places.left[left]?, self.places.right[right]?);
        let [meaning, gist] = self.late.of(left, right);
        let margin = |[first, second]: [f64; 2]| meaning - if meaning < first { first } else { second };
        let margins = [margin(self.best.left[left]), margin(self.best.right[right])];
        Some([meaning, gist, margins[0].min(margins[1]), margins[0].max(margins[1])])
    }
}
