//! Rows of different length in one allocation.

use std::{hint::black_box, ops::Range};

/// Bytes that are fetched from memory together.
const LINE: usize = 64;

/// Rows of values, one after the other; filled row by row, then only read.
#[derive(Clone, Debug)]
pub(super) struct Rows<T> {
    values: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { values: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// No rows yet, with room for so many and for so many values in all.
    pub(super) fn with_capacity(rows: usize, values: usize) -> Self {
        Rows { values: Vec::with_capacity(values), ends: Vec::with_capacity(rows) }
    }

    /// Appends a row.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.values.extend(row);
        self.ends.push(self.values.len() as u32);
    }

    /// Appends a row of copies.
    pub(super) fn push_slice(&mut self, row: &[T])
    where
        T: Copy,
    {
        self.values.extend_from_slice(row);
        self.ends.push(self.values.len() as u32);
    }

    /// Appends a row of what `fill` pushes.
    pub(super) fn push_from(&mut self, fill: impl FnOnce(&mut Vec<T>)) {
        fill(&mut self.values);
        self.ends.push(self.values.len() as u32);
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Row `index`.
    #[inline]
    pub(super) fn row(&self, index: usize) -> &[T] {
        &self.values[self.range(index)]
    }

    /// Reads a little of row `index` from each line of memory it lies in. Where rows are asked for in no order, several
    /// are fetched at a time by this, which would else be waited for one after the other.
    pub(super) fn fetch(&self, index: usize)
    where
        T: Copy,
    {
        let line = (LINE / size_of::<T>()).max(1);
        self.row(index).iter().step_by(line).for_each(|&value| {
            black_box(value);
        });
    }

    /// Row `index`, to be changed in place.
    pub(super) fn row_mut(&mut self, index: usize) -> &mut [T] {
        let range = self.range(index);
        &mut self.values[range]
    }

    /// All rows in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> + Clone {
        (0..self.len()).map(|index| self.row(index))
    }

    /// Where the values of row `index` lie among all values.
    #[inline]
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        start..self.ends[index] as usize
    }
}

impl<T: Copy + Default> Rows<T> {
    /// Rows of the `(row, value)` pairs, within a row in the order given.
    pub(super) fn grouped(rows: usize, pairs: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut ends = vec![0_u32; rows];
        pairs.clone().for_each(|(row, _)| ends[row] += 1);
        let mut total = 0;
        for end in &mut ends {
            let start = total;
            total += *end;
            *end = start;
        }
        let mut values = vec![T::default(); total as usize];
        pairs.for_each(|(row, value)| {
            values[ends[row] as usize] = value;
            ends[row] += 1;
        });
        Rows { values, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_grouped_by_row_in_the_order_given() {
        let pairs = [(2, 'a'), (0, 'b'), (2, 'c')];
        let rows = Rows::grouped(4, pairs.into_iter());
        assert_eq!(rows.iter().collect::<Vec<_>>(), [&['b'][..], &[], &['a', 'c'], &[]]);
    }
}
