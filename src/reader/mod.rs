//! The reader's state and what keys do to it, without a terminal.

mod actions;
mod app;
mod detail;
mod field;
mod filter;
mod help;
mod key;
mod keymap;
mod layers;
mod lists;
mod moves;
mod palette;
mod panel;
mod places;
mod scene;
mod search;
mod show;
mod status;
mod steps;

pub use actions::{ACTIONS, Action, Entry, Topic};
pub use app::{App, Effect, Msg, Setup};
pub use field::Field;
pub use filter::{Filter, Sort};
pub use key::{Key, KeyCode, keys};
pub use keymap::{Keymap, Match};
pub use layers::Layer;
pub use panel::Panel;
pub use scene::Visible;
pub use search::Prompt;
