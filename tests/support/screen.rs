//! The reader driven by keys a person could type, and the screen that it shows.

#![allow(dead_code, reason = "not every test that uses this uses all of it")]

use parallax::{
    article::{Article, Origin},
    comparison::{Comparison, Settings, compare},
    reader::{App, Effect, Item, Listing, Mouse, MouseKind, Msg, Setup, Story, keys},
    source,
    text::Pair,
    tui::{Outside, carry_out, draw},
    view::Theme,
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, style::Modifier};

/// A reader and its screen.
pub(crate) struct Screen {
    pub(crate) app: App,
    pub(crate) size: (u16, u16),
    pub(crate) theme: Theme,
    pub(crate) last: Option<Effect>,
}

/// Files for the reader to open.
struct Files;

impl Outside for Files {
    fn read(&self, origin: &Origin) -> Result<Article, String> {
        source::reopen(origin).map_err(|error| error.to_string())
    }

    fn list(&self, folder: Option<&str>) -> Listing {
        source::list(Some(folder.unwrap_or("/nowhere")))
    }
}

impl Screen {
    pub(crate) fn new(comparison: Comparison, width: u16, height: u16) -> Screen {
        Screen::with(comparison, width, height, Setup::default())
    }

    pub(crate) fn with(comparison: Comparison, width: u16, height: u16, setup: Setup) -> Screen {
        let mut app = App::new(comparison, setup);
        app.update(Msg::Resize(width, height));
        Screen { app, size: (width, height), theme: Theme::DARK, last: None }
    }

    pub(crate) fn press(mut self, text: &str) -> Screen {
        for key in keys(text).unwrap_or_else(|| panic!("{text} names no keys")) {
            self.tell(Msg::Key(key));
        }
        self
    }

    /// Hands a message over, and does at once what comes of it.
    pub(crate) fn tell(&mut self, msg: Msg) {
        self.last = self.app.update(msg);
        if let Some(Effect::Work(task)) = self.last.clone() {
            let mut answers = Vec::new();
            carry_out(task, &Files, &|| false, &mut |msg| answers.push(msg));
            for answer in answers {
                self.tell(answer);
            }
        }
    }

    /// The reader of the sample story.
    pub(crate) fn samples(width: u16, height: u16) -> Screen {
        let [left, right] = source::OPENING;
        let articles = Pair::new(source::sample(left).unwrap(), source::sample(right).unwrap());
        let items = source::SAMPLES.iter().map(|(name, _)| Item::new(Origin::Sample((*name).to_owned()))).collect();
        let story = Story::new(items, Pair::new(left, right));
        let setup = Setup { story, ..Setup::default() };
        Screen::with(compare(articles, &Settings::default()), width, height, setup)
    }

    pub(crate) fn point(mut self, kind: MouseKind, x: u16, y: u16) -> Screen {
        self.tell(Msg::Mouse(Mouse { kind, x, y }));
        self
    }

    pub(crate) fn resize(mut self, width: u16, height: u16) -> Screen {
        self.app.update(Msg::Resize(width, height));
        self.size = (width, height);
        self
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| draw(&self.app, &self.theme, frame.buffer_mut())).unwrap();
        terminal.backend().buffer().clone()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        let seen = |line: String| line.replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "").trim_end().to_owned();
        runs(&self.buffer(), |_| true).into_iter().map(|(_, line)| seen(line)).collect()
    }

    /// The screen as text, then what is underlined: the words of reasons.
    pub(crate) fn shot(&self) -> String {
        let mut shot = self.lines().join("\n");
        let underlined = runs(&self.buffer(), |cell| cell.modifier.contains(Modifier::UNDERLINED));
        if !underlined.is_empty() {
            shot.push_str("\n\nemphasised:");
        }
        let words = underlined.into_iter().map(|(row, words)| format!("\n{:>4}  {words}", row + 1));
        shot + &words.collect::<String>()
    }
}

/// Neighbouring cells of which `wanted` holds, with their row.
pub(crate) fn runs(buffer: &Buffer, wanted: impl Fn(&ratatui::buffer::Cell) -> bool) -> Vec<(u16, String)> {
    let mut found: Vec<(u16, String)> = Vec::new();
    for y in 0..buffer.area.height {
        let mut open = false;
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            if wanted(cell) {
                if !open {
                    found.push((y, String::new()));
                }
                if let Some((_, text)) = found.last_mut() {
                    text.push_str(cell.symbol());
                }
            }
            open = wanted(cell);
            x += (parallax::text::width::width(cell.symbol()) as u16).max(1);
        }
    }
    found
}
