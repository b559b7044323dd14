/// Why two people may be one.
///
/// The list is closed: what cannot be said to the operator in these words is no reason.
package enum LikenessReason: Hashable, Sendable {
    /// Merged by somebody who knew, or logged once for two needs.
    case samePerson
    case samePhone
    /// A number from which somebody called for one of them, or under which one may be called safely.
    case knownNumber
    case sameName
    case nameInAnotherOrder
    case nameSoundsAlike
    case nameNearlySame
    case sameAddress
    /// One address and one family name, two people or one.
    case sameHousehold
    /// What is asked for now is still waiting under this request.
    case sameNeedOpen(NeedKind, request: Int64)
    /// Of two who serve: they belong to one unit.
    case sameTerritory
    /// The reference of another book by which somebody was asked for.
    case sameReference
    /// One word was asked for, and it is one of the name's.
    case partOfName

    /// What it weighs.
    ///
    /// A telephone is shared by few, a name by many, a building by more; the order matters, the
    /// figures were tried on generated people (`ops-bench --only duplicates`).
    package var points: Int64 {
        switch self {
        case .samePerson: 100
        case .samePhone: 60
        case .sameName: 50
        case .nameInAnotherOrder: 45
        case .sameHousehold: 40
        case .nameSoundsAlike: 35
        case .nameNearlySame: 32
        case .sameAddress: 28
        // A daughter calls for both her parents, a social worker for a street.
        case .knownNumber: 28
        case .sameNeedOpen: 10
        case .sameTerritory: Likeness.samePostcodePoints
        case .sameReference: 100
        case .partOfName: Likeness.least
        }
    }
}
