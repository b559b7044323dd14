/// How like one person another is: the reasons, and what they weigh together.
package struct Likeness: Hashable, Sendable {
    /// In the order of their weight.
    package let reasons: [LikenessReason]
    package let score: Int64

    /// Less than this is chance: it is not proposed.
    package static let least: Int64 = 28
    /// From here on somebody should look before a pair leaves.
    package static let likely: Int64 = 40

    /// What the place adds and takes: the same postcode, another one near by, another département or
    /// province.
    static let samePostcodePoints: Int64 = 10
    static let apartPoints: Int64 = -15
    static let farAwayPoints: Int64 = -25

    package var isLikely: Bool { score >= Self.likely }

    /// Compares two people; nil when nothing speaks for their being one.
    ///
    /// The same question has the same answer whoever comes first.
    package init?(_ one: PersonTraits, _ other: PersonTraits) {
        let nearness = Self.nearness(one.postcode, other.postcode)
        let hasSameAddress =
            nearness != .apart && nearness != .elsewhere
            && Self.isSame(one.address, other.address)
        var reasons: [LikenessReason] = []
        if let phone = one.phone, phone == other.phone {
            reasons.append(.samePhone)
        } else if !one.phones.isDisjoint(with: other.phones) {
            reasons.append(.knownNumber)
        }
        let name = Self.name(one.name, other.name)
        if let name { reasons.append(name) }
        if hasSameAddress {
            let isFamily = name == nil && Self.shareFamily(one.name, other.name)
            reasons.append(isFamily ? .sameHousehold : .sameAddress)
        }
        guard !reasons.isEmpty else { return nil }
        self.init(reasons, nearness)
    }

    /// Adds the needs of one that still wait for the other.
    package func adding(_ needs: [LikenessReason]) -> Likeness {
        Likeness(
            reasons: reasons + needs, score: score + needs.reduce(0) { $0 + $1.points })
    }

    /// The same of two who serve somewhere: a common name is one person's sooner in one unit.
    ///
    /// A telephone is theirs wherever they serve.
    package func serving(inSameTerritory isSame: Bool) -> Likeness {
        if isSame { return adding([.sameTerritory]) }
        guard !reasons.contains(.samePhone) else { return self }
        return Likeness(reasons: reasons, score: score + Self.apartPoints)
    }

    /// Who has the reference that was asked for, whatever else is alike.
    package static let sameReference = Likeness(
        reasons: [.sameReference], score: LikenessReason.sameReference.points)

    /// Whether somebody bears the one word that was asked for, as it is written or as it sounds.
    package static func partOfName(_ word: FoldedName.Word, of name: FoldedName) -> Likeness? {
        guard name.words.contains(where: { $0.letters == word.letters || $0.sound == word.sound })
        else { return nil }
        return Likeness(reasons: [.partOfName], score: LikenessReason.partOfName.points)
    }

    private init(reasons: [LikenessReason], score: Int64) {
        self.reasons = reasons.enumerated()
            .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
            .map(\.element)
        self.score = score
    }

    private init?(_ reasons: [LikenessReason], _ nearness: Nearness) {
        var score = reasons.reduce(0) { $0 + $1.points }
        let sharesNumber = reasons.contains(.samePhone) || reasons.contains(.knownNumber)
        switch nearness {
        case .same: score += Self.samePostcodePoints
        // People move in with a daughter far away and keep their telephone.
        case .elsewhere where !sharesNumber: score += Self.farAwayPoints
        case .apart where !sharesNumber: score += Self.apartPoints
        case .elsewhere, .apart, .unknown: break
        }
        guard score >= Self.least else { return nil }
        self.init(reasons: reasons, score: score)
    }

    private enum Nearness {
        case same
        /// Another postcode of one département or province: its first two digits.
        case apart
        case elsewhere
        case unknown
    }

    private static func nearness(_ one: [UInt8]?, _ other: [UInt8]?) -> Nearness {
        guard let one, let other else { return .unknown }
        if one == other { return .same }
        return one.prefix(2) == other.prefix(2) && one.count == other.count ? .apart : .elsewhere
    }

    private static func isSame(_ one: FoldedAddress?, _ other: FoldedAddress?) -> Bool {
        guard let one, let other else { return false }
        return one.isSame(as: other)
    }

    private static func shareFamily(_ one: FoldedName?, _ other: FoldedName?) -> Bool {
        guard let one, let other else { return false }
        return one.family.contains { word in
            other.family.contains { $0.letters == word.letters || $0.sound == word.sound }
        }
    }
}
