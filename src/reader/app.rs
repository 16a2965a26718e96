//! The whole state of the reader, and the one way it changes.

use std::{collections::BTreeMap, rc::Rc};

use super::{
    Action, Effect, Key, KeyCode, Keymap, Match, Msg, Story, Task,
    filter::Filter,
    layers::Layer,
    moves::Way,
    places::{Jumps, Place},
    scene::Scene,
    search::Search,
};
use crate::{
    article::Article,
    comparison::{Comparison, Summary},
    text::{Pair, Side},
    view::{At, CodeTones, Frame, Framing, Glyphs, Index, Selection, Shown, code_tones},
};

/// What the reader starts with.
#[allow(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// A sentence shown until the first key.
    pub notice: Option<String>,
    /// Whether the terminal shows ASCII only.
    pub ascii: bool,
    /// How the screen is divided at first.
    pub framing: Framing,
    /// What else there is to read.
    pub story: Story,
    /// Which keys do what.
    pub keymap: Keymap,
    /// Whether page furniture is shown at first.
    pub furniture: bool,
    /// Whether rewordings are underlined at first.
    pub rewordings: bool,
    /// Whether what was compared is then compared in more depth.
    pub deepens: bool,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The row, of the article in focus where each has its own.
    pub(super) at: At,
    /// The article in focus.
    pub(super) side: Side,
    /// The claim stepped to; where `None`, the row says which.
    pub(super) claim: Option<(Side, usize)>,
    /// The link stepped to.
    pub(super) link: Option<usize>,
}

/// The reader's state.
#[allow(clippy::struct_excessive_bools, reason = "each can be so or otherwise whatever the others are")]
pub struct App {
    pub(super) comparison: Comparison,
    pub(super) index: Index,
    pub(super) code: Pair<CodeTones>,
    pub(super) summary: Summary,
    pub(super) glyphs: Glyphs,
    pub(super) keymap: Keymap,
    pub(super) size: (u16, u16),
    pub(super) framing: Framing,
    /// The article whose order the rows follow.
    pub(super) lead: Side,
    pub(super) frame: Option<Frame>,
    pub(super) scene: Scene,
    /// Links that diverge and are shown, in the order of the screen.
    pub(super) stops: Vec<usize>,
    pub(super) cursor: Cursor,
    /// The words the cursor was last moved to: however often the rows change, it stays with them.
    pub(super) anchor: Option<Place>,
    /// The first row on the screen, of each article.
    pub(super) top: Pair<At>,
    pub(super) furniture: bool,
    pub(super) rewordings: bool,
    pub(super) filter: Filter,
    pub(super) kept: Option<Rc<Pair<Vec<bool>>>>,
    pub(super) jumps: Jumps,
    pub(super) marks: BTreeMap<char, Place>,
    pub(super) search: Option<Search>,
    pub(super) layer: Option<Layer>,
    pub(super) pending: Vec<Key>,
    /// An action that waits for the letter that says which.
    pub(super) asking: Option<Action>,
    pub(super) count: Option<usize>,
    pub(super) message: Option<String>,
    pub(super) story: Story,
    /// The articles of the story that are being opened.
    pub(super) wanted: Pair<Option<usize>>,
    /// What the outside is working at, in words.
    pub(super) busy: Option<String>,
    /// Whether articles are compared in more depth at all, and whether those shown are now.
    pub(super) deepens: bool,
    pub(super) deepening: bool,
    /// Whether the rows are those of a comparison before this one.
    pub(super) outdated: bool,
    /// Whether the divider follows the mouse.
    pub(super) dragging: bool,
}

impl App {
    /// The reader of `comparison`, before it knows the size of its screen.
    pub fn new(comparison: Comparison, setup: Setup) -> App {
        let mut app = App::showing(comparison, setup);
        app.code = app.comparison.articles.as_ref().map(code_tones);
        app.say_warnings();
        app
    }

