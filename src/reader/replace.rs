//! Another comparison under the reader's eyes: of the same articles, or with one of them exchanged.

use std::rc::Rc;

use super::App;
use crate::{
    comparison::Comparison,
    text::{Pair, Side},
    view::{Index, Selection, code_tones},
};

impl App {
    /// Takes in a better comparison of the same articles. Place, selection and everything laid over the text stay.
    pub fn replace(&mut self, comparison: Comparison) {
        let selected = self.cursor.claim.and_then(|_| self.selection());
        let kept = selected.and_then(|selection| self.carried_over(selection, &comparison));
        self.take_in(comparison);
        self.cursor.claim = kept.map(|selection| (selection.side, selection.claim));
        self.cursor.link = kept.and_then(|selection| selection.link);
        self.arrange();
    }

    /// Takes in the comparison of articles that were shown before they were compared.
    pub(super) fn compared(&mut self, comparison: Comparison) {
        let waited = self.busy.take().is_some();
        self.replace(comparison);
        self.say_warnings();
        if waited && self.message.is_none() {
            self.say("compared");
        }
    }

    /// Takes in what was compared in more depth. No row moves under the reader's eyes: what stands beside what is found
    /// anew when the reader moves.
    pub(super) fn refined(&mut self, comparison: Comparison) {
        self.deepening = false;
        let before = self.summary;
        if self.filter.is_open() && comparison.claims == self.comparison.claims {
            let selected = self.selection();
            let kept = selected.and_then(|selection| self.carried_over(selection, &comparison));
            self.take_in_links(comparison);
            self.cursor.claim = kept.map(|selection| (selection.side, selection.claim));
            self.cursor.link = kept.and_then(|selection| selection.link);
            self.stops = self.stops();
            self.look_over();
            self.outdated = true;
        } else {
            self.replace(comparison);
        }
        let after = self.summary;
        // Not in the way of what is being said or typed.
        if before != after && self.message.is_none() {
            self.say(&format!("compared by meaning too: {} agree, {} diverge", after.agree, after.diverge()));
        }
    }

    /// Reads other articles. On a side whose article stays the place stays too.
    pub(super) fn open(&mut self, comparison: Comparison) {
        let stays = Pair::from_fn(|side| self.comparison.articles[side].origin == comparison.articles[side].origin);
        self.anchor = self.anchor.filter(|place| stays[place.side()]);
        if self.anchor.is_none()
            && let Some(side) = Side::BOTH.into_iter().find(|&side| stays[side])
        {
            // The cursor was on the side that changes; it returns there, to the beginning.
            self.cursor.side = side.other();
        }
        self.marks.retain(|_, place| stays[place.side()]);
        self.forget_jumps();
        self.cursor.claim = None;
        self.cursor.link = None;
        self.take_in(comparison);
        self.arrange();
        self.say_warnings();
    }

    /// The same selection in another comparison of the same articles.
    fn carried_over(&self, selection: Selection, comparison: &Comparison) -> Option<Selection> {
        let Selection { side, claim, link } = selection;
        let same = |side: Side, claim: usize| {
            let start = self.comparison.claims[side][claim].span.start;
            comparison.claims[side].binary_search_by_key(&start, |claim| claim.span.start).ok()
        };
        let claim = same(side, claim)?;
        let other = side.other();
        let partner = link.and_then(|link| same(other, self.comparison.links[link].claim(other)));
        let joins = |link: &crate::comparison::Link| link.claim(side) == claim && Some(link.claim(other)) == partner;
        let link = comparison.links.iter().position(joins);
        Some(Selection { side, claim, link })
    }

    fn take_in_links(&mut self, comparison: Comparison) {
        self.index = Index::new(&comparison);
        self.summary = comparison.summary();
        self.comparison = comparison;
    }

    fn take_in(&mut self, comparison: Comparison) {
        self.code = comparison.articles.as_ref().map(code_tones);
        self.take_in_links(comparison);
        self.outdated = true;
        self.forget_hits();
        self.kept = (!self.filter.is_open()).then(|| Rc::new(Pair::from_fn(|side| self.blocks_kept(side))));
    }
}
