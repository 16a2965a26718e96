//! Long lists with an entry a line, found by how the line begins: their tables are made when the program is compiled, since
//! most runs ask for little of what is in them.

/// A list of lines with a key, the byte that ends it and what is known of it; or of keys alone, which end with the line.
/// There is room for `LINES` lines and for `SLOTS` places to look for them, which are more and best a power of two; that
/// it is enough is found when the table is made.
pub(crate) struct Lines<const LINES: usize, const SLOTS: usize> {
    list: &'static str,
    end: u8,
    /// Where each line begins.
    starts: [u32; LINES],
    /// By hash of the key, the next slot where one is taken: the number of its line, counted from 1.
    slots: [u16; SLOTS],
}

impl<const LINES: usize, const SLOTS: usize> Lines<LINES, SLOTS> {
    pub(crate) const fn new(list: &'static str, end: u8) -> Self {
        let bytes = list.as_bytes();
        let mut lines = Lines { list, end, starts: [0; LINES], slots: [0; SLOTS] };
        let (mut at, mut count) = (0, 0);
        while at < bytes.len() {
            lines.starts[count] = at as u32;
            count += 1;
            let mut hash = NONE;
            while at < bytes.len() && bytes[at] != end {
                hash = mixed(hash, bytes[at]);
                at += 1;
            }
            let mut slot = first_slot(hash, SLOTS);
            while lines.slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            lines.slots[slot] = count as u16;
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        lines
    }

    /// What stands behind `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.list[self.start(self.number(key)?) + key.len() + 1..].lines().next()
    }

    /// The number of the line with this key.
    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        let mut slot = first_slot(key.bytes().fold(NONE, mixed), SLOTS);
        loop {
            let line = usize::from(self.slots[slot]).checked_sub(1)?;
            let rest = self.list.as_bytes()[self.start(line)..].strip_prefix(key.as_bytes());
            if rest.is_some_and(|rest| rest.first().is_none_or(|&next| next == self.end)) {
                return Some(line);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    fn start(&self, line: usize) -> usize {
        self.starts[line] as usize
    }
}

/// The hash (FNV-1a, in 32 bits) of no byte, and of bytes that go on with `byte`.
const NONE: u64 = 0x811c_9dc5;
const fn mixed(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64) * 0x0100_0193 % (1 << 32)
}

/// Where a key with this hash is looked for first.
const fn first_slot(hash: u64, slots: usize) -> usize {
    (hash ^ hash >> 16) as usize % slots
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "wasp 5\nant 1\nbee 0\nbeetle 22 3\nhornet 4\n";
    static ENDED: Lines<5, 8> = Lines::new(LIST, b' ');
    static UNENDED: Lines<5, 8> = Lines::new(LIST.trim_ascii(), b' ');
    static KEYS_ALONE: Lines<4, 8> = Lines::new("[a]\nan\na\n##a", b'\n');

    #[test]
    fn every_key_of_a_list_is_found_and_nothing_else() {
        for lines in [&ENDED, &UNENDED] {
            for (key, value) in [("ant", "1"), ("bee", "0"), ("beetle", "22 3"), ("hornet", "4"), ("wasp", "5")] {
                assert_eq!(lines.get(key), Some(value));
            }
            for key in ["", "a", "beet", "bees", "moth", "wasps", "hornets"] {
                assert_eq!(lines.get(key), None, "{key}");
            }
        }
        assert_eq!(Lines::<1, 2>::new("", b' ').get("ant"), None);
    }

    #[test]
    fn a_key_without_value_is_found_by_its_number() {
        let numbers = ["[a]", "an", "a", "##a", "", "[", "##"].map(|key| KEYS_ALONE.number(key));
        assert_eq!(numbers, [Some(0), Some(1), Some(2), Some(3), None, None, None]);
    }
}