    /// The reader of two articles that are still to be compared: they can be read, nothing is marked.
    pub fn before_comparison(articles: Pair<Article>, setup: Setup) -> App {
        App::showing(Comparison::not_made(articles), setup)
    }

    fn showing(comparison: Comparison, setup: Setup) -> App {
        App {
            index: Index::new(&comparison),
            code: Pair::default(),
            summary: comparison.summary(),
            glyphs: if setup.ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            keymap: setup.keymap,
            size: (0, 0),
            framing: setup.framing,
            lead: Side::Left,
            frame: None,
            scene: Scene::default(),
            stops: Vec::new(),
            cursor: Cursor { at: At::default(), side: Side::Left, claim: None, link: None },
            anchor: None,
            top: Pair::default(),
            furniture: setup.furniture,
            rewordings: setup.rewordings,
            filter: Filter::default(),
            kept: None,
            jumps: Jumps::default(),
            marks: BTreeMap::new(),
            search: None,
            layer: None,
            pending: Vec::new(),
            asking: None,
            count: None,
            message: setup.notice,
            wanted: setup.story.shown,
            story: setup.story,
            busy: None,
            deepens: setup.deepens,
            deepening: false,
            outdated: false,
            dragging: false,
            comparison,
        }
    }

    /// Says what a reader should know about how the articles were read.
    pub(super) fn say_warnings(&mut self) {
        let warnings = Side::BOTH.iter().flat_map(|&side| {
            let article = &self.comparison.articles[side];
            article.warnings.iter().map(|warning| format!("{}: {warning}", article.origin.label()))
        });
        let notes = self.comparison.notes().into_iter().map(|note| format!("note: {note}"));
        let all: Vec<String> = self.message.take().into_iter().chain(notes).chain(warnings).collect();
        self.message = (!all.is_empty()).then(|| all.join("  "));
    }

