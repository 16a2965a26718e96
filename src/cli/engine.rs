//! Which engine aligns the claims.

use clap::ValueEnum;

#[cfg(feature = "encoder")]
use crate::align::{Full, Store};
use crate::align::{Lexical, Scorer};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum EngineName {
    /// The words that claims share and what they mean (English only)
    #[cfg(feature = "encoder")]
    #[default]
    Full,
    /// The words that claims share
    #[cfg_attr(not(feature = "encoder"), default)]
    Lexical,
}

/// What becomes of the meanings of claims once they are found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// They go to the user's cache.
    Cache,
    /// Nothing.
    Nothing,
}

impl EngineName {
    /// Does `work` with the engine on `threads` threads.
    pub(super) fn with<R>(self, threads: usize, keep: Keep, work: impl FnOnce(&dyn Scorer) -> R) -> R {
        match self {
            #[cfg(feature = "encoder")]
            EngineName::Full => {
                let cache = (keep == Keep::Cache).then(crate::cache::Cache::of_user).flatten();
                let store: &dyn Store = match &cache {
                    Some(cache) => cache,
                    None => &crate::align::NoStore,
                };
                work(&Full { store, threads, ..Full::default() })
            }
            EngineName::Lexical => {
                #[cfg(not(feature = "encoder"))]
                let _ = (threads, keep);
                work(&Lexical)
            }
        }
    }
}
