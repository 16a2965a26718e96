//! What the bars below the text say: detail, hints.

use super::{ACTIONS, Action, App, Key, Layer, Prompt};
use crate::{
    comparison::{Link, Standing},
    judge::{Confidence, Reason, Relation},
    text::{Side, width::width},
    view::{Phrase, Role, Selection, clip, phrase_width},
};

/// Words for how closely two claims match. The bounds are those between which a reader would see a difference, not
/// thresholds of the engine.
pub(super) fn match_in_words(score: f64) -> &'static str {
    match score {
        0.6.. => "close match",
        0.35.. => "clear match",
        _ => "loose match",
    }
}

/// How sure it is that two quotations are at odds, in words.
pub(super) fn confidence_in_words(confidence: Confidence) -> String {
    format!("{} confidence", confidence.name())
}

/// More hints than these are not read.
const MOST_HINTS: usize = 7;

/// A relation as a verb between two claims.
pub(super) fn relation_in_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "says the same",
        Relation::Agrees => "agrees",
        Relation::Conflicts => "conflicts",
        Relation::Differs => "differs",
        Relation::Related => "related",
    }
}

impl App {
    /// The lines of the detail: how the selected claim stands, and why.
    pub fn detail(&self, columns: usize, lines: usize) -> Vec<Phrase> {
        let mut detail = Vec::new();
        match self.selection() {
            Some(selection) => {
                detail.push(self.detail_line(selection, columns));
                if lines > 1 {
                    detail.push(self.explanation(selection, columns));
                }
            }
            None if self.at_furniture() => {
                let text = "page furniture, set aside and never compared";
                detail.push(vec![(Role::Quiet, clip(&format!("{} {text}", self.glyphs.fold), columns))]);
            }
            None if self.comparison.articles[self.cursor.side].is_empty() => {
                detail.push(vec![(Role::Quiet, "this article has no text".to_owned())]);
            }
            None => {}
        }
        detail.truncate(lines);
        detail
    }

    fn detail_line(&self, selection: Selection, columns: usize) -> Phrase {
        let Some(link) = selection.link.map(|link| &self.comparison.links[link]) else {
            return self.unlinked_line(selection, columns);
        };
        let mark = Role::of_relation(link.relation);
        let mut phrase = vec![(mark, format!("{} ", self.glyphs.relation(link.relation)))];
        let end = self.ordinal(selection);
        let taken =
            |phrase: &Phrase| columns.saturating_sub(phrase_width(phrase) + end.as_deref().map_or(0, width) + 2);
        if let Some(reason) = link.reasons.first() {
            phrase.push((Role::Bar, format!("{}  ", reason.kind.title())));
            let room = taken(&phrase);
            phrase.extend(self.quotations(reason, link.relation, room));
        } else {
            phrase.push((Role::Bar, format!("{}  ", relation_in_words(link.relation))));
            let room = taken(&phrase);
            let other = selection.side.other();
            let words = self.comparison.side(other).text(link.claim(other));
            phrase.push((Role::Quiet, self.quoted(words, room)));
        }
        if let Some(end) = end {
            let gap = columns.saturating_sub(phrase_width(&phrase) + width(&end));
            phrase.push((Role::Bar, " ".repeat(gap)));
            phrase.push((Role::Quiet, end));
        }
        phrase
    }

    fn unlinked_line(&self, selection: Selection, columns: usize) -> Phrase {
        if self.index.standing(selection.side, selection.claim) == Standing::Silent {
            return vec![(Role::Quiet, "a heading without counterpart".to_owned())];
        }
        let other = side_name(selection.side.other());
        let glyph = self.glyphs.only_here;
        let text = clip(&format!("only here: no counterpart found in the {other} article"), columns.saturating_sub(2));
        vec![(Role::OnlyHereMark, format!("{glyph} ")), (Role::Bar, text)]
    }

    /// "3 of 5", where the link looked at is a divergence.
    fn ordinal(&self, selection: Selection) -> Option<String> {
        let at = self.stops.iter().position(|&stop| Some(stop) == selection.link)?;
        Some(format!("{} of {}", at + 1, self.stops.len()))
    }

    /// Both quotations of a reason, left first, within `columns`.
    pub(super) fn quotations(&self, reason: &Reason, relation: Relation, columns: usize) -> Phrase {
        let words = Role::of_relation(relation);
        let between = format!(" {} ", self.glyphs.against);
        let room = columns.saturating_sub(width(&between));
        let articles = &self.comparison.articles;
        let (left, right) = (articles.left.words(reason.left), articles.right.words(reason.right));
        let for_left = room.saturating_sub(width(right) + 2).max(room / 2);
        let left = self.quoted(left, for_left);
        let right = self.quoted(right, room.saturating_sub(width(&left)));
        vec![(words, left), (Role::Quiet, between), (words, right)]
    }

    pub(super) fn quoted(&self, words: &str, columns: usize) -> String {
        let (open, close) = self.glyphs.quotes;
        format!("{open}{}{close}", clip(words, columns.saturating_sub(2)))
    }

