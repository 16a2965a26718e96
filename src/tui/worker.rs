//! Work beside the loop: reading, comparing, looking into folders. The newest request wins; a screen never waits.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Sender},
    },
    thread,
};

use crate::{
    article::{Article, Origin},
    comparison::{Comparison, Settings, compare},
    reader::{Listing, Msg, Share, Task, Wanted},
    text::Pair,
    view::code_tones,
};

/// What the worker asks of the world.
pub trait Outside: Send + Sync {
    /// Reads the article at `origin`.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    fn read(&self, origin: &Origin) -> Result<Article, String>;

    /// What there is to open in `folder`; without one, where the program was started.
    fn list(&self, folder: Option<&str>) -> Listing;

    /// Compares in more depth what has been compared already; `None` where there is no more depth to be had, or once
    /// `cancelled`.
    fn refine(&self, _comparison: &Comparison, _cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Comparison> {
        None
    }
}

/// Threads, each begun with its first work: one for what may take seconds, one for what a list waits for, one for the
/// colours of code, two for what a story has besides the articles shown, which is nothing urgent.
pub(super) struct Worker<T> {
    outside: Arc<dyn Outside>,
    tell: T,
    heavy: Option<Lane>,
    light: Option<Lane>,
    colours: Option<Lane>,
    survey: Option<Lane>,
    deeper: Option<Lane>,
}

/// One thread and its work. Of requests that wait only the newest is begun.
struct Lane {
    work: Sender<(u64, Task)>,
    newest: Arc<AtomicU64>,
}

impl<T: Fn(Msg) -> bool + Clone + Send + 'static> Worker<T> {
    /// A worker that hands its answers to `tell`.
    pub(super) fn new(outside: &Arc<dyn Outside>, tell: T) -> Worker<T> {
        Worker {
            outside: Arc::clone(outside),
            tell,
            heavy: None,
            light: None,
            colours: None,
            survey: None,
            deeper: None,
        }
    }

    /// Begins with `task`; what was begun before of its kind is given up.
    pub(super) fn begin(&mut self, task: Task) -> io::Result<()> {
        let (lane, name) = match task {
            Task::List(_) | Task::Preview(_) => (&mut self.light, "listing"),
            Task::Highlight(_) => (&mut self.colours, "highlighting"),
            Task::Survey(_) => (&mut self.survey, "surveying"),
            Task::SurveyDeeper(..) => (&mut self.deeper, "deepening"),
            Task::Open(_) | Task::Refine(_) | Task::Compare(_) => {
                // Both together would take twice the memory, and the one that is waited for would take longer.
                if let Some(deeper) = &self.deeper {
                    deeper.cancel();
                }
                (&mut self.heavy, "comparing")
            }
        };
        let urgent = !matches!(task, Task::Survey(_) | Task::SurveyDeeper(..));
        let lane = match lane {
            Some(lane) => lane,
            None => lane.insert(Lane::start(name, urgent, Arc::clone(&self.outside), self.tell.clone())?),
        };
        let number = lane.newest.fetch_add(1, Ordering::SeqCst) + 1;
        // A thread that is gone has been told to end.
        let _ = lane.work.send((number, task));
        Ok(())
    }

    /// Gives up what was begun.
    pub(super) fn cancel(&self) {
        for lane in [&self.heavy, &self.deeper].into_iter().flatten() {
            lane.cancel();
        }
    }
}

impl Lane {
    fn cancel(&self) {
        self.newest.fetch_add(1, Ordering::SeqCst);
    }

    fn start(
        name: &str,
        urgent: bool,
        outside: Arc<dyn Outside>,
        tell: impl Fn(Msg) -> bool + Send + 'static,
    ) -> io::Result<Lane> {
        let (sender, queue) = mpsc::channel::<(u64, Task)>();
        let newest = Arc::new(AtomicU64::new(0));
        let current = Arc::clone(&newest);
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            if !urgent {
                yield_to_others();
            }
            while let Ok((number, task)) = queue.recv() {
                let cancelled = || current.load(Ordering::SeqCst) != number;
                if !cancelled() {
                    carry_out(task, &*outside, &cancelled, &mut |msg| {
                        // What nobody waits for any more is not told.
                        let _ = cancelled() || tell(msg);
                    });
                }
            }
        })?;
        Ok(Lane { work: sender, newest })
    }
}

