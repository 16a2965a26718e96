//! Raw mode, the alternate screen, a hidden cursor, paste, mouse and focus told apart from keys; undone in reverse.

use std::{
    io::{self, Write},
    panic,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
};

use crossterm::{
    cursor::{Hide, Show},
    event::{
        DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
        EnableMouseCapture,
    },
    execute, queue,
    style::{Print, ResetColor},
    terminal::{
        DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        disable_raw_mode, enable_raw_mode,
    },
};

/// Whether the terminal is taken over now: what the panic hook must know, wherever the panic is.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; dropping it gives the terminal back. A panic gives it back before its message is printed.
#[derive(Debug)]
pub struct TerminalGuard {
    modes: Modes,
}

/// What the terminal shall tell besides keys and pastes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Modes {
    /// What the mouse does.
    pub mouse: bool,
    /// When its scheme of colours changes, and when it gets the focus, which may be the first it knows of that.
    pub scheme: bool,
}

/// Has the terminal say when its scheme of colours changes (mode 2031).
const TELL_SCHEME: &str = "\x1b[?2031h";
const HIDE_SCHEME: &str = "\x1b[?2031l";

impl TerminalGuard {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// If the terminal refuses; what was already done is undone.
    pub fn enter(modes: Modes) -> io::Result<TerminalGuard> {
        restore_before_panic_messages();
        let guard = TerminalGuard { modes };
        guard.claim()?;
        Ok(guard)
    }

    /// Takes the terminal over again after [`release`](Self::release), or after the shell changed its modes.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn claim(&self) -> io::Result<()> {
        // Set first: a half-claimed terminal has to be restored too.
        TAKEN.store(true, Ordering::SeqCst);
        // The shell may have changed the modes behind crossterm's back, which would then believe itself in raw mode.
        disable_raw_mode()?;
        enable_raw_mode()?;
        let mut stdout = io::stdout().lock();
        queue!(stdout, EnterAlternateScreen, DisableLineWrap, Hide, EnableBracketedPaste)?;
        if self.modes.mouse {
            queue!(stdout, EnableMouseCapture)?;
        }
        if self.modes.scheme {
            queue!(stdout, EnableFocusChange, Print(TELL_SCHEME))?;
        }
        stdout.flush()
    }

    /// Gives the terminal back for the time being.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn release(&self) -> io::Result<()> {
        restore()
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        // A terminal that is gone needs no restoring, and there is nobody left to tell.
        let _ = restore();
    }
}

fn restore() -> io::Result<()> {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let mut stdout = io::stdout();
    let screen = execute!(
        stdout,
        EndSynchronizedUpdate,
        Print(HIDE_SCHEME),
        DisableFocusChange,
        DisableMouseCapture,
        DisableBracketedPaste,
        ResetColor,
        Show,
        EnableLineWrap,
        LeaveAlternateScreen
    );
    let flushed = stdout.flush();
    disable_raw_mode()?;
    screen.and(flushed)
}

fn restore_before_panic_messages() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let _ = restore();
            print(info);
        }));
    });
}
