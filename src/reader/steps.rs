//! Moving by what the comparison found: claims, links, partners.

use std::cmp::Ordering;

use super::{Action, App, Layer, moves::Way};
use crate::{comparison::Standing, judge::Relation, text::Side};

impl App {
    /// Finds the links that diverge and are shown. A list of them that is open keeps a line chosen.
    pub(super) fn find_stops(&mut self) {
        self.stops = self.stops();
        match &mut self.layer {
            Some(Layer::Divergences { .. }) if self.stops.is_empty() => self.layer = None,
            Some(Layer::Divergences { chosen }) => *chosen = (*chosen).min(self.stops.len() - 1),
            _ => {}
        }
    }

    /// Links that diverge and are shown, in the order of the screen.
    fn stops(&self) -> Vec<usize> {
        let links = &self.comparison.links;
        let mut stops: Vec<(usize, usize, usize)> = (self.index.divergences().iter())
            .filter(|&&link| self.passes(link))
            .filter_map(|&link| {
                let rank = |side: Side| self.scene.rank(side, links[link].claim(side));
                Some((rank(Side::Left)?, rank(Side::Right)?, link))
            })
            .collect();
        stops.sort_unstable();
        stops.into_iter().map(|(_, _, link)| link).collect()
    }

    /// Steps to the next or previous thing of a kind.
    pub(super) fn step(&mut self, action: Action, times: usize) {
        use Action as A;
        let diverges: fn(Relation) -> bool = Relation::diverges;
        let conflicts: fn(Relation) -> bool = |relation| relation == Relation::Conflicts;
        self.leap(|app| match action {
            A::NextDivergence => app.step_links(times, Way::On, "divergence", diverges),
            A::PreviousDivergence => app.step_links(times, Way::Back, "divergence", diverges),
            A::NextConflict => app.step_links(times, Way::On, "conflict", conflicts),
            A::PreviousConflict => app.step_links(times, Way::Back, "conflict", conflicts),
            A::NextOnlyHere => app.step_only_here(times, Way::On),
            A::PreviousOnlyHere => app.step_only_here(times, Way::Back),
            A::NextMoved => app.step_moved(times, Way::On),
            A::PreviousMoved => app.step_moved(times, Way::Back),
            A::Partner => app.go_to_partner(),
            _ => {}
        });
        match action {
            A::NextClaim => _ = self.seek_claim(times, Way::On, |_, _| true),
            A::PreviousClaim => _ = self.seek_claim(times, Way::Back, |_, _| true),
            A::NextLink => self.turn_links(times, Way::On),
            A::PreviousLink => self.turn_links(times, Way::Back),
            _ => {}
        }
    }

    /// Looks at the next or previous link of the selected claim, round and round.
    fn turn_links(&mut self, times: usize, way: Way) {
        let Some(selection) = self.selection() else { return };
        let links = self.index.links(selection.side, selection.claim).to_vec();
        let Some(at) = links.iter().position(|&link| Some(link) == selection.link).filter(|_| links.len() > 1) else {
            self.say("this claim has no further link");
            return;
        };
        let all = links.len();
        let next = match way {
            Way::On => (at + times) % all,
            Way::Back => (at + all - times % all) % all,
        };
        self.go_to_claim(selection.side, selection.claim, Some(links[next]));
        self.say(&format!("link {} of {all}", next + 1));
    }

    fn step_only_here(&mut self, times: usize, way: Way) {
        let only = |app: &App, claim: usize| app.index.standing(app.cursor.side, claim) == Standing::OnlyHere;
        if !self.seek_claim(times, way, only) {
            self.say(match way {
                Way::On => "no further claim without counterpart on this side",
                Way::Back => "no claim without counterpart before this on this side",
            });
        }
    }

