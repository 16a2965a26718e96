//! Which way a text runs: from left to right, or as Arabic and Hebrew do from right to left.

/// Whether `c` is a letter written from right to left, by its block: Hebrew, Arabic, Syriac, Thaana, `N’Ko` and the
/// historic scripts of the Near East.
pub fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && c.is_alphabetic()
}

/// Whether some of `text` is written from right to left.
pub fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

/// Whether the first letter of `text` says that it runs from right to left, as the Unicode Bidirectional Algorithm asks.
pub fn runs_rtl(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_rtl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_tells_the_direction_whatever_stands_before_it() {
        assert!(runs_rtl("“שלום” said he") && runs_rtl("12 ركاب") && !runs_rtl("He said “שלום”"));
        assert!(has_rtl("He said “שלום”") && !has_rtl("Smørrebrød, 12 → 渡轮 «…»") && !runs_rtl("1,234"));
    }
}
