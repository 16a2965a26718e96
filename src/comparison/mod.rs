//! The product: two articles, their claims, and how these stand to each other, as one plain value.
//!
//! Made by a pure function; the reader and every output only read it.

mod note;
mod passage;
#[cfg(feature = "encoder")]
mod refine;
mod standing;
mod words;

pub use note::Note;
pub use passage::Passage;
#[cfg(feature = "encoder")]
pub use refine::refine;
pub(crate) use standing::gravity;
pub use standing::{Standing, Summary};
pub use words::{WordOp, word_ops};

use crate::{
    align::{Alike, Because, Candidate, Engine, Lexical, Scored, Scorer, select, weigh_order},
    article::Article,
    claims::{Claim, Claims, claims},
    judge::{Doubtful, Linked, Reason, Relation, Verdict, judge_all},
    text::{Pair, Side},
};

/// How to compare.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// What finds and scores candidates.
    pub scorer: &'a dyn Scorer,
    /// Also keep candidates under the threshold, from this score on, in [`Comparison::candidates`].
    pub candidates_from: Option<f64>,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Settings { scorer: &Lexical, candidates_from: None }
    }
}

/// Two articles compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The articles.
    pub articles: Pair<Article>,
    /// Their claims, in reading order.
    pub claims: Pair<Vec<Claim>>,
    /// The links, by left claim, then by right claim.
    pub links: Vec<Link>,
    /// The score from which on a candidate became a link.
    pub threshold: f64,
    /// Candidates under the threshold, where the settings asked for them.
    pub candidates: Vec<Candidate>,
    /// What found the links.
    pub engine: Engine,
}

/// A left and a right claim that speak of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the left claim.
    pub left: usize,
    /// Index of the right claim.
    pub right: usize,
    /// Strength, 0 to 1.
    pub score: f64,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Why, where they diverge.
    pub reasons: Vec<Reason>,
}

