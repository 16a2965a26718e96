//! The whole state of the reader, and the one way it changes.

use super::{Action, Key, KeyCode, Keymap, Match, moves::Place};
use crate::{
    comparison::{Comparison, Summary},
    text::{Pair, Side},
    view::{
        Arrangement, CodeTones, Frame, Glyphs, Index, Layout, Line, Overview, Part, Selection, Shown, beginning_in,
        code_tones, layout,
    },
};

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The screen has so many columns and rows.
    Resize(u16, u16),
}

/// What the outside shall do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the reader.
    Quit,
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw every cell anew, whatever the terminal shows.
    Redraw,
}

/// What lies on top of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The help, scrolled so many lines.
    Help {
        /// Lines above the part shown.
        scroll: usize,
    },
    /// Everything known about the selected claim.
    Detail {
        /// Lines above the part shown.
        scroll: usize,
    },
}

/// What the reader starts with.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// A sentence shown until the first key.
    pub notice: Option<String>,
    /// Whether the terminal shows ASCII only.
    pub ascii: bool,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The row of the layout.
    pub(super) row: usize,
    /// The article in focus.
    pub(super) side: Side,
    /// The claim stepped to; where `None`, the row says which.
    pub(super) claim: Option<(Side, usize)>,
    /// The link stepped to.
    pub(super) link: Option<usize>,
}

/// The reader's state.
pub struct App {
    pub(super) comparison: Comparison,
    pub(super) index: Index,
    pub(super) code: Pair<CodeTones>,
    pub(super) summary: Summary,
    pub(super) glyphs: Glyphs,
    pub(super) keymap: Keymap,
    pub(super) size: (u16, u16),
    pub(super) frame: Option<Frame>,
    pub(super) layout: Layout,
    pub(super) overview: Overview,
    /// Links that diverge, in the order of the screen.
    pub(super) stops: Vec<usize>,
    pub(super) cursor: Cursor,
    /// The words the cursor was last moved to: however often the rows change, it stays with them.
    pub(super) anchor: Option<Place>,
    /// The first row of the layout on the screen.
    pub(super) top: usize,
    pub(super) chosen: Option<Arrangement>,
    pub(super) furniture: bool,
    pub(super) layer: Option<Layer>,
    pub(super) pending: Vec<Key>,
    pub(super) count: Option<usize>,
    pub(super) message: Option<String>,
    revision: u64,
}

impl App {
    /// The reader of `comparison`, before it knows the size of its screen.
    pub fn new(comparison: Comparison, setup: Setup) -> App {
        let warnings = Side::BOTH.iter().flat_map(|&side| {
            let article = &comparison.articles[side];
            article.warnings.iter().map(|warning| format!("{}: {warning}", article.origin.label()))
        });
        let notices: Vec<String> = setup.notice.into_iter().chain(warnings).collect();
        App {
            index: Index::new(&comparison),
            code: comparison.articles.as_ref().map(code_tones),
            summary: comparison.summary(),
            glyphs: if setup.ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            keymap: Keymap::default(),
            size: (0, 0),
            frame: None,
            layout: Layout::default(),
            overview: Overview::default(),
            stops: Vec::new(),
            cursor: Cursor { row: 0, side: Side::Left, claim: None, link: None },
            anchor: None,
            top: 0,
            chosen: None,
            furniture: false,
            layer: None,
            pending: Vec::new(),
            count: None,
            message: (!notices.is_empty()).then(|| notices.join("  ")),
            revision: 0,
            comparison,
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        let before = self.looks();
        let effect = match msg {
            Msg::Resize(width, height) => {
                self.size = (width, height);
                self.arrange();
                None
            }
            Msg::Key(key) => self.press(key),
        };
        if self.looks() != before {
            self.revision += 1;
        }
        effect
    }

    /// A number that is another one whenever the screen looks different.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Everything that can change what is drawn.
    fn looks(&self) -> impl PartialEq + use<> {
        let panes = (self.size, self.layout.stacked, self.furniture, self.top, self.cursor, self.layer);
        (panes, self.count, self.pending.clone(), self.message.clone())
    }

    fn press(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        if let KeyCode::Char(digit @ '0'..='9') = key.code
            && !key.ctrl
            && self.pending.is_empty()
            && (digit != '0' || self.count.is_some())
        {
            let digit = digit as usize - '0' as usize;
            self.count = Some((self.count.unwrap_or_default() * 10 + digit).min(99_999));
            return None;
        }
        self.pending.push(key);
        match self.keymap.resolve(&self.pending) {
            Match::Pending => None,
            Match::Nothing => {
                self.pending.clear();
                self.count = None;
                None
            }
            Match::Action(action) => {
                self.pending.clear();
                let count = self.count.take();
                self.perform(action, count)
            }
        }
    }

    /// Does `action`, `count` times where that makes sense.
    fn perform(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit if self.layer.is_none() => return Some(Effect::Quit),
            Action::Quit | Action::Close => self.layer = None,
            Action::Help => {
                self.layer = match self.layer {
                    Some(Layer::Help { .. }) => None,
                    _ => Some(Layer::Help { scroll: 0 }),
                };
            }
            Action::Detail => {
                self.layer = match self.layer {
                    Some(Layer::Detail { .. }) => None,
                    _ => Some(Layer::Detail { scroll: 0 }),
                };
            }
            _ if self.scroll_layer(action, count.unwrap_or(1)) => {}
            Action::Furniture => {
                self.furniture = !self.furniture;
                self.arrange();
                self.say_furniture();
            }
            Action::Arrangement => {
                let stacked = self.layout.stacked;
                self.chosen = Some(if stacked { Arrangement::Rows } else { Arrangement::Stacked });
                self.arrange();
                if stacked && self.layout.stacked {
                    self.message = Some("this screen is too narrow for two articles side by side".to_owned());
                }
            }
            _ => self.travel(action, count),
        }
        None
    }

