//! What lies on top of the text, and what keys do to it.

use super::{
    Action, App, Browser, Effect, Field, Key, KeyCode, Prompt,
    filter::{Filter, Sort},
    moves::Way,
};

/// What lies on top of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The help.
    Help {
        /// Lines above the part shown.
        scroll: usize,
        /// What it is searched for.
        query: Field,
        /// Whether keys go into the query.
        typing: bool,
    },
    /// Everything known about the selected claim.
    Detail {
        /// Lines above the part shown.
        scroll: usize,
    },
    /// Every divergence.
    Divergences {
        /// The one chosen, by place in the list.
        chosen: usize,
    },
    /// Every action by name.
    Palette {
        /// Some letters of the name.
        field: Field,
        /// The line chosen.
        chosen: usize,
    },
    /// What each two articles of the story share.
    Story {
        /// The line chosen.
        chosen: usize,
    },
    /// What there is to read.
    Browser(Box<Browser>),
    /// A search being typed.
    Search(Prompt),
    /// What the filter leaves out.
    Filter {
        /// The line chosen.
        chosen: usize,
    },
}

impl App {
    /// Opens the layer that `action` is for.
    pub(super) fn open_layer(&mut self, action: Action) {
        self.layer = match action {
            Action::Help => Some(Layer::Help { scroll: 0, query: Field::default(), typing: false }),
            Action::Detail => Some(Layer::Detail { scroll: 0 }),
            Action::Divergences => Some(Layer::Divergences { chosen: self.divergence_here() }),
            Action::Filter => Some(Layer::Filter { chosen: 0 }),
            Action::Palette => Some(Layer::Palette { field: Field::default(), chosen: 0 }),
            Action::Search => Some(Layer::Search(self.begin_search())),
            _ => None,
        };
    }

    /// The divergence at the cursor or the next one below, by place among the stops.
    fn divergence_here(&self) -> usize {
        let current = self.selection().and_then(|selection| selection.link);
        let stops = &self.stops;
        let side = self.cursor.side;
        let below = |&link: &usize| {
            self.beyond_cursor(side, self.comparison.links[link].claim(side)).is_some_and(std::cmp::Ordering::is_ge)
        };
        let at = current.and_then(|link| stops.iter().position(|&stop| stop == link));
        at.or_else(|| stops.iter().position(below)).unwrap_or(stops.len().saturating_sub(1))
    }

    /// Lets what lies on top have a key first; whether it took it.
    pub(super) fn press_layer(&mut self, key: Key) -> bool {
        let Some(layer) = self.layer.clone() else { return false };
        match layer {
            Layer::Help { query, typing, .. } => self.press_help(key, query, typing),
            Layer::Search(prompt) => {
                self.press_search(key, prompt);
                true
            }
            Layer::Filter { chosen } => self.press_filter(key, chosen),
            Layer::Palette { .. }
            | Layer::Browser(_)
            | Layer::Story { .. }
            | Layer::Detail { .. }
            | Layer::Divergences { .. } => false,
        }
    }

    fn press_help(&mut self, key: Key, mut query: Field, typing: bool) -> bool {
        let typing = match (typing, key.code) {
            (false, KeyCode::Char('/')) => true,
            (false, KeyCode::Esc) if !query.text().is_empty() => {
                query = Field::default();
                false
            }
            (false, _) => return false,
            (true, KeyCode::Enter | KeyCode::Esc) => {
                if key.code == KeyCode::Esc {
                    query = Field::default();
                }
                false
            }
            (true, _) => {
                if !query.press(key) {
                    return true;
                }
                true
            }
        };
        self.layer = Some(Layer::Help { scroll: 0, query, typing });
        true
    }

