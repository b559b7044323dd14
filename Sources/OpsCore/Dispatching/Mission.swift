/// One attempt to bring help: who was asked, who goes, how far they are.
package struct Mission: Hashable, Sendable {
    package let id: Identifier<Mission>
    /// Runs from 1; what people say aloud: mission 52.
    package let number: Int64
    package let request: Identifier<HelpRequest>
    /// How many volunteers it takes.
    package var crew: Int64
    package let openedAt: Instant
    package var stage: MissionStage
    package var solicitations: Solicitations
    /// Nil until a crew is complete, and where nobody goes to a door.
    package var visitCode: VisitCodeState? = nil
    /// Nil until it is known at which pharmacy it waits.
    package var packet: SealedPacket? = nil
    /// Who is asked to take it over, while its crew keeps it.
    package var incoming: [Identifier<Solicitation>] = []

    /// Its crew: whoever is asked to take over is not of it yet.
    package var accepted: [Solicitation] {
        solicitations.filter { $0.state == .accepted && !incoming.contains($0.id) }
    }

    package var pending: [Solicitation] { solicitations.filter { $0.state == .pending } }

    package var isCrewComplete: Bool { acceptedCount >= Int(crew) }

    /// How many are of its crew, without looking at everybody who was asked.
    var acceptedCount: Int {
        solicitations.acceptedCount - incoming.count { solicitations[$0]?.state == .accepted }
    }
}

/// How far a mission is.
package enum MissionStage: String, CaseIterable, Sendable {
    /// Volunteers were asked; the crew is not complete.
    case offered
    /// The crew is complete.
    case accepted
    case started
    /// With the person.
    case arrived
    case completed
    case failed
    /// The request was closed before the crew left.
    case cancelled

    package var isClosed: Bool {
        switch self {
        case .completed, .failed, .cancelled: true
        case .offered, .accepted, .started, .arrived: false
        }
    }
}

/// One volunteer asked for one mission.
package struct Solicitation: Hashable, Sendable {
    package let id: Identifier<Solicitation>
    package let volunteer: Identifier<Volunteer>
    package let expiresAt: Instant
    package var state: SolicitationState
    /// When they were asked once more; nil while nobody has.
    package var remindedAt: Instant? = nil
    /// Had said yes and was relieved by others: not the next one to be rung.
    package var hasLeft = false

    /// Whoever let the time pass has so long again from a reminder on.
    package static let reminderSpan = TimeSpan.hours(24)
}

/// What became of the question.
package enum SolicitationState: String, CaseIterable, Sendable {
    case pending
    case accepted
    case declined
    /// No answer in time.
    case expired
    /// Not needed any more: the crew was complete or the request closed.
    case withdrawn
    /// A yes for which there was no place: asked first should somebody step back.
    case reserve
}

/// Why a mission did not bring help.
package enum FailureReason: String, CaseIterable, Sendable {
    case notHome = "not_home"
    case wrongAddress = "wrong_address"
    case refused
    case notReady = "not_ready"
    case tooFar = "too_far"
    case other
}
