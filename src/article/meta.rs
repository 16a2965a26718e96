use std::fmt;

/// What is known about an article as a whole. All text is sanitised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub title: Option<String>,
    /// The sentence or two under it.
    pub standfirst: Option<String>,
    /// The authors, without "By".
    pub byline: Option<String>,
    /// The paper, agency or site.
    pub outlet: Option<String>,
    /// Day (and time) of publication, ISO 8601.
    pub published: Option<String>,
    /// The language that the source says the text is in, ISO 639-1; [`language`](super::Article::language) always tells.
    pub language: Option<String>,
}

/// Where an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Text handed over without a name.
    #[default]
    Text,
    /// A file, by the path as given.
    File(String),
    /// Standard input.
    Stdin,
    /// One of the sample articles, by file name.
    Sample(String),
}

impl Origin {
    /// A short name for titles and messages.
    pub fn label(&self) -> &str {
        match self {
            Origin::Text => "text",
            Origin::File(path) => path,
            Origin::Stdin => "standard input",
            Origin::Sample(name) => name,
        }
    }
}

/// Something a reader should know about how an article was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// There was nothing to read.
    Empty,
    /// There was only furniture.
    OnlyFurniture,
    /// The bytes were in this encoding, not in UTF-8.
    Encoding(&'static str),
    /// Bytes that were no text in the encoding were replaced.
    Undecodable,
    /// The text is a web page's source, tags and all.
    Html,
    /// Characters that could steer a terminal or deceive a reader were taken out.
    Sanitised {
        /// Bytes taken out.
        bytes: usize,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::Empty => write!(f, "there is no text in it"),
            Warning::OnlyFurniture => write!(f, "nothing in it reads like an article; all of it was set aside"),
            Warning::Encoding(name) => write!(f, "read as {name}, not UTF-8"),
            Warning::Undecodable => write!(f, "some bytes were no text and were replaced"),
            Warning::Html => {
                write!(f, "this is a web page's source, and its tags are not understood yet; save the page as text")
            }
            Warning::Sanitised { bytes } => write!(f, "{bytes} bytes of control characters were taken out"),
        }
    }
}
