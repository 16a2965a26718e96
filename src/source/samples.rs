use crate::{
    article::{Article, Origin},
    ingest::{IngestError, Markup, ingest},
};

/// An article of the sample story, compiled into the program.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its file name in `seeds/`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// The sample story.
pub const SAMPLES: &[Sample] = &[];

/// Reads a sample as any other article.
///
/// # Errors
/// None in practice: the samples are text.
pub fn sample(sample: &Sample) -> Result<Article, IngestError> {
    ingest(sample.bytes, Markup::of_path(sample.name), Origin::Sample(sample.name.to_owned()))
}
