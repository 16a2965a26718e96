//! Units and bounds: what stands around a value.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Bound, Unit};
use crate::claims::{
    lexicon,
    words::{Shape, Words},
};

static UNITS: LazyLock<FxHashMap<&str, (&str, f64)>> = LazyLock::new(|| {
    let table = lexicon::table::<FxBuildHasher>(include_str!("../../../../assets/words/units.tsv"));
    table
        .into_iter()
        .filter_map(|(unit, value)| {
            let (dimension, scale) = value.split_once('\t')?;
            Some((unit, (dimension, scale.parse().ok()?)))
        })
        .collect()
});

pub(super) fn currency_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "dollar",
        "£" => "pound",
        "€" => "euro",
        "¥" => "yen",
        "₹" | "rs" => "rupee",
        _ => return None,
    })
}

fn currency_name(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" | "usd" => "dollar",
        "euro" | "euros" | "eur" => "euro",
        "yen" => "yen",
        "yuan" | "renminbi" => "yuan",
        "rupee" | "rupees" => "rupee",
        "ruble" | "rubles" | "rouble" | "roubles" => "rouble",
        "franc" | "francs" => "franc",
        "krona" | "kronor" | "krone" | "kroner" | "crown" | "crowns" => "crown",
        "cent" | "cents" => "cent",
        _ => return None,
    })
}

/// The unit of the value that ends at token `last`, its scale, and the last token of it.
pub(super) fn unit(words: &Words<'_>, first: usize, last: usize, english: bool) -> (Unit, f64, usize) {
    if let Some(currency) = currency_sign(words.lower_before(first, 1)) {
        return (Unit::Money(currency), 1.0, last);
    }
    let next = words.lower(last + 1);
    if let Some(currency) = currency_sign(next).or_else(|| currency_name(next)) {
        return (Unit::Money(currency), 1.0, last + 1);
    }
    let share = |last: usize| match words.lower(last + 1) {
        "point" | "points" => (Unit::Points, 1.0, last + 1),
        _ => (Unit::Share, 1.0, last),
    };
    match next {
        "%" | "percent" | "pct" => return share(last + 1),
        "per" if matches!(words.lower(last + 2), "cent") => return share(last + 2),
        "percentage" if matches!(words.lower(last + 2), "point" | "points") => return (Unit::Points, 1.0, last + 2),
        "point" if words.tight(last + 1) && is_rate_step(words.lower(last + 2)) => {
            return (Unit::Points, 1.0, last + 1);
        }
        "basis" if matches!(words.lower(last + 2), "point" | "points") => return (Unit::Points, 0.01, last + 2),
        "°" | "degrees" | "degree" => {
            let scale = scale_letter(words, last + 2);
            return (Unit::Degrees(scale), 1.0, last + 1 + usize::from(scale.is_some()));
        }
        "c" | "f" if words.tight(last + 1) => return (Unit::Degrees(next.chars().next()), 1.0, last + 1),
        // "(128 F)"
        "c" | "f" if words.capital(last + 1) && words.shape(last + 2) == Shape::Mark => {
            return (Unit::Degrees(next.chars().next()), 1.0, last + 1);
        }
        "m" if words.tight(last + 1) => return (Unit::Measure("length"), 1.0, last + 1),
        _ => {}
    }
    if !english {
        return (Unit::Count, 1.0, last);
    }
    let magnitude = |back| words.lower_before(first, back) == "magnitude";
    if magnitude(1) || magnitude(2) && words.lower_before(first, 1) == "of" {
        return (Unit::Measure("magnitude"), 1.0, last);
    }
    if next == "magnitude" {
        return (Unit::Measure("magnitude"), 1.0, last + 1);
    }
    if next == "times" && words.lower(first) != "zero" || matches!(words.lower(first), "once" | "twice" | "thrice") {
        return (Unit::Measure("occasions"), 1.0, last + usize::from(next == "times"));
    }
    if measures_tremor(words, first, last) {
        return (Unit::Measure("magnitude"), 1.0, last);
    }
    let of_age = words.lower_before(first, 1) == "of" && words.lower_before(first, 2) == "age";
    if of_age || matches!(words.lower_before(first, 1), "aged" | "age") {
        return (Unit::Age, 1.0, last);
    }
    // "Rosa Diaz, 47, was": an age between commas.
    let between = words.lower_before(first, 1) == "," && next == "," && first == last;
    let age = words.lower(first).parse::<u8>().is_ok_and(|age| (1..=110).contains(&age));
    if between && age && words.shape(first.saturating_sub(2)) == Shape::Word {
        return (Unit::Age, 1.0, last);
    }
    if matches!(next, "year" | "years") && words.lower(last + 2) == "old" {
        return (Unit::Age, 1.0, last + 2);
    }
    let length = |word: &str| UNITS.get(word).filter(|(dimension, _)| *dimension == "length").map(|(_, scale)| *scale);
    match (next, length(words.lower(last + 2))) {
        ("square" | "sq", Some(scale)) => return (Unit::Measure("area"), scale * scale, last + 2),
        // A cubic metre has 1,000 litres.
        ("cubic" | "cu", Some(scale)) => return (Unit::Measure("volume"), 1_000.0 * scale.powi(3), last + 2),
        _ => {}
    }
    let per = matches!(words.lower(last + 2), "/" | "an" | "a" | "per");
    let per_hour = per && matches!(words.lower(last + 3), "h" | "hour" | "hr");
    let per_second = per && matches!(words.lower(last + 3), "s" | "second" | "sec");
    match UNITS.get(next) {
        // Speed is told in kilometres an hour.
        Some(&("length", scale)) if per_hour => (Unit::Measure("speed"), scale / 1_000.0, last + 3),
        Some(&("length", scale)) if per_second => (Unit::Measure("speed"), scale * 3.6, last + 3),
        Some(&(dimension, scale)) => (Unit::Measure(dimension), scale, last + 1),
        None => (Unit::Count, 1.0, last),
    }
}

