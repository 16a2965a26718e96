//! Reading a configuration: nothing is taken in silently, and everything that is wrong is said at once.

use std::ops::Range;

use similar::get_close_matches;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{COLORS, COLUMNS, Config, ConfigError, SETTINGS, THEMES, action};
use crate::{
    reader::{ACTIONS, Action, Key, keys},
    view::Arrangement,
};

/// The configuration that `text` (TOML) describes.
///
/// # Errors
/// Everything that is wrong with it, by line.
pub fn parse(text: &str) -> Result<Config, Vec<ConfigError>> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let mut check = Check { text, config: Config::default(), errors: Vec::new() };
    for error in broken {
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        check.wrong(error.span().unwrap_or_default(), message);
    }
    let broken: Vec<usize> = check.errors.iter().map(|error| error.line).collect();
    check.settings(document.get_ref());
    // What stands on a broken line is nothing that somebody meant, nor is anything after a header that cannot be read.
    let is_header = |line: &usize| text.lines().nth(line - 1).is_some_and(|line| line.trim_start().starts_with('['));
    let header = broken.iter().copied().filter(is_header).min().unwrap_or(usize::MAX);
    let mut number = 0;
    check.errors.retain(|error| {
        number += 1;
        number <= broken.len() || error.line < header && !broken.contains(&error.line)
    });
    check.errors.sort_by_key(|error| error.line);
    if check.errors.is_empty() { Ok(check.config) } else { Err(check.errors) }
}

struct Check<'a> {
    text: &'a str,
    config: Config,
    errors: Vec<ConfigError>,
}

impl Check<'_> {
    fn wrong(&mut self, at: Range<usize>, message: String) {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        self.errors.push(ConfigError { line, message });
    }

    fn settings(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let span = value.span();
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("keys", DeValue::Table(bound)) => self.keys(bound),
                ("keys", _) => self.wrong(span, "keys is a table: [keys] and a line for each action".to_owned()),
                ("theme", value) => {
                    if let Some(theme) = self.one_of("theme", value, span, &THEMES) {
                        self.config.theme = theme;
                    }
                }
                ("colors", value) => {
                    if let Some(colors) = self.one_of("colors", value, span, &COLORS) {
                        self.config.colors = colors;
                    }
                }
                ("arrangement", value) => {
                    let named = Arrangement::ALL.map(|one| (one.name(), Some(one)));
                    let all: Vec<_> = [("auto", None)].into_iter().chain(named).collect();
                    if let Some(arrangement) = self.one_of("arrangement", value, span, &all) {
                        self.config.framing.arrangement = arrangement;
                    }
                }
                ("columns", value) => {
                    let number = match value {
                        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
                        _ => None,
                    };
                    match number.filter(|number| COLUMNS.contains(number)) {
                        Some(number) => self.config.framing.prose = number as u16,
                        None => self
                            .wrong(span, format!("columns is a number from {} to {}", COLUMNS.start(), COLUMNS.end())),
                    }
                }
                (name @ ("ascii" | "mouse" | "meaning" | "furniture" | "rewordings"), DeValue::Boolean(on)) => {
                    match name {
                        "ascii" => self.config.ascii = *on,
                        "mouse" => self.config.mouse = *on,
                        "meaning" => self.config.meaning = *on,
                        "furniture" => self.config.furniture = *on,
                        _ => self.config.rewordings = *on,
                    }
                }
                (name @ ("ascii" | "mouse" | "meaning" | "furniture" | "rewordings"), _) => {
                    self.wrong(span, format!("{name} is true or false"));
                }
                (name, _) => {
                    let all: Vec<&str> = SETTINGS.into_iter().chain(["keys"]).collect();
                    self.wrong(key.span(), unknown("setting", name, &all));
                }
            }
        }
    }

    /// The value that `value` names, if it is one of `all`.
    fn one_of<T: Copy>(&mut self, name: &str, value: &DeValue<'_>, at: Range<usize>, all: &[(&str, T)]) -> Option<T> {
        let found = value.as_str().and_then(|text| all.iter().find(|(known, _)| *known == text));
        if found.is_none() {
            let names: Vec<String> = all.iter().map(|(known, _)| format!("\"{known}\"")).collect();
            self.wrong(at, format!("{name} is one of {}", names.join(", ")));
        }
        found.map(|&(_, value)| value)
    }

    fn keys(&mut self, table: &DeTable<'_>) {
        let names: Vec<&str> = ACTIONS.iter().map(|entry| entry.name).collect();
        let mut bound: Vec<(Action, Vec<Vec<Key>>)> = Vec::new();
        let mut taken: Vec<(Vec<Key>, String)> = Vec::new();
        for (name, value) in table {
            let Some(action) = action(name.get_ref()) else {
                self.wrong(name.span(), unknown("action", name.get_ref(), &names));
                continue;
            };
            let mut of_action = Vec::new();
            for (written, span) in self.written(value) {
                let Some(pressed) = keys(&written).filter(|keys| !keys.is_empty()) else {
                    self.wrong(
                        span,
                        format!("no key is written {written:?}; keys are written \"j\", \"]c\", \"<c-d>\", \"<tab>\""),
                    );
                    continue;
                };
                let clash = taken.iter().find(|(other, _)| pressed.starts_with(other) || other.starts_with(&pressed));
                if let Some((_, other)) = clash {
                    let message = format!("{written:?} cannot do both {} and {other}", name.get_ref());
                    self.wrong(span, message);
                    continue;
                }
                taken.push((pressed.clone(), name.get_ref().to_string()));
                of_action.push(pressed);
            }
            bound.push((action, of_action));
        }
        self.config.keymap.rebind(&bound);
    }

    /// The keys written: one, or several in brackets.
    fn written(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(String, Range<usize>)> {
        match value.get_ref() {
            DeValue::String(text) => vec![(text.to_string(), value.span())],
            DeValue::Array(all) => {
                let mut written = Vec::new();
                for one in all {
                    match one.get_ref().as_str() {
                        Some(text) => written.push((text.to_owned(), one.span())),
                        None => self.wrong(one.span(), "a key is written in quotes: \"j\"".to_owned()),
                    }
                }
                written
            }
            _ => {
                self.wrong(
                    value.span(),
                    "keys are written in quotes, several in brackets: [\"j\", \"<down>\"]".to_owned(),
                );
                Vec::new()
            }
        }
    }
}

fn unknown(what: &str, name: &str, all: &[&str]) -> String {
    match get_close_matches(name, all, 1, 0.6).first() {
        Some(close) => format!("there is no {what} {name:?}; did you mean {close:?}?"),
        None => format!("there is no {what} {name:?}; --print-config lists them all"),
    }
}
