/// The best that could be found among some volunteers, without looking at each: what bounds a score.
///
/// Of one volunteer it is the truth, of many it says too much and never too little: whoever asks may
/// pass over a thousand people at once, and finds the same people as by asking everybody.
struct Reach: Hashable, Sendable {
    /// Where they stand in the order of the tree.
    var key: UInt64
    /// The smallest number among them: equal scores are ordered by it.
    var number: Int64
    /// Whether any of them can be asked at all: available, vetted by somebody, on no mission but what is planned ahead.
    var isReady: Bool
    var box: GroundBox?
    /// Whether the position of any of them is not known.
    var hasUnplaced: Bool
    /// Whether any of them goes to doors.
    var goesToDoors: Bool
    /// Of those whose position is known.
    var radius: Int32
    /// The last day of vetting, counted from 1970.
    var vettedUntil: Int32
    var skills: BitMarks
    /// Each two that somebody holds together.
    var skillPairs: BitMarks
    var languages: BitMarks
    var territories: BitMarks
    /// Where any of them goes with pleasure.
    var areas: BitMarks
    /// When any of them may be there.
    var week: WeekMarks
    /// The most that any of them lifts.
    var lifting: Int64
    var hasVehicle: Bool
    /// Before this instant the week of each of them is full.
    var freeFrom: Instant
    /// When each of them had accepted a mission, and another one before: the least of all, without hours to come.
    var accepted: Lately
    /// When each of them was asked.
    var asked: Lately

    /// What neighbours in the tree have in common.
    enum Order: Sendable {
        /// They live near each other.
        case ground
        /// They came one after the other: of equals the lower number is asked first.
        case number
    }

    init(_ volunteer: Volunteer, in order: Order) {
        let profile = volunteer.profile
        key =
            switch order {
            case .ground: Self.key(of: profile.position, number: volunteer.number)
            case .number: UInt64(truncatingIfNeeded: volunteer.number)
            }
        number = volunteer.number
        isReady =
            volunteer.isAvailable && !volunteer.isBound && profile.vettedUntil != nil
        box = profile.position.map(GroundBox.init)
        hasUnplaced = profile.position == nil
        let conditions = profile.conditions
        goesToDoors = !profile.isAtHealthRisk && conditions.vettingScope != .telephone
        areas = BitMarks(conditions.preferredAreas.lazy.map(\.text))
        week = WeekMarks(conditions.availability)
        lifting = conditions.liftingKilograms ?? .max
        hasVehicle = conditions.hasVehicle
        radius = profile.radius.count
        vettedUntil = Int32(clamping: profile.vettedUntil?.daysSince1970 ?? Int(Int32.min))
        skills = BitMarks(profile.skills.lazy.map(\.code.text))
        skillPairs = BitMarks(pairsOf: profile.skills.map(\.code.text))
        languages = BitMarks(profile.languages.lazy.map { String($0.primary) })
        territories = BitMarks(CollectionOfOne(profile.territory.text))
        freeFrom = volunteer.freeFrom
        accepted = Lately(volunteer.timesWithoutHour)
        asked = Lately(volunteer.askedAt)
    }

    /// Takes in others; who cannot be asked does not count.
    mutating func formUnion(_ other: Reach) {
        guard other.isReady else { return }
        guard isReady else {
            let first = key
            self = other
            key = first
            return
        }
        number = min(number, other.number)
        box = GroundBox.around(box, other.box)
        hasUnplaced = hasUnplaced || other.hasUnplaced
        goesToDoors = goesToDoors || other.goesToDoors
        radius = max(radius, other.radius)
        vettedUntil = max(vettedUntil, other.vettedUntil)
        skills.formUnion(other.skills)
        skillPairs.formUnion(other.skillPairs)
        languages.formUnion(other.languages)
        territories.formUnion(other.territories)
        areas.formUnion(other.areas)
        week.formUnion(other.week)
        lifting = max(lifting, other.lifting)
        hasVehicle = hasVehicle || other.hasVehicle
        freeFrom = min(freeFrom, other.freeFrom)
        accepted.formLeast(other.accepted)
        asked.formLeast(other.asked)
    }

    /// Interleaved degrees, then the number, so that no two volunteers have the same key.
    ///
    /// Who has no position comes last.
    ///
    /// Method: G. M. Morton, "A computer oriented geodetic data base", IBM 1966.
    private static func key(of position: Coordinate?, number: Int64) -> UInt64 {
        let tail = UInt64(truncatingIfNeeded: number) & 0xFFF_FFFF
        guard let position else { return 1 << 63 | tail }
        let latitude = UInt64(position.latitudeMillidegrees + 90_000) >> 1
        let longitude = UInt64(position.longitudeMillidegrees + 180_000) >> 2
        return (spread(latitude) << 1 | spread(longitude)) << 28 | tail
    }

    /// Seventeen bits with a nought between each two.
    private static func spread(_ number: UInt64) -> UInt64 {
        var bits = number & 0x1_FFFF
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333
        return (bits | bits << 1) & 0x5555_5555_5555_5555
    }
}

/// The two last times that something happened, or the earliest such times among many.
struct Lately: Hashable, Sendable {
    var last: Instant
    var before: Instant

    private static let never = Instant(milliseconds: .min)

    /// Times in order.
    init(_ times: [Instant]) {
        last = times.last ?? Self.never
        before = times.dropLast().last ?? Self.never
    }

    mutating func formLeast(_ other: Lately) {
        last = min(last, other.last)
        before = min(before, other.before)
    }

    /// How often at the least since an instant; two stands for any more.
    func count(since start: Instant) -> Int {
        before > start ? 2 : last > start ? 1 : 0
    }
}

/// A set of words as marks on 64 places: what is not marked is not in it, what is may be.
struct BitMarks: Hashable, Sendable {
    private var bits: UInt64 = 0

    init(_ words: some Sequence<String>) {
        for word in words { bits |= Self.mark(word) }
    }

    /// Each two of the words as one mark, whichever comes first.
    init(pairsOf words: [String]) {
        let sorted = Set(words).sorted()
        for (index, word) in sorted.enumerated() {
            for other in sorted[..<index] { bits |= Self.mark(other + " " + word) }
        }
    }

    mutating func formUnion(_ other: BitMarks) {
        bits |= other.bits
    }

    func mayContainAny(of others: BitMarks) -> Bool {
        bits & others.bits != 0
    }

    /// FNV-1a (draft-eastlake-fnv, section 2): the same on every machine and in every process.
    private static func mark(_ word: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return 1 << (hash >> 58)
    }
}
