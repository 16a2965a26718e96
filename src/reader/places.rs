//! Places in the text that outlive its rows: the cursor's own, those jumped from, those marked.

use super::App;
use crate::{
    text::Side,
    view::{At, Cell, Part},
};

/// Where a reader is in the text, whatever the rows: in which article, at which byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    side: Side,
    offset: usize,
    /// Folded furniture has no byte of its own: its row is found by being the first or the last.
    folded: bool,
}

/// Places left for others, as many as are kept.
const KEPT: usize = 100;

/// Bytes by which a place is found again: as many as are still the same.
const FOUND_BY: [usize; 3] = [40, 20, 10];

/// Where the reader jumped from, oldest first, and how far back it went since.
#[derive(Clone, Debug, Default)]
pub(super) struct Jumps {
    places: Vec<Place>,
    back: usize,
}

impl Place {
    /// The article it is in.
    pub(super) fn side(&self) -> Side {
        self.side
    }

    /// The byte of the article's text.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The same place where the text of its article was `before` and is `now`: at the same words, or where they were.
    pub(super) fn carried_over(self, before: &str, now: &str) -> Place {
        let offset = self.offset;
        if self.folded || before == now {
            return self;
        }
        let same = before.bytes().zip(now.bytes()).take_while(|(old, new)| old == new).count();
        let most = before.len().min(now.len()) - same;
        let end = before.bytes().rev().zip(now.bytes().rev()).take(most).take_while(|(old, new)| old == new).count();
        let there = if offset < same {
            offset
        } else if offset >= before.len() - end {
            now.len() - (before.len() - offset.min(before.len()))
        } else {
            let words = before[offset..].lines().next().unwrap_or_default();
            let found = FOUND_BY.iter().find_map(|&letters| {
                let words = &words[..words.floor_char_boundary(letters)];
                now.match_indices(words).map(|(at, _)| at).min_by_key(|at| at.abs_diff(offset))
            });
            found.unwrap_or_else(|| now.floor_char_boundary(offset.min(now.len() - end)))
        };
        Place { offset: there, ..self }
    }
}

impl Jumps {
    /// Notes that `place` was left.
    fn leave(&mut self, place: Place) {
        self.places.truncate(self.places.len() - self.back);
        self.back = 0;
        self.places.retain(|&known| known != place);
        self.places.push(place);
        if self.places.len() > KEPT {
            self.places.remove(0);
        }
    }

    /// These jumps in articles that have changed.
    pub(super) fn carried_over(&self, carried: impl Fn(Place) -> Option<Place>) -> Jumps {
        Jumps { places: self.places.iter().copied().filter_map(carried).collect(), back: self.back }
    }
}

impl App {
    /// Keeps the place of the cursor for when the rows change.
    pub(super) fn drop_anchor(&mut self) {
        self.anchor = self.place();
    }

    /// The place of the cursor; `None` before the first layout and in an empty one.
    fn place(&self) -> Option<Place> {
        if let Some((side, claim)) = self.cursor.claim {
            return Some(Place { side, offset: self.comparison.claims[side][claim].span.start, folded: false });
        }
        let track = self.track();
        if track.is_empty() {
            return None;
        }
        let row = self.row_at(self.cursor.at);
        let sides = [self.cursor.side, self.cursor.side.other()];
        let line = sides.iter().find_map(|&side| row.cells[side].line().map(|line| (side, line.span.start)));
        line.map(|(side, offset)| Place { side, offset, folded: false }).or_else(|| {
            let side = *sides.iter().find(|&&side| !row.cells[side].is_empty())?;
            let offset = if track.number(self.cursor.at) * 2 < track.len() { 0 } else { usize::MAX };
            Some(Place { side, offset, folded: true })
        })
    }

    /// The row at which `place` now stands, or what is shown nearest to it.
    pub(super) fn at_of(&self, place: Place) -> Option<At> {
        let Place { side, offset, folded } = place;
        let (articles, track) = (&self.comparison.articles, self.scene.track(side));
        if track.is_empty() {
            return None;
        }
        let last = track.last(articles);
        if folded {
            let (from, to) = if offset == 0 { (0, 3) } else { (last.strip.saturating_sub(2), last.strip + 1) };
            let folded = (from..to).find_map(|strip| {
                let rows = track.rows(articles, strip);
                let row = rows.iter().position(|row| matches!(row.cells[side], Cell::Folded(_)))?;
                Some(At { strip, row })
            });
            return folded.or(Some(if offset == 0 { At::default() } else { last }));
        }
        let article = &articles[side];
        let piece = article.furniture().partition_point(|piece| piece.span.start <= offset).checked_sub(1);
        let blocks = article.blocks();
        let block = blocks.partition_point(|block| block.span.start <= offset).saturating_sub(1);
        piece
            .filter(|&piece| article.furniture()[piece].span.end > offset)
            .and_then(|piece| track.offset(articles, side, Part::Furniture(piece), offset))
            .or_else(|| {
                (block..blocks.len())
                    .chain((0..block).rev())
                    .find_map(|block| track.offset(articles, side, Part::Block(block), offset))
            })
    }

