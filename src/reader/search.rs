//! Looking for words in both articles: live while they are typed, then from hit to hit.
//!
//! What is on the screen is looked through first, the rest a piece at a time: in long articles the reader goes on between
//! the pieces.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::{App, Field, app::Cursor, moves::Way, places::Place};
use crate::{
    article::Article,
    text::{Pair, Side, Span, fold::fold},
    view::{At, Part},
};

/// Hits beyond these are not looked for: nobody steps through so many.
const MOST: usize = 100_000;

/// Bytes looked through at once.
const PIECE: usize = 1 << 19;

/// Strips around the screen that are looked through before all others.
const NEAR: usize = 100;

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

/// Words looked for, and where they are as far as is known.
#[derive(Clone, Debug)]
pub(super) struct Search {
    pub(super) query: String,
    pattern: Pattern,
    /// In reading order.
    pub(super) hits: Pair<Vec<Span>>,
    /// In the order in which `n` goes through them.
    order: Vec<Hit>,
    /// The one gone to last.
    current: Option<Hit>,
    /// Strips of each article's rows that are still to be looked through, the first ones last.
    ahead: Vec<(Side, Range<usize>)>,
    /// Whether the first hit is still to be gone to, as soon as there is one.
    seeking: bool,
}

/// Some words found: strip by strip, in each the left ones first. Where each article has its own rows, all left ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    strip: usize,
    right: bool,
    span: Span,
}

impl Hit {
    fn side(self) -> Side {
        if self.right { Side::Right } else { Side::Left }
    }
}

/// What is looked for.
#[derive(Clone, Debug)]
enum Pattern {
    /// Words, folded; with their letters as they were typed where upper case counts.
    Words { folded: String, exact: Option<String> },
    /// A regular expression.
    Regex(Regex),
}

impl Pattern {
    /// The pattern of a query that is not empty; a sentence if it is no regular expression.
    fn new(query: &str, regex: bool) -> Result<Option<Pattern>, String> {
        let exact = query.chars().any(char::is_uppercase);
        if regex {
            let built = RegexBuilder::new(query).case_insensitive(!exact).multi_line(true).size_limit(1 << 20).build();
            return built.map(|regex| Some(Pattern::Regex(regex))).map_err(|error| in_a_line(&error));
        }
        let folded = fold(query).text().to_owned();
        Ok((!folded.is_empty()).then(|| Pattern::Words { folded, exact: exact.then(|| query.to_owned()) }))
    }

    /// Where it stands in `text`, in order.
    fn find(&self, text: &str) -> Vec<Span> {
        match self {
            Pattern::Words { folded: words, exact } => {
                let folded = fold(text);
                let found = folded.text().match_indices(words.as_str());
                let spans = found.map(|(at, words)| folded.original(Span::new(at, at + words.len())));
                spans.filter(|span| exact.as_ref().is_none_or(|exact| same_case(span.of(text), exact))).collect()
            }
            Pattern::Regex(regex) => {
                let found = regex.find_iter(text).filter(|found| !found.is_empty());
                found.map(|found| Span::new(found.start(), found.end())).collect()
            }
        }
    }
}

impl App {
    /// Begins a search.
    pub(super) fn begin_search(&mut self) -> Prompt {
        let regex = self.search.as_ref().is_some_and(|search| matches!(search.pattern, Pattern::Regex(_)));
        let view = (self.cursor, self.top, self.size);
        Prompt { field: Field::default(), regex, error: None, from: self.anchor, view }
    }

