//! Choosing what to read: folders, files, the sample story, what was read lately; first the left article, then the right.

use super::{
    App, Effect, Field, Key, KeyCode, Layer, Task, Wanted,
    names::clip_path,
    palette::{fuzzy, listed},
    panel::{At, Content, paragraph},
};
use crate::{
    article::Origin,
    text::{Pair, Side},
    view::{Phrase, Role, clip},
};

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A folder, by its path.
    Folder(String),
    /// An article.
    Article(Origin),
}

/// What there is to open in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The folder's path.
    pub folder: String,
    /// Folders first, each with the name it is shown by.
    pub entries: Vec<(String, Entry)>,
    /// Why there is nothing.
    pub error: Option<String>,
}

/// The browser's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Browser {
    listing: Listing,
    field: Field,
    pub(super) chosen: usize,
    /// The left article, once it is chosen.
    left: Option<Origin>,
    /// The beginning of the article chosen.
    preview: Option<(Origin, String)>,
}

impl Browser {
    /// What the letters typed leave of the listing.
    fn offered(&self) -> Vec<usize> {
        let names: Vec<(String, usize)> =
            self.listing.entries.iter().enumerate().map(|(number, (name, _))| (name.clone(), number)).collect();
        fuzzy(self.field.text(), &names)
    }

    fn chosen(&self) -> Option<&Entry> {
        self.listing.entries.get(*self.offered().get(self.chosen)?).map(|(_, entry)| entry)
    }
}

impl App {
    /// Opens the browser in the folder of the article in focus, or where the program was started.
    pub(super) fn open_browser(&mut self) -> Effect {
        self.layer = Some(Layer::Browser(Box::default()));
        let folder = match &self.comparison.articles[self.cursor.side].origin {
            Origin::File(path) => Some(match path.rsplit_once('/') {
                Some(("", _)) => "/".to_owned(),
                Some((folder, _)) => folder.to_owned(),
                None => ".".to_owned(),
            }),
            _ => None,
        };
        Effect::Work(Task::List(folder))
    }

    /// Takes in what there is in a folder.
    pub(super) fn listed(&mut self, listing: Listing) -> Option<Effect> {
        let Some(Layer::Browser(browser)) = &mut self.layer else { return None };
        browser.listing = listing;
        browser.field = Field::default();
        browser.chosen = 0;
        self.preview_chosen()
    }

    /// Takes in the beginning of an article.
    pub(super) fn previewed(&mut self, origin: Origin, text: String) {
        if let Some(Layer::Browser(browser)) = &mut self.layer {
            browser.preview = Some((origin, text));
        }
    }

    pub(super) fn preview_chosen(&self) -> Option<Effect> {
        let Some(Layer::Browser(browser)) = &self.layer else { return None };
        match browser.chosen()? {
            Entry::Article(origin) if browser.preview.as_ref().is_none_or(|(shown, _)| shown != origin) => {
                Some(Effect::Work(Task::Preview(origin.clone())))
            }
            _ => None,
        }
    }

