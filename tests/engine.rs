//! Laws of the whole engine, from articles to a comparison.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use parallax::{
    align::{Because, Candidate, Engine, Scored, Scorer},
    article::{Article, Origin},
    claims::{Claims, claims},
    comparison::{Comparison, Settings, Standing, WordOp, compare, word_ops},
    ingest::{Markup, ingest},
    judge::{Reason, Relation},
    output::{json, text},
    source::{SAMPLES, sample},
    text::{Pair, Side, Span},
};
use proptest::prelude::*;

fn read(text: &str) -> Article {
    ingest(text.as_bytes(), Markup::Plain, Origin::Text).unwrap()
}

fn compared(left: Article, right: Article) -> Comparison {
    compare(Pair::new(left, right), &Settings::default())
}

/// A link: left and right claim, score, relation, and the words of its reasons on both sides.
type LinkAsTold = (usize, usize, String, Relation, Vec<(Span, Span)>);

/// Whether every claim is linked to itself as `Same`.
fn all_same(comparison: &Comparison) -> bool {
    comparison.claims.left.len() == comparison.claims.right.len()
        && (0..comparison.claims.left.len()).all(|claim| {
            comparison.links.iter().any(|link| (link.left, link.right, link.relation) == (claim, claim, Relation::Same))
        })
}

/// The links of `comparison` as if the articles had been given the other way round.
fn mirrored(comparison: &Comparison) -> Vec<LinkAsTold> {
    let mut links: Vec<_> = comparison
        .links
        .iter()
        .map(|link| {
            let mut words: Vec<_> = link.reasons.iter().map(|reason| (reason.right, reason.left)).collect();
            words.sort();
            (link.right, link.left, link.score.to_string(), link.relation, words)
        })
        .collect();
    links.sort_by_key(|link| (link.0, link.1));
    links
}

fn as_given(comparison: &Comparison) -> Vec<LinkAsTold> {
    comparison
        .links
        .iter()
        .map(|link| {
            let mut words: Vec<_> = link.reasons.iter().map(|reason| (reason.left, reason.right)).collect();
            words.sort();
            (link.left, link.right, link.score.to_string(), link.relation, words)
        })
        .collect()
}

fn printed(comparison: &Comparison) -> Vec<u8> {
    let mut bytes = Vec::new();
    json::comparison(comparison, &mut bytes).unwrap();
    text::report(comparison, 80, &mut bytes).unwrap();
    bytes
}

/// A sentence of news, or of words at random, or of anything at all.
fn sentence() -> impl Strategy<Value = String> {
    let subject = prop::sample::select(vec![
        "The mayor of Brennick",
        "Police",
        "Dr. Ana Tamm",
        "A spokeswoman for the railway",
        "Nobody",
        "The river Orle",
    ]);
    let verb = prop::sample::select(vec![
        "said on Monday that",
        "denied that",
        "has not confirmed reports that",
        "may accept that",
        "believes that",
    ]);
    let matter = prop::sample::select(vec![
        "about 400 people left their homes.",
        "the bridge will reopen in May 2027.",
        "“nothing was lost”.",
        "three of the four schools are closed!",
        "the cost rose by 3.5 percent to $1.2bn.",
        "it never rained?",
    ]);
    prop_oneof![
        6 => (subject, verb, matter).prop_map(|(subject, verb, matter)| format!("{subject} {verb} {matter}")),
        2 => "[a-z]{1,9}( [a-z]{1,9}){0,12}\\.",
        1 => "\\PC{0,40}",
    ]
}

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::collection::vec(sentence(), 1..4), 0..6)
        .prop_map(|paragraphs| paragraphs.iter().map(|sentences| sentences.join(" ")).collect::<Vec<_>>().join("\n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_article_and_itself_are_the_same_throughout(text in article()) {
        let article = read(&text);
        prop_assert!(all_same(&compared(article.clone(), article)));
    }

    #[test]
    fn exchanging_the_articles_mirrors_the_comparison(left in article(), right in article()) {
        let (left, right) = (read(&left), read(&right));
        let there = compared(left.clone(), right.clone());
        let back = compared(right, left);
        prop_assert_eq!(as_given(&back), mirrored(&there));
    }

    #[test]
    fn two_runs_give_the_same_bytes(left in article(), right in article()) {
        let run = || printed(&compared(read(&left), read(&right)));
        prop_assert_eq!(run(), run());
    }

    #[test]
    fn spans_lie_on_characters_and_in_their_blocks(text in article()) {
        let article = read(&text);
        let found = claims(&article);
        let view = Claims { article: &article, claims: &found };
        for (index, claim) in found.iter().enumerate() {
            prop_assert!(article.text().get(claim.span.start..claim.span.end).is_some_and(|words| !words.is_empty()));
            prop_assert!(article.blocks()[claim.block].span.encloses(claim.span));
            for cue in view.cues(index) {
                prop_assert!(article.text().get(cue.span.start..cue.span.end).is_some());
                prop_assert!(claim.span.encloses(cue.span));
            }
        }
    }

    #[test]
    fn reasons_carry_words_of_their_own_claims(left in article(), right in article()) {
        let comparison = compared(read(&left), read(&right));
        for link in &comparison.links {
            prop_assert_eq!(link.relation.diverges(), !link.reasons.is_empty());
            for reason in &link.reasons {
                prop_assert!(comparison.claims.left[link.left].span.encloses(reason.left));
                prop_assert!(comparison.claims.right[link.right].span.encloses(reason.right));
                prop_assert!(!reason.left.is_empty() && !reason.right.is_empty() && !reason.text.is_empty());
            }
        }
    }

    #[test]
    fn word_operations_rebuild_both_texts(left in article(), right in article()) {
        let mut rebuilt = Pair::new(String::new(), String::new());
        for op in word_ops(&left, &right) {
            let (before, after) = match op {
                WordOp::Equal { left: l, right: r } => {
                    prop_assert_eq!(l.of(&left), r.of(&right));
                    (l.of(&left), r.of(&right))
                }
                WordOp::Left(l) => (l.of(&left), ""),
                WordOp::Right(r) => ("", r.of(&right)),
                WordOp::Replaced { left: l, right: r } => (l.of(&left), r.of(&right)),
            };
            rebuilt.left.push_str(before);
            rebuilt.right.push_str(after);
        }
        prop_assert_eq!(rebuilt, Pair::new(left, right));
    }
}

