//! The roles that words and signs play, and how a theme paints them.
//!
//! Colours are blue and orange, which every kind of colour vision tells apart, taken from the fixed part of the
//! 256-colour palette, and nothing is told by colour alone. The terminal keeps its own background.

use ratatui::style::{Color, Modifier, Style};

use crate::{comparison::Standing, judge::Relation};

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
    /// Black and white with few bright colours, light or dark as the terminal is.
    Contrast,
    /// Without colour: emphasis and glyphs only.
    Mono,
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// Its own 16, whatever these look like.
    Ansi,
    /// Those and the fixed palette of 256.
    #[default]
    Palette,
}

/// What a piece of text or a sign is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Prose.
    Text,
    /// An article's headline.
    Title,
    /// The sentence or two under it.
    Standfirst,
    /// A heading.
    Heading,
    /// Bylines, datelines, references.
    Quiet,
    /// What stands under a picture.
    Caption,
    /// Page furniture.
    Furniture,
    /// Code.
    Code,
    /// A keyword in code.
    CodeKeyword,
    /// A string in code.
    CodeString,
    /// A comment in code.
    CodeComment,
    /// A number or another constant in code.
    CodeConstant,
    /// A claim that the other article does not tell.
    OnlyHere,
    /// The claim selected.
    Selected,
    /// A claim linked with it.
    Partner,
    /// The very words of a conflict.
    ConflictWords,
    /// The very words of a softer divergence.
    DifferWords,
    /// Words that an otherwise equal claim has in other wording.
    Reworded,
    /// Words a search found.
    Hit,
    /// Those of them gone to last.
    CurrentHit,
    /// The sign of a claim that agrees.
    AgreeMark,
    /// The sign of a claim on the same matter.
    RelatedMark,
    /// The sign of a claim told here only.
    OnlyHereMark,
    /// The sign of a softer divergence.
    DifferMark,
    /// The sign of a conflict.
    ConflictMark,
    /// Borders, bars, bullets.
    Line,
    /// The border of the pane that has the focus.
    FocusedLine,
    /// The program's name, a panel's title.
    Name,
    /// A key to press.
    Key,
    /// What a bar says.
    Bar,
    /// A message: something to read now.
    Message,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 31] = [
        Role::Text,
        Role::Title,
        Role::Standfirst,
        Role::Heading,
        Role::Quiet,
        Role::Caption,
        Role::Furniture,
        Role::Code,
        Role::CodeKeyword,
        Role::CodeString,
        Role::CodeComment,
        Role::CodeConstant,
        Role::OnlyHere,
        Role::Selected,
        Role::Partner,
        Role::ConflictWords,
        Role::DifferWords,
        Role::Reworded,
        Role::Hit,
        Role::CurrentHit,
        Role::AgreeMark,
        Role::RelatedMark,
        Role::OnlyHereMark,
        Role::DifferMark,
        Role::ConflictMark,
        Role::Line,
        Role::FocusedLine,
        Role::Name,
        Role::Key,
        Role::Bar,
        Role::Message,
    ];

    /// The role of a claim's sign.
    pub fn of_standing(standing: Standing) -> Role {
        match standing {
            Standing::Linked(relation) => Role::of_relation(relation),
            Standing::OnlyHere => Role::OnlyHereMark,
            Standing::Silent => Role::Line,
        }
    }

    /// The role of a relation's sign.
    pub fn of_relation(relation: Relation) -> Role {
        match relation {
            Relation::Same | Relation::Agrees => Role::AgreeMark,
            Relation::Related => Role::RelatedMark,
            Relation::Differs => Role::DifferMark,
            Relation::Conflicts => Role::ConflictMark,
        }
    }
}

/// How roles are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colors: Option<Colors>,
}

/// The colours of a theme, in the fixed part of the 256-colour palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Colors {
    conflict: u8,
    differ: u8,
    only_here: u8,
    quiet: u8,
    line: u8,
    focus: u8,
    string: u8,
    selected: u8,
    partner: u8,
}

