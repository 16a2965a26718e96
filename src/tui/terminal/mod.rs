//! The terminal taken over and given back, whatever happens in between.

mod events;
mod guard;
mod input;
mod pause;

pub(super) use events::{Event, Events};
pub use guard::{Modes, TerminalGuard};
pub(super) use input::Answer;
