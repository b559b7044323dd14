/// Whose sheet it is: that of volunteers, or of those who offer to help.
package enum RosterKind: String, Sendable {
    case volunteers
    case candidates

    /// What may be said of them; who is vetted, and can come, is not for a candidate's sheet to say.
    package var columns: [RosterColumn] {
        switch self {
        case .volunteers: RosterColumn.allCases
        case .candidates:
            RosterColumn.allCases.filter {
                ![.available, .vettedUntil, .vettingScope].contains($0)
            }
        }
    }
}
