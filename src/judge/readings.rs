//! The linked claims of two articles, read once each, and how rare their words are.

use std::{collections::BTreeSet, rc::Rc};

use super::{
    Linked, Subject,
    reading::Reading,
    stems::{Root, Stems},
};
use crate::{
    claims::Claims,
    text::{Pair, Side},
};

/// So many claims must be linked before their words say which are common in the two articles.
const MANY: usize = 8;

/// Of each article at most about so many linked claims are kept, and asked for the words they have; of more, every
/// second, third ...
const KEPT: usize = 400;

/// The least that a word counts for which all linked claims have.
const COMMONPLACE: f32 = 0.5;

/// The linked claims of two articles as judgement reads them.
pub(super) struct Readings<'s, 'a> {
    claims: Pair<Claims<'a>>,
    stems: &'s Stems<'a>,
    /// By claim.
    kept: Pair<Vec<Option<Rc<Reading<'a>>>>>,
    /// How many of the claims kept have a word with a root; by the root's number.
    holders: Vec<u32>,
    /// By that, what the word counts for; nothing where the claims are too few to tell.
    rarities: Vec<f32>,
}

impl<'s, 'a> Readings<'s, 'a> {
    /// Reads the claims of `links`.
    pub(super) fn new(claims: Pair<Claims<'a>>, links: &[Linked], stems: &'s Stems<'a>) -> Self {
        let linked = Pair::from_fn(|side| {
            let index = |link: &Linked| if side == Side::Left { link.left } else { link.right };
            links.iter().map(index).collect::<BTreeSet<usize>>()
        });
        let mut read = Pair::from_fn(|side| {
            let step = linked[side].len().div_ceil(KEPT).max(1);
            let kept = linked[side].iter().step_by(step);
            let read = |&index| (index, Reading::new(Subject { claims: claims[side], index }, stems));
            kept.map(read).collect::<Vec<(usize, Reading<'a>)>>()
        });
        let mut holders = vec![0_u32; stems.count()];
        // The last claim that a root was met in, counted from 1.
        let mut last = vec![0_usize; stems.count()];
        for (claim, (_, reading)) in read.left.iter().chain(&read.right).enumerate() {
            for &Root { number, .. } in reading.items.iter().map(|item| item.root) {
                let number = number as usize;
                holders[number] += u32::from(last[number] <= claim);
                last[number] = claim + 1;
            }
        }
        let count = read.left.len() + read.right.len();
        let kept = claims.map(|side| vec![None; side.len()]);
        let most = (count as f32 / 2.0).ln();
        let rarity = |holders: usize| ((count as f32 / holders.max(2) as f32).ln() / most).max(COMMONPLACE);
        let rarities = if count < MANY { Vec::new() } else { (0..=count).map(rarity).collect() };
        let mut readings = Readings { claims, stems, kept, holders, rarities };
        for side in Side::BOTH {
            for (index, mut reading) in std::mem::take(&mut read[side]) {
                readings.weigh(&mut reading);
                readings.kept[side][index] = Some(Rc::new(reading));
            }
        }
        readings
    }

    /// Claim `index` of `side`.
    pub(super) fn get(&self, side: Side, index: usize) -> Rc<Reading<'a>> {
        if let Some(reading) = &self.kept[side][index] {
            return Rc::clone(reading);
        }
        let mut reading = Reading::new(Subject { claims: self.claims[side], index }, self.stems);
        self.weigh(&mut reading);
        Rc::new(reading)
    }

    /// Gives the words of a claim the weight that their being common among the claims kept leaves them: in full what a
    /// claim and its counterpart have, and no other.
    fn weigh(&self, reading: &mut Reading<'_>) {
        if self.rarities.is_empty() {
            return;
        }
        reading.weigh(|root| {
            let holders = self.holders.get(root.number as usize).copied().unwrap_or_default();
            self.rarities[holders as usize]
        });
    }
}
