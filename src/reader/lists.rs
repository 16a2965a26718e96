//! Lists to choose from: every divergence, what is shown, what may follow a key.

use super::{
    App, Panel, Sort,
    panel::{At, Content, paragraph},
};
use crate::{
    judge::Relation,
    text::{Side, width::width},
    view::{Phrase, Role, clip, phrase_width},
};

impl App {
    /// Every divergence with its kind and both quotations, and both claims of the one chosen.
    pub(super) fn divergence_list(&self, columns: usize, chosen: usize) -> Content {
        // Only the lines that can be seen are made: there may be thousands.
        let near = chosen.saturating_sub(usize::from(self.size.1))..chosen + usize::from(self.size.1);
        let kinds = self.stops.iter().filter_map(|&link| self.comparison.links[link].reasons.first());
        let kind_columns = kinds.map(|reason| width(reason.kind.title())).max().unwrap_or_default();
        let rows = self.stops.iter().enumerate().map(|(number, &link)| {
            if !near.contains(&number) {
                return Phrase::new();
            }
            let link = &self.comparison.links[link];
            let mark = Role::of_relation(link.relation);
            let mut row = vec![(mark, format!(" {} ", self.glyphs.relation(link.relation)))];
            if let Some(reason) = link.reasons.first() {
                // Where there is little room the words say it.
                if columns >= kind_columns + 20 {
                    row.push((Role::Bar, format!("{:kind_columns$}  ", reason.kind.title())));
                }
                let more = match link.reasons.len() - 1 {
                    0 => String::new(),
                    more => format!("  +{more}"),
                };
                let room = columns.saturating_sub(phrase_width(&row) + width(&more));
                row.extend(self.quotations(reason, link.relation, room));
                row.push((Role::Quiet, more));
            }
            row
        });
        let lines = rows.collect();
        let mut foot = Vec::new();
        if let Some(&link) = self.stops.get(chosen) {
            for side in Side::BOTH {
                let words = self.comparison.side(side).text(self.comparison.links[link].claim(side));
                let mut claim = paragraph(words, columns.saturating_sub(2), Role::Text);
                if claim.len() > 2 {
                    let rest = clip(words, (columns.saturating_sub(2)) * 2);
                    claim = paragraph(&rest, columns.saturating_sub(2), Role::Text);
                    claim.truncate(2);
                }
                for (number, line) in claim.into_iter().enumerate() {
                    let lead = match (number, side) {
                        (0, Side::Left) => "L ",
                        (0, Side::Right) => "R ",
                        _ => "  ",
                    };
                    foot.push([vec![(Role::Name, lead.to_owned())], line].concat());
                }
            }
        }
        let title = format!("Divergences: {} of {}", chosen + 1, self.stops.len());
        Content { title, head: Vec::new(), lines, at: At::Chosen(chosen), foot, columns, least: 0 }
    }

    /// What is shown and what is left out.
    pub(super) fn filter_menu(&self, columns: usize, chosen: usize) -> Content {
        let (shown, left_out) = self.glyphs.ticks;
        let line = |(sort, count): (Sort, usize)| {
            let count = count.to_string();
            let on = self.filter.shows(sort);
            let (role, glyph, words) = match sort {
                Sort::Relation(relation) => (
                    Role::of_relation(relation),
                    self.glyphs.relation(relation),
                    match relation {
                        Relation::Conflicts => "conflicts",
                        Relation::Differs => "differs",
                        Relation::Agrees => "agrees, in other words",
                        Relation::Same => "says the same",
                        Relation::Related => "same matter only",
                    },
                ),
                Sort::OnlyHere => (Role::OnlyHereMark, self.glyphs.only_here, "told by one side only"),
                Sort::Kind(kind) => (Role::Quiet, " ", kind.title()),
            };
            let prefix = if matches!(sort, Sort::Kind(_)) { "  by " } else { "" };
            let text_role = if on { Role::Text } else { Role::Quiet };
            let mut line: Phrase = vec![
                (Role::Key, format!(" {} ", if on { shown } else { left_out })),
                (role, format!("{glyph} ")),
                (text_role, format!("{prefix}{words}")),
            ];
            let gap = columns.saturating_sub(phrase_width(&line) + width(&count) + 1);
            line.push((Role::Text, " ".repeat(gap)));
            line.push((Role::Quiet, count));
            line
        };
        let lines = self.sorts().into_iter().map(line).collect();
        Content {
            title: "Show".to_owned(),
            head: Vec::new(),
            lines,
            at: At::Chosen(chosen),
            foot: Vec::new(),
            columns,
            least: 0,
        }
    }

    /// What may follow the keys begun, while they wait.
    pub(super) fn which_key(&self, room: usize) -> Option<Panel> {
        if self.pending.is_empty() {
            return None;
        }
        let height = usize::from(self.frame?.height).saturating_sub(4);
        let after = self.keymap.after(&self.pending);
        let keys = after.iter().map(|(keys, _)| width(keys)).max().unwrap_or_default();
        let lines: Vec<Phrase> = after
            .into_iter()
            .filter_map(|(key, action)| {
                let gap = " ".repeat(keys - width(&key) + 2);
                let help = clip(action.entry()?.help, room.saturating_sub(keys + 2));
                let role = if self.disabled(action).is_some() { Role::Quiet } else { Role::Text };
                Some(vec![(Role::Key, key), (Role::Text, gap), (role, help)])
            })
            .take(height.max(1))
            .collect();
        let columns = lines.iter().map(phrase_width).max()?.min(room);
        let title = self.pending.iter().map(super::Key::to_string).collect();
        let height = lines.len();
        Some(Panel {
            title,
            head: Vec::new(),
            lines,
            scroll: 0,
            chosen: None,
            foot: Vec::new(),
            columns,
            height,
            low: true,
            bordered: true,
        })
    }
}
