use super::{Article, Block, BlockKind, Furniture, LineRange, Meta, Origin, Warning};
use crate::text::{Span, sanitize::sanitize};

/// Puts an article together, part by part in reading order.
///
/// Whatever is pushed passes the door ([`sanitize`]) on its way in, so that an [`Article`] cannot hold a control
/// sequence however it came about.
#[derive(Clone, Debug, Default)]
pub struct ArticleBuilder {
    article: Article,
}

impl ArticleBuilder {
    /// An empty article from `origin`.
    pub fn new(mut origin: Origin) -> Self {
        if let Origin::File(name) | Origin::Sample(name) = &mut origin {
            *name = sanitize(name).into_owned();
        }
        ArticleBuilder { article: Article { origin, ..Article::default() } }
    }

    /// Makes room for so many bytes of text.
    pub fn reserve(&mut self, text: usize) {
        self.article.text.reserve(text);
    }

    /// Appends a block and returns its span; white space at its ends is dropped, and a block without any text is not
    /// added.
    pub fn block(&mut self, mut kind: BlockKind, text: &str, lines: Option<LineRange>) -> Option<Span> {
        let span = self.append(text, matches!(kind, BlockKind::Code { .. }))?;
        match &mut kind {
            BlockKind::Code { language: Some(language) } => *language = sanitize(language).into_owned(),
            BlockKind::Title if self.article.meta.title.is_none() => {
                self.article.meta.title = Some(span.of(&self.article.text).to_owned());
            }
            BlockKind::Standfirst if self.article.meta.standfirst.is_none() => {
                self.article.meta.standfirst = Some(span.of(&self.article.text).to_owned());
            }
            _ => {}
        }
        self.article.blocks.push(Block { kind, span, lines });
        Some(span)
    }

    /// Appends furniture, likewise.
    pub fn furniture(&mut self, text: &str, lines: Option<LineRange>) -> Option<Span> {
        let span = self.append(text, false)?;
        self.article.furniture.push(Furniture { span, lines });
        Some(span)
    }

    /// Adds a warning.
    pub fn warn(&mut self, warning: Warning) {
        self.article.warnings.push(warning);
    }

    /// What is known about the article as a whole.
    pub fn meta(&mut self) -> &mut Meta {
        &mut self.article.meta
    }

    /// The article.
    pub fn build(mut self) -> Article {
        let meta = &mut self.article.meta;
        for text in [&mut meta.title, &mut meta.standfirst, &mut meta.byline, &mut meta.outlet].into_iter().flatten() {
            *text = sanitize(text).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.article
    }

    fn append(&mut self, text: &str, keep_indent: bool) -> Option<Span> {
        let clean = sanitize(text);
        let clean = if keep_indent { clean.trim_end().trim_start_matches('\n') } else { clean.trim() };
        if clean.trim().is_empty() {
            return None;
        }
        let whole = &mut self.article.text;
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        let start = whole.len();
        whole.push_str(clean);
        Some(Span::new(start, whole.len()))
    }
}
