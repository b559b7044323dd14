/// People who go out together for an event (must-do 34); its name is in the vault.
///
/// A team that is counted on must be heard of: when it has been silent for the event's span, the silence belongs to
/// the event's desk, and then to the desks above, until the team is heard of.
package struct Team: Hashable, Sendable {
    package let id: Identifier<Team>
    /// Runs from 1 over all events; what people say aloud: team 7.
    package let number: Int64
    package let event: Identifier<OperationEvent>
    package let kind: TeamKind
    package let territory: TerritoryCode
    package var members: [Identifier<Volunteer>]
    package var status: TeamStatus
    /// When it was last heard of.
    package var heardAt: Instant
    /// Whose work its silence is.
    package var desk: TerritoryCode
    /// When somebody must ask after it; nil while nobody expects to hear of it.
    package var dueAt: Instant?
    /// How often its silence has raised the alarm since it was last heard of.
    package var silences: Int64

    package var isSilent: Bool { silences > 0 }
}

/// What a team is equipped for.
package enum TeamKind: String, CaseIterable, Sendable {
    case foot
    case vehicle
    case boat
    case firstAid = "first_aid"
    case supplies
    case listening
    case shelter
    case command
    case other
}

/// What a team is doing: the RESOURCE STATUS of EMSI (ISO 22351) in words of its own.
package enum TeamStatus: String, CaseIterable, Sendable {
    case available
    case unavailable
    case maintenance
    case reserved
    /// Planned: it exists on paper.
    case virtual
    case inUse = "in_use"
    case mobile
    case onScene = "on_scene"

    /// The code that neighbour tools know.
    package var emsi: String {
        switch self {
        case .available: "AVAILB"
        case .unavailable: "UNAV"
        case .maintenance: "MAINTC"
        case .reserved: "RESRVD"
        case .virtual: "VIRTUAL"
        case .inUse: "IN_USE"
        case .mobile: "MOBILE"
        case .onScene: "ON_SCENE"
        }
    }

    /// Whether the team is away from its base.
    package var isOut: Bool {
        switch self {
        case .inUse, .mobile, .onScene: true
        case .available, .unavailable, .maintenance, .reserved, .virtual: false
        }
    }

    /// Whether its people are taken: out, or kept for going out.
    var isEngaged: Bool { isOut || self == .reserved }

    /// Whether somebody would send the team out, or has.
    package var isCountedOn: Bool { isOut || self == .available || self == .reserved }
}