    /// Takes in a key while the browser is open.
    pub(super) fn press_browser(&mut self, key: Key, mut browser: Box<Browser>) -> Option<Effect> {
        let all = browser.offered().len();
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) if browser.left.take().is_some() => {}
            (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => {
                self.layer = None;
                return None;
            }
            (KeyCode::Backspace | KeyCode::Left, _) if browser.field.text().is_empty() => {
                let above = format!("{}/..", browser.listing.folder);
                self.layer = Some(Layer::Browser(browser));
                return Some(Effect::Work(Task::List(Some(above))));
            }
            (KeyCode::Enter | KeyCode::Tab, _) => {
                let side = (key.code == KeyCode::Tab).then_some(self.cursor.side);
                return self.choose(browser, side);
            }
            _ => {
                let before = browser.field.text().to_owned();
                match listed(key, browser.chosen, all, self.page()) {
                    Some(chosen) => browser.chosen = chosen,
                    None => _ = browser.field.press(key),
                }
                if before != browser.field.text() {
                    browser.chosen = 0;
                }
            }
        }
        self.layer = Some(Layer::Browser(browser));
        self.preview_chosen()
    }

    /// Takes in a path that was pasted: a folder is opened, anything else goes into the field.
    pub(super) fn paste_path(&mut self, mut browser: Box<Browser>, text: &str) -> Option<Effect> {
        let path = text.trim();
        if path.starts_with('/') {
            self.layer = Some(Layer::Browser(browser));
            return Some(Effect::Work(Task::List(Some(path.to_owned()))));
        }
        browser.field.insert(text);
        browser.chosen = 0;
        self.layer = Some(Layer::Browser(browser));
        self.preview_chosen()
    }

    /// Opens the folder chosen, or takes the article chosen: for one side alone, or as left and then as right one.
    fn choose(&mut self, mut browser: Box<Browser>, side: Option<Side>) -> Option<Effect> {
        let chosen = browser.chosen().cloned();
        let left = browser.left.clone();
        match (chosen, left, side) {
            (None, ..) => {
                self.layer = Some(Layer::Browser(browser));
                None
            }
            (Some(Entry::Folder(path)), ..) => {
                self.layer = Some(Layer::Browser(browser));
                Some(Effect::Work(Task::List(Some(path))))
            }
            (Some(Entry::Article(origin)), _, Some(side)) => {
                self.layer = None;
                self.wanted = self.story.shown;
                self.wanted[side] = self.story.items.iter().position(|item| item.origin == origin);
                self.busy = Some(format!("opening {} ...", origin.label()));
                Some(self.read_side(side, Wanted::At(origin)))
            }
            (Some(Entry::Article(origin)), None, None) => {
                browser.left = Some(origin);
                self.layer = Some(Layer::Browser(browser));
                None
            }
            (Some(Entry::Article(right)), Some(left), None) => {
                self.layer = None;
                let place = |origin: &Origin| self.story.items.iter().position(|item| item.origin == *origin);
                self.wanted = Pair::new(place(&left), place(&right));
                self.busy = Some(format!("opening {} ...", right.label()));
                Some(Effect::Work(Task::Open(Box::new(Pair::new(Wanted::At(left), Wanted::At(right))))))
            }
        }
    }

    /// The browser: names on top, the beginning of the article chosen below.
    pub(super) fn browser_panel(&self, columns: usize, browser: &Browser) -> Content {
        let offered = browser.offered();
        let line = |&number: &usize| -> Phrase {
            let (name, entry) = &browser.listing.entries[number];
            let role = match entry {
                Entry::Folder(_) => Role::Key,
                Entry::Article(origin) if browser.left.as_ref() == Some(origin) => Role::Heading,
                Entry::Article(_) => Role::Text,
            };
            let (lead, path) = name.split_at(if name.starts_with(RECENT) { RECENT.len() } else { 0 });
            vec![(role, format!(" {lead}{}", clip_path(path, columns.saturating_sub(1 + lead.len()))))]
        };
        let mut lines: Vec<Phrase> = offered.iter().map(line).collect();
        if let Some(error) = &browser.listing.error {
            lines.extend(paragraph(error, columns, Role::Message));
        } else if lines.is_empty() {
            lines.push(vec![(Role::Quiet, " nothing here is called that".to_owned())]);
        }
        let mut foot = Vec::new();
        if let (Some(Entry::Article(origin)), Some((shown, text))) = (browser.chosen(), &browser.preview)
            && shown == origin
        {
            foot = text.lines().flat_map(|line| paragraph(line, columns, Role::Quiet)).take(PREVIEW).collect();
        }
        foot.resize(PREVIEW, Phrase::new());
        let title = match &browser.left {
            None => "Open: the left article".to_owned(),
            Some(left) => {
                format!("Open: the right article, against {}", left.label().rsplit('/').next().unwrap_or_default())
            }
        };
        let title = clip(&title, columns.saturating_sub(4));
        let folder = clip_path(&browser.listing.folder, columns);
        let head = vec![vec![(Role::Quiet, folder)], self.typed(">", &browser.field)];
        let at = if offered.is_empty() { At::Scrolled(0) } else { At::Chosen(browser.chosen) };
        Content { title, head, lines, at, foot, columns, least: LINES }
    }
}

/// What stands before the path of a file that was read lately.
const RECENT: &str = "recent: ";

/// Lines of an article's beginning that are shown.
const PREVIEW: usize = 6;

/// Lines of the list, at least.
const LINES: usize = 10;
