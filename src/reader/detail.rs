//! The detail: both claims in full, every reason, how sure it is, what else the claim is linked with.

use super::{
    Action, App,
    panel::{At, Content, indented, paragraph},
    status::{confidence_in_words, count, match_in_words, relation_in_words, side_name},
};
use crate::{
    comparison::{Link, Standing},
    judge::Relation,
    text::{Pair, Side, Span, wrap::wrap},
    view::{Phrase, Role, Selection, clip, phrase_width, reworded},
};

impl App {
    /// Everything known about the selected claim.
    pub(super) fn detail_panel(&self, columns: usize, scroll: usize) -> Content {
        let (title, lines) = self.detail_lines(columns);
        Content { title, head: Vec::new(), lines, at: At::Scrolled(scroll), foot: Vec::new(), columns, least: 0 }
    }

    /// What the relation is called, and the claims, the reasons and the other links.
    pub(super) fn detail_lines(&self, columns: usize) -> (String, Vec<Phrase>) {
        let Some((selection, link)) = self.link_shown() else {
            return ("Here".to_owned(), paragraph("There is no claim under the cursor.", columns, Role::Quiet));
        };
        let mut lines = Vec::new();
        let Some(link) = link else {
            lines.extend(self.claim_lines(selection.side, selection.claim, &[], columns));
            lines.push(Phrase::new());
            let text = match self.index.standing(selection.side, selection.claim) {
                Standing::Silent => "A heading without counterpart in the other article.",
                _ => "No counterpart found: no passage of the other article seems to speak of the same thing.",
            };
            lines.extend(paragraph(text, columns, Role::Quiet));
            return ("Only here".to_owned(), lines);
        };
        let words = match link.relation {
            Relation::Same => reworded(&self.comparison, link),
            _ => told(link),
        };
        for side in Side::BOTH {
            if side == Side::Right {
                lines.push(Phrase::new());
            }
            lines.extend(self.claim_lines(side, link.claim(side), &emphasised(link.relation, &words[side]), columns));
        }
        lines.push(Phrase::new());
        lines.extend(self.reason_lines(link, columns));
        lines.extend(self.further_links(selection, columns));
        let title = format!("{} {}", self.glyphs.relation(link.relation), relation_in_words(link.relation));
        (title, lines)
    }

    /// Above the counterparts of the selected claim: which article they are from.
    pub fn aside_title(&self) -> String {
        let other = self.cursor.side.other();
        format!("{}: {}", side_name(other), self.names()[other])
    }

    /// The claims linked with the selected one, the gravest first, each with how it stands to that and why.
    pub fn counterparts(&self, columns: usize) -> Vec<Phrase> {
        let Some(selection) = self.selection() else { return Vec::new() };
        let links = self.index.links(selection.side, selection.claim);
        if links.is_empty() {
            let text = match self.index.standing(selection.side, selection.claim) {
                Standing::Silent => "A heading without counterpart.",
                _ => "Only here: no counterpart found.",
            };
            return paragraph(text, columns, Role::Quiet);
        }
        let mut said = Vec::new();
        let other = selection.side.other();
        // The link looked at comes first.
        let mut order = links.to_vec();
        order.sort_by_key(|&link| Some(link) != selection.link);
        for link in order.into_iter().map(|link| &self.comparison.links[link]) {
            if !said.is_empty() {
                said.push(Phrase::new());
            }
            let kinds: Vec<&str> = link.reasons.iter().map(|reason| reason.kind.title()).collect();
            let mark = Role::of_relation(link.relation);
            let mut head = format!("{} {}", self.glyphs.relation(link.relation), relation_in_words(link.relation));
            for part in kinds.into_iter().chain([match_in_words(link.score)]) {
                head = format!("{head} {} {part}", self.glyphs.dot);
            }
            said.push(vec![(mark, clip(&head, columns))]);
            let span = self.comparison.claims[other][link.claim(other)].span;
            let words = match link.relation {
                Relation::Same => reworded(&self.comparison, link),
                _ => told(link),
            };
            let words = emphasised(link.relation, &words[other]);
            let article = &self.comparison.articles[other];
            for line in wrap(article.words(span), columns.max(1)) {
                said.push(emphasise(article.text(), line.shifted(span.start), &words));
            }
            for reason in &link.reasons {
                said.extend(indented(&reason.text, columns, Role::Quiet));
            }
        }
        said
    }