    fn explanation(&self, selection: Selection, columns: usize) -> Phrase {
        let Some(link) = selection.link.map(|link| &self.comparison.links[link]) else { return Phrase::new() };
        let further = self.links_here().saturating_sub(1);
        let mut parts = Vec::new();
        if let Some(reason) = link.reasons.first() {
            parts.push(reason.text.trim_end_matches('.').to_owned());
            parts.push(confidence_in_words(reason.confidence));
        }
        parts.push(match_in_words(link.score).to_owned());
        if link.reasons.len() > 1 {
            parts.push(count(link.reasons.len() - 1, "further reason"));
        }
        if further > 0 {
            parts.push(count(further, "further link"));
        }
        let dot = format!("  {}  ", self.glyphs.dot);
        let room = columns.saturating_sub(2);
        while parts.len() > 1 && width(&parts.join(&dot)) > room {
            parts.pop();
        }
        vec![(Role::Quiet, format!("  {}", clip(&parts.join(&dot), room)))]
    }

    /// What to read on the bottom line: a message, keys begun, or the keys useful now.
    pub fn hints(&self, columns: usize) -> Phrase {
        if let Some(Layer::Search(prompt)) = &self.layer {
            return self.search_line(prompt, columns);
        }
        if let Some(message) = &self.message {
            return self.message_phrase(message, columns);
        }
        let begun: String = self.count.map(|count| count.to_string()).unwrap_or_default()
            + &self.pending.iter().map(Key::to_string).collect::<String>()
            + match self.asking {
                Some(Action::SetMark) => "mark this place as ...",
                Some(Action::GoToMark) => "to the place marked as ...",
                _ => "",
            };
        let begun = match &self.busy {
            Some(busy) if begun.is_empty() => format!("{busy}  esc gives up"),
            // Where there is little room the keys matter more.
            None if begun.is_empty() && self.deepening && columns >= 60 => "comparing meaning ...".to_owned(),
            _ => begun,
        };
        let room = columns.saturating_sub(if begun.is_empty() { 0 } else { width(&begun) + 2 });
        let found = match &self.search {
            Some(search) => {
                format!("{}{}{}  {}", self.glyphs.quotes.0, search.query, self.glyphs.quotes.1, self.hits_in_words())
            }
            None => String::new(),
        };
        let found = clip(&found, room / 2);
        let mut phrase: Phrase = Vec::new();
        if !found.is_empty() {
            phrase.extend([(Role::Message, found), (Role::Bar, "   ".to_owned())]);
        }
        phrase.extend(self.hints_within(room.saturating_sub(phrase_width(&phrase)), 1));
        let role =
            if self.deepening && self.busy.is_none() && self.pending.is_empty() { Role::Quiet } else { Role::Message };
        if !begun.is_empty() {
            let gap = columns.saturating_sub(phrase_width(&phrase) + width(&begun));
            phrase.push((Role::Bar, " ".repeat(gap)));
            phrase.push((role, begun));
        }
        phrase
    }

    /// The search being typed, and how much was found.
    fn search_line(&self, prompt: &Prompt, columns: usize) -> Phrase {
        let mut phrase = self.typed(if prompt.regex { "regex /" } else { "/" }, &prompt.field);
        let found = match &prompt.error {
            Some(error) => error.clone(),
            None if prompt.field.text().is_empty() => String::new(),
            None => self.hits_in_words(),
        };
        let ends = [
            vec![
                (Role::Message, found.clone()),
                (Role::Key, "  enter".to_owned()),
                (Role::Quiet, " keep".to_owned()),
                (Role::Key, "  esc".to_owned()),
                (Role::Quiet, " back".to_owned()),
                (Role::Key, "  Ctrl-R".to_owned()),
                (Role::Quiet, if prompt.regex { " plain words" } else { " regex" }.to_owned()),
            ],
            vec![(Role::Message, found)],
            Vec::new(),
        ];
        let room = columns.saturating_sub(phrase_width(&phrase) + 2);
        if let Some(end) = ends.into_iter().find(|end| phrase_width(end) <= room) {
            let gap = columns.saturating_sub(phrase_width(&phrase) + phrase_width(&end));
            phrase.push((Role::Bar, " ".repeat(gap)));
            phrase.extend(end);
        }
        phrase
    }

    /// A message, and as many hints as have room behind it.
    fn message_phrase(&self, message: &str, columns: usize) -> Phrase {
        let message = clip(message, columns);
        let room = columns.saturating_sub(width(&message) + 3);
        let mut phrase = vec![(Role::Message, message)];
        let hints = self.hints_within(room, 0);
        if !hints.is_empty() {
            phrase.push((Role::Bar, "   ".to_owned()));
            phrase.extend(hints);
        }
        phrase
    }

    /// The hints that `columns` have room for, at least so many.
    fn hints_within(&self, columns: usize, at_least: usize) -> Phrase {
        let mut hints = self.useful();
        let mut phrase = hint_phrase(&hints);
        while (phrase_width(&phrase) > columns && hints.len() > at_least) || hints.len() > MOST_HINTS {
            let least = (0..hints.len()).max_by_key(|&at| hints[at].0).unwrap_or_default();
            hints.remove(least);
            phrase = hint_phrase(&hints);
        }
        if let [(_, key), (_, words)] = &mut phrase[..] {
            *words = format!(" {}", clip(words, columns.saturating_sub(width(key) + 1)));
        }
        phrase
    }

