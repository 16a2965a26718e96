use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

/// One of the two articles of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The article given first, shown on the left.
    Left,
    /// The article given second, shown on the right.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// The opposite side.
    #[must_use]
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

/// One value for each side; indexed by [`Side`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pair<T> {
    /// What belongs to the left article.
    pub left: T,
    /// What belongs to the right article.
    pub right: T,
}

impl<T> Pair<T> {
    /// A pair of the two values.
    pub fn new(left: T, right: T) -> Self {
        Pair { left, right }
    }

    /// The pair of `f(side)`, the left side computed first.
    pub fn from_fn(mut f: impl FnMut(Side) -> T) -> Self {
        let left = f(Side::Left);
        Pair { left, right: f(Side::Right) }
    }

    /// Both values passed through `f`.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        let left = f(self.left);
        Pair { left, right: f(self.right) }
    }

    /// References to both values.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { left: &self.left, right: &self.right }
    }

    /// Side by side with another pair.
    pub fn zip<U>(self, other: Pair<U>) -> Pair<(T, U)> {
        Pair { left: (self.left, other.left), right: (self.right, other.right) }
    }

    /// Left and right exchanged.
    #[must_use]
    pub fn swap(self) -> Self {
        Pair { left: self.right, right: self.left }
    }
}

impl<T> Index<Side> for Pair<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Side> for Pair<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}
