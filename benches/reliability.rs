//! How far a link's strength can be trusted: of the links shown at .8, are about 8 in 10 right?
//!
//! Without an argument it is told on the sample story, whose links two careful readers gave (`seeds/links.jsonl`); a
//! link that only one of them gave counts neither for nor against. With a file of alignments (JSON Lines
//! `{"left": {"paragraphs"}, "right": {"paragraphs"}, "gold": [[left, right, label], ...]}`, labels `aligned` and
//! `partial` for links, `disputed` for what does not count; `eval_left`, `eval_right` and `eval_pairs` name what was
//! judged) it is told on that: `cargo bench --bench reliability -- FILE`.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{collections::HashSet, fs, process::ExitCode};

use parallax::{
    article::Origin,
    claims::presplit,
    comparison::{Comparison, Settings, compare, compare_claims},
    source::{SAMPLES, sample},
    text::Pair,
};
use serde_json::Value;

type Links = HashSet<(usize, usize)>;

/// A comparison, the links that are right, and whether a pair was judged at all.
struct Judged {
    comparison: Comparison,
    right: Links,
    counts: Box<dyn Fn((usize, usize)) -> bool>,
}

fn main() -> ExitCode {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let judged: Result<Vec<Judged>, String> = match &file {
        Some(path) => match fs::read_to_string(path) {
            Ok(text) => each_line(&text, alignment),
            Err(error) => Err(format!("{path}: {error}")),
        },
        None => each_line(include_str!("../seeds/links.jsonl"), sample_pair),
    };
    match judged {
        Ok(judged) => {
            print(&judged);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("reliability: {error}");
            ExitCode::FAILURE
        }
    }
}

fn each_line(text: &str, read: impl Fn(&Value) -> Option<Judged>) -> Result<Vec<Judged>, String> {
    let line = |(number, line): (usize, &str)| {
        let value = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
        read(&value).ok_or_else(|| format!("line {}: a field is missing", number + 1))
    };
    text.lines().enumerate().map(line).collect()
}

fn sample_pair(record: &Value) -> Option<Judged> {
    let read = |side: &str| {
        let name = record[side].as_str()?;
        sample(SAMPLES.iter().position(|(sample, _)| sample.starts_with(name))?).ok()
    };
    let comparison = compare(Pair::new(read("left")?, read("right")?), &Settings::default());
    let (right, one) = (links(&record["both"])?, links(&record["one"])?);
    Some(Judged { comparison, right, counts: Box::new(move |pair| !one.contains(&pair)) })
}

fn alignment(record: &Value) -> Option<Judged> {
    let read = |side: &str| {
        let paragraphs: Vec<Vec<String>> = serde_json::from_value(record[side]["paragraphs"].clone()).ok()?;
        Some(presplit(None, &paragraphs, Origin::Text))
    };
    let ((left, left_claims), (right, right_claims)) = (read("left")?, read("right")?);
    let comparison = compare_claims(Pair::new(left, right), Pair::new(left_claims, right_claims), &Settings::default());
    let gold = record["gold"].as_array()?;
    let labelled = |labels: &[&str]| -> Links {
        gold.iter().filter(|link| labels.iter().any(|label| link[2] == *label)).filter_map(pair).collect()
    };
    let disputed = labelled(&["disputed"]);
    let pairs = record.get("eval_pairs").and_then(links);
    let only = |side: &str| -> Option<HashSet<u64>> {
        record.get(side)?.as_array().map(|claims| claims.iter().filter_map(Value::as_u64).collect())
    };
    let (lefts, rights) = (only("eval_left"), only("eval_right"));
    let counts = move |link: (usize, usize)| {
        !disputed.contains(&link)
            && pairs.as_ref().is_none_or(|pairs| pairs.contains(&link))
            && lefts.as_ref().is_none_or(|lefts| lefts.contains(&(link.0 as u64)))
            && rights.as_ref().is_none_or(|rights| rights.contains(&(link.1 as u64)))
    };
    Some(Judged { comparison, right: labelled(&["aligned", "partial"]), counts: Box::new(counts) })
}

fn links(pairs: &Value) -> Option<Links> {
    pairs.as_array().map(|pairs| pairs.iter().filter_map(pair).collect())
}

fn pair(link: &Value) -> Option<(usize, usize)> {
    let index = |at: usize| link[at].as_u64().map(|index| index as usize);
    Some((index(0)?, index(1)?))
}

fn print(judged: &[Judged]) {
    let mut bands = [(0_usize, 0_usize); 11];
    let (mut shown, mut found, mut given) = (0, 0, 0);
    for Judged { comparison, right, counts } in judged {
        given += right.iter().filter(|&&pair| counts(pair)).count();
        for link in comparison.links.iter().filter(|link| counts((link.left, link.right))) {
            let hit = usize::from(right.contains(&(link.left, link.right)));
            let band = &mut bands[(link.score * 10.0) as usize];
            *band = (band.0 + 1, band.1 + hit);
            shown += 1;
            found += hit;
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    println!("{} pairs of articles, {given} links given", judged.len());
    println!(
        "links shown: {shown}, P {:.3} R {:.3} F1 {:.3}\n",
        share(found, shown),
        share(found, given),
        share(2 * found, shown + given)
    );
    println!("strength   links   right");
    for (band, (links, right)) in bands.into_iter().enumerate().filter(|(_, (links, _))| *links > 0) {
        let name = if band == 10 { "1.0     ".to_owned() } else { format!(".{band} to .{}", band + 1) };
        println!("{:<9}{links:>7}{:>8.2}", name.replace(".10", "1."), share(right, links));
    }
}
