//! How long a control sequence is: ECMA-35 and ECMA-48, as terminals read them.

const ESCAPE: char = '\u{1b}';

/// Bytes of the control function at the start of `text`, its parameters or payload included. One character if it is a
/// single control.
pub(super) fn length(text: &str) -> usize {
    let Some(first) = text.chars().next() else {
        return 0;
    };
    let size = first.len_utf8();
    let rest = &text[size..];
    size + match first {
        ESCAPE => after_escape(rest),
        '\u{9b}' => control_sequence(rest),
        '\u{9d}' => control_string(rest, true),
        '\u{90}' | '\u{98}' | '\u{9e}' | '\u{9f}' => control_string(rest, false),
        '\u{8e}' | '\u{8f}' => shifted(rest),
        _ => 0,
    }
}

/// What belongs to an ESC: the families nF, Fp, Fe and Fs, of which some Fe functions take more.
fn after_escape(rest: &str) -> usize {
    let Some(&second) = rest.as_bytes().first() else {
        return 0;
    };
    match second {
        b'[' => 1 + control_sequence(&rest[1..]),
        b']' => 1 + control_string(&rest[1..], true),
        b'P' | b'X' | b'^' | b'_' => 1 + control_string(&rest[1..], false),
        // The title string of screen and tmux; elsewhere a function of two bytes.
        b'k' => 1 + terminated(&rest[1..], false).unwrap_or(0),
        b'N' | b'O' => 1 + shifted(&rest[1..]),
        b' '..=b'/' => run(rest, b' '..=b'/') + final_byte(&rest[run(rest, b' '..=b'/')..], b'0'..=b'~'),
        b'0'..=b'~' => 1,
        _ => 0,
    }
}

/// Parameters, intermediates and final of a CSI sequence, as far as they are there.
fn control_sequence(rest: &str) -> usize {
    let parameters = run(rest, b'0'..=b'?');
    let intermediates = run(&rest[parameters..], b' '..=b'/');
    let head = parameters + intermediates;
    head + final_byte(&rest[head..], b'@'..=b'~')
}

/// Payload and terminator of an OSC, DCS, SOS, PM or APC string.
///
/// Where nothing terminates it on its line a terminal would swallow the rest of the article. The words are worth more:
/// then only the ASCII run after the introducer goes (a selector, a base64 payload), not what follows.
fn control_string(rest: &str, bell_ends: bool) -> usize {
    terminated(rest, bell_ends).unwrap_or_else(|| run(rest, b'!'..=b'~'))
}

/// Bytes up to and with the terminator of a control string: ST, BEL where it counts, or CAN and SUB, which cancel it.
fn terminated(rest: &str, bell_ends: bool) -> Option<usize> {
    let (at, stop) = rest.char_indices().find(|&(_, c)| match c {
        '\u{7}' => bell_ends,
        '\n' | '\r' | '\u{18}' | '\u{1a}' | ESCAPE | '\u{80}'..='\u{9f}' => true,
        _ => false,
    })?;
    match stop {
        '\n' | '\r' => None,
        ESCAPE => rest[at + 1..].starts_with('\\').then_some(at + 2),
        '\u{80}'..='\u{9f}' => (stop == '\u{9c}').then_some(at + stop.len_utf8()),
        _ => Some(at + 1),
    }
}

/// The one character that SS2 or SS3 takes from another set.
fn shifted(rest: &str) -> usize {
    final_byte(rest, b'!'..=b'~')
}

/// Length of the run of bytes within `range` (ASCII) that `text` starts with.
fn run(text: &str, range: std::ops::RangeInclusive<u8>) -> usize {
    text.bytes().take_while(|byte| range.contains(byte)).count()
}

/// 1 if `text` starts with a byte within `range` (ASCII).
fn final_byte(text: &str, range: std::ops::RangeInclusive<u8>) -> usize {
    usize::from(text.bytes().next().is_some_and(|byte| range.contains(&byte)))
}
