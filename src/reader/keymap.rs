//! From keys to actions, drawn from the table of actions.

use super::{ACTIONS, Action, Key, keys};

/// Which keys do what.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Vec<Key>, Action)>,
}

/// What keys pressed so far amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// An action.
    Action(Action),
    /// The beginning of one.
    Pending,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        let bindings = ACTIONS
            .iter()
            .flat_map(|entry| entry.keys.iter().filter_map(|text| Some((keys(text)?, entry.action))))
            .collect();
        Keymap { bindings }
    }
}

impl Keymap {
    /// What `pressed` amounts to.
    pub fn resolve(&self, pressed: &[Key]) -> Match {
        if let Some((_, action)) = self.bindings.iter().find(|(keys, _)| keys == pressed) {
            return Match::Action(*action);
        }
        if self.bindings.iter().any(|(keys, _)| keys.starts_with(pressed)) { Match::Pending } else { Match::Nothing }
    }

    /// Gives each of these actions these keys instead of its own. Other actions lose what would clash with them.
    pub fn rebind(&mut self, bound: &[(Action, Vec<Vec<Key>>)]) {
        let clashes = |keys: &Vec<Key>| {
            bound.iter().flat_map(|(_, of)| of).any(|new| keys.starts_with(new) || new.starts_with(keys))
        };
        self.bindings.retain(|(keys, action)| bound.iter().all(|(other, _)| other != action) && !clashes(keys));
        for (action, of) in bound {
            self.bindings.extend(of.iter().map(|keys| (keys.clone(), *action)));
        }
    }

    /// The keys that do `action`, as [`keys`] reads them.
    pub fn written(&self, action: Action) -> Vec<String> {
        let of = self.bindings.iter().filter(|(_, bound)| *bound == action);
        of.map(|(keys, _)| keys.iter().map(Key::written).collect()).collect()
    }

    /// The keys that do `action`, as a person writes them.
    pub fn of(&self, action: Action) -> Vec<String> {
        let of = self.bindings.iter().filter(|(_, bound)| *bound == action);
        of.map(|(keys, _)| keys.iter().map(Key::to_string).collect()).collect()
    }

    /// What may follow `pressed`: the keys to come and what they do, in the order of the table.
    pub fn after(&self, pressed: &[Key]) -> Vec<(String, Action)> {
        let begun = self.bindings.iter().filter(|(keys, _)| keys.starts_with(pressed));
        begun.map(|(keys, action)| (keys[pressed.len()..].iter().map(Key::to_string).collect(), *action)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_name_and_a_help_text_and_no_key_does_two_things() {
        let mut rows: Vec<usize> = ACTIONS.iter().map(|entry| entry.action as usize).collect();
        rows.sort_unstable();
        assert!(rows.iter().copied().eq(0..ACTIONS.len()), "an action has no row, or two");
        let mut seen: Vec<(Vec<Key>, Action)> = Vec::new();
        for (number, entry) in ACTIONS.iter().enumerate() {
            assert!(!entry.help.is_empty() && !entry.name.is_empty(), "{:?}", entry.action);
            assert!(ACTIONS[number + 1..].iter().all(|other| other.action != entry.action && other.name != entry.name));
            for text in entry.keys {
                let keys = keys(text).unwrap_or_else(|| panic!("{text} names no key"));
                for (other, action) in &seen {
                    assert!(
                        !keys.starts_with(other) && !other.starts_with(&keys),
                        "{text}: both {action:?} and {:?}",
                        entry.action
                    );
                }
                seen.push((keys, entry.action));
            }
        }
    }

    #[test]
    fn a_prefix_waits_for_its_second_key() {
        let keymap = Keymap::default();
        let press = |text: &str| keymap.resolve(&keys(text).unwrap());
        assert_eq!(press("]"), Match::Pending);
        assert_eq!(press("]c"), Match::Action(Action::NextConflict));
        assert_eq!(press("]]"), Match::Nothing);
        assert_eq!(press("<c-d>"), Match::Action(Action::HalfPageDown));
    }
}
