//! What is known about an article as a whole: outlet, byline, day of publication, language.

use crate::article::ArticleBuilder;

pub(super) fn complete(builder: &mut ArticleBuilder) {
    builder.meta().language = Some("en".to_owned());
}
