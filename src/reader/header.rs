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
        let in_words = how != Counts::Signs;
        let glyphs = &self.glyphs;
        let mut phrase = Vec::new();
        let mut push = |role, glyph: &str, count: usize, words: &str| {
            if !phrase.is_empty() {
                let gap = match how {
                    Counts::Sides => "   ",
                    Counts::Words => "  ",
                    Counts::Signs => " ",
                };
                phrase.push((Role::Bar, gap.to_owned()));
            }
            phrase.push((role, glyph.to_owned()));
            phrase.push((Role::Bar, if in_words { format!(" {count} {words}") } else { count.to_string() }));
        };
        let doing = |count: usize, one: &'static str, several: &'static str| if count == 1 { one } else { several };
        push(Role::AgreeMark, glyphs.agrees, summary.agree, doing(summary.agree, "agrees", "agree"));
        if summary.conflict > 0 {
            let doing = doing(summary.conflict, "conflicts", "conflict");
            push(Role::ConflictMark, glyphs.conflicts, summary.conflict, doing);
        }
        if summary.differ > 0 || summary.conflict == 0 {
            push(Role::DifferMark, glyphs.differs, summary.differ, doing(summary.differ, "differs", "differ"));
        }
        let Pair { left, right } = summary.only_here;
        let (count, words) = match how {
            Counts::Sides => (left, format!("only left, {right} only right")),
            _ => (left + right, "on one side".to_owned()),
        };
        push(Role::OnlyHereMark, glyphs.only_here, count, &words);
        phrase
    }
}