/// Whether a rate takes a step of so many points by it: "a half-point increase".
pub(super) fn is_rate_step(word: &str) -> bool {
    matches!(word, "increase" | "rise" | "hike" | "cut" | "reduction")
}

/// "a tremor measuring 5.1", "a 5.1 earthquake".
fn measures_tremor(words: &Words<'_>, first: usize, last: usize) -> bool {
    let is_tremor = |at: usize| {
        matches!(
            words.lower(at),
            "earthquake" | "earthquakes" | "quake" | "quakes" | "tremor" | "tremors" | "temblor" | "aftershock"
        )
    };
    let measured = matches!(words.lower_before(first, 1), "measuring" | "measured" | "registering" | "registered");
    let bare = words.shape(last + 1) != Shape::Word || !is_unit(words.lower(last + 1));
    first == last
        && words.lower(first).contains('.')
        && (is_tremor(last + 1) || measured && bare && (0..words.len()).any(is_tremor))
}

fn scale_letter(words: &Words<'_>, index: usize) -> Option<char> {
    match words.lower(index) {
        "celsius" | "c" | "centigrade" => Some('c'),
        "fahrenheit" | "f" => Some('f'),
        _ => None,
    }
}

/// "about", "more than", "up to" before the value.
pub(super) fn bound_before(words: &Words<'_>, index: usize, english: bool) -> Bound {
    if english { bound_words(words, index).map_or(Bound::Exactly, |(bound, _)| bound) } else { Bound::Exactly }
}

/// The first token of the quantity that begins at `index`, its bound and its currency sign included.
pub(super) fn bound_start(words: &Words<'_>, index: usize, english: bool) -> usize {
    let start = if currency_sign(words.lower_before(index, 1)).is_some() { index - 1 } else { index };
    if english { bound_words(words, index).map_or(start, |(_, first)| first) } else { start }
}

