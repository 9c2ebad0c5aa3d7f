//! Chance that falls the same way every time: the same seed gives the same job board everywhere.

/// A `SplitMix64` generator. One per row, so a row does not depend on how many came before it.
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of row `index` of `table`.
    pub(super) fn of(table: &str, index: u64) -> Self {
        let name = table.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut dice = Self(name ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.roll();
        dice
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to `below - 1`.
    pub(super) fn below(&mut self, below: u64) -> u64 {
        self.roll() % below
    }

    /// A number from `from` to `to`, both included.
    pub(super) fn between(&mut self, from: i32, to: i32) -> i32 {
        let span = u64::from(to.abs_diff(from)) + 1;
        from + i32::try_from(self.below(span)).expect("the span of two i32 was asked for")
    }

    /// Yes in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of `items`.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let place = self.below(items.len() as u64);
        &items[usize::try_from(place).expect("a place in a slice fits usize")]
    }

    /// Sixteen bytes, for a UUID.
    pub(super) fn bytes(&mut self) -> [u8; 16] {
        (u128::from(self.roll()) << 64 | u128::from(self.roll())).to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_row_falls_the_same_way() {
        let mut first = Dice::of("tag", 7);
        let mut again = Dice::of("tag", 7);
        assert_eq!(first.bytes(), again.bytes());
        assert_ne!(Dice::of("tag", 8).bytes(), Dice::of("tag", 7).bytes());
        assert_ne!(Dice::of("company", 7).bytes(), Dice::of("tag", 7).bytes());
    }

    #[test]
    fn a_number_stays_between_its_ends() {
        let mut dice = Dice::of("test", 1);
        let rolled: Vec<i32> = (0..200).map(|_| dice.between(-2, 2)).collect();
        assert!(rolled.iter().all(|number| (-2..=2).contains(number)));
        assert!((-2..=2).all(|number| rolled.contains(&number)));
    }
}
