//! Looking for words in both articles: live while they are typed, then from hit to hit.

use regex::{Regex, RegexBuilder};

use super::{App, Field, app::Cursor, moves::Way, places::Place};
use crate::{
    article::Article,
    text::{
        Pair, Side, Span,
        fold::{Folded, fold},
    },
    view::{At, Part},
};

/// Hits beyond these are not looked for: nobody steps through so many.
const MOST: usize = 50_000;

/// A search as it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What is looked for.
    pub field: Field,
    /// Whether that is a regular expression.
    pub regex: bool,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Where the reader was before.
    pub(super) from: Option<Place>,
    /// And what the screen showed, at which size.
    view: (Cursor, Pair<At>, (u16, u16)),
}

/// Words looked for, and where they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    pub(super) query: String,
    regex: bool,
    /// In reading order.
    pub(super) hits: Pair<Vec<Span>>,
    /// Those that are shown, in the order in which `n` goes through them.
    order: Vec<(usize, Side, usize)>,
    /// The one gone to last, by place in that order.
    pub(super) current: Option<usize>,
    /// Whether there are more than were looked for.
    more: bool,
}

/// Both articles folded for the search, once.
#[derive(Clone, Debug, Default)]
pub(super) struct FoldedArticles(Option<Pair<Folded>>);

impl FoldedArticles {
    fn get(&mut self, articles: &Pair<Article>) -> &Pair<Folded> {
        self.0.get_or_insert_with(|| articles.as_ref().map(|article| fold(article.text())))
    }
}

impl App {
    /// Begins a search.
    pub(super) fn begin_search(&mut self) -> Prompt {
        let regex = self.search.as_ref().is_some_and(|search| search.regex);
        let view = (self.cursor, self.top, self.size);
        Prompt { field: Field::default(), regex, error: None, from: self.anchor, view }
    }

    /// Looks for what the prompt says now, and goes to the first hit from where the search began.
    pub(super) fn search_live(&mut self, prompt: &mut Prompt) {
        prompt.error = None;
        match self.find(prompt.field.text(), prompt.regex) {
            Ok(search) => self.search = search,
            Err(error) => {
                prompt.error = Some(error);
                return;
            }
        }
        self.go_back(prompt);
        self.step_hits(1, Way::On, true);
        self.message = None;
    }

    /// Takes the search back, and returns to where it began.
    pub(super) fn abandon_search(&mut self, prompt: &Prompt) {
        self.search = None;
        self.go_back(prompt);
    }

    fn go_back(&mut self, prompt: &Prompt) {
        let (cursor, top, size) = prompt.view;
        if size == self.size {
            (self.cursor, self.top, self.anchor) = (cursor, top, prompt.from);
        } else if let Some(from) = prompt.from {
            self.go_to_place(from);
        }
    }

    /// Where `query` stands in both articles, in order; nothing for an empty one.
    fn find(&mut self, query: &str, regex: bool) -> Result<Option<Search>, String> {
        let mut search = self.find_in_text(query, regex)?;
        if let Some(search) = &mut search {
            search.order = self.hits_in_order(&search.hits);
        }
        Ok(search)
    }

    fn find_in_text(&mut self, query: &str, regex: bool) -> Result<Option<Search>, String> {
        if query.is_empty() {
            return Ok(None);
        }
        let articles = &self.comparison.articles;
        let exact = query.chars().any(char::is_uppercase);
        let hits = if regex {
            let built = RegexBuilder::new(query).case_insensitive(!exact).multi_line(true).size_limit(1 << 20).build();
            let built = built.map_err(|error| in_a_line(&error))?;
            articles.as_ref().map(|article| regex_hits(&built, article.text()))
        } else {
            let folded = self.folded.get(articles);
            let needle = fold(query);
            if needle.text().is_empty() {
                return Ok(None);
            }
            let of_side = |side: Side| {
                let text = articles[side].text();
                let found = folded[side].text().match_indices(needle.text());
                let spans = found.map(|(at, words)| folded[side].original(Span::new(at, at + words.len())));
                spans.filter(|span| !exact || same_case(span.of(text), query)).take(MOST).collect::<Vec<_>>()
            };
            Pair::from_fn(of_side)
        };
        let more = Side::BOTH.iter().any(|&side| hits[side].len() == MOST);
        Ok(Some(Search { query: query.to_owned(), regex, hits, more, ..Search::default() }))
    }

    /// The hits that are shown, in the order of the screen: strip by strip, in each the left ones first.
    fn hits_in_order(&self, hits: &Pair<Vec<Span>>) -> Vec<(usize, Side, usize)> {
        let mut order = Vec::new();
        for side in Side::BOTH {
            let article = &self.comparison.articles[side];
            let plan = self.scene.track(side).plan();
            for (number, hit) in hits[side].iter().enumerate() {
                let strip = match part_at(article, hit.start) {
                    Some(Part::Block(block)) => plan.strip_of(side, block),
                    Some(Part::Furniture(piece)) => plan.strip_of_furniture(side, piece),
                    _ => None,
                };
                if let Some(strip) = strip {
                    order.push((if self.scene.shared() { strip } else { 0 }, side, number));
                }
            }
        }
        order.sort_unstable_by_key(|&(strip, side, number)| (strip, side == Side::Right, number));
        order
    }

