//! Prints what the weights of alignment are learned from: for every pair of articles on standard input (JSON Lines
//! `{"id", "left", "right"}`, each side a list of sentences) one line `{"id", "pairs": [[left, right, [feature, ...]], ...]}`.
//! Equal claims are left out; their score is no matter of learning. With the argument `full` the features of the second
//! tier stand behind those of the first.

use std::io::{self, BufRead, Write};

use parallax::{
    align::Lexical,
    article::Origin,
    claims::{Claims, presplit},
    text::Pair,
};
use serde_json::{Value, json};

type Row = (usize, usize, Vec<f64>);

fn lexical(claims: Pair<Claims<'_>>) -> Vec<Row> {
    let measured = Lexical.measure(claims).into_iter().filter(|pair| !pair.same);
    measured.map(|pair| (pair.left, pair.right, pair.features.to_vec())).collect()
}

#[cfg(feature = "encoder")]
fn both(claims: Pair<Claims<'_>>) -> Vec<Row> {
    let measured = parallax::align::Full::default().measure(claims).into_iter().filter(|(pair, _)| !pair.same);
    measured.map(|(pair, nearness)| (pair.left, pair.right, [&pair.features[..], &nearness].concat())).collect()
}

#[cfg(not(feature = "encoder"))]
fn both(_: Pair<Claims<'_>>) -> Vec<Row> {
    Vec::new()
}

fn main() -> io::Result<()> {
    let full = std::env::args().nth(1).is_some_and(|argument| argument == "full");
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let pair: Value = serde_json::from_str(&line?)?;
        let read = |side: &str| {
            let sentences = pair[side].as_array().into_iter().flatten().filter_map(Value::as_str);
            presplit(None, &[sentences.map(str::to_owned).collect()], Origin::Text)
        };
        let (left, right) = (read("left"), read("right"));
        let claims = Pair {
            left: Claims { article: &left.0, claims: &left.1 },
            right: Claims { article: &right.0, claims: &right.1 },
        };
        let measured = if full { both(claims) } else { lexical(claims) };
        let pairs: Vec<_> = measured.into_iter().map(|(left, right, figures)| json!([left, right, figures])).collect();
        writeln!(out, "{}", json!({ "id": pair["id"], "pairs": pairs }))?;
    }
    out.flush()
}