impl Theme {
    /// For a dark background.
    pub const DARK: Theme = Theme {
        colors: Some(Colors {
            conflict: 215,
            differ: 117,
            only_here: 146,
            quiet: 248,
            line: 240,
            focus: 110,
            string: 180,
            selected: 237,
            partner: 235,
        }),
    };

    /// For a light background.
    pub const LIGHT: Theme = Theme {
        colors: Some(Colors {
            conflict: 94,
            differ: 25,
            only_here: 60,
            quiet: 240,
            line: 248,
            focus: 24,
            string: 58,
            selected: 254,
            partner: 255,
        }),
    };

    /// For a dark background, with as much contrast as there can be.
    pub const CONTRAST_DARK: Theme = Theme {
        colors: Some(Colors {
            conflict: 226,
            differ: 123,
            only_here: 225,
            quiet: 254,
            line: 250,
            focus: 231,
            string: 230,
            selected: 236,
            partner: 234,
        }),
    };

    /// For a light background, with as much contrast as there can be.
    pub const CONTRAST_LIGHT: Theme = Theme {
        colors: Some(Colors {
            conflict: 88,
            differ: 18,
            only_here: 54,
            quiet: 234,
            line: 240,
            focus: 16,
            string: 52,
            selected: 253,
            partner: 255,
        }),
    };

    /// For a dark background, in the terminal's own colours.
    const ANSI_DARK: Theme = Theme {
        colors: Some(Colors {
            conflict: 11,
            differ: 14,
            only_here: 13,
            quiet: 7,
            line: 8,
            focus: 12,
            string: 10,
            selected: 8,
            partner: 0,
        }),
    };

    /// For a light background, in the terminal's own colours.
    const ANSI_LIGHT: Theme = Theme {
        colors: Some(Colors {
            conflict: 1,
            differ: 4,
            only_here: 5,
            quiet: 0,
            line: 8,
            focus: 4,
            string: 2,
            selected: 7,
            partner: 15,
        }),
    };

    /// The theme of `choice` on a background that is `light` or dark, with the colours there are.
    pub fn chosen(choice: ThemeChoice, light: bool, depth: Depth) -> Theme {
        let light = match choice {
            ThemeChoice::Light => true,
            ThemeChoice::Dark => false,
            _ => light,
        };
        match (choice, depth, light) {
            (ThemeChoice::Mono, ..) | (_, Depth::None, _) => Theme::MONO,
            (_, Depth::Ansi, true) => Theme::ANSI_LIGHT,
            (_, Depth::Ansi, false) => Theme::ANSI_DARK,
            (ThemeChoice::Contrast, Depth::Palette, true) => Theme::CONTRAST_LIGHT,
            (ThemeChoice::Contrast, Depth::Palette, false) => Theme::CONTRAST_DARK,
            (_, Depth::Palette, true) => Theme::LIGHT,
            (_, Depth::Palette, false) => Theme::DARK,
        }
    }

    /// Without colour.
    pub const MONO: Theme = Theme { colors: None };

    /// How `role` is painted; a style to lay over what was painted before.
    pub fn paint(&self, role: Role) -> Style {
        let style = emphasis(role);
        match self.colors {
            Some(colors) => {
                let (foreground, background) = colors.of(role);
                let style = foreground.map_or(style, |color| style.fg(Color::Indexed(color)));
                background.map_or(style, |color| style.bg(Color::Indexed(color)))
            }
            None => match role {
                Role::Selected => style.add_modifier(Modifier::REVERSED),
                Role::Partner => style.add_modifier(Modifier::UNDERLINED),
                Role::Quiet | Role::Line | Role::Furniture | Role::CodeComment => style.add_modifier(Modifier::DIM),
                _ => style,
            },
        }
    }

    /// How roles lying over each other are painted.
    pub fn paint_all(&self, roles: &[Role]) -> Style {
        roles.iter().fold(Style::default(), |style, &role| style.patch(self.paint(role)))
    }
}

