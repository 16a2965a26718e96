//! `parallax`, `parallax LEFT RIGHT`, `parallax A B C ...` and `parallax FOLDER`: the reader.

use std::{
    env, fs,
    io::{self, IsTerminal, Write},
    panic::resume_unwind,
    path::Path,
    sync::Arc,
    thread,
};

#[cfg(feature = "encoder")]
use super::mean::Elsewhere;
use super::{
    CliError,
    arguments::{CompareFormat, Screen},
    compare::{compared, write},
    configuration,
    engine::{EngineName, Keep},
    exit::Exit,
};
#[cfg(feature = "encoder")]
use crate::{
    align::{Engine, Full, Store, put_encoder_away},
    comparison::{Comparison, refine},
};
use crate::{
    article::{Article, Origin},
    comparison::{Settings, compare},
    config::{ColorChoice, Config},
    reader::{App, Effect, Item, Listing, Msg, Setup, Story, keys},
    source,
    text::Pair,
    tui::{self, Outside},
    view::Depth,
};

/// Columns of a report where nobody said how many.
const WIDTH: u16 = 80;

/// Files and folders, as the reader asks for them.
struct Disk {
    keep: Keep,
}

impl Outside for Disk {
    fn read(&self, origin: &Origin) -> Result<Article, String> {
        let article = source::reopen(origin).map_err(|error| error.to_string())?;
        remember(std::slice::from_ref(origin), self.keep);
        Ok(article)
    }

