//! Days written out in the top lines of an article, as ISO 8601.

/// Month names and abbreviations by month, in the languages articles come in.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "januari", "jänner", "janvier", "enero", "gennaio", "janeiro"],
    &["february", "feb", "februar", "februari", "février", "febrero", "febbraio", "fevereiro"],
    &["march", "mar", "märz", "maart", "mars", "marzo", "março"],
    &["april", "apr", "avril", "abril", "aprile"],
    &["may", "mai", "mei", "mayo", "maggio", "maio"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "jul", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "aug", "augustus", "août", "agosto"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "decembre", "décembre", "diciembre", "dicembre", "dezembro", "desember"],
];

/// The month a word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    MONTHS.iter().position(|names| names.contains(&word.as_str())).map(|index| index as u32 + 1)
}

/// A word or number of a text and where it stands.
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let digit = c.is_ascii_digit();
        if let Some((from, was_digit)) = start {
            if c.is_alphanumeric() && digit == was_digit {
                continue;
            }
            tokens.push(Token { text: &text[from..at], start: from, end: at });
            start = None;
        }
        if c.is_alphanumeric() {
            start = Some((at, digit));
        }
    }
    tokens
}

/// The first day with a year in `text`: ISO 8601, and the bytes it took.
pub(super) fn day(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| named(text, &tokens[at..]).or_else(|| numeric(text, &tokens[at..])))
}

/// "29 December 2025", "29th of December, 2025", "Dec. 29, 2025".
fn named(text: &str, tokens: &[Token<'_>]) -> Option<(String, std::ops::Range<usize>)> {
    let mut rest = tokens.iter().filter(|token| !matches!(token.text, "st" | "nd" | "rd" | "th" | "of" | "de"));
    let (first, second, third) = (rest.next()?, rest.next()?, rest.next()?);
    if text[first.start..third.end].chars().count() > 30 {
        return None;
    }
    let year = year(third.text)?;
    let (day, month) = match month(first.text) {
        Some(month) => (second.text.parse().ok()?, month),
        None => (first.text.parse().ok()?, month(second.text)?),
    };
    Some((iso(year, month, day)?, first.start..third.end))
}

/// "2025-12-29", "2025/12/29", "29.12.2025"; with slashes and the year last only where the order is plain.
fn numeric(text: &str, tokens: &[Token<'_>]) -> Option<(String, std::ops::Range<usize>)> {
    let [first, second, third, ..] = tokens else { return None };
    let between = (&text[first.end..second.start], &text[second.end..third.start]);
    let sign = match between {
        ("-", "-") => '-',
        ("/", "/") => '/',
        (".", ".") => '.',
        _ => return None,
    };
    let number = |token: &Token<'_>| token.text.parse::<u32>().ok();
    let range = first.start..third.end;
    if let Some(year) = year(first.text) {
        return Some((iso(year, number(second)?, number(third)?)?, range));
    }
    let (year, a, b) = (year(third.text)?, number(first)?, number(second)?);
    let (month, day) = match sign {
        '.' => (b, a),
        _ if a > 12 || a == b => (b, a),
        _ if b > 12 => (a, b),
        _ => return None,
    };
    Some((iso(year, month, day)?, range))
}

fn year(text: &str) -> Option<u32> {
    let year = text.parse().ok()?;
    (text.len() == 4 && (1700..=2100).contains(&year)).then_some(year)
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ((1..=12).contains(&month) && (1..=days).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        day(text).map(|(iso, _)| iso)
    }

    #[test]
    fn days_are_read_in_the_ways_papers_write_them() {
        for text in [
            "29 December 2025",
            "December 29, 2025",
            "Published Dec. 29th, 2025 at 4:50 PM",
            "Mon 29 Dec 2025 09.00 GMT",
            "29. Dezember 2025",
            "29 de diciembre de 2025",
            "2025-12-29T08:00:00Z",
            "2025/12/29",
            "29.12.2025",
            "12/29/2025",
            "29/12/2025",
        ] {
            assert_eq!(found(text).as_deref(), Some("2025-12-29"), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_day_is_none() {
        for text in
            ["3 hours ago", "03/04/2025", "December 2025", "31 June 2025", "29 February 2025", "May we 2025", ""]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