    /// Looks for what the prompt says now, and goes to the first hit from where the search began.
    pub(super) fn search_live(&mut self, prompt: &mut Prompt) {
        prompt.error = None;
        let pattern = match Pattern::new(prompt.field.text(), prompt.regex) {
            Ok(pattern) => pattern.filter(|_| !prompt.field.text().is_empty()),
            Err(error) => {
                prompt.error = Some(error);
                return;
            }
        };
        self.go_back(prompt);
        self.search = pattern.map(|pattern| Search {
            query: prompt.field.text().to_owned(),
            pattern,
            hits: Pair::default(),
            order: Vec::new(),
            current: None,
            ahead: Vec::new(),
            seeking: true,
        });
        self.look_anew();
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

    /// Looks again for what is looked for, from what is on the screen on: the articles may be others, or what is shown
    /// of them.
    pub(super) fn look_anew(&mut self) {
        let Some(search) = &mut self.search else { return };
        (search.hits, search.order) = Default::default();
        let sides =
            if self.scene.shared() { vec![Side::Left] } else { vec![self.cursor.side, self.cursor.side.other()] };
        let far = |side: Side| {
            let (all, top) = (self.scene.track(side).plan().strips.len(), self.top[side].strip);
            let near = top..(top + NEAR).min(all);
            [(side, near.clone()), (side, near.end..all), (side, 0..top.min(all))]
        };
        let [near, below, above]: [Vec<_>; 3] =
            std::array::from_fn(|at| sides.iter().map(|&side| far(side)[at].clone()).collect());
        search.ahead = above.into_iter().rev().chain(below.into_iter().rev()).chain(near.into_iter().rev()).collect();
        self.look_on();
    }

    /// Looks through some more; whether there is more yet.
    pub(super) fn look_on(&mut self) -> bool {
        let Some(mut search) = self.search.take() else { return false };
        let (known, mut bytes) = (search.order.len(), 0);
        while bytes < PIECE
            && let Some((side, mut strips)) = search.ahead.pop()
        {
            if let Some(strip) = strips.next() {
                bytes += self.look_through(&mut search, side, strip);
                search.ahead.push((side, strips));
            }
            if search.order.len() >= MOST {
                search.ahead.clear();
                search.ahead.shrink_to_fit();
            }
        }
        if search.order.len() > known {
            search.order.sort();
            search.hits.left.sort();
            search.hits.right.sort();
        }
        let more = !search.ahead.is_empty();
        let seeking = search.seeking;
        self.search = Some(search);
        if seeking && (!more || self.knows_the_next(true)) {
            self.step_hits(1, Way::On, true);
        }
        more
    }

    /// Looks through one strip of the rows of `side`; how many bytes that was.
    fn look_through(&self, search: &mut Search, side: Side, strip: usize) -> usize {
        let shared = self.scene.shared();
        let sides = if shared { &Side::BOTH[..] } else { std::slice::from_ref(&side) };
        let parts = &self.scene.track(side).plan().strips[strip].parts;
        let mut bytes = 1;
        for &side in sides {
            let article = &self.comparison.articles[side];
            for part in &parts[side] {
                let Some(span) = span_of(article, *part) else { continue };
                bytes += span.len();
                for found in search.pattern.find(article.words(span)) {
                    let span = found.shifted(span.start);
                    search.hits[side].push(span);
                    let strip = if shared { strip } else { 0 };
                    search.order.push(Hit { strip, right: side == Side::Right, span });
                }
            }
        }
        bytes
    }

    /// To the next or previous hit; one under the cursor counts if `here`.
    pub(super) fn step_hits(&mut self, times: usize, way: Way, here: bool) {
        // Backwards leads round to the end, and so may a large number: all has to be known.
        while !here && (way == Way::Back || times > 1 || !self.knows_the_next(false)) && self.look_on() {}
        self.stop_seeking();
        let Some(search) = &self.search else { return };
        if search.order.is_empty() {
            let text = format!("“{}” is in neither article", search.query);
            self.say(&text);
            return;
        }
        let (order, all) = (&search.order, search.order.len());
        let at = search.current.and_then(|current| order.binary_search(&current).ok());
        let at = at.filter(|&at| self.is_at(order[at]));
        let cursor = self.cursor_among_hits();
        let target = match (way, at) {
            (Way::On, Some(at)) => at + times,
            (Way::Back, Some(at)) => (at + all) - times % all,
            (Way::On, None) => {
                order.partition_point(|hit| key(hit) < cursor || !here && key(hit) == cursor) + times - 1
            }
            (Way::Back, None) => order.partition_point(|hit| key(hit) < cursor) + all - times % all.max(1),
        };
        let hit = order[target % all];
        let (side, offset) = (hit.side(), hit.span.start);
        if let Some(search) = &mut self.search {
            search.current = Some(hit);
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

    /// Where the cursor stands among the hits.
    fn cursor_among_hits(&self) -> (usize, bool, usize) {
        let strip = if self.scene.shared() { self.cursor.at.strip } else { 0 };
        (strip, self.cursor.side == Side::Right, self.anchor.map_or(0, |place| place.offset()))
    }

    /// Whether a hit further on is known, and none can be found before it; `here` counts too, if so.
    fn knows_the_next(&self, here: bool) -> bool {
        let cursor = self.cursor_among_hits();
        let next = |hit: &&Hit| key(hit) > cursor || here && key(hit) == cursor;
        // Where each article has its own rows, the other one is looked through before this one's end.
        let own = |hit: &Hit| self.scene.shared() || hit.side() == self.cursor.side;
        self.search.as_ref().and_then(|search| search.order.iter().find(next)).is_some_and(own)
    }

    /// Whether the cursor is still where the step to `hit` led.
    fn is_at(&self, hit: Hit) -> bool {
        let side = hit.side();
        let at = part_at(&self.comparison.articles[side], hit.span.start)
            .and_then(|part| self.scene.track(side).offset(&self.comparison.articles, side, part, hit.span.start));
        at == Some(self.cursor.at) && self.cursor.side == side
    }

    /// The hit gone to last.
    pub(super) fn current_hit(&self) -> Option<(Side, Span)> {
        let hit = self.search.as_ref()?.current?;
        Some((hit.side(), hit.span))
    }

    /// The reader does something else: no hit found later shall lead it away.
    pub(super) fn stop_seeking(&mut self) {
        if let Some(search) = &mut self.search {
            search.seeking = false;
        }
    }

    /// The articles are others: what was found in those before is forgotten.
    pub(super) fn forget_hits(&mut self) {
        if let Some(search) = &mut self.search {
            (search.hits, search.order, search.current) = Default::default();
        }
    }

    /// Whether what is looked for is nowhere.
    pub(super) fn found_nothing(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.order.is_empty() && search.ahead.is_empty())
    }

    /// "3 of 17", of the hits.
    pub(super) fn hits_in_words(&self) -> String {
        let Some(search) = &self.search else { return String::new() };
        let more = if search.order.len() >= MOST { " or more" } else { "" };
        let current = search.current.and_then(|current| search.order.binary_search(&current).ok());
        match (search.order.len(), current) {
            (all, _) if !search.ahead.is_empty() => format!("{all} so far ..."),
            (0, _) => "no hit".to_owned(),
            (all, Some(current)) => format!("{} of {all}{more}", current + 1),
            (1, None) => "1 hit".to_owned(),
            (all, None) => format!("{all}{more} hits"),
        }
    }
}

fn key(hit: &Hit) -> (usize, bool, usize) {
    (hit.strip, hit.right, hit.span.start)
}

/// The words of a part that is shown.
fn span_of(article: &Article, part: Part) -> Option<Span> {
    match part {
        Part::Block(block) => Some(article.blocks()[block].span),
        Part::Furniture(piece) => Some(article.furniture()[piece].span),
        Part::Folded(_) | Part::Hidden(_) => None,
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
