//! A story: the articles that can be read against each other, and how much each two of them share.

use std::collections::BTreeMap;

use super::{
    Action, App, Effect, Layer, Msg, Task, Wanted,
    names::{SEPARATORS, end_of_path},
    panel::{At, Content},
    status::side_name,
};
use crate::{
    article::Origin,
    comparison::Comparison,
    text::{Pair, Side, width::width},
    view::{Phrase, Role, clip, phrase_width},
};

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it is.
    pub origin: Origin,
    /// Its title, once that is known.
    pub title: Option<String>,
}

impl Item {
    /// The article at `origin`.
    pub fn new(origin: Origin) -> Item {
        Item { origin, title: None }
    }
}

/// How much two articles share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Claims of both.
    pub claims: usize,
    /// Of these, those with a counterpart.
    pub linked: usize,
    /// Links that agree.
    pub agree: usize,
    /// Links that diverge.
    pub diverge: usize,
    /// Whether it comes of the best comparison of the two that there will be.
    pub settled: bool,
}

impl Share {
    /// What `comparison` says, and whether a better one is to come.
    pub fn of(comparison: &Comparison, settled: bool) -> Share {
        let summary = comparison.summary();
        let asserting = |side: Side| comparison.claims[side].iter().filter(|claim| claim.asserts).count();
        let claims = asserting(Side::Left) + asserting(Side::Right);
        let linked = claims - summary.only_here.left - summary.only_here.right;
        Share { claims, linked, agree: summary.agree, diverge: summary.diverge(), settled }
    }

    /// Hundredths of the claims that have a counterpart.
    fn percent(self) -> usize {
        self.linked * 100 / self.claims.max(1)
    }
}

/// The articles of a story.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// All of them.
    pub items: Vec<Item>,
    /// Those shown, by place; elsewhere opened ones are none of them.
    pub shown: Pair<Option<usize>>,
    shares: BTreeMap<(usize, usize), Share>,
    /// Whether the shares have been asked for.
    surveyed: bool,
    /// The two articles that are being compared in more depth.
    asked: Option<(usize, usize)>,
}

impl Story {
    /// A story of `items`, of which the two at `shown` are open.
    pub fn new(items: Vec<Item>, shown: Pair<usize>) -> Story {
        Story { items, shown: shown.map(Some), ..Story::default() }
    }

    /// What the article at a place is called: its file, with as many folders as tell it from the others.
    fn name(&self, item: usize) -> String {
        let own = self.items[item].origin.label();
        let alone = |parts: &usize| {
            let others = self.items.iter().map(|other| other.origin.label()).filter(|&other| other != own);
            others.into_iter().all(|other| end_of_path(other, *parts) != end_of_path(own, *parts))
        };
        end_of_path(own, (1..=own.split(SEPARATORS).count()).find(alone).unwrap_or(1))
    }

    /// Every two of its articles, by place.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let all = self.items.len();
        (0..all).flat_map(|left| (left + 1..all).map(move |right| (left, right))).collect()
    }
}

impl App {
    /// Opens the overview of the story, and asks for what is not known of it.
    pub(super) fn open_story(&mut self) -> Option<Effect> {
        let here = self.story.shown;
        let pairs = self.story.pairs();
        let chosen = pairs.iter().position(|&(a, b)| {
            (here.left, here.right) == (Some(a), Some(b)) || (here.left, here.right) == (Some(b), Some(a))
        });
        self.layer = Some(Layer::Story { chosen: chosen.unwrap_or_default() });
        if std::mem::replace(&mut self.story.surveyed, true) {
            return self.survey_deeper();
        }
        let tasks = pairs.iter().map(|&pair| (pair, self.origins(pair))).collect();
        Some(Effect::Work(Task::Survey(tasks)))
    }

    fn origins(&self, (left, right): (usize, usize)) -> Pair<Origin> {
        Pair::new(left, right).map(|item| self.story.items[item].origin.clone())
    }

    /// Asks for a better comparison of two articles whose share is known by words alone, one after the other, while
    /// somebody looks at them and the two articles open are done with.
    pub(super) fn survey_deeper(&mut self) -> Option<Effect> {
        let idle = self.story.asked.is_none() && !self.deepening && self.busy.is_none();
        if !self.deepens || !idle || !matches!(self.layer, Some(Layer::Story { .. })) {
            return None;
        }
        // Of the two that are open the best is known.
        let pairs = self.story.pairs().into_iter().filter(|&pair| !self.is_open(pair));
        let known = |pair: &(usize, usize)| self.story.shares.get(pair).is_some_and(|share| !share.settled);
        let next = pairs.into_iter().find(known)?;
        self.story.asked = Some(next);
        Some(Effect::Work(Task::SurveyDeeper(next, self.origins(next))))
    }