    #[cfg(feature = "encoder")]
    fn refine(&self, comparison: &Comparison, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Comparison> {
        // All processors: it yields to the screen.
        let threads = thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let cache = self.keep.cache();
        let store: &dyn Store = match &cache {
            Some(cache) => cache,
            None => &crate::align::NoStore,
        };
        let work = || {
            tui::yield_to_others();
            refine(comparison, &Full { store: &Elsewhere { store, threads }, threads, cancelled })
        };
        let refined = thread::scope(|scope| scope.spawn(work).join().ok().flatten());
        // It is here only where no other process could be begun.
        put_encoder_away();
        // What words alone told again is nothing new.
        refined.filter(|refined| matches!(refined.engine, Engine::Full { .. }))
    }

    fn list(&self, folder: Option<&str>) -> Listing {
        source::list(folder)
    }
}

/// Opens the sample story.
pub(super) fn sample(screen: &Screen) -> Result<Exit, CliError> {
    let [left, right] = source::OPENING;
    let articles = Pair::new(source::sample(left)?, source::sample(right)?);
    let items = source::SAMPLES.iter().map(|(name, _)| Item::new(Origin::Sample((*name).to_owned()))).collect();
    let notice = "A sample story; your own: parallax LEFT RIGHT".to_owned();
    show(articles, Story::new(items, Pair::new(left, right)), Some(notice), screen)
}

/// Opens the first two of several articles; a folder stands for those in it.
pub(super) fn articles(specs: &[String], screen: &Screen) -> Result<Exit, CliError> {
    let mut origins = Vec::new();
    for spec in specs {
        if spec == "-" {
            if origins.contains(&Origin::Stdin) {
                return Err(CliError::StdinTwice);
            }
            origins.push(Origin::Stdin);
        } else if Path::new(spec).is_dir() {
            let found = source::articles_in(spec).map_err(|error| CliError::Folder { folder: spec.clone(), error })?;
            if found.len() < 2 && specs.len() == 1 {
                return Err(CliError::SmallFolder(spec.clone()));
            }
            origins.extend(found);
        } else {
            origins.push(Origin::File(spec.clone()));
        }
    }
    let [left, right, ..] = &origins[..] else { return Err(CliError::OneArticle) };
    let open = |origin: &Origin| source::open(if *origin == Origin::Stdin { "-" } else { origin.label() });
    let articles = if long(left) && long(right) {
        both(Pair::new(left, right), open)?
    } else {
        Pair::new(open(left)?, open(right)?)
    };
    let items = origins.into_iter().map(Item::new).collect();
    show(articles, Story::new(items, Pair::new(0, 1)), None, screen)
}

/// Files of so many bytes are read two at a time: to begin another thread takes as long as to read a short one.
const LONG: u64 = 1 << 17;

fn long(origin: &Origin) -> bool {
    let Origin::File(path) = origin else { return false };
    fs::metadata(path).is_ok_and(|about| about.len() >= LONG)
}

/// Reads two articles at the same time.
fn both<E: Send>(
    sources: Pair<&Origin>,
    read: impl Fn(&Origin) -> Result<Article, E> + Sync,
) -> Result<Pair<Article>, E> {
    thread::scope(|scope| {
        let right = scope.spawn(|| read(sources.right));
        let left = read(sources.left)?;
        Ok(Pair::new(left, right.join().unwrap_or_else(|panic| resume_unwind(panic))?))
    })
}

/// Notes what was read, if anything is to be kept. That it cannot be noted is no reason not to read.
fn remember(origins: &[Origin], keep: Keep) {
    if keep == Keep::Nothing {
        return;
    }
    let path = |origin: &Origin| if let Origin::File(path) = origin { Some(path.clone()) } else { None };
    let _ = source::remember(&origins.iter().filter_map(path).collect::<Vec<_>>());
}

/// Prints what the reader shows after some keys.
fn print(articles: Pair<Article>, story: Story, size: (u16, u16), screen: &Screen) -> Result<Exit, CliError> {
    let Config { ascii, furniture, rewordings, framing, keymap, .. } = configuration::read(screen)?;
    let setup = Setup { ascii, framing, story, keymap, furniture, rewordings, ..Setup::default() };
    let mut app = App::new(compare(articles, &Settings::default()), setup);
    app.update(Msg::Resize(size.0, size.1));
    let text = screen.keys.as_deref().unwrap_or_default();
    let mut waiting: Vec<Msg> =
        keys(text).ok_or_else(|| CliError::Keys(text.to_owned()))?.into_iter().map(Msg::Key).collect();
    waiting.reverse();
    while let Some(msg) = waiting.pop() {
        if let Some(Effect::Work(task)) = app.update(msg) {
            let mut answers = Vec::new();
            tui::carry_out(task, &Disk { keep: Keep::Nothing }, &|| false, &mut |answer| answers.push(answer));
            waiting.extend(answers.into_iter().rev());
        }
    }
    let mut out = super::stdout();
    write!(out, "{}", tui::picture(&app))?;
    out.flush()?;
    Ok(Exit::Success)
}

fn show(articles: Pair<Article>, story: Story, notice: Option<String>, screen: &Screen) -> Result<Exit, CliError> {
    if let Some(size) = screen.print {
        return print(articles, story, size, screen);
    }
    let keep = Keep::unless(screen.no_store);
    if io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb") {
        let Config { theme, colors, ascii, mouse, meaning, furniture, rewordings, framing, keymap } =
            configuration::read(screen)?;
        let depth = match colors {
            ColorChoice::Auto => None,
            ColorChoice::Palette => Some(Depth::Palette),
            ColorChoice::Ansi => Some(Depth::Ansi),
            ColorChoice::Never => Some(Depth::None),
        };
        remember(&[articles.left.origin.clone(), articles.right.origin.clone()], keep);
        let deepen = meaning && cfg!(feature = "encoder");
        let options =
            tui::Options { notice, theme, depth, ascii, keymap, furniture, rewordings, framing, mouse, story, deepen };
        let disk: Arc<dyn Outside> = Arc::new(Disk { keep });
        return Ok(Exit::Reader(tui::run(articles, options, &disk)?.code()));
    }
    if let Some(notice) = notice {
        super::complain(&notice);
    }
    write(&compared(articles, EngineName::default(), keep), CompareFormat::Text, WIDTH)?;
    Ok(Exit::Success)
}
