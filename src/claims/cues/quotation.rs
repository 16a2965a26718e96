//! Quotations: the words between quotation marks.

use crate::text::Span;

/// The quotations of `text`, without their marks, outermost only, in order.
///
/// A straight `"` opens and closes in turn. A single mark quotes only where it cannot be an apostrophe: after white
/// space, and closed before white space or punctuation.
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    if !may_quote(text) {
        return found;
    }
    let mut open: Option<(char, usize)> = None;
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        match open {
            Some((mark, start)) if closes(mark, c, previous, next) => {
                if start < offset {
                    found.push(Span::new(start, offset));
                }
                open = None;
            }
            Some((mark, _)) if c == mark && mark != '"' && !is_single(mark) => {
                // Opened again without having been closed: a new paragraph of the same speech.
                open = Some((c, offset + c.len_utf8()));
            }
            None if opens(c, previous, next) => open = Some((c, offset + c.len_utf8())),
            _ => {}
        }
        previous = c;
    }
    found
}

/// Whether there may be a quotation mark in `text`.
pub(crate) fn may_quote(text: &str) -> bool {
    // No end before the last byte, so that many are looked at together.
    text.bytes().fold(false, |any, byte| any | matches!(byte, b'"' | b'\'' | 0x80..))
}

fn is_single(mark: char) -> bool {
    matches!(mark, '‘' | '\'')
}

fn opens(c: char, previous: char, next: char) -> bool {
    match c {
        '"' | '“' | '„' | '«' | '「' => true,
        '‘' | '\'' => (previous.is_whitespace() || matches!(previous, '(' | '—' | '–')) && next.is_alphanumeric(),
        _ => false,
    }
}

fn closes(mark: char, c: char, previous: char, next: char) -> bool {
    match mark {
        '"' => c == '"',
        '“' => matches!(c, '”' | '"'),
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '「' => c == '」',
        '‘' | '\'' => {
            matches!(c, '’' | '\'') && !next.is_alphanumeric() && (previous != 's' || !next.is_whitespace())
        }
        _ => false,
    }
}