    /// Goes to `place`.
    pub(super) fn go_to_place(&mut self, place: Place) {
        let Some(at) = self.at_of(place) else { return };
        let turned = self.cursor.side != place.side;
        self.cursor.side = place.side;
        let claims = &self.comparison.claims[place.side];
        let claim = claims.partition_point(|claim| claim.span.start < place.offset);
        if !place.folded && claims.get(claim).is_some_and(|claim| claim.span.start == place.offset) {
            self.go_to_claim(place.side, claim, None);
        } else {
            let top = self.track().back(&self.comparison.articles, at, self.page() / 3);
            let seen = self.top[place.side] <= at
                && self.track().between(&self.comparison.articles, self.top[place.side], at, self.page()) < self.page();
            if !seen {
                self.set_top(top);
            }
            self.go_to_row(at);
        }
        if turned && !self.scene.shared() {
            self.look_over();
        }
    }

    /// To byte `offset` of the article on `side`.
    pub(super) fn go_to_offset(&mut self, side: Side, offset: usize) {
        self.go_to_place(Place { side, offset, folded: false });
    }

    /// Does something that may lead far away, and remembers where it began if it does.
    pub(super) fn leap(&mut self, go: impl FnOnce(&mut App)) {
        let before = self.place();
        go(self);
        if let Some(before) = before.filter(|&before| Some(before) != self.place()) {
            self.jumps.leave(before);
        }
    }

    /// Remembers `place` as one that was left.
    pub(super) fn leave(&mut self, place: Place) {
        self.jumps.leave(place);
    }

    /// Back to where the reader jumped from, `times` jumps.
    pub(super) fn jump_back(&mut self, times: usize) {
        if self.jumps.back == 0
            && let Some(here) = self.place()
        {
            // The place to come back to with a jump on.
            self.jumps.leave(here);
            self.jumps.back = 1;
        }
        let places = self.jumps.places.len();
        let back = self.jumps.back + times;
        if back > places {
            self.say("no jump before this");
            return;
        }
        self.jumps.back = back;
        self.go_to_place(self.jumps.places[places - back]);
    }

    /// On to where the reader was before it went back, `times` jumps.
    pub(super) fn jump_on(&mut self, times: usize) {
        let places = self.jumps.places.len();
        match self.jumps.back.checked_sub(times) {
            Some(back @ 1..) => {
                self.jumps.back = back;
                self.go_to_place(self.jumps.places[places - back]);
            }
            _ => self.say("no jump after this"),
        }
    }

    /// Gives the place of the cursor the name `name`.
    pub(super) fn set_mark(&mut self, name: char) {
        if let Some(place) = self.place() {
            self.marks.insert(name, place);
            self.say(&format!("marked: '{name} comes back here"));
        }
    }

    /// To the place with the name `name`.
    pub(super) fn go_to_mark(&mut self, name: char) {
        match self.marks.get(&name).copied() {
            Some(place) => self.leap(|app| app.go_to_place(place)),
            None => self.say(&format!("no mark {name}; m{name} would set it")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that stand where `words` stood, once the text is `now`.
    fn carried<'a>(words: &str, before: &str, now: &'a str) -> &'a str {
        let offset = before.find(words).unwrap();
        let place = Place { side: Side::Left, offset, folded: false }.carried_over(before, now);
        &now[place.offset..]
    }

    #[test]
    fn a_place_stays_at_its_words_wherever_they_have_gone() {
        let before = "One ferry sails.\nTwo boats wait in the harbour.\nThree men watch.";
        let grown = "No news today.\nOne ferry sails.\nTwo boats wait in the bay.\nAt noon.\nThree men watch.";
        assert!(carried("One", before, grown).starts_with("One ferry"));
        assert!(carried("Two", before, grown).starts_with("Two boats wait in the bay"));
        assert!(carried("Three", before, grown).starts_with("Three men"));
        assert!(carried("Three", before, before).starts_with("Three men"));
        // Words that are gone leave the place where they were.
        assert_eq!(carried("Two", before, "One ferry sails.\nThree men watch."), "Three men watch.");
        assert_eq!(carried("Three", before, "One ferry – sails"), "");
        assert_eq!(carried("One", before, ""), "");
    }
}
