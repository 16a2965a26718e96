//! The configuration file: what it may say, everything that is wrong with it at once, and how it is written.

mod check;
mod print;

pub use check::parse;
pub use print::print;

use crate::{
    reader::{Action, Keymap},
    view::{Framing, ThemeChoice},
};

/// What a configuration says.
#[allow(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Clone, Debug)]
pub struct Config {
    /// Which theme to paint with.
    pub theme: ThemeChoice,
    /// How many colours to paint with.
    pub colors: ColorChoice,
    /// Whether to draw with ASCII characters only, whatever the locale says.
    pub ascii: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether articles are also compared by what their words mean, beside the reader.
    pub meaning: bool,
    /// Whether page furniture is shown.
    pub furniture: bool,
    /// Whether rewordings are underlined.
    pub rewordings: bool,
    /// How the screen is divided.
    pub framing: Framing,
    /// Which keys do what.
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            theme: ThemeChoice::Auto,
            colors: ColorChoice::Auto,
            ascii: false,
            mouse: true,
            meaning: true,
            furniture: false,
            rewordings: false,
            framing: Framing::default(),
            keymap: Keymap::default(),
        }
    }
}

/// How many colours to paint with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// As many as the terminal has.
    #[default]
    Auto,
    /// The fixed palette of 256.
    Palette,
    /// The terminal's own 16.
    Ansi,
    /// None.
    Never,
}

/// Something wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct ConfigError {
    /// The line of the file, 1-based.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// The names of values, in the order in which they are listed.
const THEMES: [(&str, ThemeChoice); 5] = [
    ("auto", ThemeChoice::Auto),
    ("light", ThemeChoice::Light),
    ("dark", ThemeChoice::Dark),
    ("contrast", ThemeChoice::Contrast),
    ("mono", ThemeChoice::Mono),
];

const COLORS: [(&str, ColorChoice); 4] = [
    ("auto", ColorChoice::Auto),
    ("256", ColorChoice::Palette),
    ("16", ColorChoice::Ansi),
    ("none", ColorChoice::Never),
];

/// Columns of prose that may be asked for.
const COLUMNS: std::ops::RangeInclusive<i64> = 30..=200;

/// What can be set, besides keys.
const SETTINGS: [&str; 9] =
    ["theme", "colors", "arrangement", "columns", "ascii", "mouse", "meaning", "furniture", "rewordings"];

/// An action by its name.
fn action(name: &str) -> Option<Action> {
    crate::reader::ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
}
