//! What the bar above the text says: what is read, and how it compares.

use super::App;
use crate::{
    text::{Pair, Side, width::width},
    view::{Phrase, Role, clip, phrase_width},
};

/// How the header says in numbers how two articles compare, according to the room it has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// In words, what is told on one side only by side.
    Sides,
    /// In words.
    Words,
    /// By signs.
    Signs,
}

impl App {
    /// The two ends of the header: what is read, and how it compares.
    pub fn header(&self, columns: usize) -> (Phrase, Phrase) {
        let counts = [(Counts::Sides, 50), (Counts::Words, 24), (Counts::Signs, 20)]
            .into_iter()
            .map(|(counts, names)| (self.counts(counts), names))
            .find(|(counts, names)| phrase_width(counts) + names <= columns)
            .map(|(counts, _)| counts)
            .unwrap_or_default();
        let mut names: Phrase = Vec::new();
        let room = columns.saturating_sub(phrase_width(&counts) + 3);
        let Pair { left, right } = self.names();
        let room = room.saturating_sub(width(self.glyphs.versus) + 2);
        let name = "parallax  ";
        if room >= width(name) + width(&left) + width(&right) {
            names.push((Role::Name, name.to_owned()));
        }
        let room = room.saturating_sub(phrase_width(&names));
        let left = clip(&left, room.saturating_sub(width(&right)).max(room / 2));
        let right = clip(&right, room.saturating_sub(width(&left)));
        // The one in focus stands out: in some arrangements nothing else says which that is.
        let role = |side: Side| if self.focus() == side { Role::Heading } else { Role::Bar };
        names.push((role(Side::Left), left));
        names.push((Role::Quiet, format!(" {} ", self.glyphs.versus)));
        names.push((role(Side::Right), right));
        (names, counts)
    }

    /// How the articles compare, in numbers; nothing before they are compared.
    fn counts(&self, how: Counts) -> Phrase {
        if Side::BOTH.into_iter().all(|side| self.comparison.claims[side].is_empty()) {
            return Phrase::new();
        }
        let summary = self.summary;
        let glyphs = &self.glyphs;
        let told = |count: usize, words: &str| {
            if how == Counts::Signs { count.to_string() } else { format!(" {count} {words}") }
        };
        let doing = |count: usize, one: &'static str, several: &'static str| {
            told(count, if count == 1 { one } else { several })
        };
        let mut parts = vec![(Role::AgreeMark, glyphs.agrees, doing(summary.agree, "agrees", "agree"))];
        if summary.conflict > 0 {
            parts.push((Role::ConflictMark, glyphs.conflicts, doing(summary.conflict, "conflicts", "conflict")));
        }
        if summary.differ > 0 || summary.diverge() == 0 && how == Counts::Signs {
            parts.push((Role::DifferMark, glyphs.differs, doing(summary.differ, "differs", "differ")));
        } else if summary.diverge() == 0 {
            parts.push((Role::Bar, "", "no divergence".to_owned()));
        }
        let Pair { left, right } = summary.only_here;
        let only_here = match how {
            Counts::Sides => told(left, &format!("only left, {right} only right")),
            _ => told(left + right, "on one side"),
        };
        parts.push((Role::OnlyHereMark, glyphs.only_here, only_here));
        let gap = match how {
            Counts::Sides => "   ",
            Counts::Words => "  ",
            Counts::Signs => " ",
        };
        let mut phrase = Vec::new();
        for (role, glyph, text) in parts {
            if !phrase.is_empty() {
                phrase.push((Role::Bar, gap.to_owned()));
            }
            phrase.extend([(role, glyph.to_owned()), (Role::Bar, text)]);
        }
        phrase
    }
}
