/// All chance of one run, from its seed.
///
/// Every draw has its own generator, found by what is drawn and for whom: asking another volunteer
/// changes neither who calls nor how the first would have answered, so that two policies can be
/// compared on the same world.
struct Chance: Sendable {
    /// What is drawn.
    ///
    /// The numbers are part of what a digest rests on: they never change.
    enum Subject: UInt64 {
        case volunteer = 1
        case demand = 2
        case answer = 3
        case mission = 4
        case standDown = 5
        case inject = 6
        case identities = 7
    }

    let seed: UInt64

    func generator(for subject: Subject, _ numbers: Int64...) -> SeededGenerator {
        SeededGenerator(seed: key(for: subject, numbers))
    }

    /// A number that stands for a subject; different subjects have unrelated ones.
    func key(for subject: Subject, _ numbers: [Int64]) -> UInt64 {
        var key = mixed(seed, with: subject.rawValue)
        for number in numbers { key = mixed(key, with: UInt64(bitPattern: number)) }
        return key
    }

    /// One step of SplitMix64 (the source is named at `SeededGenerator`).
    private func mixed(_ key: UInt64, with word: UInt64) -> UInt64 {
        var mix = (key ^ word) &+ 0x9E37_79B9_7F4A_7C15
        mix = (mix ^ mix >> 30) &* 0xBF58_476D_1CE4_E5B9
        mix = (mix ^ mix >> 27) &* 0x94D0_49BB_1331_11EB
        return mix ^ mix >> 31
    }
}

extension SeededGenerator {
    mutating func happens(perMille: Int64) -> Bool { below(1_000) < Int(perMille) }

    /// From `-limit` to `limit`.
    mutating func within(_ limit: Int64) -> Int32 {
        Int32(below(Int(2 * limit + 1))) - Int32(limit)
    }
}

extension Coordinate {
    /// A point at random near this one, each direction apart; the point itself at the globe's edge.
    func scattered(within spread: Int64, using generator: inout SeededGenerator) -> Coordinate {
        let latitude = latitudeMillidegrees + generator.within(spread)
        let longitude = longitudeMillidegrees + generator.within(spread)
        return Coordinate(latitudeMillidegrees: latitude, longitudeMillidegrees: longitude) ?? self
    }
}
