//! The sample story keeps what its README promises.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use parallax::{
    article::{Article, BlockKind},
    comparison::{Comparison, Settings, compare},
    source::{SAMPLES, sample},
    text::Pair,
};

/// A divergence that the README lists: file and words on each side, and the kind.
struct Listed<'a> {
    left: (&'a str, &'a str),
    right: (&'a str, &'a str),
    kind: &'a str,
}

fn listed() -> Vec<Listed<'static>> {
    let readme = include_str!("../seeds/README.md");
    readme
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [number, left, right, kind, words_left, words_right] = cells[..] else { return None };
            number.parse::<u32>().ok()?;
            let name = |cell: &'static str| cell.trim_matches('`');
            Some(Listed { left: (name(left), words_left), right: (name(right), words_right), kind })
        })
        .collect()
}

fn open(name: &str) -> Article {
    let index = SAMPLES.iter().position(|(sample, _)| *sample == name).expect("a sample of this name");
    sample(index).unwrap()
}

/// The claim of the left and of the right article in which the words stand.
fn places(comparison: &Comparison, listed: &Listed<'_>) -> Pair<usize> {
    let words = Pair::new(listed.left.1, listed.right.1);
    Pair::from_fn(|side| {
        let view = comparison.side(side);
        (0..view.len())
            .find(|&claim| view.text(claim).contains(words[side]))
            .unwrap_or_else(|| panic!("no claim has the words “{}”", words[side]))
    })
}

#[test]
fn the_readme_lists_divergences_of_every_kind_it_promises() {
    let kinds: Vec<&str> = listed().iter().map(|listed| listed.kind).collect();
    for kind in ["status", "number", "date", "certainty", "degree", "speaker"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

#[test]
fn the_words_of_every_listed_divergence_stand_in_a_claim_of_each_article() {
    for listed in listed() {
        let comparison = compare(Pair::new(open(listed.left.0), open(listed.right.0)), &Settings::default());
        places(&comparison, &listed);
    }
}

#[test]
fn every_sample_has_a_title_and_headings_and_leaves_its_furniture_aside() {
    for (index, (name, _)) in SAMPLES.iter().enumerate() {
        let article = sample(index).unwrap();
        assert_eq!(article.blocks()[0].kind, BlockKind::Title, "{name}");
        let headings = article.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
        assert!(headings >= 4, "{name}: {headings} headings");
        assert!(!article.furniture().is_empty(), "{name}");
        assert!(article.warnings.is_empty(), "{name}: {:?}", article.warnings);
    }
}

/// What two careful readers, each alone, linked between two samples (`seeds/links.jsonl`).
struct Linked {
    comparison: Comparison,
    claims: (usize, usize),
    both: Vec<(usize, usize)>,
    one: Vec<(usize, usize)>,
}

fn linked() -> Vec<Linked> {
    #[derive(serde::Deserialize)]
    struct Line {
        left: String,
        right: String,
        claims: (usize, usize),
        both: Vec<(usize, usize)>,
        one: Vec<(usize, usize)>,
    }
    let read = |line: &str| {
        let Line { left, right, claims, both, one } = serde_json::from_str(line).expect("a line of links");
        let find = |name: &str| SAMPLES.iter().position(|(sample, _)| sample.starts_with(name)).expect("a sample");
        let articles = Pair::new(find(&left), find(&right)).map(|index| sample(index).unwrap());
        Linked { comparison: compare(articles, &Settings::default()), claims, both, one }
    };
    include_str!("../seeds/links.jsonl").lines().map(read).collect()
}

#[test]
fn the_links_of_two_readers_are_between_the_claims_the_program_finds() {
    let linked = linked();
    assert_eq!(linked.len(), 10);
    for Linked { comparison, claims, both, one } in linked {
        assert_eq!((comparison.claims.left.len(), comparison.claims.right.len()), claims);
        assert!(both.iter().chain(&one).all(|&(left, right)| left < claims.0 && right < claims.1));
    }
}

#[test]
fn strong_links_are_ones_that_a_reader_gives() {
    let (mut strong, mut right) = (0, 0);
    for Linked { comparison, both, one, .. } in linked() {
        for link in comparison.links.iter().filter(|link| link.score >= 0.8) {
            strong += 1;
            right += usize::from(both.contains(&(link.left, link.right)) || one.contains(&(link.left, link.right)));
        }
    }
    assert!(strong >= 10 && right * 4 >= strong * 3, "{right} of {strong} strong links");
}
