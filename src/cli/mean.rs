//! `parallax mean`, for the reader's own use: what claims mean, found out by a process of its own.
//!
//! The encoder takes tens of megabytes, and little of what it took is given back to the system as long as its process
//! lives. The reader lives long; a process that ends takes all of it along.

use std::{
    env,
    io::{self, Read, Write},
    process::{Child, Command, Stdio},
};

use super::{CliError, exit::Exit};
use crate::align::{Meaning, Store, meanings};

/// Between two claims; no article has such a character.
const END: char = '\0';

/// Claims that are answered together.
const TOGETHER: usize = 8;

/// Bytes of a meaning, at most: a claim is read no further than so many words.
const LONGEST: usize = 1 << 20;

/// Reads claims, and writes for each the length of what it means in four bytes, least first, and then that.
pub(super) fn run(threads: usize) -> Result<Exit, CliError> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(CliError::Input)?;
    let claims: Vec<&str> = text.split_terminator(END).collect();
    let mut out = io::stdout().lock();
    for claims in claims.chunks(TOGETHER * threads.max(1)) {
        for meaning in meanings(claims, threads) {
            let bytes = meaning.to_bytes();
            out.write_all(&(bytes.len() as u32).to_le_bytes())?;
            out.write_all(&bytes)?;
        }
        // Nobody listening, there is no more to do.
        out.flush()?;
    }
    Ok(Exit::Success)
}

/// A store that has what it does not know found out by another process.
pub(super) struct Elsewhere<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) threads: usize,
}

impl Store for Elsewhere<'_> {
    fn find(&self, claim: &str) -> Option<Meaning> {
        self.store.find(claim)
    }

    fn keep(&self, claim: &str, meaning: &Meaning) {
        self.store.keep(claim, meaning);
    }

    fn find_out(&self, claims: &[&str], cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Meaning>> {
        let mut child = Command::new(env::current_exe().ok()?)
            .args(["mean", &self.threads.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let answers = ask(&mut child, claims, cancelled);
        // Also where it answered otherwise than expected; one that has ended already cannot be ended.
        let _ = child.kill();
        let _ = child.wait();
        answers
    }
}

fn ask(child: &mut Child, claims: &[&str], cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Meaning>> {
    let mut questions = child.stdin.take()?;
    for claim in claims {
        write!(questions, "{claim}{END}").ok()?;
    }
    drop(questions);
    let mut out = child.stdout.take()?;
    let mut answer = || -> Option<Meaning> {
        let mut length = [0; 4];
        out.read_exact(&mut length).ok()?;
        let length = u32::from_le_bytes(length) as usize;
        let mut bytes = vec![0; Some(length).filter(|&length| length <= LONGEST)?];
        out.read_exact(&mut bytes).ok()?;
        Meaning::from_bytes(&bytes)
    };
    claims.iter().map(|_| if cancelled() { None } else { answer() }).collect()
}