impl Link {
    /// Index of the claim on `side`.
    pub fn claim(&self, side: Side) -> usize {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

/// Compares two articles.
pub fn compare(articles: Pair<Article>, settings: &Settings<'_>) -> Comparison {
    let claims = articles.as_ref().map(claims);
    compare_claims(articles, claims, settings)
}

/// Compares two articles whose claims are known.
pub fn compare_claims(articles: Pair<Article>, claims: Pair<Vec<Claim>>, settings: &Settings<'_>) -> Comparison {
    let threshold = settings.scorer.threshold();
    let views = Pair::from_fn(|side| Claims { article: &articles[side], claims: &claims[side] });
    let Scored { mut candidates, engine, alike } = settings.scorer.candidates(views);
    weigh_order(&mut candidates, claims.as_ref().map(Vec::len));
    // As many digits as are printed, so that a score and the threshold compare alike here and in what others read.
    for candidate in &mut candidates {
        candidate.score = (candidate.score * 1e4).round() / 1e4;
    }
    let linked = select(&candidates, threshold);
    let to_judge: Vec<Linked> = linked.iter().map(|candidate| to_judge(candidate, &alike)).collect();
    let doubtful = doubtful(&candidates, threshold);
    let (verdicts, on_doubtful) = judge_all(views, &to_judge, &doubtful);
    let mut links: Vec<Link> =
        linked.into_iter().zip(verdicts).map(|(candidate, verdict)| link(views, candidate, verdict)).collect();
    leave_to_better_partners(&mut links, claims.as_ref().map(Vec::len));
    links.extend(told_otherwise(views, doubtful, on_doubtful, threshold));
    links.sort_by_key(|link| (link.left, link.right));
    match settings.candidates_from {
        Some(from) => candidates.retain(|candidate| {
            let linked =
                || links.binary_search_by_key(&(candidate.left, candidate.right), |link| (link.left, link.right));
            (from..threshold).contains(&candidate.score) && linked().is_err()
        }),
        None => candidates = Vec::new(),
    }
    Comparison { articles, claims, links, threshold, candidates, engine }
}

/// Lists tell one thing after another in the same words: "Norvax rose 3 percent", "Helbio fell 2 percent". Where both claims
/// of a divergence have another partner that they agree with and that is no weaker, each is about a matter of its own.
fn leave_to_better_partners(links: &mut [Link], claims: Pair<usize>) {
    // The strongest link of each claim in which it agrees.
    let mut agreed = claims.map(|claims| vec![f64::NEG_INFINITY; claims]);
    for link in links.iter().filter(|link| !link.relation.diverges() && link.relation != Relation::Related) {
        let strength = if link.relation == Relation::Same { f64::INFINITY } else { link.score };
        for side in Side::BOTH {
            let best = &mut agreed[side][link.claim(side)];
            *best = best.max(strength);
        }
    }
    let settled = |link: &Link, side: Side| agreed[side][link.claim(side)] >= link.score;
    for link in links.iter_mut().filter(|link| link.relation.diverges()) {
        let matters = link.reasons.iter().all(Reason::tells_matters_apart);
        if matters && settled(link, Side::Left) && settled(link, Side::Right) {
            link.relation = Relation::Related;
            link.reasons.clear();
        }
    }
}

/// From this score on a pair under the threshold is looked at for what is itself a sign that both claims speak of one thing.
const DOUBTFUL_FROM: f64 = 0.03;

/// Below it nothing but words said of the same thing in both claims is such a sign.
const REMOTE_BELOW: f64 = 0.1;

/// Doubtful pairs of two articles are looked at unless there are more, and remote ones likewise: in long texts there is no
/// end of them.
const MOST_DOUBTFUL: usize = 5_000;

/// The pairs to be looked at for that: the remote ones come last.
fn doubtful(candidates: &[Candidate], threshold: f64) -> Vec<Doubtful> {
    let within = |from: f64, to: f64| {
        let found = candidates.iter().filter(move |candidate| (from..to).contains(&candidate.score));
        let pairs = found.map(move |&Candidate { left, right, .. }| Doubtful { left, right, remote: to < threshold });
        let pairs: Vec<Doubtful> = pairs.take(MOST_DOUBTFUL + 1).collect();
        if pairs.len() > MOST_DOUBTFUL { Vec::new() } else { pairs }
    };
    let mut pairs = within(REMOTE_BELOW, threshold);
    pairs.extend(within(DOUBTFUL_FROM, REMOTE_BELOW));
    pairs
}

/// Links between claims that alone are too little alike for one, but tell one thing in different ways. Their score is that
/// of the weakest link.
fn told_otherwise(
    claims: Pair<Claims<'_>>,
    doubtful: Vec<Doubtful>,
    verdicts: Vec<Verdict>,
    threshold: f64,
) -> impl Iterator<Item = Link> {
    let links = doubtful.into_iter().zip(verdicts);
    let links = links.map(move |(Doubtful { left, right, .. }, verdict)| {
        link(claims, Candidate { left, right, score: threshold }, verdict)
    });
    links.filter(|link| link.relation.diverges())
}

/// A link with those of the words that stand `alike` (by left, then by right claim) that belong to it.
fn to_judge(candidate: &Candidate, alike: &[Alike]) -> Linked {
    let Candidate { left, right, score } = *candidate;
    let from = alike.partition_point(|words| (words.left, words.right) < (left, right));
    let own = alike[from..].iter().take_while(|words| (words.left, words.right) == (left, right));
    Linked { left, right, score, alike: own.map(|words| words.starts).collect() }
}

/// From this score on a link is taken for agreement. A weaker one is a link, but of those that weak only one in three
/// makes the same claim: it is called related.
const AGREES_FROM: f64 = 0.3;

fn link(claims: Pair<Claims<'_>>, candidate: Candidate, mut verdict: Verdict) -> Link {
    let Candidate { left, right, score } = candidate;
    let asserted = claims.left.claims[left].asserts && claims.right.claims[right].asserts;
    if !asserted && verdict.relation.diverges() {
        verdict.relation = Relation::Related;
        verdict.reasons.clear();
    }
    if verdict.relation == Relation::Agrees && score < AGREES_FROM {
        verdict.relation = Relation::Related;
    }
    Link { left, right, score, relation: verdict.relation, reasons: verdict.reasons }
}

impl Comparison {
    /// A comparison of `articles` that says nothing yet: to read while the real one is made.
    pub fn not_made(articles: Pair<Article>) -> Comparison {
        let engine = Engine::Lexical(Because::Chosen);
        let (claims, links, candidates) = (Pair::default(), Vec::new(), Vec::new());
        Comparison { articles, claims, links, threshold: 0.0, candidates, engine }
    }

    /// The claims of one side, with their article.
    pub fn side(&self, side: Side) -> Claims<'_> {
        Claims { article: &self.articles[side], claims: &self.claims[side] }
    }
}
