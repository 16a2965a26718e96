//! Tells an article from what surrounds it on its page.

pub(super) fn is_furniture(line: &str) -> bool {
    line.trim() == "Leave a Reply"
}
