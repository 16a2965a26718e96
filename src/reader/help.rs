//! The help, drawn from the table of actions.

use super::{
    ACTIONS, App, Entry, Field, Topic,
    panel::{At, Content, beside, indented, paragraph},
};
use crate::{
    text::{fold::fold, width::width},
    view::{Phrase, Role},
};

impl App {
    /// The help: signs and keys; searched, the lines that `query` is in.
    pub(super) fn help(&self, columns: usize, scroll: usize, query: &Field, typing: bool) -> Content {
        let searched = !query.text().is_empty();
        let head = match (typing, searched) {
            (true, _) => vec![self.typed("/", query), Phrase::new()],
            (false, true) => {
                vec![vec![(Role::Key, "/".to_owned()), (Role::Bar, query.text().to_owned())], Phrase::new()]
            }
            _ => Vec::new(),
        };
        let lines = if searched { self.help_found(query.text(), columns) } else { self.help_lines(columns) };
        Content { title: "Help".to_owned(), head, lines, at: At::Scrolled(scroll), foot: Vec::new(), columns, least: 0 }
    }

    /// The actions whose name, keys or description have every word of `query`.
    fn help_found(&self, query: &str, columns: usize) -> Vec<Phrase> {
        let query = fold(query);
        let words: Vec<&str> = query.text().split_whitespace().collect();
        let found = ACTIONS.iter().filter(|entry| {
            let text = fold(&format!("{} {} {}", entry.name, entry.help, entry.topic.title()));
            words.iter().all(|word| text.text().contains(word))
                || self.keymap.of(entry.action).iter().any(|keys| fold(keys).text() == query.text())
        });
        let lines: Vec<Phrase> = found.flat_map(|entry| self.help_entry(entry, columns)).collect();
        if lines.is_empty() { paragraph("Nothing in the help says that.", columns, Role::Quiet) } else { lines }
    }

    /// One row of the table: its keys, what it does, its name.
    fn help_entry(&self, entry: &Entry, columns: usize) -> Vec<Phrase> {
        let mut names = self.keymap.of(entry.action).join(" ");
        if names.is_empty() {
            names = format!(":{}", entry.name);
        }
        let key_columns = (columns / 3).min(22);
        let names = (Role::Key, format!("  {names}"));
        if width(&names.1) < key_columns {
            return beside(names, key_columns, entry.help, columns);
        }
        // Too many keys for the column have lines of their own.
        let mut lines = indented(&names.1, columns, Role::Key);
        lines.extend(beside((Role::Text, String::new()), key_columns, entry.help, columns));
        lines
    }

    fn help_lines(&self, columns: usize) -> Vec<Phrase> {
        // Signs are what a new reader asks about first.
        let mut lines = vec![vec![(Role::Heading, "Signs".to_owned())]];
        lines.extend(self.legend(columns));
        for topic in Topic::ALL {
            let entries: Vec<&Entry> = ACTIONS.iter().filter(|entry| entry.topic == topic).collect();
            lines.push(Phrase::new());
            lines.push(vec![(Role::Heading, topic.title().to_owned())]);
            lines.extend(entries.into_iter().flat_map(|entry| self.help_entry(entry, columns)));
        }
        lines.push(Phrase::new());
        lines.extend(paragraph(
            "A number before a key repeats it: 5j goes down five rows. Here, / searches.",
            columns,
            Role::Quiet,
        ));
        lines
    }

    fn legend(&self, columns: usize) -> Vec<Phrase> {
        let glyphs = &self.glyphs;
        [
            (Role::AgreeMark, glyphs.same, "nearly the same words"),
            (Role::AgreeMark, glyphs.agrees, "the same claim in other words"),
            (Role::ConflictMark, glyphs.conflicts, "conflict: both cannot be right"),
            (Role::DifferMark, glyphs.differs, "differs in degree, certainty, speaker, status, ..."),
            (Role::RelatedMark, glyphs.related, "same matter, no claim clearly shared"),
            (Role::OnlyHereMark, glyphs.only_here, "only here: no counterpart found in the other article"),
            (Role::Line, glyphs.lines.across, "joins two linked claims"),
            (Role::Line, glyphs.lines.dotted, "joins passages of which other claims are linked"),
            (Role::Line, glyphs.moved, "stands elsewhere in its own article"),
            (Role::Quiet, glyphs.fold, "page furniture, set aside"),
        ]
        .into_iter()
        .flat_map(|(role, glyph, words)| beside((role, format!("  {glyph}")), 6, words, columns))
        .collect()
    }
}