    /// Rank, key and words of the hints that apply now, in the order of the table.
    fn useful(&self) -> Vec<(u8, String, &'static str)> {
        if let Some(layer) = &self.layer {
            let hints = layer_hints(layer, self.panel_overflow() > 0, !self.stops.is_empty(), self.links_here() > 1);
            return hints.into_iter().map(|(rank, key, words)| (rank, key.to_owned(), words)).collect();
        }
        if self.search.is_some() {
            let key = |action: Action| self.keymap.of(action).into_iter().next();
            let hints = [
                (0, key(Action::NextDivergence), "next hit"),
                (3, key(Action::PreviousDivergence), "previous hit"),
                (1, Some("esc".to_owned()), "end search"),
                (4, key(Action::Search), "search anew"),
                (2, key(Action::Help), "help"),
            ];
            return hints.into_iter().filter_map(|(rank, key, words)| Some((rank, key?, words))).collect();
        }
        ACTIONS
            .iter()
            .filter(|entry| self.is_useful(entry.action))
            .filter_map(|entry| {
                let (rank, words) = entry.hint?;
                Some((rank, self.keymap.of(entry.action).into_iter().next()?, words))
            })
            .collect()
    }

    fn is_useful(&self, action: Action) -> bool {
        let linked = self.selection().is_some_and(|selection| selection.link.is_some());
        match action {
            Action::NextDivergence | Action::PreviousDivergence => !self.stops.is_empty(),
            Action::NextClaim => self.stops.is_empty() && !self.comparison.claims[self.cursor.side].is_empty(),
            Action::NextOnlyHere => {
                let only = self.summary.only_here;
                only.left + only.right > 0
            }
            Action::Partner | Action::Detail => linked,
            Action::NextLink => self.links_here() > 1,
            Action::Furniture => self.at_furniture(),
            Action::NextArticle | Action::Story => self.story.items.len() > 2,
            Action::OtherSide => !self.stacked(),
            Action::Divergences => self.stops.len() > 1,
            _ => true,
        }
    }

    /// How many links the selected claim has.
    fn links_here(&self) -> usize {
        self.selection().map_or(0, |selection| self.index.links(selection.side, selection.claim).len())
    }

    /// The relation and both claims of the link looked at.
    pub(super) fn link_shown(&self) -> Option<(Selection, Option<&Link>)> {
        let selection = self.selection()?;
        Some((selection, selection.link.map(|link| &self.comparison.links[link])))
    }
}

/// What keys do to what lies on top: rank, key and words.
fn layer_hints(layer: &Layer, scrolls: bool, stops: bool, links: bool) -> Vec<(u8, &'static str, &'static str)> {
    let mut hints = match layer {
        Layer::Help { typing: true, .. } => vec![(0, "enter", "read"), (1, "esc", "all of it")],
        Layer::Help { .. } => vec![(0, "esc", "close"), (1, "/", "search")],
        Layer::Detail { .. } if stops => vec![(0, "esc", "close"), (2, "n", "next divergence")],
        Layer::Detail { .. } => vec![(0, "esc", "close")],
        Layer::Divergences { .. } => vec![(0, "enter", "go there"), (2, "j k", "choose"), (1, "esc", "close")],
        Layer::Search(_) => Vec::new(),
        Layer::Story { .. } => vec![(0, "enter", "read these two"), (2, "j k", "choose"), (1, "esc", "close")],
        Layer::Browser(_) => vec![
            (0, "enter", "choose"),
            (3, "tab", "on this side only"),
            (4, "bs", "folder above"),
            (2, "up down", "choose"),
            (1, "esc", "back"),
        ],
        Layer::Palette { .. } => vec![(0, "enter", "do it"), (2, "up down", "choose"), (1, "esc", "close")],
        Layer::Filter { .. } => vec![
            (0, "space", "show or leave out"),
            (2, "o", "only this"),
            (3, "a", "all"),
            (4, "j k", "choose"),
            (1, "esc", "close"),
        ],
    };
    if links && matches!(layer, Layer::Detail { .. }) {
        hints.extend([(3, "]l", "next link"), (4, "p", "go there")]);
    }
    if scrolls && matches!(layer, Layer::Help { typing: false, .. } | Layer::Detail { .. }) {
        hints.push((1, "j k", "scroll"));
    }
    hints
}

fn hint_phrase(hints: &[(u8, String, &'static str)]) -> Phrase {
    let mut phrase = Phrase::new();
    for (number, (_, key, words)) in hints.iter().enumerate() {
        if number > 0 {
            phrase.push((Role::Bar, "  ".to_owned()));
        }
        phrase.push((Role::Key, key.clone()));
        phrase.push((Role::Quiet, format!(" {words}")));
    }
    phrase
}

/// What a side is called in a sentence.
pub(super) fn side_name(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// "1 further reason", "2 further reasons".
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