    /// A claim in full under the name of its article, `words` of it emphasised.
    fn claim_lines(&self, side: Side, claim: usize, words: &[(Span, Role)], columns: usize) -> Vec<Phrase> {
        let article = &self.comparison.articles[side];
        let here = match side {
            Side::Left => "Left",
            Side::Right => "Right",
        };
        let name = clip(&format!("{here}: {}", self.names()[side]), columns);
        let mut lines = vec![vec![(Role::Name, name)]];
        let span = self.comparison.claims[side][claim].span;
        for line in wrap(article.words(span), columns.max(1)) {
            lines.push(emphasise(article.text(), line.shifted(span.start), words));
        }
        lines
    }

    fn reason_lines(&self, link: &Link, columns: usize) -> Vec<Phrase> {
        let mut lines = Vec::new();
        let mark = Role::of_relation(link.relation);
        for reason in &link.reasons {
            let articles = &self.comparison.articles;
            let left = self.quoted(articles.left.words(reason.left), columns);
            let right = self.quoted(articles.right.words(reason.right), columns);
            let mut heading = vec![
                (mark, format!("{} ", self.glyphs.relation(link.relation))),
                (Role::Heading, reason.kind.title().to_owned()),
            ];
            let confidence = format!("  {}", confidence_in_words(reason.confidence));
            if phrase_width(&heading) + confidence.len() <= columns {
                heading.push((Role::Quiet, confidence));
            }
            lines.push(heading);
            let quotations = format!("{left} {} {right}", self.glyphs.against);
            lines.extend(indented(&quotations, columns, Role::Text));
            lines.extend(indented(&reason.text, columns, Role::Quiet));
        }
        if link.reasons.is_empty() {
            let words = |side| self.comparison.side(side).text(link.claim(side));
            let text = match link.relation {
                Relation::Same if words(Side::Left) == words(Side::Right) => "Word for word the same.",
                Relation::Same => "Nearly the same words; what the other puts otherwise is underlined.",
                Relation::Agrees => "The same claim in other words.",
                Relation::Related => "The same matter; neither confirms nor denies the other.",
                Relation::Conflicts | Relation::Differs => "They diverge.",
            };
            lines.extend(paragraph(text, columns, Role::Text));
        }
        let score = format!("{}, score {:.2} of 1", match_in_words(link.score), link.score);
        lines.extend(paragraph(&score, columns, Role::Quiet));
        lines
    }

    fn further_links(&self, selection: Selection, columns: usize) -> Vec<Phrase> {
        let others: Vec<&Link> = self
            .index
            .links(selection.side, selection.claim)
            .iter()
            .filter(|&&link| Some(link) != selection.link)
            .map(|&link| &self.comparison.links[link])
            .collect();
        if others.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Phrase::new(), vec![(Role::Heading, count(others.len(), "further link"))]];
        if let Some(key) = self.keymap.of(Action::NextLink).into_iter().next() {
            lines[1].push((Role::Quiet, format!("  {key} shows the next one")));
        }
        for link in others {
            let side = selection.side.other();
            let words = self.comparison.side(side).text(link.claim(side));
            lines.push(vec![
                (Role::of_relation(link.relation), format!("{} ", self.glyphs.relation(link.relation))),
                (Role::Text, clip(words, columns.saturating_sub(2))),
            ]);
        }
        lines
    }
}

/// The words of a link's reasons on both sides.
fn told(link: &Link) -> Pair<Vec<Span>> {
    Pair::new(
        link.reasons.iter().map(|reason| reason.left).collect(),
        link.reasons.iter().map(|reason| reason.right).collect(),
    )
}

fn emphasised(relation: Relation, words: &[Span]) -> Vec<(Span, Role)> {
    let role = match relation {
        Relation::Conflicts => Role::ConflictWords,
        Relation::Same => Role::Reworded,
        _ => Role::DifferWords,
    };
    let mut words: Vec<(Span, Role)> = words.iter().map(|&span| (span, role)).collect();
    words.sort_by_key(|(span, _)| *span);
    words
}

/// The words of `line`, those within `words` in their role.
fn emphasise(text: &str, line: Span, words: &[(Span, Role)]) -> Phrase {
    let mut phrase = Phrase::new();
    let mut at = line.start;
    for (span, role) in words {
        let Some(part) = span.intersection(Span::new(at, line.end.max(at))) else { continue };
        if at < part.start {
            phrase.push((Role::Text, text[at..part.start].to_owned()));
        }
        phrase.push((*role, part.of(text).to_owned()));
        at = part.end;
    }
    if at < line.end {
        phrase.push((Role::Text, text[at..line.end].to_owned()));
    }
    phrase
}
