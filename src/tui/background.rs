//! Whether the terminal's background is light or dark: guessed at first, then as it says, and followed when it changes.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use super::terminal::Answer;
use crate::view::{Depth, Theme, ThemeChoice};

/// A question for the background, and one that every terminal answers, so that it is known when nothing more will come.
/// The first ends with a bell: rxvt would answer the other way of ending it without an end.
const ASK: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// How long the answer to a question is expected at most.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long nothing is painted in colours that may be unreadable on the background: most terminals answer within
/// milliseconds, some none at all.
const GRACE: Duration = Duration::from_millis(400);

/// Who has said whether the background is light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Teller {
    Nobody,
    Environment,
    /// The terminal, by the name of its scheme.
    Scheme,
    /// The terminal, by the colour itself.
    Color,
}

/// The background of the terminal, and the theme that goes with it.
pub(super) struct Background {
    choice: ThemeChoice,
    depth: Depth,
    light: bool,
    /// Whether the terminal can be asked, and the theme depends on what it says.
    follows: bool,
    said_by: Teller,
    asked: Option<Instant>,
}

impl Background {
    /// The background that the environment tells, dark where it tells nothing.
    pub(super) fn new(choice: ThemeChoice, depth: Depth, variable: impl Fn(&str) -> Option<String>) -> Background {
        let colors = variable("COLORFGBG");
        let number = colors.and_then(|colors| colors.rsplit(';').next().and_then(|number| number.parse::<u8>().ok()));
        let light = matches!(number, Some(7 | 15));
        let speaks = !["linux", "cons25", "vt100", "vt220"].contains(&variable("TERM").unwrap_or_default().as_str());
        let follows = speaks && depth != Depth::None && matches!(choice, ThemeChoice::Auto | ThemeChoice::Contrast);
        let said_by = if number.is_some() { Teller::Environment } else { Teller::Nobody };
        Background { choice, depth, light, follows, said_by, asked: None }
    }

    /// Whether the terminal shall say when its background changes.
    pub(super) fn follows(&self) -> bool {
        self.follows
    }

    /// Whether more than a guess is known, or it does not matter.
    fn is_known(&self) -> bool {
        !self.follows || self.said_by != Teller::Nobody
    }

    /// The theme to paint with now: without colours while the terminal may still say which ones can be read on it.
    pub(super) fn theme(&self) -> Theme {
        if self.awaited().is_some() { Theme::MONO } else { Theme::chosen(self.choice, self.light, self.depth) }
    }

    /// How long the first answer is waited for from now on.
    pub(super) fn awaited(&self) -> Option<Duration> {
        if self.is_known() { None } else { GRACE.checked_sub(self.asked?.elapsed()) }
    }

    /// Asks the terminal, if it matters. The answer comes among its keys.
    pub(super) fn ask(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.follows {
            self.asked = Some(Instant::now());
            out.write_all(ASK)?;
            out.flush()?;
        }
        Ok(())
    }

    /// Takes in what the terminal said; whether it should be asked what that means.
    pub(super) fn take_in(&mut self, answer: Answer) -> bool {
        match answer {
            Answer::Background { light } => {
                self.light = light;
                self.said_by = Teller::Color;
            }
            // Who can tell the colour itself knows better than who names the scheme.
            Answer::Scheme { .. } if self.said_by == Teller::Color => return true,
            Answer::Scheme { light } => {
                self.light = light;
                self.said_by = Teller::Scheme;
            }
            Answer::Focus => return true,
            Answer::NothingMore => self.asked = None,
        }
        false
    }

    /// How long an answer may still come: whoever reads the terminal next shall not find it among what is typed.
    pub(super) fn owed(&self) -> Option<Duration> {
        PATIENCE.checked_sub(self.asked?.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn background(choice: ThemeChoice, colors: Option<&'static str>, term: &'static str) -> Background {
        let variable = |name: &str| match name {
            "COLORFGBG" => colors.map(str::to_owned),
            _ => Some(term.to_owned()),
        };
        Background::new(choice, Depth::Palette, variable)
    }

    #[test]
    fn the_environment_is_believed_until_the_terminal_says_otherwise() {
        let mut one = background(ThemeChoice::Auto, Some("0;default;15"), "xterm-256color");
        assert_eq!(one.theme(), Theme::LIGHT);
        one.take_in(Answer::Background { light: false });
        assert_eq!(one.theme(), Theme::DARK);
        // Whoever has told the colour is asked again, and not taken by the name of its scheme.
        assert!(one.take_in(Answer::Scheme { light: true }));
        assert_eq!(one.theme(), Theme::DARK);
    }

    #[test]
    fn a_scheme_is_believed_of_a_terminal_that_tells_no_colour() {
        let mut one = background(ThemeChoice::Contrast, None, "xterm-256color");
        assert_eq!(one.theme(), Theme::CONTRAST_DARK);
        assert!(!one.take_in(Answer::Scheme { light: true }));
        assert_eq!(one.theme(), Theme::CONTRAST_LIGHT);
    }

    #[test]
    fn nobody_is_asked_where_it_does_not_matter_or_nobody_would_understand() {
        for (choice, term) in [(ThemeChoice::Dark, "xterm"), (ThemeChoice::Mono, "xterm"), (ThemeChoice::Auto, "linux")]
        {
            let mut asked = Vec::new();
            let mut one = background(choice, None, term);
            one.ask(&mut asked).unwrap();
            assert!(asked.is_empty() && one.owed().is_none() && !one.follows(), "{choice:?} {term}");
        }
        let mut asked = Vec::new();
        let mut one = background(ThemeChoice::Auto, None, "xterm");
        one.ask(&mut asked).unwrap();
        assert!(!asked.is_empty() && one.owed().is_some());
        one.take_in(Answer::NothingMore);
        assert!(one.owed().is_none());
    }
}
