//! Kinds of files that a reader may hand over instead of an article, by the bytes they begin with.

/// What kind of file `bytes` are, in words that complete "this is not text but"; `None` if nothing says so.
pub(super) fn recognise(bytes: &[u8]) -> Option<&'static str> {
    let has = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    let (_, mark, what) = SIGNATURES.iter().find(|(at, mark, _)| has(*at, mark))?;
    match *mark {
        ZIP => Some(archive(bytes)),
        RIFF => CONTAINED.iter().find(|(kind, _)| has(8, kind)).map(|(_, what)| *what),
        // Words of ASCII with which an article may begin as well.
        b"BM" | b"MZ" | b"ID3" | b"OggS" | b"GIF8" | b"fLaC" | b"BZh" if !has_nul(bytes) => None,
        _ => Some(what),
    }
}

const ZIP: &[u8] = b"PK\x03\x04";
const RIFF: &[u8] = b"RIFF";

/// Offset, bytes, kind.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"BM", "a BMP image"),
    (0, b"\0\0\x01\0", "an icon"),
    (0, RIFF, "a media file"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (0, b"bplist00", "a web archive or property list"),
    (0, ZIP, "a ZIP archive"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\0asm", "a WebAssembly module"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"\xff\xfb", "an MP3 recording"),
    (0, b"\xff\xf3", "an MP3 recording"),
    (0, b"OggS", "an Ogg recording"),
    (0, b"fLaC", "a FLAC recording"),
    (4, b"ftypheic", "a HEIC image"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftypM4A", "an M4A recording"),
    (4, b"ftyp", "an MP4 video"),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
];

/// What a RIFF file contains.
const CONTAINED: &[(&[u8], &str)] =
    &[(b"WEBP", "a WebP image"), (b"WAVE", "a WAV recording"), (b"AVI ", "an AVI video")];

/// What a ZIP archive is known as, by the names of its first entries.
fn archive(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(8192)];
    let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    let known: &[(&[u8], &str)] = &[
        (b"mimetypeapplication/epub", "an EPUB book"),
        (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
        (b"word/", "a Word document"),
        (b"xl/", "an Excel workbook"),
        (b"ppt/", "a PowerPoint presentation"),
        // Office writes this entry first, and the part that tells which program only after it.
        (b"[Content_Types].xml", "a Word or other Office document"),
    ];
    known.iter().find(|(name, _)| has(name)).map_or("a ZIP archive", |(_, what)| what)
}

fn has_nul(bytes: &[u8]) -> bool {
    bytes.contains(&0)
}
