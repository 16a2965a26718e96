//! Which characters are invisible, and which of them a script or an emoji needs.

use unicode_normalization::char::is_combining_mark;

/// What a character means at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It passes.
    Plain,
    /// A combining mark: it passes as long as its base does not carry too many.
    Mark,
    /// ZWJ, ZWNJ: it passes where it shapes what stands around it.
    Joiner,
    /// A variation selector, likewise.
    Selector,
    /// Carriage return.
    Return,
    /// Ends a line or page for some programs only; a space to us.
    Separator,
    /// Invisible and harmless, but it would keep two equal words from being equal.
    Hint,
    /// Invisible, and of no use but to reorder, hide or smuggle.
    Deceiver,
    /// A control character, possibly the first of a sequence.
    Control,
}

/// The role of `c`.
pub(super) fn role(c: char) -> Role {
    match c {
        '\r' => Role::Return,
        '\n' | '\t' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => Role::Plain,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Role::Separator,
        c if c.is_control() => Role::Control,
        '\u{200c}' | '\u{200d}' => Role::Joiner,
        // Mongolian free variation selectors and vowel separator, standardised variants, ideographic variants.
        '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Role::Selector,
        // Soft hyphen, zero-width space, word joiner, byte order mark; the marks (not the overrides) of direction;
        // what a copied picture leaves behind.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{fffc}' => {
            Role::Hint
        }
        '\u{34f}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2061}'..='\u{206f}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Role::Deceiver,
        c if is_mark(c) => Role::Mark,
        _ => Role::Plain,
    }
}

/// Whether the joiner `c` shapes something between `before` and `after`: a letter of a script that joins or stacks, or,
/// for ZWJ, two emoji.
pub(super) fn joins(before: char, c: char, after: Option<char>) -> bool {
    let between_emoji =
        c == '\u{200d}' && (is_pictograph(before) || before == '\u{fe0f}') && after.is_some_and(is_pictograph);
    between_emoji || shapes_letters(before)
}

/// Whether the variation selector `c` selects a variant of `before`.
pub(super) fn selects(before: char, c: char, after: Option<char>) -> bool {
    match c {
        '\u{fe0e}' | '\u{fe0f}' => {
            is_pictograph(before) || (matches!(before, '0'..='9' | '#' | '*') && after == Some('\u{20e3}'))
        }
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1800}'..='\u{18af}'),
        '\u{fe00}'..='\u{fe02}' => is_ideograph(before) || shapes_letters(before),
        '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        _ => false,
    }
}

/// Emoji, and the older symbols that can be shown as emoji.
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2934}' | '\u{2935}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Blocks of scripts whose letters join or stack, so that a joiner changes their shape: Hebrew to Arabic, the scripts
/// of India and their descendants from Tibet to Java, Mongolian, Tifinagh, Adlam.
fn shapes_letters(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1700}'..='\u{18af}' | '\u{1900}'..='\u{1c4f}'
        | '\u{1cd0}'..='\u{1cff}' | '\u{2d30}'..='\u{2d7f}' | '\u{a800}'..='\u{abff}' | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}')
}

/// A look at the large blocks without marks spares most texts the table.
fn is_mark(c: char) -> bool {
    let without_marks = matches!(c,
        '\u{370}'..='\u{482}' | '\u{48a}'..='\u{590}' | '\u{2000}'..='\u{20cf}' | '\u{30a0}'..='\u{a66e}'
        | '\u{ac00}'..='\u{fb1d}');
    !without_marks && is_combining_mark(c)
}