    /// What was being compared in more depth is given up, and will not say so: something else is to be done at once.
    pub(super) fn not_deepening(&mut self) {
        self.story.asked = None;
        self.deepening = false;
    }

    /// Whether these two articles are those that are read.
    fn is_open(&self, (left, right): (usize, usize)) -> bool {
        let shown = [self.story.shown.left, self.story.shown.right];
        [Some(left), Some(right)] == shown || [Some(right), Some(left)] == shown
    }

    /// What two articles of the story share, as well as it is known.
    fn share(&self, pair: (usize, usize)) -> Option<Share> {
        let share = *self.story.shares.get(&pair)?;
        // Of the two that are open the same is said as in the header: more may be known of them by now.
        Some(if self.is_open(pair) { Share::of(&self.comparison, !self.deepening) } else { share })
    }

    /// One line of what is now known about two articles of the story; what else to find out.
    pub(super) fn surveyed(&mut self, pair: (usize, usize), share: Share, names: Pair<String>) -> Option<Effect> {
        if share.settled && self.story.asked == Some(pair) {
            self.story.asked = None;
        }
        // Whatever comes late is not put before what is better.
        if share.settled || self.story.shares.get(&pair).is_none_or(|known| !known.settled) {
            self.story.shares.insert(pair, share);
        }
        for (item, name) in [(pair.0, names.left), (pair.1, names.right)] {
            if let Some(item) = self.story.items.get_mut(item) {
                item.title = Some(name);
            }
        }
        self.survey_deeper()
    }

    /// Reads the two articles chosen in the overview.
    pub(super) fn open_chosen_pair(&mut self, chosen: usize) -> Option<Effect> {
        let &(left, right) = self.story.pairs().get(chosen)?;
        self.layer = None;
        self.read_items(Pair::new(left, right))
    }

    /// Puts the next or previous article of the story on the side in focus.
    pub(super) fn switch(&mut self, action: Action) -> Option<Effect> {
        let side = self.cursor.side;
        let all = self.story.items.len();
        let taken = self.story.shown[side.other()];
        let step = if action == Action::NextArticle { 1 } else { all - 1 };
        let from = self.story.shown[side].unwrap_or(all - 1);
        let next = (1..all).map(|times| (from + step * times) % all).find(|&item| Some(item) != taken)?;
        let mut wanted = self.story.shown;
        wanted[side] = Some(next);
        let name = self.story.name(next);
        let effect = self.read_side(side, Wanted::At(self.story.items[next].origin.clone()));
        self.wanted = wanted;
        self.busy = Some(format!("opening {name} on the {} ...", side_name(side)));
        Some(effect)
    }

    fn read_items(&mut self, items: Pair<usize>) -> Option<Effect> {
        let origin = |item: usize| Some(Wanted::At(self.story.items.get(item)?.origin.clone()));
        let wanted = Pair::new(origin(items.left)?, origin(items.right)?);
        self.wanted = items.map(Some);
        self.busy = Some("opening ...".to_owned());
        Some(Effect::Work(Task::Open(Box::new(wanted))))
    }

    /// Reads an article on one side; the other one stays as it is.
    pub(super) fn read_side(&mut self, side: Side, wanted: Wanted) -> Effect {
        let stays = Wanted::Read(Box::new(self.comparison.articles[side.other()].clone()));
        let pair = match side {
            Side::Left => Pair::new(wanted, stays),
            Side::Right => Pair::new(stays, wanted),
        };
        Effect::Work(Task::Open(Box::new(pair)))
    }

