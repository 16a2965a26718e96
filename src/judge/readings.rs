//! The linked claims of two articles, read once each, and how rare their words are.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use rustc_hash::FxHashMap;

use super::{Linked, Subject, reading::Reading, stems::Stems};
use crate::{
    claims::Claims,
    text::{Pair, Side},
};

/// So many claims must be linked before their words say which are common in the two articles.
const MANY: usize = 8;

/// Of each article at most about so many linked claims are kept, and asked for the words they have; of more, every
/// second, third ...
const KEPT: usize = 1_000;

/// The least that a word counts for which all linked claims have.
const COMMONPLACE: f32 = 0.5;

/// The linked claims of two articles as judgement reads them.
pub(super) struct Readings<'a> {
    claims: Pair<Claims<'a>>,
    stems: &'a Stems,
    kept: Pair<BTreeMap<usize, Rc<Reading<'a>>>>,
    /// How many of the claims kept have a stem; by where the one copy of it lies.
    holders: FxHashMap<*const u8, usize>,
}

impl<'a> Readings<'a> {
    /// Reads the claims of `links`.
    pub(super) fn new(claims: Pair<Claims<'a>>, links: &[Linked], stems: &'a Stems) -> Self {
        let linked = Pair::from_fn(|side| {
            let index = |link: &Linked| if side == Side::Left { link.left } else { link.right };
            links.iter().map(index).collect::<BTreeSet<usize>>()
        });
        let mut read = Pair::from_fn(|side| {
            let step = linked[side].len().div_ceil(KEPT).max(1);
            let kept = linked[side].iter().step_by(step);
            let read = |&index| (index, Reading::new(Subject { claims: claims[side], index }, stems));
            kept.map(read).collect::<BTreeMap<usize, Reading<'a>>>()
        });
        let mut holders: FxHashMap<*const u8, usize> = FxHashMap::default();
        for reading in read.left.values().chain(read.right.values()) {
            let mut stems: Vec<*const u8> = reading.items.iter().map(|item| item.stem.as_ptr()).collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                *holders.entry(stem).or_default() += 1;
            }
        }
        let count = read.left.len() + read.right.len();
        let mut readings = Readings { claims, stems, kept: Pair::from_fn(|_| BTreeMap::new()), holders };
        for side in Side::BOTH {
            for (index, mut reading) in std::mem::take(&mut read[side]) {
                readings.weigh(&mut reading, count);
                readings.kept[side].insert(index, Rc::new(reading));
            }
        }
        readings
    }

    /// Claim `index` of `side`.
    pub(super) fn get(&self, side: Side, index: usize) -> Rc<Reading<'a>> {
        if let Some(reading) = self.kept[side].get(&index) {
            return Rc::clone(reading);
        }
        let mut reading = Reading::new(Subject { claims: self.claims[side], index }, self.stems);
        self.weigh(&mut reading, self.kept.left.len() + self.kept.right.len());
        Rc::new(reading)
    }

    /// Gives the words of a claim the weight that their being common among `count` claims leaves them: in full what a
    /// claim and its counterpart have, and no other.
    fn weigh(&self, reading: &mut Reading<'_>, count: usize) {
        if count < MANY {
            return;
        }
        let most = (count as f32 / 2.0).ln();
        reading.weigh(|stem| {
            let holders = self.holders.get(&stem.as_ptr()).copied().unwrap_or(1).max(2);
            ((count as f32 / holders as f32).ln() / most).max(COMMONPLACE)
        });
    }
}