    /// Takes in what happened; what the outside shall do about it.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        let place = (self.cursor.at, self.top);
        let effect = self.take_in_msg(msg);
        if self.outdated && place != (self.cursor.at, self.top) {
            self.arrange();
        }
        if matches!(effect, Some(Effect::Work(Task::Open(_)) | Effect::Cancel)) {
            self.not_deepening();
        }
        effect
    }

    fn take_in_msg(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Resize(width, height) => {
                self.size = (width, height);
                self.arrange();
                None
            }
            Msg::Key(key) => self.press(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.point(mouse),
            Msg::Listed(listing) => self.listed(listing),
            Msg::Previewed(origin, text) => {
                self.previewed(origin, text);
                None
            }
            done => self.done(done),
        }
    }

    /// Does a little of what is left to do while nothing happens; whether there may be more. In short articles everything is
    /// done at once.
    pub fn go_on(&mut self) -> bool {
        self.look_on() || self.prepare()
    }

    fn press(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        if !matches!(self.layer, Some(Layer::Search(_))) {
            self.stop_seeking();
        }
        if let Some(action) = self.asking.take() {
            self.count = None;
            self.answer(action, key);
            return None;
        }
        match self.layer.clone() {
            Some(Layer::Palette { field, chosen }) => {
                let action = self.press_palette(key, field, chosen)?;
                return self.perform(action, None);
            }
            Some(Layer::Browser(browser)) => return self.press_browser(key, browser),
            Some(Layer::Story { chosen }) if key.code == KeyCode::Enter => return self.open_chosen_pair(chosen),
            _ => {}
        }
        if self.pending.is_empty() && self.press_layer(key) {
            return None;
        }
        if let KeyCode::Char(digit @ '0'..='9') = key.code
            && !key.ctrl
            && self.pending.is_empty()
            && (digit != '0' || self.count.is_some())
        {
            let digit = digit as usize - '0' as usize;
            self.count = Some((self.count.unwrap_or_default() * 10 + digit).min(99_999));
            return None;
        }
        if key == Key::plain(KeyCode::Esc) && (!self.pending.is_empty() || self.count.is_some()) {
            self.pending.clear();
            self.count = None;
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

    /// The letter that `action` waited for.
    fn answer(&mut self, action: Action, key: Key) {
        match (action, key.code) {
            (Action::SetMark, KeyCode::Char(name)) if !key.ctrl => self.set_mark(name),
            (Action::GoToMark, KeyCode::Char(name)) if !key.ctrl => self.go_to_mark(name),
            _ => {}
        }
    }

    /// Does `action`, `count` times where that makes sense; or says why it cannot be done.
    pub(super) fn perform(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        if self.layer.is_some() && self.act_on_layer(action, count) {
            return None;
        }
        if let Some(why) = self.disabled(action) {
            self.say(&why);
            return None;
        }
        let times = count.unwrap_or(1).max(1);
        match action {
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit),
            Action::Close if self.busy.is_some() => {
                self.busy = None;
                self.say("given up");
                return Some(Effect::Cancel);
            }
            Action::Close => self.close(),
            Action::Help | Action::Detail | Action::Divergences | Action::Filter | Action::Search | Action::Palette => {
                self.open_layer(action);
            }
            Action::NextDivergence if self.search.is_some() => self.step_hits(times, Way::On, false),
            Action::PreviousDivergence if self.search.is_some() => self.step_hits(times, Way::Back, false),
            Action::NextHit => self.step_hits(times, Way::On, false),
            Action::PreviousHit => self.step_hits(times, Way::Back, false),
            Action::EndSearch => self.search = None,
            Action::CopyClaim | Action::CopyPair | Action::CopyReason => return self.copy(action),
            Action::Visit => return self.visit(),
            Action::Edit => return self.edit(),
            Action::Reload => return Some(self.read_again(None)),
            Action::Open => return Some(self.open_browser()),
            Action::Story => return self.open_story(),
            Action::NextArticle | Action::PreviousArticle => return self.switch(action),
            Action::JumpBack => self.jump_back(times),
            Action::JumpOn => self.jump_on(times),
            Action::SetMark | Action::GoToMark => self.asking = Some(action),
            Action::Furniture
            | Action::Rewordings
            | Action::OnlyDivergences
            | Action::Arrangement
            | Action::Rows
            | Action::Flow
            | Action::Stacked
            | Action::Single
            | Action::Lead
            | Action::Zoom
            | Action::Narrower
            | Action::Wider
            | Action::Middle => self.show(action, times),
            _ => self.travel(action, count),
        }
        None
    }

    /// What escape does where nothing is open: takes back one thing that was laid over the plain text.
    fn close(&mut self) {
        if self.search.take().is_some() {
            self.say("search ended: n leads to divergences again");
        } else if self.framing.zoomed {
            self.framing.zoomed = false;
            self.arrange();
        } else if self.show_all() {
            self.say("everything shown again");
        }
    }

    /// Says that something is going on, until its end is told.
    pub fn wait_for(&mut self, what: &str) {
        self.busy = Some(what.to_owned());
    }

    /// Puts a message on the bottom line until the next key.
    pub(super) fn say(&mut self, message: &str) {
        self.message = Some(message.to_owned());
    }

    /// Columns and rows of the screen.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The comparison read.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
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

    /// The row that the cursor is on.
    pub fn at(&self) -> At {
        self.cursor.at
    }

    /// The article in focus.
    pub fn focus(&self) -> Side {
        self.cursor.side
    }

    /// What lies on top of the text.
    pub fn layer(&self) -> Option<&Layer> {
        self.layer.as_ref()
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
        Shown {
            comparison: &self.comparison,
            index: &self.index,
            code: &self.code,
            selection: self.selection(),
            rewordings: self.rewordings,
            hits: self.search.as_ref().map(|search| &search.hits),
            hit: self.current_hit(),
        }
    }
}
