//! What is shown and how: arrangements, divider, zoom, folds. And why something cannot be done.

use super::{Action, App, filter::Filter, status::side_name};
use crate::{
    text::Side,
    view::{Arrangement, STACKED_UNDER},
};

/// Columns that the divider moves at once.
const STEP: i16 = 4;

impl App {
    /// Why `action` cannot be done now; `None` if it can.
    pub fn disabled(&self, action: Action) -> Option<String> {
        let arrangement = self.frame?.arrangement;
        let because = |holds: bool, why: &str| holds.then(|| why.to_owned());
        let selection = self.selection();
        match action {
            Action::Lead => because(
                matches!(arrangement, Arrangement::Flow | Arrangement::Single),
                "in this arrangement every article keeps its own order; l leads to rows",
            ),
            Action::Narrower | Action::Wider | Action::Middle => {
                because(!arrangement.side_by_side(), "there is a divider only where the articles stand side by side")
            }
            Action::Rows | Action::Flow => {
                because(self.size.0 < STACKED_UNDER / 2, "this screen is too narrow for two articles side by side")
            }
            Action::Divergences => {
                because(self.index.divergences().is_empty(), "no divergence found in these articles")
            }
            Action::OnlyDivergences => because(
                self.filter.is_open() && self.index.divergences().is_empty(),
                "no divergence found in these articles",
            ),
            Action::Partner => {
                because(selection.is_none_or(|s| s.link.is_none()), "no counterpart found in the other article")
            }
            Action::NextArticle | Action::PreviousArticle => because(
                self.story.items.len() < 3,
                "there is no third article; parallax FOLDER or parallax A B C ... opens a story",
            ),
            Action::Story => because(
                self.story.items.len() < 2,
                "only two articles are open; parallax FOLDER or parallax A B C ... opens a story",
            ),
            Action::CopyClaim | Action::CopyPair | Action::CopyReason => self.not_copied(action),
            Action::Edit => self.not_edited(),
            Action::Reload => self.not_read_again(),
            Action::Visit => because(self.address().is_none(), "there is no address in this passage"),
            Action::NextHit | Action::PreviousHit | Action::EndSearch => {
                because(self.search.is_none(), "nothing is searched for; / begins a search")
            }
            Action::Furniture => {
                let pieces = Side::BOTH.map(|side| self.comparison.articles[side].furniture().len());
                because(pieces == [0, 0], "no page furniture was set aside")
            }
            _ => None,
        }
    }

    /// Whether both articles stand in one column.
    pub(super) fn stacked(&self) -> bool {
        self.frame.is_some_and(|frame| frame.arrangement == Arrangement::Stacked)
    }

    /// Changes what is shown.
    pub(super) fn show(&mut self, action: Action, times: usize) {
        let steps = STEP.saturating_mul(i16::try_from(times).unwrap_or(i16::MAX));
        match action {
            Action::Rows => self.arrange_as(Arrangement::Rows),
            Action::Flow => self.arrange_as(Arrangement::Flow),
            Action::Stacked => self.arrange_as(Arrangement::Stacked),
            Action::Single => self.arrange_as(Arrangement::Single),
            Action::Arrangement => self.next_arrangement(),
            Action::Lead => {
                self.lead = self.lead.other();
                self.arrange();
                self.say(&format!("in the order of the {} article", side_name(self.lead)));
            }
            Action::Zoom => {
                self.framing.zoomed = !self.framing.zoomed;
                self.arrange();
            }
            Action::Narrower => self.move_divider(self.framing.divider.saturating_sub(steps)),
            Action::Wider => self.move_divider(self.framing.divider.saturating_add(steps)),
            Action::Middle => self.move_divider(0),
            Action::Rewordings => {
                self.rewordings = !self.rewordings;
                self.say(if self.rewordings {
                    "what equal claims word otherwise is underlined"
                } else {
                    "rewordings no longer underlined"
                });
            }
            Action::OnlyDivergences => {
                let folded = self.filter.is_open();
                self.filter_by(if folded { Filter::divergences() } else { Filter::default() });
                self.say(if folded { "only divergences shown; x shows everything again" } else { "everything shown" });
            }
            Action::Furniture => {
                self.furniture = !self.furniture;
                self.arrange();
                self.say(if self.furniture { "page furniture shown where it stood" } else { "page furniture folded" });
            }
            _ => {}
        }
    }

    fn arrange_as(&mut self, arrangement: Arrangement) {
        self.framing.arrangement = Some(arrangement);
        self.framing.zoomed = false;
        self.arrange();
        self.say(match arrangement {
            Arrangement::Rows => "rows: linked passages stand level",
            Arrangement::Flow => "flow: each article in its own order, lines join what is linked",
            Arrangement::Stacked => "stacked: a passage, its counterpart beneath",
            Arrangement::Single => "single: one article with its counterparts; tab shows the other",
        });
    }

    /// The next arrangement that this screen has room for.
    fn next_arrangement(&mut self) {
        let Some(frame) = self.frame else { return };
        self.arrange_as(self.arrangement_after(frame.arrangement));
    }

    /// The arrangement after `now`.
    pub(super) fn arrangement_after(&self, now: Arrangement) -> Arrangement {
        let now = Arrangement::ALL.iter().position(|&one| one == now).unwrap_or_default();
        let fits = |arrangement: &Arrangement| !arrangement.side_by_side() || self.size.0 >= STACKED_UNDER / 2;
        let all = Arrangement::ALL.len();
        (1..=all).map(|step| Arrangement::ALL[(now + step) % all]).find(fits).unwrap_or(Arrangement::Stacked)
    }

    /// Moves the divider so many columns off the middle, as far as both panes can be read.
    pub(super) fn move_divider(&mut self, columns: i16) {
        let before = self.frame.map(|frame| frame.panes);
        self.framing.divider = columns;
        self.arrange();
        if let Some(frame) = self.frame {
            // What has no effect shall not have to be taken back.
            self.framing.divider = (frame.panes.left.1.cast_signed() - frame.panes.right.1.cast_signed()) / 2;
            if Some(frame.panes) == before && columns != 0 {
                self.say("the divider cannot go further");
            }
        }
    }
}