    /// To the first claim of a passage that stands out of its article's own order; on either side.
    fn step_moved(&mut self, times: usize, way: Way) {
        let opens = |app: &App, side: Side, claim: usize| {
            let claims = &app.comparison.claims[side];
            let block = claims[claim].block;
            app.moved(side, block) && (claim == 0 || claims[claim - 1].block != block)
        };
        let side = self.lead.other();
        if !self.scene.shared() {
            self.say("in this arrangement every article keeps its own order");
            return;
        }
        let before = self.cursor;
        self.cursor.side = side;
        if !self.seek_claim(times, way, |app, claim| opens(app, side, claim)) {
            self.cursor = before;
            self.say(match way {
                Way::On => "no further passage out of its own order",
                Way::Back => "no passage out of its own order before this",
            });
        }
    }

    /// To the claim in the order of the screen, on the side in focus, that is wanted.
    pub(super) fn seek_claim(&mut self, times: usize, way: Way, wanted: impl Fn(&App, usize) -> bool) -> bool {
        let side = self.cursor.side;
        let order = self.scene.order(side);
        let here = self.selection().filter(|selection| selection.side == side);
        // Claims before the cursor, and the first one after it.
        let place = here.and_then(|selection| self.scene.rank(side, selection.claim));
        let (before, after) = place.map_or_else(
            || {
                let at = order.partition_point(|&claim| self.beyond_cursor(side, claim) == Some(Ordering::Less));
                (at, at)
            },
            |at| (at, at + 1),
        );
        let found = match way {
            Way::On => order.get(after..).unwrap_or_default().iter().filter(|&&c| wanted(self, c)).nth(times - 1),
            Way::Back => order[..before].iter().rev().filter(|&&c| wanted(self, c)).nth(times - 1),
        };
        let Some(&claim) = found else { return false };
        self.go_to_claim(side, claim, None);
        true
    }

    /// Whether a claim begins above the cursor, on its row or below it. Rows are broken only in the cursor's strip.
    pub(super) fn beyond_cursor(&self, side: Side, claim: usize) -> Option<Ordering> {
        let track = self.scene.track(side);
        let strip = track.plan().strip_of(side, self.index.block(side, claim))?;
        Some(match strip.cmp(&self.cursor.at.strip) {
            Ordering::Equal => track.claim(&self.comparison, side, claim)?.cmp(&self.cursor.at),
            order => order,
        })
    }

    /// To the next or previous link that is wanted, in the order of the screen.
    fn step_links(&mut self, times: usize, way: Way, name: &str, wanted: fn(Relation) -> bool) {
        let stops: Vec<usize> =
            self.stops.iter().copied().filter(|&link| wanted(self.comparison.links[link].relation)).collect();
        if stops.is_empty() {
            let shown = match self.filter.is_open() {
                true if self.story.items.len() > 2 => "between these two; s compares every two of the story",
                true => "in these articles",
                false => "that passes the filter",
            };
            self.say(&format!("no {name} found {shown}"));
            return;
        }
        let side = self.cursor.side;
        let place = |link: usize| self.beyond_cursor(side, self.comparison.links[link].claim(side));
        let current = self.selection().and_then(|selection| selection.link);
        let at = current.and_then(|link| stops.iter().position(|&stop| stop == link));
        let next = match (way, at) {
            (Way::On, Some(at)) => (at + times < stops.len()).then(|| at + times),
            (Way::Back, Some(at)) => at.checked_sub(times),
            (Way::On, None) => {
                stops.iter().position(|&link| place(link) >= Some(Ordering::Equal)).map(|at| at + times - 1)
            }
            (Way::Back, None) => stops
                .iter()
                .rposition(|&link| place(link).is_some_and(|place| place <= Ordering::Equal))
                .and_then(|at| at.checked_sub(times - 1)),
        };
        let Some(&link) = next.and_then(|next| stops.get(next)) else {
            self.say(&match way {
                Way::On => format!("no further {name}"),
                Way::Back => format!("no {name} before this"),
            });
            return;
        };
        self.go_to_claim(side, self.comparison.links[link].claim(side), Some(link));
    }

    /// To the claim that the selected one is linked with.
    pub(super) fn go_to_partner(&mut self) {
        let Some(selection) = self.selection() else { return };
        match selection.link {
            Some(link) => {
                let side = selection.side.other();
                self.go_to_claim(side, self.comparison.links[link].claim(side), Some(link));
            }
            None => self.say("no counterpart found in the other article"),
        }
    }
}
