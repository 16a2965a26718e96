//! The palette: every action by name, found by typing some of its letters.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use super::{
    ACTIONS, Action, App, Entry, Field, Key, KeyCode, Layer,
    panel::{At, Content},
};
use crate::{
    text::width::width,
    view::{Phrase, Role, clip, phrase_width},
};

/// Of `items`, those that have the letters of `query` in order, the best first; all of them, in their order, if there is
/// no query. Each item is given by the text it is found by.
pub(super) fn fuzzy<T: Copy>(query: &str, items: &[(String, T)]) -> Vec<T> {
    if query.trim().is_empty() {
        return items.iter().map(|&(_, item)| item).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT.match_paths());
    let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
    let mut letters = Vec::new();
    let mut found: Vec<(std::cmp::Reverse<u32>, usize, T)> = items
        .iter()
        .enumerate()
        .filter_map(|(number, (text, item))| {
            let score = pattern.score(Utf32Str::new(text, &mut letters), &mut matcher)?;
            Some((std::cmp::Reverse(score), number, *item))
        })
        .collect();
    found.sort_by_key(|&(score, number, _)| (score, number));
    found.into_iter().map(|(_, _, item)| item).collect()
}

/// A list that gets shorter while one types keeps its height.
const STEADY: usize = 12;

/// Cells for the names of actions.
const NAME: usize = 22;

/// What the palette does not offer: it would do nothing from there.
const NOT_OFFERED: [Action; 2] = [Action::Palette, Action::Close];

impl App {
    /// The actions that the palette offers for `query`, the best first.
    fn offered(query: &str) -> Vec<&'static Entry> {
        let entries = || ACTIONS.iter().filter(|entry| !NOT_OFFERED.contains(&entry.action));
        let names: Vec<(String, &Entry)> = entries().map(|entry| (entry.name.to_owned(), entry)).collect();
        let mut offered = fuzzy(query, &names);
        // What an action does is a sentence: in that, letters far apart mean nothing.
        let query = query.to_lowercase();
        let told = |entry: &&Entry| query.split_whitespace().all(|word| entry.help.to_lowercase().contains(word));
        let known: Vec<Action> = offered.iter().map(|entry| entry.action).collect();
        offered.extend(entries().filter(told).filter(|entry| !known.contains(&entry.action)));
        offered
    }

    /// Takes in a key while the palette is open; the action chosen with it, if one was.
    pub(super) fn press_palette(&mut self, key: Key, mut field: Field, chosen: usize) -> Option<Action> {
        let all = App::offered(field.text()).len();
        let chosen = match (key.code, key.ctrl) {
            (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => {
                self.layer = None;
                return None;
            }
            (KeyCode::Backspace, _) if field.text().is_empty() => {
                self.layer = None;
                return None;
            }
            (KeyCode::Enter, _) => {
                self.layer = None;
                return App::offered(field.text()).get(chosen).map(|entry| entry.action);
            }
            _ => listed(key, chosen, all, self.page()).unwrap_or_else(|| {
                let before = field.text().to_owned();
                field.press(key);
                if before == field.text() { chosen } else { 0 }
            }),
        };
        self.layer = Some(Layer::Palette { field, chosen });
        None
    }

    /// The palette: names, what they do, their keys.
    pub(super) fn palette(&self, columns: usize, field: &Field, chosen: usize) -> Content {
        let offered = App::offered(field.text());
        let line = |entry: &&Entry| {
            let disabled = self.disabled(entry.action).is_some();
            let keys = self.keymap.of(entry.action).into_iter().next().unwrap_or_default();
            let name = clip(entry.name, NAME);
            let gap = " ".repeat(NAME.saturating_sub(width(&name)));
            let role = if disabled { Role::Quiet } else { Role::Text };
            let mut line: Phrase = vec![(role, format!(" {name}{gap} "))];
            let room = columns.saturating_sub(phrase_width(&line) + width(&keys) + 2);
            line.push((Role::Quiet, clip(entry.help, room)));
            let gap = columns.saturating_sub(phrase_width(&line) + width(&keys) + 1);
            line.push((Role::Quiet, " ".repeat(gap)));
            line.push((Role::Key, keys));
            line
        };
        let lines: Vec<Phrase> = offered.iter().map(line).collect();
        let why = offered.get(chosen).and_then(|entry| self.disabled(entry.action));
        let foot = match why {
            Some(why) => vec![vec![(Role::Message, clip(&why, columns))]],
            None if offered.is_empty() => vec![vec![(Role::Quiet, "no action is called that".to_owned())]],
            None => Vec::new(),
        };
        let head = vec![self.typed(":", field)];
        Content { title: "Do".to_owned(), head, lines, at: At::Chosen(chosen), foot, columns, least: STEADY }
    }

    /// A field with its cursor, after `lead`.
    pub(super) fn typed(&self, lead: &str, field: &Field) -> Phrase {
        let (before, after) = field.split();
        vec![
            (Role::Key, lead.to_owned()),
            (Role::Bar, before.to_owned()),
            (Role::Key, self.glyphs.cursor.to_owned()),
            (Role::Bar, after.to_owned()),
        ]
    }
}

/// The line chosen after a key that moves through a list while something is typed; `None` for other keys.
pub(super) fn listed(key: Key, chosen: usize, all: usize, page: usize) -> Option<usize> {
    let last = all.saturating_sub(1);
    let to = match (key.code, key.ctrl) {
        (KeyCode::Down, _) | (KeyCode::Char('n'), true) => chosen + 1,
        (KeyCode::Up, _) | (KeyCode::Char('p'), true) => chosen.saturating_sub(1),
        (KeyCode::PageDown, _) => chosen + (page / 2).max(1),
        (KeyCode::PageUp, _) => chosen.saturating_sub((page / 2).max(1)),
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> &'static str {
        App::offered(query).first().map_or("", |entry| entry.name)
    }

    #[test]
    fn an_action_is_found_by_its_name_by_some_letters_of_it_and_by_what_it_does() {
        assert_eq!(first("zoom"), "zoom");
        assert_eq!(first("nextdiv"), "next-divergence");
        assert_eq!(first("furnit"), "furniture");
        assert_eq!(first("regex"), "search");
        assert_eq!(first("qqqq"), "");
    }
}
