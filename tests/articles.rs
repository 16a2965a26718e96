//! Pairs of whole articles on made-up events, written and annotated by people who had never seen the program: what it finds of
//! the divergences a careful reader names, where it is given the two claims and where it has to find them, and how often
//! it alarms elsewhere.
//!
//! One pair a line: `left` and `right` with `title` and `paragraphs`; claim 0 is the title, then the sentences in order;
//! `divergences` and `links` name claims by these numbers. `d` was never read while the rules were written; of `f` nothing was
//! found before it was read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use parallax::{
    align::Full,
    article::Origin,
    claims::{Claims, presplit},
    comparison::{Settings, compare_claims},
    judge::{Subject, judge},
    text::Pair,
};
use serde_json::Value;

/// What was measured, rounded down: of all marks, and of all divergences.
const PRECISION: f64 = 0.94;
const RECALL: f64 = 0.15;

fn claims(article: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let paragraphs = article["paragraphs"].as_array().unwrap().iter();
    let sentences = paragraphs.flat_map(|paragraph| paragraph.as_array().unwrap().iter().map(text));
    std::iter::once(text(&article["title"])).chain(sentences).collect()
}

fn pairs(list: &Value, ends: impl Fn(&Value) -> (u64, u64)) -> BTreeSet<(usize, usize)> {
    list.as_array().unwrap().iter().map(ends).map(|(left, right)| (left as usize, right as usize)).collect()
}

fn diverges(left: &str, right: &str) -> bool {
    let reads = Pair::new(left, right).map(|sentence| presplit(None, &[vec![sentence.to_owned()]], Origin::default()));
    let subjects = reads.as_ref().map(|(article, claims)| Subject { claims: Claims { article, claims }, index: 0 });
    judge(subjects).relation.diverges()
}

/// All pairs of articles with the claims that diverge, by the name of their set.
fn sets() -> Vec<(&'static str, Vec<Value>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let read = |name| fs::read_to_string(folder.join(name).with_extension("jsonl")).unwrap();
    let pairs = |text: String| text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    ["a", "b", "c", "d", "e", "f"].map(|name| (name, pairs(read(name)))).into()
}

fn divergences(pair: &Value) -> BTreeSet<(usize, usize)> {
    pairs(&pair["divergences"], |one| (one["left"].as_u64().unwrap(), one["right"].as_u64().unwrap()))
}

#[test]
fn divergences_of_whole_articles_are_found_as_often_as_measured() {
    let (mut found, mut alarms, mut all) = (0, 0, 0);
    for (name, set) in sets() {
        let (mut here, mut wrong, mut whole) = (0, 0, 0);
        for pair in set {
            let told = Pair::new(claims(&pair["left"]), claims(&pair["right"]));
            let divergences = divergences(&pair);
            let links = pairs(&pair["links"], |one| (one[0].as_u64().unwrap(), one[1].as_u64().unwrap()));
            whole += divergences.len();
            for (left, right) in links.union(&divergences) {
                if diverges(&told.left[*left], &told.right[*right]) {
                    if divergences.contains(&(*left, *right)) { here += 1 } else { wrong += 1 }
                }
            }
        }
        println!("{name}: {here} of {whole} found, {wrong} false alarms");
        (found, alarms, all) = (found + here, alarms + wrong, all + whole);
    }
    let precision = f64::from(found) / f64::from(found + alarms);
    let recall = f64::from(found) / all as f64;
    assert!(precision >= PRECISION, "precision {precision:.3}");
    assert!(recall >= RECALL, "recall {recall:.3}");
}

/// The same of whole articles: of all marks, and of all divergences.
const COMPARED_PRECISION: f64 = 0.92;
const COMPARED_RECALL: f64 = 0.17;

#[test]
fn of_the_marks_between_whole_articles_as_many_are_divergences_as_measured() {
    let engine = Full::default();
    let settings = Settings { scorer: &engine, ..Settings::default() };
    let (mut found, mut alarms, mut all) = (0, 0, 0);
    for (name, set) in sets() {
        let (mut here, mut wrong, mut whole) = (0, 0, 0);
        for pair in set {
            let paragraphs = |article: &Value| {
                let body = article["paragraphs"].as_array().unwrap().iter();
                let body = body.map(|one| serde_json::from_value::<Vec<String>>(one.clone()).unwrap());
                let title = vec![article["title"].as_str().unwrap().to_owned()];
                std::iter::once(title).chain(body).collect::<Vec<Vec<String>>>()
            };
            let reads =
                Pair::new(&pair["left"], &pair["right"]).map(|one| presplit(None, &paragraphs(one), Origin::default()));
            let (articles, claims) = (reads.as_ref().map(|read| read.0.clone()), reads.map(|read| read.1));
            let compared = compare_claims(articles, claims, &settings);
            let marks: BTreeSet<(usize, usize)> = compared
                .links
                .iter()
                .filter(|link| link.relation.diverges())
                .map(|link| (link.left, link.right))
                .collect();
            let divergences = divergences(&pair);
            here += marks.intersection(&divergences).count();
            wrong += marks.difference(&divergences).count();
            whole += divergences.len();
        }
        println!("{name}: {here} of {whole} found in whole articles, {wrong} marks not given");
        (found, alarms, all) = (found + here, alarms + wrong, all + whole);
    }
    let (precision, recall) = (found as f64 / (found + alarms) as f64, found as f64 / all as f64);
    assert!(precision >= COMPARED_PRECISION, "precision {precision:.3}");
    assert!(recall >= COMPARED_RECALL, "recall {recall:.3}");
}
