//! Lists written in one block: "1. Open the valve 2. Wait a minute".

/// Corrects `cuts` where `block` is a list: a cut before each item's marker, none between a marker and its item.
pub(super) fn mark_off(block: &str, cuts: &mut Vec<usize>) {
    let markers = markers(block);
    if let [first, ..] = markers.as_slice() {
        let alone = markers.len() == 1;
        cuts.retain(|cut| !markers.iter().any(|marker| marker.start < *cut && *cut <= marker.end));
        if !alone {
            cuts.extend(markers.iter().map(|marker| marker.start).filter(|&start| start > first.start));
        }
    }
}

/// A marker with its bullet: from its first byte to the first byte of its item.
struct Marker {
    start: usize,
    end: usize,
}

/// The markers of a list that begins with the block: "1." "2." "3.", or "a." "b." "c.", each with its bullet if it has
/// one. Empty if the block does not begin with a marker.
fn markers(block: &str) -> Vec<Marker> {
    let mut markers = Vec::new();
    let start = block.len() - block.trim_start().len();
    let Some((marker, ordinal, bullet)) = marker_at(block, start) else { return markers };
    let mut next = ordinal;
    let mut from = marker.end;
    markers.push(marker);
    while let Some(following) = next.following() {
        let found = block[from..].match_indices(char::is_whitespace).find_map(|(offset, space)| {
            let (marker, ordinal, its_bullet) = marker_at(block, from + offset + space.len())?;
            (ordinal == following && its_bullet == bullet).then_some(marker)
        });
        let Some(marker) = found else { break };
        from = marker.end;
        next = following;
        markers.push(marker);
    }
    if matches!(ordinal, Ordinal::Letter(_)) && markers.len() == 1 { Vec::new() } else { markers }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ordinal {
    Number(u32),
    Letter(u8),
}

impl Ordinal {
    fn following(self) -> Option<Ordinal> {
        match self {
            Ordinal::Number(number) => number.checked_add(1).map(Ordinal::Number),
            Ordinal::Letter(b'z') => None,
            Ordinal::Letter(letter) => Some(Ordinal::Letter(letter + 1)),
        }
    }
}

fn marker_at(block: &str, start: usize) -> Option<(Marker, Ordinal, Option<char>)> {
    let rest = &block[start..];
    let bullet = rest.chars().next().filter(|c| matches!(c, '•' | '⁃' | '▪' | '◦' | '*'));
    let rest = bullet.map_or(rest, |bullet| rest[bullet.len_utf8()..].trim_start());
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (ordinal, len) = match digits {
        1..=3 => (Ordinal::Number(rest[..digits].parse().ok()?), digits),
        0 => match rest.bytes().next() {
            Some(letter @ b'a'..=b'z') => (Ordinal::Letter(letter), 1),
            _ => return None,
        },
        _ => return None,
    };
    let item = rest[len..].strip_prefix(['.', ')'])?;
    let item = item.strip_prefix(')').unwrap_or(item);
    let words = item.trim_start();
    // "3.5 percent" has no space, "in 1. and" no capital.
    if words.len() == item.len() || !words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
        return None;
    }
    Some((Marker { start, end: block.len() - words.len() }, ordinal, bullet))
}
