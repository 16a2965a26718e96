//! The reader driven by keys a person could type, and the whole screen that it shows.

#[path = "support/story.rs"]
mod story;

use parallax::{
    article::{ArticleBuilder, BlockKind, Origin},
    comparison::Comparison,
    reader::{App, Effect, Msg, Setup, keys},
    tui::draw,
    view::Theme,
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, style::Modifier};
use story::{article, ferry, unlinked};

/// A reader and its screen.
struct Screen {
    app: App,
    size: (u16, u16),
    theme: Theme,
    last: Option<Effect>,
}

impl Screen {
    fn new(comparison: Comparison, width: u16, height: u16) -> Screen {
        Screen::with(comparison, width, height, Setup::default())
    }

    fn with(comparison: Comparison, width: u16, height: u16, setup: Setup) -> Screen {
        let mut app = App::new(comparison, setup);
        app.update(Msg::Resize(width, height));
        Screen { app, size: (width, height), theme: Theme::DARK, last: None }
    }

    fn press(mut self, text: &str) -> Screen {
        for key in keys(text).unwrap_or_else(|| panic!("{text} names no keys")) {
            self.last = self.app.update(Msg::Key(key));
        }
        self
    }

    fn resize(mut self, width: u16, height: u16) -> Screen {
        self.app.update(Msg::Resize(width, height));
        self.size = (width, height);
        self
    }

    fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| draw(&self.app, &self.theme, frame.buffer_mut())).unwrap();
        terminal.backend().buffer().clone()
    }

    fn lines(&self) -> Vec<String> {
        runs(&self.buffer(), |_| true).into_iter().map(|(_, line)| line.trim_end().to_owned()).collect()
    }

    /// The screen as text, then what is underlined: the words of reasons.
    fn shot(&self) -> String {
        let mut shot = self.lines().join("\n");
        let underlined = runs(&self.buffer(), |cell| cell.modifier.contains(Modifier::UNDERLINED));
        if !underlined.is_empty() {
            shot.push_str("\n\nemphasised:");
        }
        for (row, words) in underlined {
            shot.push_str(&format!("\n{:>4}  {words}", row + 1));
        }
        shot
    }
}

/// Neighbouring cells of which `wanted` holds, with their row.
fn runs(buffer: &Buffer, wanted: impl Fn(&ratatui::buffer::Cell) -> bool) -> Vec<(u16, String)> {
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

macro_rules! assert_shot {
    ($screen:expr) => {
        insta::assert_snapshot!($screen.shot())
    };
}

#[test]
fn side_by_side_on_a_large_screen() {
    assert_shot!(Screen::new(ferry(), 140, 42));
}

#[test]
fn the_next_divergence_says_why_and_joins_both_passages() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("n"));
}

#[test]
fn side_by_side_on_an_ordinary_screen() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("nn"));
}

#[test]
fn stacked_on_a_narrow_screen() {
    assert_shot!(Screen::new(ferry(), 40, 12).press("n"));
}

#[test]
fn the_smallest_screen() {
    assert_shot!(Screen::new(ferry(), 20, 4).press("n"));
}

#[test]
fn a_very_wide_screen_keeps_prose_narrow() {
    assert_shot!(Screen::new(ferry(), 220, 60).press("3n"));
}

#[test]
fn stacked_by_choice() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("ln"));
}

#[test]
fn the_help_is_drawn_from_the_table() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("?"));
}

#[test]
fn the_detail_shows_both_claims_in_full() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("n<enter>"));
}

#[test]
fn ascii_where_the_terminal_has_nothing_else() {
    let setup = Setup { ascii: true, notice: None };
    assert_shot!(Screen::with(ferry(), 80, 24, setup).press("n"));
}
