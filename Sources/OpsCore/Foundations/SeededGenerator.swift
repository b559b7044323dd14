/// A generator of chance that anyone can repeat from its seed.
///
/// xoshiro256** seeded by SplitMix64 (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", 2021; reference code at prng.di.unimi.it, public domain).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    package init(seed: UInt64) {
        var mixer = seed
        func mixed() -> UInt64 {
            mixer &+= 0x9E37_79B9_7F4A_7C15
            var word = mixer
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
        state = (mixed(), mixed(), mixed(), mixed())
    }

    package mutating func next() -> UInt64 {
        let scrambled = rotated(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotated(state.3, by: 45)
        return scrambled
    }

    /// A whole number from 0 up to, not including, `bound`, which must be positive.
    ///
    /// Our own, because the standard library does not promise that its method stays the same from
    /// one version to the next, and a scenario's digest rests on it. Multiply-shift (Lemire 2019);
    /// its bias, below 2⁻³² for the bounds used here, changes no scenario.
    package mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "a draw needs at least one possible outcome")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True with the given chance in a million.
    package mutating func happens(perMillion: Int) -> Bool {
        below(1_000_000) < perMillion
    }

    private func rotated(_ word: UInt64, by count: UInt64) -> UInt64 {
        word << count | word >> (64 - count)
    }
}
