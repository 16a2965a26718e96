//! Roles and how they are painted.

/// Which theme to paint with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Light or dark, as the terminal is.
    #[default]
    Auto,
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// Without colour: emphasis and glyphs only.
    Mono,
}
