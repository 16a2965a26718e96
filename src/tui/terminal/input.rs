//! What the terminal sends, told apart: keys, pastes, the mouse, the focus, answers to what was asked.

use std::{
    fs::File,
    io::{self, ErrorKind, IsTerminal, Read},
    os::fd::AsFd,
};

use termina::{
    Event as Sent, Parser,
    escape::{
        csi::{Csi, Device, Mode, ThemeMode},
        osc::{ColorOrQuery, DynamicColorNumber, Osc},
    },
    event::{KeyCode as Code, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEvent, MouseEventKind},
    style::RgbColor,
};

use super::{Event, pause::Paused};
use crate::reader::{Key, KeyCode, Mouse, MouseKind, Msg};

/// Something that the terminal says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The background is light, or dark.
    Background {
        /// Whether it is light.
        light: bool,
    },
    /// It has just changed to a light scheme of colours, or to a dark one.
    Scheme {
        /// Whether that is light.
        light: bool,
    },
    /// It has the focus again.
    Focus,
    /// Everything asked before has been answered, if it is ever going to be.
    NothingMore,
}

/// Reads the terminal until it is gone, or until `tell` says that nobody listens. The terminal is standard input, or
/// where that is something else, the controlling one.
pub(super) fn read(tell: impl Fn(Event) -> bool, mut paused: Paused) {
    let Ok(mut terminal) = terminal() else {
        tell(Event::InputEnded);
        return;
    };
    let mut parser = Parser::default();
    let mut bytes = [0; 4096];
    while paused.wait(&terminal) {
        match terminal.read(&mut bytes) {
            Ok(0) => break,
            // A buffer filled to the brim may end within a sequence; an escape that nothing follows is the key.
            Ok(read) => parser.parse(&bytes[..read], read == bytes.len()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
        while let Some(sent) = parser.pop() {
            if let Some(event) = told_apart(sent)
                && !tell(event)
            {
                return;
            }
        }
    }
    tell(Event::InputEnded);
}

/// The terminal, read without a buffer: what is waiting in one nobody could wait for.
fn terminal() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() { stdin.as_fd().try_clone_to_owned().map(File::from) } else { File::open("/dev/tty") }
}

/// What `sent` means to the reader; `None` if nothing.
fn told_apart(sent: Sent) -> Option<Event> {
    Some(match sent {
        Sent::Key(key) if key.kind != KeyEventKind::Release => Event::Reader(Msg::Key(pressed(key)?)),
        Sent::Paste(text) => Event::Reader(Msg::Paste(text)),
        Sent::Mouse(mouse) => Event::Reader(Msg::Mouse(pointed(mouse)?)),
        Sent::FocusIn => Event::Answer(Answer::Focus),
        Sent::Csi(Csi::Mode(Mode::ReportTheme(scheme))) => {
            Event::Answer(Answer::Scheme { light: scheme == ThemeMode::Light })
        }
        Sent::Csi(Csi::Device(Device::DeviceAttributes(()))) => Event::Answer(Answer::NothingMore),
        Sent::Osc(Osc::ChangeDynamicColors(DynamicColorNumber::TextBackgroundColor, colors)) => {
            let Some(&ColorOrQuery::Color(color)) = colors.first() else { return None };
            Event::Answer(Answer::Background { light: is_light(color) })
        }
        _ => return None,
    })
}

/// Whether black can be read better on `color` than white: by its relative luminance, as WCAG 2 defines it.
fn is_light(color: RgbColor) -> bool {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue) > 0.179
}

fn pointed(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollDown => MouseKind::ScrollDown,
        MouseEventKind::ScrollUp => MouseKind::ScrollUp,
        _ => return None,
    };
    Some(Mouse { kind, x: mouse.column, y: mouse.row })
}

fn pressed(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Escape => KeyCode::Esc,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        _ => return None,
    };
    Some(Key { code, ctrl: key.modifiers.contains(Modifiers::CONTROL) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the reader hears of these bytes, read at once.
    fn heard(bytes: &str) -> Vec<Event> {
        let mut parser = Parser::default();
        parser.parse(bytes.as_bytes(), false);
        std::iter::from_fn(|| parser.pop()).filter_map(told_apart).collect()
    }

    fn key(code: KeyCode) -> Event {
        Event::Reader(Msg::Key(Key { code, ctrl: false }))
    }

    #[test]
    fn keys_are_told_from_answers_however_closely_they_follow() {
        let bytes = "n\x1b]11;rgb:ffff/fafa/f0f0\x1b\\\x1b[?62;4c\x1b[?997;1n\x1b[AN\x1b";
        let expected = [
            key(KeyCode::Char('n')),
            Event::Answer(Answer::Background { light: true }),
            Event::Answer(Answer::NothingMore),
            Event::Answer(Answer::Scheme { light: false }),
            key(KeyCode::Up),
            key(KeyCode::Char('N')),
            key(KeyCode::Esc),
        ];
        assert_eq!(heard(bytes), expected);
    }

    #[test]
    fn answers_that_nobody_asked_for_are_no_keys() {
        for bytes in ["\x1b]52;c;cXF4\x07", "\x1b[?1;2$y", "\x1bP1$r0m\x1b\\", "\x1b[O", "\x1b[?u"] {
            assert_eq!(heard(bytes), [], "{bytes:?}");
        }
    }

    #[test]
    fn the_focus_a_paste_and_the_mouse_are_heard_of() {
        let mouse = Mouse { kind: MouseKind::Press, x: 59, y: 4 };
        let expected = [
            Event::Answer(Answer::Focus),
            Event::Reader(Msg::Paste("q\n".to_owned())),
            Event::Reader(Msg::Mouse(mouse)),
        ];
        assert_eq!(heard("\x1b[I\x1b[200~q\n\x1b[201~\x1b[<0;60;5M"), expected);
    }

    #[test]
    fn grounds_of_usual_themes_are_light_or_dark() {
        let light = |red, green, blue| is_light(RgbColor { red, green, blue });
        assert!(light(255, 255, 255) && light(253, 246, 227) && light(239, 241, 245));
        assert!(!light(0, 0, 0) && !light(40, 42, 54) && !light(0, 43, 54) && !light(88, 88, 88));
    }
}