impl Colors {
    fn of(&self, role: Role) -> (Option<u8>, Option<u8>) {
        match role {
            Role::Text | Role::Title | Role::Standfirst | Role::Heading | Role::Code | Role::Reworded | Role::Bar => {
                (None, None)
            }
            Role::Quiet | Role::Caption | Role::Furniture | Role::CodeComment | Role::AgreeMark | Role::RelatedMark => {
                (Some(self.quiet), None)
            }
            Role::CodeKeyword | Role::DifferWords | Role::DifferMark => (Some(self.differ), None),
            Role::CodeString | Role::CodeConstant => (Some(self.string), None),
            Role::OnlyHere | Role::OnlyHereMark => (Some(self.only_here), None),
            Role::Selected => (None, Some(self.selected)),
            Role::Partner => (None, Some(self.partner)),
            Role::ConflictWords | Role::ConflictMark | Role::Message => (Some(self.conflict), None),
            Role::Line => (Some(self.line), None),
            Role::FocusedLine | Role::Name | Role::Key | Role::Hit | Role::CurrentHit => (Some(self.focus), None),
        }
    }
}

/// The emphasis that a role has in every theme.
fn emphasis(role: Role) -> Style {
    let style = Style::default();
    match role {
        Role::Title
        | Role::Heading
        | Role::Name
        | Role::Key
        | Role::DifferMark
        | Role::ConflictMark
        | Role::Message => style.add_modifier(Modifier::BOLD),
        Role::ConflictWords | Role::DifferWords => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Reworded => style.add_modifier(Modifier::UNDERLINED),
        // In the terminal's own colours turned round, hits are seen on every ground.
        Role::Hit => style.add_modifier(Modifier::UNDERLINED | Modifier::ITALIC),
        Role::CurrentHit => style.add_modifier(Modifier::REVERSED | Modifier::BOLD),
        Role::Standfirst | Role::Caption => style.add_modifier(Modifier::ITALIC),
        _ => style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of a colour in the fixed part of the 256-colour palette.
    fn rgb(index: u8) -> [f64; 3] {
        let level = |step: u8| if step == 0 { 0.0 } else { f64::from(55 + 40 * step) };
        if index >= 232 {
            return [f64::from(8 + 10 * (index - 232)); 3];
        }
        let cube = index - 16;
        [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
    }

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(rgb: [f64; 3]) -> f64 {
        let [r, g, b] = rgb.map(|value| {
            let value = value / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_word_stands_out_from_usual_backgrounds_and_from_the_selection() {
        let dark = ([[0.0; 3], [30.0; 3], [40.0, 42.0, 54.0]], Theme::DARK);
        let light = ([[255.0; 3], [250.0; 3], [238.0; 3]], Theme::LIGHT);
        // With high contrast the stricter bound of WCAG 2 holds.
        let strict = [(dark.0, Theme::CONTRAST_DARK, 7.0), (light.0, Theme::CONTRAST_LIGHT, 7.0)];
        for (backgrounds, theme, least) in [(dark.0, dark.1, 4.5), (light.0, light.1, 4.5)].into_iter().chain(strict) {
            let colors = theme.colors.unwrap();
            let all = backgrounds.into_iter().chain([rgb(colors.selected), rgb(colors.partner)]);
            for background in all {
                // Lines carry no meaning of their own and may be faint.
                for role in Role::ALL.into_iter().filter(|role| *role != Role::Line) {
                    if let Some(Color::Indexed(color)) = theme.paint(role).fg {
                        let contrast = contrast(rgb(color), background);
                        assert!(contrast >= least, "{role:?} on {background:?}: {contrast:.1}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_theme_tells_the_divergences_apart_by_colour_alone() {
        for theme in [Theme::DARK, Theme::LIGHT, Theme::CONTRAST_DARK, Theme::ANSI_LIGHT, Theme::MONO] {
            for role in [Role::ConflictWords, Role::DifferWords] {
                assert!(theme.paint(role).add_modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
            }
        }
        for role in Role::ALL {
            let style = Theme::MONO.paint(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }
}