    fn press_search(&mut self, key: Key, mut prompt: Prompt) {
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => {
                self.layer = None;
                self.abandon_search(&prompt);
                return;
            }
            (KeyCode::Backspace, _) if prompt.field.text().is_empty() => {
                self.layer = None;
                self.abandon_search(&prompt);
                return;
            }
            (KeyCode::Enter, _) => {
                self.layer = None;
                if let Some(error) = prompt.error {
                    self.say(&error);
                } else if self.search.is_some() {
                    if let Some(from) = prompt.from {
                        self.leave(from);
                    }
                    if self.found_nothing() {
                        self.step_hits(1, Way::On, true);
                        self.search = None;
                    }
                }
                return;
            }
            (KeyCode::Char('r'), true) => prompt.regex = !prompt.regex,
            _ => {
                if !prompt.field.press(key) {
                    return;
                }
            }
        }
        self.search_live(&mut prompt);
        self.layer = Some(Layer::Search(prompt));
    }

    fn press_filter(&mut self, key: Key, chosen: usize) -> bool {
        let sorts: Vec<Sort> = self.sorts().into_iter().map(|(sort, _)| sort).collect();
        let Some(&sort) = sorts.get(chosen) else { return false };
        let mut filter = self.filter.clone();
        match key.code {
            KeyCode::Char(' ') => filter.toggle(sort),
            KeyCode::Char('o') if !key.ctrl => filter.only(sort, &sorts),
            KeyCode::Char('a') if !key.ctrl => filter = Filter::default(),
            KeyCode::Enter => {
                self.layer = None;
                return true;
            }
            _ => return false,
        }
        self.filter_by(filter);
        true
    }

    /// Does to what lies on top what `action` means there; false if it means the same as without.
    pub(super) fn act_on_layer(&mut self, action: Action, count: Option<usize>) -> bool {
        let Some(layer) = self.layer.clone() else { return false };
        let own = match layer {
            Layer::Help { .. } => Action::Help,
            Layer::Detail { .. } => Action::Detail,
            Layer::Divergences { .. } => Action::Divergences,
            Layer::Search(_) => Action::Search,
            Layer::Palette { .. } => Action::Palette,
            Layer::Story { .. } => Action::Story,
            Layer::Browser(_) => Action::Open,
            Layer::Filter { .. } => Action::Filter,
        };
        if matches!(action, Action::Close | Action::Quit) || action == own && action != Action::Detail {
            self.layer = None;
            return true;
        }
        if matches!(action, Action::Redraw | Action::Suspend | Action::Help) {
            return false;
        }
        match layer {
            Layer::Help { scroll, query, typing } => {
                let scroll = self.scrolled(scroll, action, count);
                self.layer = Some(Layer::Help { scroll, query, typing });
            }
            Layer::Detail { scroll } => return self.act_on_detail(scroll, action, count),
            Layer::Divergences { chosen } => {
                let all = self.stops.len();
                if let (Action::Detail, Some(&link)) = (action, self.stops.get(chosen)) {
                    self.layer = None;
                    let side = self.cursor.side;
                    let claim = self.comparison.links[link].claim(side);
                    self.leap(|app| app.go_to_claim(side, claim, Some(link)));
                    return true;
                }
                let action = match action {
                    Action::NextDivergence => Action::Down,
                    Action::PreviousDivergence => Action::Up,
                    other => other,
                };
                self.layer = Some(Layer::Divergences { chosen: self.chosen(chosen, all, action, count) });
            }
            Layer::Search(_) | Layer::Palette { .. } | Layer::Browser(_) => {}
            Layer::Story { chosen } => {
                let all = self.story.items.len();
                let chosen = self.chosen(chosen, all * (all - 1) / 2, action, count);
                self.layer = Some(Layer::Story { chosen });
            }
            Layer::Filter { chosen } => {
                let all = self.sorts().len();
                self.layer = Some(Layer::Filter { chosen: self.chosen(chosen, all, action, count) });
            }
        }
        true
    }

    fn act_on_detail(&mut self, scroll: usize, action: Action, count: Option<usize>) -> bool {
        let stepping = matches!(
            action,
            Action::NextDivergence
                | Action::PreviousDivergence
                | Action::NextClaim
                | Action::PreviousClaim
                | Action::NextConflict
                | Action::PreviousConflict
                | Action::NextOnlyHere
                | Action::PreviousOnlyHere
                | Action::NextLink
                | Action::PreviousLink
                | Action::Partner
        );
        if stepping {
            self.layer = Some(Layer::Detail { scroll: 0 });
            return false;
        }
        if action == Action::Detail {
            self.layer = None;
        } else {
            self.layer = Some(Layer::Detail { scroll: self.scrolled(scroll, action, count) });
        }
        true
    }

    /// Moves through what lies on top with the wheel.
    pub(super) fn turn_layer(&mut self, way: Way, lines: usize) {
        self.act_on_layer(if way == Way::On { Action::Down } else { Action::Up }, Some(lines));
    }

    /// Chooses a line of the list on top.
    pub(super) fn choose_line(&mut self, line: usize) -> Option<Effect> {
        match &mut self.layer {
            Some(
                Layer::Divergences { chosen }
                | Layer::Story { chosen }
                | Layer::Filter { chosen }
                | Layer::Palette { chosen, .. },
            ) => *chosen = line,
            Some(Layer::Browser(browser)) => {
                browser.chosen = line;
                return self.preview_chosen();
            }
            _ => {}
        }
        None
    }

    /// Takes in text that was pasted: into the field that is open, if one is.
    pub(super) fn paste(&mut self, text: &str) -> Option<Effect> {
        match self.layer.clone()? {
            Layer::Search(mut prompt) => {
                prompt.field.insert(text);
                self.search_live(&mut prompt);
                self.layer = Some(Layer::Search(prompt));
                None
            }
            Layer::Palette { mut field, .. } => {
                field.insert(text);
                self.layer = Some(Layer::Palette { field, chosen: 0 });
                None
            }
            Layer::Help { mut query, typing: true, .. } => {
                query.insert(text);
                self.layer = Some(Layer::Help { scroll: 0, query, typing: true });
                None
            }
            Layer::Browser(browser) => self.paste_path(browser, text),
            _ => None,
        }
    }

    /// The lines above the part shown after a step through a panel.
    fn scrolled(&self, scroll: usize, action: Action, count: Option<usize>) -> usize {
        let limit = self.panel_overflow();
        self.stepped_to(scroll, limit, action, count).min(limit)
    }

    /// The line chosen after a step through a list of `all`.
    fn chosen(&self, chosen: usize, all: usize, action: Action, count: Option<usize>) -> usize {
        let last = all.saturating_sub(1);
        self.stepped_to(chosen, last, action, count).min(last)
    }

    fn stepped_to(&self, at: usize, last: usize, action: Action, count: Option<usize>) -> usize {
        let times = count.unwrap_or(1).max(1);
        let page = (self.page() / 2).max(1);
        match action {
            Action::Down => at.saturating_add(times),
            Action::Up => at.saturating_sub(times),
            Action::HalfPageDown | Action::PageDown => at.saturating_add(page * times),
            Action::HalfPageUp | Action::PageUp => at.saturating_sub(page * times),
            Action::Top => 0,
            Action::Bottom => last,
            _ => at,
        }
    }
}