    /// Takes in what a task came to.
    pub(super) fn done(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Opened(Ok(comparison)) => {
                self.busy = None;
                self.story.shown = self.wanted;
                return self.open(*comparison);
            }
            Msg::Opened(Err(error)) => {
                self.busy = None;
                self.say(&error);
            }
            Msg::Compared(comparison) => return self.compared(*comparison),
            Msg::Highlighted(tones) => self.highlighted(*tones),
            Msg::Deepening(deepening) => {
                self.deepening = deepening;
                return self.survey_deeper();
            }
            Msg::Refined(comparison) => {
                self.refined(*comparison);
                return self.survey_deeper();
            }
            Msg::Surveyed(pair, share, names) => return self.surveyed(pair, share, *names),
            Msg::Edited { path, changed, trouble } => return self.edited(&path, changed, trouble.as_deref()),
            Msg::NotVisited(address) => self.say(&format!("no program here opens {address}")),
            _ => {}
        }
        None
    }

    /// The overview of the story: every two articles and what they share.
    pub(super) fn story_panel(&self, columns: usize, chosen: usize) -> Content {
        const CELLS: usize = 10;
        const NARROW: usize = 50;
        const WORDS: usize = 90;
        let pairs = self.story.pairs();
        let (full, empty) = self.glyphs.bars;
        // On a narrow screen the names matter more than a bar that says what the number says, and more than counts.
        let wide = columns >= NARROW;
        let cells = if wide { CELLS } else { 0 };
        let line = |&(left, right): &(usize, usize)| {
            let here = self.is_open((left, right));
            let mut line: Phrase = match self.share((left, right)) {
                Some(share) => {
                    let filled = (share.percent() * cells).div_ceil(100);
                    let mut line = vec![
                        (Role::Key, format!(" {}", full.repeat(filled))),
                        (Role::Line, empty.repeat(cells - filled)),
                        (
                            Role::Bar,
                            format!(
                                "{:>4} %  ",
                                format!("{}{}", if self.may_change(share) { "~" } else { "" }, share.percent())
                            ),
                        ),
                    ];
                    let diverge = if share.diverge > 0 { Role::ConflictMark } else { Role::Quiet };
                    if columns >= WORDS {
                        line.push((Role::Bar, format!("{:>4} agree  ", share.agree)));
                        line.push((diverge, format!("{:>3} diverge  ", share.diverge)));
                    } else if wide {
                        line.push((Role::AgreeMark, format!("{}{:<4}", self.glyphs.agrees, share.agree)));
                        line.push((diverge, format!("{}{:<4}", self.glyphs.conflicts, share.diverge)));
                    }
                    line
                }
                None if !wide => vec![(Role::Line, "   ...  ".to_owned())],
                None => {
                    let gap = if columns >= WORDS { 27 } else { 12 };
                    vec![(Role::Line, format!(" {}   ...{}", empty.repeat(cells), " ".repeat(gap)))]
                }
            };
            let room = columns.saturating_sub(phrase_width(&line) + 3 + width(self.glyphs.versus));
            let names = [left, right].map(|item| self.story.name(item));
            let first = clip(&names[0], (room / 2).max(room.saturating_sub(width(&names[1]))));
            let second = clip(&names[1], room.saturating_sub(width(&first)));
            let role = if here { Role::Heading } else { Role::Text };
            line.extend([(role, first), (Role::Quiet, format!(" {} ", self.glyphs.versus)), (role, second)]);
            line
        };
        let lines = pairs.iter().map(line).collect();
        let mut foot =
            pairs.get(chosen).map(|&(left, right)| self.story_titles(left, right, columns)).unwrap_or_default();
        let known: Vec<Share> = pairs.iter().filter_map(|&pair| self.share(pair)).collect();
        let settled = known.iter().filter(|&&share| !self.may_change(share)).count();
        if settled < known.len() {
            let text = format!("{settled} of {} compared by meaning too; ~ goes by words alone so far", pairs.len());
            foot.push(vec![(Role::Quiet, clip(&text, columns))]);
        }
        let title = format!("Story: {} articles, what each two share", self.story.items.len());
        Content { title, head: Vec::new(), lines, at: At::Chosen(chosen), foot, columns, least: 0 }
    }

    /// Whether a better comparison may say something else.
    fn may_change(&self, share: Share) -> bool {
        self.deepens && !share.settled
    }

    /// The titles of two articles of the story, as far as they are known.
    fn story_titles(&self, left: usize, right: usize, columns: usize) -> Vec<Phrase> {
        let title = |(side, item): (&str, usize)| -> Phrase {
            let title = self.story.items[item].title.as_deref().unwrap_or("...");
            let room = columns.saturating_sub(width(side));
            vec![(Role::Name, side.to_owned()), (Role::Text, clip(title, room))]
        };
        [("L ", left), ("R ", right)].map(title).into()
    }
}