#[test]
fn every_sample_article_is_the_same_as_itself() {
    for (index, (name, _)) in SAMPLES.iter().enumerate() {
        let article = sample(index).unwrap();
        assert!(all_same(&compared(article.clone(), article)), "{name}");
    }
}

#[test]
fn the_same_article_in_other_lines_and_quotes_is_the_same() {
    let text = "River floods three villages\n\nHeavy rain flooded three villages along the Orle on Monday night, and \
        the fire service called it \"the worst in a decade\".\n\nThe mayor's office didn't comment - at first.\n";
    let other = "River floods three villages\n\nHeavy rain flooded three villages along\nthe Orle on Monday night, and \
        the fire\nservice called it “the worst in a decade”.\n\nThe mayor’s office didn’t comment – at first.\n";
    let comparison = compared(read(text), read(other));
    assert!(all_same(&comparison), "{:#?}", comparison.links);
}

/// Links the first claims of both articles with a score given beforehand.
struct Fixed(f64);

impl Scorer for Fixed {
    fn candidates(&self, _: Pair<Claims<'_>>) -> Scored {
        Scored {
            candidates: vec![Candidate { left: 0, right: 0, score: self.0 }],
            engine: Engine::Lexical(Because::Chosen),
            alike: Vec::new(),
        }
    }

    fn threshold(&self) -> f64 {
        0.2
    }
}

/// Gives every pair the same score.
struct Every(f64);

impl Scorer for Every {
    fn candidates(&self, claims: Pair<Claims<'_>>) -> Scored {
        let pair = |left| (0..claims.right.claims.len()).map(move |right| (left, right));
        let pairs = (0..claims.left.claims.len()).flat_map(pair);
        let candidates = pairs.map(|(left, right)| Candidate { left, right, score: self.0 }).collect();
        Scored { candidates, engine: Engine::Lexical(Because::Chosen), alike: Vec::new() }
    }

    fn threshold(&self) -> f64 {
        0.2
    }
}

#[test]
fn what_a_strong_link_joins_differs_in_its_day_or_its_certainty_whatever_else_is_told() {
    let told = |score, left: &str, right: &str| {
        let scorer = Fixed(score);
        let settings = Settings { scorer: &scorer, ..Settings::default() };
        let comparison = compare(Pair::new(read(left), read(right)), &settings);
        let reasons = comparison.links.iter().flat_map(|link| &link.reasons);
        reasons.map(|reason| reason.text.clone()).collect::<Vec<_>>()
    };
    let days = (
        "The spokesman for a northern mayor had to apologise Saturday for a post about a rival's children.",
        "A town hall aide on Friday apologised for mocking the clothes of two schoolgirls.",
    );
    assert_eq!(told(0.95, days.0, days.1), ["The dates differ: “Saturday” on the left, “Friday” on the right."]);
    assert_eq!(told(0.6, days.0, days.1), [""; 0]);
    let other_deeds = (
        "The spokesman for a northern mayor had to apologise Saturday for a post about a rival's children.",
        "A town hall aide resigned on Monday after mocking the clothes of two schoolgirls.",
    );
    assert_eq!(told(0.95, other_deeds.0, other_deeds.1), [""; 0]);
    let hedged = (
        "The driver's brother is expected to plead guilty to fraud later in the week.",
        "Before the same judge the brother pleaded guilty, while the owner of the firm looked on.",
    );
    assert_eq!(told(0.9, hedged.0, hedged.1).len(), 1);
    assert_eq!(told(0.5, hedged.0, hedged.1).len(), 1, "the words around what is hedged correspond");
    let aside = (
        "The driver's brother is expected to plead guilty to fraud later in the week.",
        "Nobody on the island had pleaded for him, said the owner of the firm.",
    );
    assert_eq!(told(0.5, aside.0, aside.1), [""; 0]);
}

