//! Which engine aligns the claims.

use clap::ValueEnum;

use crate::align::{Lexical, Scorer};
#[cfg(feature = "encoder")]
use crate::{
    align::{Full, Store},
    cache::Cache,
};

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

/// What becomes of the meanings of claims once they are found out, and of the list of articles read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// They go to the user's folders.
    Cache,
    /// Nothing.
    Nothing,
}

impl Keep {
    /// As `--no-store` says.
    pub(super) fn unless(no_store: bool) -> Keep {
        if no_store { Keep::Nothing } else { Keep::Cache }
    }

    /// Where meanings are kept, if they are.
    #[cfg(feature = "encoder")]
    pub(super) fn cache(self) -> Option<Cache> {
        (self == Keep::Cache).then(Cache::of_user).flatten()
    }
}

impl EngineName {
    /// Does `work` with the engine on `threads` threads.
    pub(super) fn with<R>(self, threads: usize, keep: Keep, work: impl FnOnce(&dyn Scorer) -> R) -> R {
        match self {
            #[cfg(feature = "encoder")]
            EngineName::Full => {
                let cache = keep.cache();
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
