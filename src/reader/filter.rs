//! Which passages are shown: all, or those with what a reader looks for.

use std::{collections::BTreeMap, rc::Rc};

use super::App;
use crate::{
    article::BlockKind,
    comparison::{Link, Standing},
    judge::{ReasonKind, Relation},
    text::{Pair, Side},
};

/// What a filter tells apart, in the order of its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Claims with a link of this relation.
    Relation(Relation),
    /// Claims without link.
    OnlyHere,
    /// Divergences for a reason of this kind.
    Kind(ReasonKind),
}

/// What is left out. Nothing at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    left_out: Vec<Sort>,
}

impl Filter {
    /// Everything but divergences left out.
    pub fn divergences() -> Filter {
        let relations = [Relation::Same, Relation::Agrees, Relation::Related].map(Sort::Relation);
        Filter { left_out: relations.into_iter().chain([Sort::OnlyHere]).collect() }
    }

    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        self.left_out.is_empty()
    }

    /// Whether `sort` is shown.
    pub fn shows(&self, sort: Sort) -> bool {
        !self.left_out.contains(&sort)
    }

    /// Leaves `sort` out, or shows it again.
    pub fn toggle(&mut self, sort: Sort) {
        if self.shows(sort) {
            self.left_out.push(sort);
        } else {
            self.left_out.retain(|out| *out != sort);
        }
    }

    /// Leaves all but `sort` out; of the kinds of reasons or of the rest, as `sort` is one of these or those.
    pub fn only(&mut self, sort: Sort, all: &[Sort]) {
        let kind = |sort: Sort| matches!(sort, Sort::Kind(_));
        self.left_out.retain(|out| kind(*out) != kind(sort));
        self.left_out.extend(all.iter().copied().filter(|other| *other != sort && kind(*other) == kind(sort)));
        if kind(sort) {
            *self = Filter {
                left_out: self
                    .left_out
                    .iter()
                    .copied()
                    .filter(|out| kind(*out))
                    .chain(Filter::divergences().left_out)
                    .collect(),
            };
        }
    }

    /// Whether a link is shown.
    fn passes(&self, link: &Link) -> bool {
        self.shows(Sort::Relation(link.relation))
            && (link.reasons.is_empty() || link.reasons.iter().any(|reason| self.shows(Sort::Kind(reason.kind))))
    }
}

impl App {
    /// Whether link `link` passes the filter.
    pub(super) fn passes(&self, link: usize) -> bool {
        self.filter.is_open() || self.filter.passes(&self.comparison.links[link])
    }

    /// Everything the filter tells apart here, with how many there are.
    pub(super) fn sorts(&self) -> Vec<(Sort, usize)> {
        let links = &self.comparison.links;
        let relations = [Relation::Conflicts, Relation::Differs, Relation::Agrees, Relation::Same, Relation::Related];
        let mut counts = [0; 5];
        for link in links {
            counts[relations.iter().position(|&relation| relation == link.relation).unwrap_or_default()] += 1;
        }
        let mut sorts: Vec<(Sort, usize)> = relations.map(Sort::Relation).into_iter().zip(counts).collect();
        sorts.push((Sort::OnlyHere, self.summary.only_here.left + self.summary.only_here.right));
        let mut kinds: BTreeMap<ReasonKind, usize> = BTreeMap::new();
        for &link in self.index.divergences() {
            let reasons = &links[link].reasons;
            for (number, reason) in reasons.iter().enumerate() {
                if reasons[..number].iter().all(|before| before.kind != reason.kind) {
                    *kinds.entry(reason.kind).or_default() += 1;
                }
            }
        }
        sorts.extend(kinds.into_iter().map(|(kind, count)| (Sort::Kind(kind), count)));
        sorts
    }

    /// Puts `filter` in force and lays the text out anew.
    pub(super) fn filter_by(&mut self, filter: Filter) {
        if self.filter == filter {
            return;
        }
        self.filter = filter;
        self.kept = (!self.filter.is_open()).then(|| Rc::new(Pair::from_fn(|side| self.blocks_kept(side))));
        // The same passages may be left, and other links in them.
        self.arrange_with(true);
    }

    /// Takes the filter off; whether there was one.
    pub(super) fn show_all(&mut self) -> bool {
        let filtered = !self.filter.is_open();
        self.filter_by(Filter::default());
        filtered
    }

    /// The blocks that the filter leaves on the screen.
    pub(super) fn kept(&self) -> Option<Rc<Pair<Vec<bool>>>> {
        self.kept.clone()
    }

    /// For each block of `side` whether a claim of it passes the filter. The headings above such a block stay too, so
    /// that one knows where one is.
    pub(super) fn blocks_kept(&self, side: Side) -> Vec<bool> {
        let blocks = self.comparison.articles[side].blocks();
        let mut kept: Vec<bool> = blocks.iter().map(|block| block.kind == BlockKind::Title).collect();
        if self.filter.shows(Sort::OnlyHere) {
            for claim in 0..self.comparison.claims[side].len() {
                kept[self.index.block(side, claim)] |= self.index.standing(side, claim) == Standing::OnlyHere;
            }
        }
        for link in self.comparison.links.iter().filter(|link| self.filter.passes(link)) {
            let block = self.index.block(side, link.claim(side));
            kept[block] |= blocks[block].kind.asserts();
        }
        let mut wanted = false;
        for (number, block) in blocks.iter().enumerate().rev() {
            if matches!(block.kind, BlockKind::Heading { .. }) {
                kept[number] |= std::mem::take(&mut wanted);
            } else {
                wanted |= kept[number];
            }
        }
        kept
    }
}
