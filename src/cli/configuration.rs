//! The configuration file: where it is, and what is said if something is wrong with it.

use std::{
    env, fs,
    io::{self, Write},
    path::PathBuf,
};

use super::{
    CliError,
    arguments::{Screen, ThemeName},
    exit::Exit,
};
use crate::{
    config::{Config, parse, print},
    view::ThemeChoice,
};

/// The configuration in force: the file's, and over it what was asked for on the command line. A file that was not
/// named need not be there.
pub(super) fn read(screen: &Screen) -> Result<Config, CliError> {
    let mut config = match screen.config.clone().or_else(file) {
        Some(path) => match fs::read_to_string(&path) {
            Ok(text) => parse(&text).map_err(|errors| {
                let lines = errors.iter().map(|error| format!("\n  {}: {error}", path.display()));
                CliError::Config(lines.collect())
            })?,
            Err(error) if screen.config.is_none() && error.kind() == io::ErrorKind::NotFound => Config::default(),
            Err(error) => return Err(CliError::ConfigFile { path: path.display().to_string(), error }),
        },
        None => Config::default(),
    };
    if let Some(theme) = screen.theme {
        config.theme = match theme {
            ThemeName::Auto => ThemeChoice::Auto,
            ThemeName::Light => ThemeChoice::Light,
            ThemeName::Dark => ThemeChoice::Dark,
            ThemeName::Contrast => ThemeChoice::Contrast,
            ThemeName::Mono => ThemeChoice::Mono,
        };
    }
    config.ascii |= screen.ascii;
    Ok(config)
}

/// Prints the configuration in force.
pub(super) fn show(screen: &Screen) -> Result<Exit, CliError> {
    let mut out = super::stdout();
    write!(out, "{}", print(&read(screen)?))?;
    out.flush()?;
    Ok(Exit::Success)
}

/// Where the configuration is, as the XDG base directory specification says.
fn file() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(folder.join("parallax").join("config.toml"))
}