/// "five hours or more", "20 or fewer", "a dozen or so" behind the token at `last`.
pub(super) fn bound_after(words: &Words<'_>, last: usize, english: bool) -> Option<Bound> {
    let told = english && words.lower(last + 1) == "or";
    match words.lower(last + 2) {
        _ if !told => None,
        "more" | "longer" | "higher" | "above" | "older" => Some(Bound::AtLeast),
        "less" | "fewer" | "under" | "younger" => Some(Bound::AtMost),
        "so" => Some(Bound::About),
        _ => None,
    }
}

fn bound_words(words: &Words<'_>, index: usize) -> Option<(Bound, usize)> {
    let mut at = index;
    while currency_sign(words.lower_before(at, 1)).is_some() || matches!(words.lower_before(at, 1), "a" | "an" | "us") {
        at -= 1;
    }
    let one = words.lower_before(at, 1);
    let two = words.lower_before(at, 2);
    if one == "than" && matches!(words.lower_before(at, 3), "no" | "not") {
        let bound = match two {
            "more" | "greater" | "higher" | "larger" => Bound::AtMost,
            "less" | "fewer" | "lower" => Bound::AtLeast,
            _ => return None,
        };
        return Some((bound, at - 3));
    }
    // "higher than four years ago"
    let compares = matches!(two, "higher" | "larger" | "greater" | "lower" | "less" | "more" | "fewer");
    if one == "than" && compares && (index + 1..index + 4).any(|at| matches!(words.lower(at), "ago" | "earlier")) {
        let long = matches!(two, "more" | "less" | "fewer")
            && !matches!(words.lower_before(at, 3), "is" | "was" | "were" | "are" | "be" | "been");
        return long.then(|| (if two == "more" { Bound::AtLeast } else { Bound::AtMost }, at - 2));
    }
    Some(match (two, one) {
        ("more" | "greater" | "higher" | "larger", "than") | ("at", "least") | ("few" | "little" | "low", "as") => {
            (Bound::AtLeast, at - 2)
        }
        // "pushed inflation up to 14%": that far, not up to there.
        ("up", "to") if is_driven(words, at - 2) => return None,
        ("less" | "fewer" | "lower", "than")
        | ("at", "most")
        | ("up", "to")
        | ("many" | "much" | "long" | "high" | "far" | "tall", "as") => (Bound::AtMost, at - 2),
        (_, "over" | "exceeding" | "minimum" | "above" | "beyond") => (Bound::AtLeast, at - 1),
        (_, "under" | "below" | "maximum") => (Bound::AtMost, at - 1),
        (
            _,
            "about" | "around" | "some" | "approximately" | "roughly" | "nearly" | "almost" | "close" | "estimated"
            | "circa" | "perhaps" | "near" | "~",
        )
        // "for, say, 24 people", not "officials say 24 people".
        | ("," | "(", "say") => (Bound::About, at - 1),
        ("close" | "closer", "to") => (Bound::About, at - 2),
        _ => return None,
    })
}

/// Whether "up" at token `up` belongs to a verb shortly before it: "went up to", "brought the toll up to".
fn is_driven(words: &Words<'_>, up: usize) -> bool {
    let moves = |word: &str| {
        let stems = ["push", "climb", "edg", "inch", "lift", "mov", "jump", "shoot"];
        stems.iter().any(|stem| {
            word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "e" | "ed" | "es" | "s" | "ing"))
        }) || matches!(
            word,
            "go" | "goes"
                | "going"
                | "went"
                | "gone"
                | "bring"
                | "brings"
                | "bringing"
                | "brought"
                | "take"
                | "takes"
                | "taking"
                | "took"
                | "taken"
                | "drive"
                | "drives"
                | "driving"
                | "drove"
                | "driven"
                | "send"
                | "sends"
                | "sending"
                | "sent"
                | "shot"
        )
    };
    (1..=6)
        .take_while(|&back| !matches!(words.lower_before(up, back), "," | ";" | ""))
        .any(|back| moves(words.lower_before(up, back)))
}

/// Whether the word is the name of a unit.
pub(super) fn is_unit(word: &str) -> bool {
    UNITS.contains_key(word)
}