    /// Looks again for what is looked for: the articles may be others.
    pub(super) fn search_again(&mut self) {
        self.folded = FoldedArticles::default();
        if let Some(Search { query, regex, .. }) = self.search.take()
            && let Ok(Some(mut search)) = self.find_in_text(&query, regex)
        {
            // What is shown is not known yet: their order is found when the rows are.
            search.order.clear();
            self.search = Some(search);
        }
    }

    /// Finds the order of the hits anew: something else is shown.
    pub(super) fn order_hits(&mut self) {
        let Some(mut search) = self.search.take() else { return };
        search.order = self.hits_in_order(&search.hits);
        search.current = None;
        self.search = Some(search);
    }

    /// To the next or previous hit; one under the cursor counts if `here`.
    pub(super) fn step_hits(&mut self, times: usize, way: Way, here: bool) {
        let Some(search) = &self.search else { return };
        if search.order.is_empty() {
            let query = search.query.clone();
            self.say(&format!("“{query}” is in neither article"));
            return;
        }
        let at = search.current.filter(|&current| self.at_hit(search, current));
        let key = |&(strip, side, number): &(usize, Side, usize)| {
            (strip, side == Side::Right, search.hits[side][number].start)
        };
        let strip = if self.scene.shared() { self.cursor.at.strip } else { 0 };
        let cursor = (strip, self.cursor.side == Side::Right, self.anchor.map_or(0, |place| place.offset()));
        let all = search.order.len();
        let target = match (way, at) {
            (Way::On, Some(at)) => at + times,
            (Way::Back, Some(at)) => (at + all) - times % all,
            (Way::On, None) => {
                let first = search.order.partition_point(|hit| key(hit) < cursor || !here && key(hit) == cursor);
                first + times - 1
            }
            (Way::Back, None) => search.order.partition_point(|hit| key(hit) < cursor) + all - times % all.max(1),
        };
        let wrapped = target % all;
        let (_, side, number) = search.order[wrapped];
        let offset = search.hits[side][number].start;
        if let Some(search) = &mut self.search {
            search.current = Some(wrapped);
        }
        if here {
            self.go_to_offset(side, offset);
        } else {
            self.leap(|app| app.go_to_offset(side, offset));
        }
        let past_end = match way {
            Way::On => target >= all,
            Way::Back => target < all,
        };
        if past_end && !here {
            self.say(match way {
                Way::On => "past the last hit: at the first again",
                Way::Back => "before the first hit: at the last again",
            });
        }
    }

    /// Whether the cursor is still where the step to hit `current` led.
    fn at_hit(&self, search: &Search, current: usize) -> bool {
        let Some(&(_, side, number)) = search.order.get(current) else { return false };
        let at = part_at(&self.comparison.articles[side], search.hits[side][number].start).and_then(|part| {
            self.scene.track(side).offset(&self.comparison.articles, side, part, search.hits[side][number].start)
        });
        at == Some(self.cursor.at) && self.cursor.side == side
    }

    /// The hit gone to last.
    pub(super) fn current_hit(&self) -> Option<(Side, Span)> {
        let search = self.search.as_ref()?;
        let &(_, side, number) = search.order.get(search.current?)?;
        Some((side, search.hits[side][number]))
    }

    /// "3 of 17", of the hits.
    pub(super) fn hits_in_words(&self) -> String {
        let Some(search) = &self.search else { return String::new() };
        let more = if search.more { " or more" } else { "" };
        match (search.order.len(), search.current) {
            (0, _) => "no hit".to_owned(),
            (all, Some(current)) => format!("{} of {all}{more}", current + 1),
            (1, None) => "1 hit".to_owned(),
            (all, None) => format!("{all}{more} hits"),
        }
    }
}

/// The part of `article` that byte `offset` lies in.
fn part_at(article: &Article, offset: usize) -> Option<Part> {
    let block = article.blocks().partition_point(|block| block.span.start <= offset).checked_sub(1);
    let piece = article.furniture().partition_point(|piece| piece.span.start <= offset).checked_sub(1);
    block
        .filter(|&block| article.blocks()[block].span.contains(offset))
        .map(Part::Block)
        .or_else(|| piece.filter(|&piece| article.furniture()[piece].span.contains(offset)).map(Part::Furniture))
}

fn regex_hits(regex: &Regex, text: &str) -> Vec<Span> {
    let found = regex.find_iter(text).filter(|found| !found.is_empty());
    found.take(MOST).map(|found| Span::new(found.start(), found.end())).collect()
}

/// Whether the letters of `words` are upper and lower case where those of `query` are.
fn same_case(words: &str, query: &str) -> bool {
    let cased = |text: &str| text.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase).collect::<Vec<_>>();
    cased(words) == cased(query)
}

/// What is wrong with a regular expression, on one line.
fn in_a_line(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim().trim_start_matches("error: ").to_owned()
}