/// Does `task`, telling what comes of it, until `cancelled`.
pub fn carry_out(task: Task, outside: &dyn Outside, cancelled: &(dyn Fn() -> bool + Sync), tell: &mut dyn FnMut(Msg)) {
    match task {
        Task::Open(wanted) => {
            let opened = read(*wanted, outside, cancelled);
            tell(Msg::Opened(opened.map(|articles| Box::new(compare(articles, &Settings::default())))));
        }
        Task::Survey(pairs) => {
            for (pair, origins) in pairs {
                if cancelled() {
                    return;
                }
                // An article that cannot be read says so when it is opened.
                if let Ok(articles) = read(origins.map(Wanted::At), outside, cancelled) {
                    let names = articles.as_ref().map(|article| article.name().to_owned());
                    let comparison = compare(articles, &Settings::default());
                    let settled = deeper(&comparison).is_none();
                    tell(Msg::Surveyed(pair, Share::of(&comparison, settled), Box::new(names)));
                }
            }
        }
        Task::SurveyDeeper(pair, origins) => {
            let Ok(articles) = read(origins.map(Wanted::At), outside, cancelled) else { return };
            let names = articles.as_ref().map(|article| article.name().to_owned());
            let comparison = compare(articles, &Settings::default());
            let better = outside.refine(&comparison, cancelled).unwrap_or(comparison);
            tell(Msg::Surveyed(pair, Share::of(&better, true), Box::new(names)));
        }
        Task::List(folder) => tell(Msg::Listed(outside.list(folder.as_deref()))),
        Task::Preview(origin) => {
            let text = outside.read(&origin).map_or_else(|error| error, |article| beginning(&article));
            tell(Msg::Previewed(origin, text));
        }
        Task::Highlight(articles) => {
            let tones = articles.map(|article| (article.origin.clone(), code_tones(&article)));
            tell(Msg::Highlighted(Box::new(tones)));
        }
        Task::Refine(comparison) => {
            tell(Msg::Deepening(true));
            let better = outside.refine(&comparison, cancelled);
            tell(better.map_or(Msg::Deepening(false), |better| Msg::Refined(Box::new(better))));
        }
        Task::Compare(articles) => tell(Msg::Compared(Box::new(compare(*articles, &Settings::default())))),
    }
}

fn read(
    wanted: Pair<Wanted>,
    outside: &dyn Outside,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Pair<Article>, String> {
    let article = |wanted: Wanted| match wanted {
        Wanted::Read(article) => Ok(*article),
        Wanted::At(origin) => outside.read(&origin),
    };
    let left = article(wanted.left)?;
    if cancelled() {
        // Nobody waits for the other one.
        return Ok(Pair::new(left, Article::default()));
    }
    Ok(Pair::new(left, article(wanted.right)?))
}

/// The first paragraphs of an article, each on a line.
fn beginning(article: &Article) -> String {
    const BLOCKS: usize = 6;
    let blocks = article.blocks().iter().take(BLOCKS);
    blocks.map(|block| article.words(block.span).replace('\n', " ") + "\n").collect()
}

/// Of more claims than these what the words mean is not compared: it would take minutes.
const MOST_DEEPENED: usize = 4_000;

/// The work of comparing in more depth what `comparison` compares, if there is not too much of it.
pub(super) fn deeper(comparison: &Comparison) -> Option<Task> {
    let claims = comparison.claims.left.len() + comparison.claims.right.len();
    (claims <= MOST_DEEPENED).then(|| Task::Refine(Box::new(comparison.clone())))
}

/// Lowers the priority of this thread, and of those that it starts, where a thread has one of its own.
pub fn yield_to_others() {
    // That it cannot be lowered is no reason not to work.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10);
}