    fn say_furniture(&mut self) {
        let pieces = Side::BOTH.iter().map(|&side| self.comparison.articles[side].furniture().len()).sum::<usize>();
        self.message = Some(match (pieces, self.furniture) {
            (0, _) => "no page furniture was set aside".to_owned(),
            (_, true) => "page furniture shown where it stood".to_owned(),
            (_, false) => "page furniture folded".to_owned(),
        });
    }

    /// Breaks the text anew for the screen's size, and stays at the same words.
    fn arrange(&mut self) {
        let above = self.cursor.row.saturating_sub(self.top);
        self.frame = Frame::new(self.size.0, self.size.1, self.chosen);
        let Some(frame) = self.frame else { return };
        self.layout = layout(&self.comparison, frame.arrangement, frame.text_columns(), self.furniture);
        self.overview = Overview::new(&self.comparison, &self.index, &self.layout);
        self.stops = self.stops();
        match self.anchor.and_then(|place| self.row_of(place)) {
            Some(row) => self.cursor.row = row,
            None => self.begin(),
        }
        let page = self.page();
        self.top = self.cursor.row.saturating_sub(above.min(page.saturating_sub(1)));
        self.keep_in_view();
    }

    /// Begins reading at the first claim of the left article, not at what was set aside above it; at the right one's
    /// where the left one has none.
    fn begin(&mut self) {
        let first = |side: Side| self.layout.claim_rows[side].first().map(|&row| (side, row));
        if let Some((side, row)) = Side::BOTH.into_iter().find_map(first) {
            self.cursor.side = side;
            self.cursor.row = row;
        }
        self.drop_anchor();
    }

    fn stops(&self) -> Vec<usize> {
        let links = &self.comparison.links;
        let mut stops: Vec<usize> = (0..links.len()).filter(|&link| links[link].relation.diverges()).collect();
        stops.sort_by_key(|&link| {
            let link = &links[link];
            (self.layout.claim_rows.left[link.left], link.left, self.layout.claim_rows.right[link.right], link.right)
        });
        stops
    }

    /// The comparison read.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Its rows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Where everything stands; `None` on a screen too small to draw on.
    pub fn frame(&self) -> Option<&Frame> {
        self.frame.as_ref()
    }

    /// The comparison looked up by claim.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The signs drawn.
    pub fn glyphs(&self) -> &Glyphs {
        &self.glyphs
    }

    /// Where things lie in the whole comparison.
    pub fn overview(&self) -> &Overview {
        &self.overview
    }

    /// The first row on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The row the cursor is on.
    pub fn row(&self) -> usize {
        self.cursor.row
    }

    /// The article in focus.
    pub fn focus(&self) -> Side {
        self.cursor.side
    }

    /// What lies on top of the text.
    pub fn layer(&self) -> Option<Layer> {
        self.layer
    }

    /// The claim selected and the link looked at.
    pub fn selection(&self) -> Option<Selection> {
        let (side, claim) = self.cursor.claim.or_else(|| self.claim_at_row())?;
        let links = self.index.links(side, claim);
        let link = self.cursor.link.filter(|link| links.contains(link)).or_else(|| links.first().copied());
        Some(Selection { side, claim, link })
    }

    /// Everything that the role of a word depends on.
    pub fn shown(&self) -> Shown<'_> {
        Shown { comparison: &self.comparison, index: &self.index, code: &self.code, selection: self.selection() }
    }

    /// Rows of text on the screen, at least one.
    pub(super) fn page(&self) -> usize {
        self.frame.map_or(1, |frame| usize::from(frame.body.1)).max(1)
    }

    /// The side of the words that the cursor stands beside: the one in focus, unless only the other one has something
    /// on this row.
    pub fn beside(&self) -> Side {
        let focus = self.cursor.side;
        let only_other = self
            .layout
            .rows
            .get(self.cursor.row)
            .is_some_and(|row| row.cells[focus].is_empty() && !row.cells[focus.other()].is_empty());
        if only_other { focus.other() } else { focus }
    }

    /// Whether the cursor stands beside page furniture.
    pub(super) fn at_furniture(&self) -> bool {
        self.layout.rows.get(self.cursor.row).is_some_and(|row| match row.cells[self.beside()] {
            crate::view::Cell::Folded(_) => true,
            crate::view::Cell::Line(line) => matches!(line.part, Part::Furniture(_)),
            crate::view::Cell::Empty => false,
        })
    }

    /// The claim whose sign a line shows: the one that begins on it; of several the selected one, else the gravest.
    pub fn claim_shown(&self, side: Side, line: &Line) -> Option<usize> {
        let Part::Block(_) = line.part else { return None };
        let begun = beginning_in(&self.comparison.claims[side], line.span);
        let selected = self.selection().filter(|selection| selection.side == side && begun.contains(&selection.claim));
        match selected {
            Some(selection) => Some(selection.claim),
            None => begun.rev().max_by_key(|&claim| self.weight(side, claim)),
        }
    }
}
