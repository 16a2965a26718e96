//! Another comparison under the reader's eyes: of the same articles, or with one of them exchanged.

use std::rc::Rc;

use super::{
    App, Effect, Task,
    places::{Jumps, Place},
};
use crate::{
    article::{Article, Origin},
    comparison::Comparison,
    text::{Pair, Side},
    view::{CodeTones, Index, Selection, has_code},
};

impl App {
    /// Takes in a better comparison of the same articles. Place, selection and everything laid over the text stay.
    pub fn replace(&mut self, comparison: Comparison) {
        let selected = self.cursor.claim.and_then(|_| self.selection());
        let kept = selected.and_then(|selection| self.carried_over(selection, &comparison));
        let above = self.take_in(comparison);
        self.cursor.claim = kept.map(|selection| (selection.side, selection.claim));
        self.cursor.link = kept.and_then(|selection| selection.link);
        self.arrange_below(above, false);
    }

    /// Takes in the comparison of articles that were shown before they were compared.
    pub(super) fn compared(&mut self, comparison: Comparison) -> Option<Effect> {
        let waited = self.busy.take().is_some();
        self.replace(comparison);
        self.say_warnings();
        if waited && self.message.is_none() {
            self.say("compared");
        }
        self.to_highlight()
    }

    /// Has the code in the articles highlighted, if there is any: nobody waits for its colours.
    fn to_highlight(&self) -> Option<Effect> {
        let articles = &self.comparison.articles;
        let any = Side::BOTH.into_iter().any(|side| has_code(&articles[side]));
        any.then(|| Effect::Work(Task::Highlight(Box::new(articles.clone()))))
    }

    /// Takes in what the words in the code are, if the articles are still the same.
    pub(super) fn highlighted(&mut self, tones: Pair<(Origin, CodeTones)>) {
        let Pair { left: (left, left_tones), right: (right, right_tones) } = tones;
        if Pair::new(&left, &right) == self.comparison.articles.as_ref().map(|article| &article.origin) {
            self.code = Pair::new(left_tones, right_tones);
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
            self.find_stops();
            self.look_over();
            self.outdated = true;
        } else {
            self.replace(comparison);
        }
        // Not in the way of what is being said or typed; the header has the numbers.
        if before != self.summary && self.message.is_none() {
            self.say("compared by meaning too");
        }
    }

    /// Reads other articles. On a side whose article stays the place stays too, also where its text has changed.
    pub(super) fn open(&mut self, comparison: Comparison) -> Option<Effect> {
        let before = self.comparison.articles.as_ref().map(Article::text);
        let now = comparison.articles.as_ref().map(Article::text);
        let stays = Pair::from_fn(|side| self.comparison.articles[side].origin == comparison.articles[side].origin);
        let again = stays == Pair::new(true, true);
        let carried = |place: Place| {
            let side = place.side();
            stays[side].then(|| place.carried_over(before[side], now[side]))
        };
        let anchor = self.anchor.and_then(carried);
        let claim = self.cursor.claim.filter(|&(side, _)| again && stays[side]).and_then(|(side, _)| {
            let start = anchor.filter(|place| place.side() == side)?.offset();
            let claim = comparison.claims[side].binary_search_by_key(&start, |claim| claim.span.start).ok()?;
            Some((side, claim))
        });
        let marks = self.marks.iter().filter_map(|(&name, &place)| Some((name, carried(place)?))).collect();
        let jumps = if again { self.jumps.carried_over(carried) } else { Jumps::default() };
        if again {
            let changed =
                Side::BOTH.into_iter().filter(|&side| before[side] != now[side]).map(|side| self.names()[side].clone());
            let changed: Vec<String> = changed.collect();
            self.say(&if changed.is_empty() {
                "read again: nothing has changed".to_owned()
            } else {
                format!("{} read again", changed.join(" and "))
            });
        }
        self.anchor = anchor;
        if self.anchor.is_none()
            && let Some(side) = Side::BOTH.into_iter().find(|&side| stays[side])
        {
            // The cursor was on the side that changes; it returns there, to the beginning.
            self.cursor.side = side.other();
        }
        self.marks = marks;
        self.jumps = jumps;
        self.cursor.claim = claim;
        self.cursor.link = None;
        self.code = Pair::default();
        let above = self.take_in(comparison);
        self.arrange_below(above, false);
        self.say_warnings();
        self.to_highlight()
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

    /// Takes in another comparison; how many rows stood above the cursor, of which nothing can be known any more.
    fn take_in(&mut self, comparison: Comparison) -> usize {
        let above = self.rows_above();
        self.take_in_links(comparison);
        self.outdated = true;
        self.forget_hits();
        self.kept = (!self.filter.is_open()).then(|| Rc::new(Pair::from_fn(|side| self.blocks_kept(side))));
        above
    }
}
