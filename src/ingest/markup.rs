//! What is left of markup when only its words count.

/// `html` without tags, comments, scripts and styles; the commonest character references written out.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if let Some(name) = ["script", "style"].iter().find(|name| opens(rest, name)) {
            closing(rest, name)
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            text.push(' ');
            rest.find('>').map(|end| end + 1)
        } else {
            text.push('<');
            Some(1)
        };
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    text.push_str(rest);
    written_out(&text)
}

fn opens(rest: &str, name: &str) -> bool {
    let after = rest.get(1..=name.len());
    after.is_some_and(|after| after.eq_ignore_ascii_case(name))
        && rest[name.len() + 1..].starts_with(|c: char| !c.is_alphanumeric())
}

/// Bytes up to the end of the tag that closes `name`.
fn closing(rest: &str, name: &str) -> Option<usize> {
    let lower = rest.to_ascii_lowercase();
    let close = lower.find(&format!("</{name}"))?;
    lower[close..].find('>').map(|end| close + end + 1)
}

fn written_out(text: &str) -> String {
    // The ampersand last, so that what was written as "&amp;lt;" stays "&lt;".
    let pairs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str) -> String {
        without_tags(html).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_the_words_are_left() {
        assert_eq!(words("<p>Bread &amp; <b>butter</b></p>"), "Bread & butter");
        assert_eq!(words("<script>let a = 1 < 2;</script><p>After</p>"), "After");
        assert_eq!(words("<!-- a > b --> kept"), "kept");
        assert_eq!(words("2 < 3 and <unclosed"), "2 < 3 and");
    }
}
