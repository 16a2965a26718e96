use crate::{
    article::{Article, Origin},
    ingest::{IngestError, Markup, ingest},
};

/// The sample story, compiled into the program so that it is there wherever the program is installed: file names in
/// `seeds/` and their contents.
pub const SAMPLES: [(&str, &str); 5] = [
    ("talks-without-breakthrough.txt", include_str!("../../seeds/talks-without-breakthrough.txt")),
    ("after-the-meeting.txt", include_str!("../../seeds/after-the-meeting.txt")),
    ("progress-and-thorny-issues.md", include_str!("../../seeds/progress-and-thorny-issues.md")),
    ("push-for-a-swift-peace.txt", include_str!("../../seeds/push-for-a-swift-peace.txt")),
    ("one-year-on.md", include_str!("../../seeds/one-year-on.md")),
];

/// The two of them that open first, as indices of [`SAMPLES`].
pub const OPENING: [usize; 2] = [1, 4];

/// Reads article `index` of the sample story as any other article.
///
/// # Errors
/// Those of [`ingest`].
///
/// # Panics
/// If there is no such sample.
pub fn sample(index: usize) -> Result<Article, IngestError> {
    let (name, text) = SAMPLES[index];
    ingest(text.as_bytes(), Markup::of_path(name), Origin::Sample(name.to_owned()))
}
