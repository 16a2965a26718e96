//! Prints what the weights of alignment are learned from: for every pair of articles on standard input (JSON Lines
//! `{"id", "left", "right"}`, each side a list of sentences) one line `{"id", "pairs": [[left, right, [feature, ...]], ...]}`.
//! Equal claims are left out; their score is no matter of learning.

use std::io::{self, BufRead, Write};

use parallax::{
    align::Lexical,
    article::Origin,
    claims::{Claims, presplit},
    text::Pair,
};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
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
        let measured = Lexical.measure(claims).into_iter().filter(|pair| !pair.same);
        let pairs: Vec<_> = measured.map(|pair| json!([pair.left, pair.right, pair.features])).collect();
        writeln!(out, "{}", json!({ "id": pair["id"], "pairs": pairs }))?;
    }
    out.flush()
}
