//! Which neighbouring words two claims share: one claim's pairs of words in a table, where others look theirs up.

/// The neighbouring terms of one claim. Made once and filled for claim after claim.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    slots: Vec<Slot>,
    /// Slots in use for the claim at hand, a power of two, less one.
    mask: usize,
    /// Number of the claim at hand, and of the claim that looks its own up; slots of other numbers are empty.
    claim: u32,
    visitor: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    pair: u64,
    claim: u32,
    visitor: u32,
}

impl Neighbours {
    /// Takes in the neighbours among `terms`, those of the claim before forgotten.
    pub(super) fn fill(&mut self, terms: impl ExactSizeIterator<Item = u32>) {
        let size = (4 * terms.len()).next_power_of_two();
        if self.slots.len() < size {
            self.slots = vec![Slot::default(); size];
        }
        self.mask = size - 1;
        self.claim += 1;
        for pair in pairs(terms) {
            let at = self.find(pair);
            self.slots[at] = Slot { pair, claim: self.claim, visitor: 0 };
        }
    }

    /// Hands each pair of neighbours that `terms` share with the claim at hand to `put`, once.
    pub(super) fn shared(&mut self, terms: impl Iterator<Item = u32>, mut put: impl FnMut(u32, u32)) {
        self.visitor += 1;
        for pair in pairs(terms) {
            let at = self.find(pair);
            let slot = &mut self.slots[at];
            if slot.claim == self.claim && slot.visitor != self.visitor {
                slot.visitor = self.visitor;
                put((pair >> 32) as u32, pair as u32);
            }
        }
    }

    /// The slot of `pair`, or the empty one where it belongs.
    fn find(&self, pair: u64) -> usize {
        let mut at = (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & self.mask;
        while self.slots[at].claim == self.claim && self.slots[at].pair != pair {
            at = (at + 1) & self.mask;
        }
        at
    }
}

/// Each term with the one after it, the first one in the upper half.
fn pairs(terms: impl Iterator<Item = u32>) -> impl Iterator<Item = u64> {
    let mut before = None;
    terms.filter_map(move |term| before.replace(term).map(|before| u64::from(before) << 32 | u64::from(term)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shared(left: &[u32], right: &[u32], table: &mut Neighbours) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        table.fill(left.iter().copied());
        table.shared(right.iter().copied(), |first, second| found.push((first, second)));
        found.sort_unstable();
        found
    }

    proptest! {
        #[test]
        fn what_is_shared_is_what_both_hold(claims in proptest::collection::vec(proptest::collection::vec(0..6_u32, 0..12), 2..6)) {
            let mut table = Neighbours::default();
            for pair in claims.windows(2) {
                let sets = [&pair[0], &pair[1]].map(|claim| {
                    claim.windows(2).map(|pair| (pair[0], pair[1])).collect::<std::collections::BTreeSet<_>>()
                });
                let expected: Vec<_> = sets[0].intersection(&sets[1]).copied().collect();
                prop_assert_eq!(shared(&pair[0], &pair[1], &mut table), expected);
            }
        }
    }
}