#[test]
fn what_two_claims_tell_differently_of_one_thing_links_them_however_little_else_they_share() {
    let links = |score, left: &str, right: &str| {
        let scorer = Fixed(score);
        let settings = Settings { scorer: &scorer, ..Settings::default() };
        let comparison = compare(Pair::new(read(left), read(right)), &settings);
        let told = |reason: &Reason| reason.text.clone();
        comparison
            .links
            .iter()
            .map(|link| (link.relation, link.score, link.reasons.iter().map(told).collect()))
            .collect::<Vec<(_, _, Vec<_>)>>()
    };
    let slip = (
        "Pressed by the Northern Coast Fishery Council on Tuesday, the minister read out a letter.",
        "When the Northern Deepwater Fishery Council met again, she admitted that quotas had been overstepped.",
    );
    let says = "Another name stands there: “Northern Coast Fishery Council” on the left, “Northern Deepwater Fishery \
                Council” on the right.";
    assert_eq!(links(0.15, slip.0, slip.1), [(Relation::Differs, 0.2, vec![says.to_owned()])]);
    assert_eq!(links(0.05, slip.0, slip.1), []);
    let plain = ("The minister read out a letter on Tuesday.", "She admitted that quotas had been overstepped.");
    assert_eq!(links(0.15, plain.0, plain.1), []);
}

#[test]
fn how_what_both_articles_are_about_stands_is_compared_in_pairs_too_little_alike_for_a_link() {
    let told = |matter: &str| {
        let about = |matter: &str, end: &str| {
            let rest =
                ["Envoys of both islands came to the talks by ferry.", "The talks on the reef go back ten years."];
            read(&format!("{}\n\n{}\n\nBoth sides paid for the talks.\n\n{end} {matter}.\n", rest[0], rest[1]))
        };
        let left = about(matter, "Observers on the left bank saw much progress in the");
        let right = about(matter, "A retired admiral, who lives in Orle, called it a waste of money and stalled");
        let scorer = Every(0.15);
        let settings = Settings { scorer: &scorer, ..Settings::default() };
        let comparison = compare(Pair::new(left, right), &settings);
        let reasons = comparison.links.iter().flat_map(|link| &link.reasons);
        reasons.map(|reason| reason.text.clone()).collect::<Vec<_>>()
    };
    let says = "The same matter is judged otherwise: “progress” on the left, “stalled” on the right.";
    assert_eq!(told("talks on the reef"), [says]);
    assert_eq!(told("vineyard on the slope"), [""; 0]);
}

#[test]
fn one_thing_after_another_in_the_same_words_is_no_divergence() {
    let list = [
        "Shares in Norvax rose 3 percent in early trading in Tolm.",
        "Shares in Helbio fell 2 percent in early trading in Tolm.",
        "Shares in Kestrel rose 1 percent in early trading in Tolm.",
        "Temperatures in Marden reached 34 degrees on Sunday afternoon.",
        "Temperatures in Falken reached 31 degrees on Sunday afternoon.",
        "Ada Brandt won the 100 metres at the meeting in Orrel on Friday.",
        "Berta Venn won the 200 metres at the meeting in Orrel on Friday.",
    ];
    let diverging = |left: &[&str], right: &[&str]| {
        let article = |sentences: &[&str]| read(&format!("{}\n", sentences.join("\n\n")));
        let comparison = compared(article(left), article(right));
        let texts = comparison.links.iter().flat_map(|link| &link.reasons).map(|reason| reason.text.clone());
        texts.collect::<Vec<_>>()
    };
    let mut turned = list;
    turned.reverse();
    assert_eq!(diverging(&list, &list), [""; 0]);
    assert_eq!(diverging(&list, &turned), [""; 0]);
    turned[5] = "Shares in Helbio fell 4 percent in early trading in Tolm.";
    assert_eq!(diverging(&list, &turned), ["The numbers differ: “2 percent” on the left, “4 percent” on the right."]);
}

#[test]
fn a_weak_link_is_no_agreement() {
    let relation = |score| {
        let left = read("The mayor of Brennick promised new dykes to every household on the river Orle.");
        let right = read("New dykes for every household on the Orle were promised by the mayor on Monday.");
        let scorer = Fixed(score);
        let settings = Settings { scorer: &scorer, ..Settings::default() };
        compare(Pair::new(left, right), &settings).links[0].relation
    };
    assert_eq!([relation(0.25), relation(0.8)], [Relation::Related, Relation::Agrees]);
}

#[test]
fn a_claim_without_counterpart_is_told_by_one_side_only() {
    let left = read("River floods three villages\n\nTrains to Tolm are cancelled.\n\nThe opera opened with Tosca.\n");
    let right = read("River floods three villages\n\nTrains to Tolm are cancelled.\n\nPlum prices fell in Aurel.\n");
    let comparison = compared(left, right);
    for side in Side::BOTH {
        let standings = comparison.standings(side);
        assert_eq!(standings[2], Standing::OnlyHere, "{:#?}", comparison.links);
        assert_eq!(standings[..2], [Standing::Linked(Relation::Same); 2]);
    }
    assert_eq!(comparison.summary().only_here, Pair::new(1, 1));
}
