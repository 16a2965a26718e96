//! Writing a configuration: what is in force, as a file that says the same when it is read.

use std::fmt::Write;

use super::{COLORS, COLUMNS, Config, THEMES};
use crate::{
    reader::{ACTIONS, Topic},
    view::Arrangement,
};

/// `config` as TOML, with every setting, every action and what they mean.
pub fn print(config: &Config) -> String {
    let name = |names: Vec<&str>| names.join(", ");
    let theme = THEMES.iter().find(|(_, theme)| *theme == config.theme).map_or("auto", |(name, _)| name);
    let colors = COLORS.iter().find(|(_, colors)| *colors == config.colors).map_or("auto", |(name, _)| name);
    let arrangement = config.framing.arrangement.map_or("auto", Arrangement::name);
    let settings = [
        ("theme", quoted(theme), name(THEMES.iter().map(|(name, _)| *name).collect())),
        ("colors", quoted(colors), name(COLORS.iter().map(|(name, _)| *name).collect())),
        (
            "arrangement",
            quoted(arrangement),
            name(["auto"].into_iter().chain(Arrangement::ALL.map(Arrangement::name)).collect()),
        ),
        (
            "columns",
            config.framing.prose.to_string(),
            format!("the widest a line of prose gets, {} to {}", COLUMNS.start(), COLUMNS.end()),
        ),
        ("ascii", config.ascii.to_string(), "draw with ASCII characters only".to_owned()),
        (
            "mouse",
            config.mouse.to_string(),
            "listen to the mouse; the terminal then selects with shift held".to_owned(),
        ),
        ("meaning", config.meaning.to_string(), "compare what the words mean too, beside the reader".to_owned()),
        ("furniture", config.furniture.to_string(), "show page furniture where it stood".to_owned()),
        ("rewordings", config.rewordings.to_string(), "underline what equal claims word otherwise".to_owned()),
    ];
    let mut out = String::new();
    for (key, value, help) in settings {
        let _ = writeln!(out, "{:<28} # {help}", format!("{key} = {value}"));
    }
    out.push_str("\n# A key, or several in brackets: \"j\", \"]c\", \"<c-d>\", \"<tab>\", \"<space>\", \"<lt>\" for the sign <.\n[keys]\n");
    for topic in Topic::ALL {
        let _ = writeln!(out, "\n# {}", topic.title());
        for entry in ACTIONS.iter().filter(|entry| entry.topic == topic) {
            let keys: Vec<String> = config.keymap.written(entry.action).iter().map(|keys| quoted(keys)).collect();
            let line = format!("{} = [{}]", entry.name, keys.join(", "));
            let _ = writeln!(out, "{line:<44} # {}", entry.help);
        }
    }
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
