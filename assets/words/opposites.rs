//! Packs what words exclude each other as the program has it: stems with their opposites, found out once when it is built
//! rather than each time it starts.

use std::collections::{BTreeMap, BTreeSet};

use crate::stem::Stemmer;

/// The mark of the concept that stands for all words on one side of a line of our own list: none of `WordNet`'s, whose codes are
/// ASCII.
const ALLIED: u8 = 0x80;

/// What is known of a stem: those that exclude it, and the sides of our own list that it stands on.
#[derive(Default)]
struct Known {
    opposites: BTreeSet<String>,
    sides: Vec<u32>,
}

/// The tables in Rust: the stems in order, of each what is known of it, and the concepts that exclude each other, both orders of
/// each. `own` is our own list, `wordnet` that of `WordNet`, words and then concepts; `irregular` has a line of its forms for each
/// verb whose past no rule makes.
pub(crate) fn packed(own: &str, wordnet: &str, irregular: &str) -> String {
    let stemmer = Stemmer::english();
    let verbs: BTreeMap<&str, &str> = entries(irregular).filter_map(|line| line.split_once(' ')).collect();
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut exclude = |one: &str, other: &str| {
        known.entry(one.to_owned()).or_default().opposites.insert(other.to_owned());
        known.entry(other.to_owned()).or_default().opposites.insert(one.to_owned());
    };
    let (words, concepts) = wordnet.split_once("\n\n").unwrap_or((wordnet, ""));
    for (one, other) in words.lines().filter_map(|line| line.split_once(' ')) {
        exclude(one, other);
    }
    let keys = |words: &str| words.split(' ').flat_map(|word| forms(word, &verbs, &stemmer)).collect::<Vec<String>>();
    let lines: Vec<[Vec<String>; 2]> =
        entries(own).filter_map(|line| line.split_once('\t')).map(|(one, other)| [keys(one), keys(other)]).collect();
    for [ones, others] in &lines {
        for one in ones {
            for other in others {
                exclude(one, other);
            }
        }
    }
    for (line, sides) in lines.into_iter().enumerate() {
        for (side, words) in (0..).zip(sides) {
            for word in words {
                known.entry(word).or_default().sides.push(concept([
                    ALLIED | side,
                    (line >> 7) as u8,
                    (line & 0x7f) as u8,
                ]));
            }
        }
    }
    let code = |code: &str| code.as_bytes().try_into().ok().map(concept);
    let pairs = concepts.lines().filter_map(|line| line.split_once(' '));
    let pairs = pairs.filter_map(|(one, other)| Some((code(one)?, code(other)?)));
    let concepts: BTreeSet<(u32, u32)> = pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect();
    let stems: Vec<&str> = known.keys().map(String::as_str).collect();
    let (count, slots, stems) = (known.len(), (2 * known.len()).next_power_of_two(), stems.join("\n"));
    let opposites: Vec<String> =
        known.values().map(|known| format!("&{:?}", Vec::from_iter(&known.opposites))).collect();
    let sides: Vec<String> = known.values().map(|known| format!("&{:?}", known.sides)).collect();
    let facing = Vec::from_iter(concepts);
    let allied = concept([ALLIED, 0, 0]);
    [
        format!("pub(super) static STEMS: Lines<{count}, {slots}> = Lines::new({stems:?}, b'\\n');"),
        format!("pub(super) static OPPOSITES: &[&[&str]] = &[{}];", opposites.join(", ")),
        format!("pub(super) static SIDES: &[&[Concept]] = &[{}];", sides.join(", ")),
        format!("pub(super) static FACING: &[(Concept, Concept)] = &{facing:?};"),
        "/// The first of the concepts that stand for the words on one side of a line of our own list.".to_owned(),
        format!("pub(super) const ALLIED: Concept = {allied};"),
    ]
    .join("\n")
}

/// The lines that are neither empty nor comments.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn concept([first, second, third]: [u8; 3]) -> u32 {
    u32::from_be_bytes([0, first, second, third])
}

/// What a word of the list is looked up under: its own key, and those of the past forms that no rule makes.
fn forms(word: &str, verbs: &BTreeMap<&str, &str>, stemmer: &Stemmer) -> Vec<String> {
    let (verb, particle) = word.split_once('_').unwrap_or((word, ""));
    // A verb with its particle, `turn_down`, is looked up under the verb's stem.
    let key = |verb: &str| {
        let root = stemmer.root(verb);
        if particle.is_empty() { root.into_owned() } else { format!("{root}_{particle}") }
    };
    let past = verbs.get(verb).into_iter().flat_map(|forms| forms.split(' '));
    [verb].into_iter().chain(past).map(key).collect()
}
