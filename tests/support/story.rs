//! A comparison made by hand: what the screens show must not depend on how good the engine is today.

use parallax::{
    align::{Because, Engine},
    article::{Article, ArticleBuilder, BlockKind, Origin},
    claims::claims,
    comparison::{Comparison, Link},
    judge::{Reason, ReasonKind, Relation},
    text::{Pair, Side, Span},
};

const HEADING: BlockKind = BlockKind::Heading { level: 2 };
const ITEM: BlockKind = BlockKind::ListItem { depth: 0, ordinal: None };

/// Two reports on a ferry that ran aground, one of them a later one.
pub(crate) fn ferry() -> Comparison {
    let left = article(
        ("first-report.txt", "Harbour Post", "2024-11-03"),
        &[
            (BlockKind::Title, "Ferry Runs Aground off Skarvik"),
            (BlockKind::Standfirst, "All on board are safe; the cause is being looked into."),
            (BlockKind::Byline, "By Mira Solberg"),
            (
                BlockKind::Paragraph,
                "The car ferry Havørn ran aground on Sunday evening near the lighthouse of Skarvik. Forty-two passengers \
                 were brought ashore by the coast guard. Nobody was hurt, the police said.",
            ),
            (HEADING, "What Happened"),
            (
                BlockKind::Paragraph,
                "The captain reported a loss of steering a few minutes before the ship struck the rocks. Fog had been \
                 forecast for the night. Residents of the island heard a loud noise.",
            ),
            (BlockKind::Quote, "It sounded like thunder that would not stop."),
            (HEADING, "What Comes Next"),
            (ITEM, "Divers will inspect the hull on Monday."),
            (ITEM, "The line is closed until further notice."),
            (
                BlockKind::Paragraph,
                "The shipping company called the damage minor. It expects the ship to be back in service within a week.",
            ),
        ],
        &["Share this article", "Subscribe to our newsletter"],
    );
    let right = article(
        ("a-week-later.md", "Northern Gazette", "2024-11-11"),
        &[
            (BlockKind::Title, "A Week After the Grounding, Skarvik Waits for Its Ferry"),
            (BlockKind::Byline, "By Jonas Lie"),
            (
                BlockKind::Paragraph,
                "The shipping company now speaks of serious damage to the ferry’s hull. Repairs will take at least two \
                 months.",
            ),
            (
                BlockKind::Paragraph,
                "The Havørn ran aground near Skarvik lighthouse on Sunday, 3 November. The coast guard took 45 passengers \
                 off the ship. Police said that no one was injured.",
            ),
            (HEADING, "An Island Cut Off"),
            (
                BlockKind::Paragraph,
                "Islanders have had to charter fishing boats. The shop ran out of milk on Thursday.",
            ),
            (HEADING, "The Cause"),
            (
                BlockKind::Paragraph,
                "Investigators found no sign that the steering had failed. They point to the speed at which the ferry \
                 entered the sound.",
            ),
        ],
        &["12 comments"],
    );
    let mut story = Story { comparison: unlinked(left, right) };
    story.link("Ferry Runs", "A Week After", 0.4, Relation::Related, &[]);
    story.link("The car ferry", "The Havørn ran", 0.82, Relation::Agrees, &[]);
    story.link(
        "Forty-two",
        "The coast guard",
        0.71,
        Relation::Conflicts,
        &[(ReasonKind::Number, "Forty-two", "45", "One counts 42 passengers, the other 45.")],
    );
    story.link("Nobody was", "Police said", 0.66, Relation::Agrees, &[]);
    story.link(
        "The captain",
        "Investigators",
        0.48,
        Relation::Differs,
        &[(
            ReasonKind::Negation,
            "a loss of steering",
            "no sign that the steering had failed",
            "One reports the failure, the other finds no sign of it.",
        )],
    );
    story.link(
        "The shipping company called",
        "The shipping company now",
        0.55,
        Relation::Differs,
        &[(ReasonKind::Degree, "minor", "serious", "One calls the damage minor, the other serious.")],
    );
    story.link(
        "It expects",
        "Repairs will",
        0.33,
        Relation::Conflicts,
        &[(ReasonKind::Number, "within a week", "at least two months", "A week here, two months there.")],
    );
    story.comparison
}

/// Two articles of these parts, compared without a link.
pub(crate) fn unlinked(left: Article, right: Article) -> Comparison {
    let articles = Pair::new(left, right);
    let claims = articles.as_ref().map(claims);
    Comparison {
        articles,
        claims,
        links: Vec::new(),
        threshold: 0.2,
        candidates: Vec::new(),
        engine: Engine::Lexical(Because::Chosen),
    }
}

/// An article of `blocks` with `furniture`, the first piece of it above and the others below.
pub(crate) fn article(
    (path, outlet, published): (&str, &str, &str),
    blocks: &[(BlockKind, &str)],
    furniture: &[&str],
) -> Article {
    let mut builder = ArticleBuilder::new(Origin::File(path.to_owned()));
    let mut furniture = furniture.iter();
    if let Some(piece) = furniture.next() {
        builder.furniture(piece, None);
    }
    for (kind, text) in blocks {
        builder.block(kind.clone(), text, None);
    }
    for piece in furniture {
        builder.furniture(piece, None);
    }
    builder.meta().outlet = Some(outlet.to_owned());
    builder.meta().published = Some(published.to_owned());
    builder.meta().language = Some("en".to_owned());
    builder.build()
}

struct Story {
    comparison: Comparison,
}

impl Story {
    fn link(
        &mut self,
        left: &str,
        right: &str,
        score: f64,
        relation: Relation,
        reasons: &[(ReasonKind, &str, &str, &str)],
    ) {
        let (left, right) = (self.claim(Side::Left, left), self.claim(Side::Right, right));
        let reasons = reasons
            .iter()
            .map(|&(kind, l, r, text)| Reason {
                kind,
                left: self.words(Side::Left, left, l),
                right: self.words(Side::Right, right, r),
                text: text.to_owned(),
                confidence: parallax::judge::Confidence::High,
                of_one_thing: false,
            })
            .collect();
        self.comparison.links.push(Link { left, right, score, relation, reasons });
        self.comparison.links.sort_by_key(|link| (link.left, link.right));
    }

    /// The claim that begins with `words`.
    fn claim(&self, side: Side, words: &str) -> usize {
        let claims = self.comparison.side(side);
        (0..claims.len()).find(|&claim| claims.text(claim).starts_with(words)).expect(words)
    }

    fn words(&self, side: Side, claim: usize, words: &str) -> Span {
        let start = self.comparison.side(side).text(claim).find(words).expect(words);
        Span::new(start, start + words.len()).shifted(self.comparison.claims[side][claim].span.start)
    }
}
