/// Somebody who has offered to help and is not a volunteer yet (must-do 29).
///
/// Thousands come within a week, so at every moment each has an owner and a due time, until they are admitted,
/// declined, withdraw or turn out to be somebody else. Nobody is asked for anything before they are admitted:
/// the roster does not know them. What names them is in the vault.
package struct Candidate: Hashable, Sendable {
    package let id: Identifier<Candidate>
    /// Runs from 1; what people say aloud: candidate 3.
    package let number: Int64
    /// What is known so far, as the roster will have it.
    package internal(set) var profile: VolunteerProfile
    package internal(set) var stage: CandidateStage
    /// Whose work the next stage is.
    package internal(set) var desk: TerritoryCode
    /// When somebody must act: moves with each stage and with each alarm.
    package internal(set) var dueAt: Instant
    /// How often silence has raised the alarm since the last stage.
    package internal(set) var escalations: Int64
    /// Who they are as well; nothing is done for them here while that is said.
    package internal(set) var mergedInto: CandidateTwin?
    /// Whom the roster knows them as since an emergency admission; the stages that were skipped are owed still.
    package internal(set) var admittedAs: Identifier<Volunteer>?
}

/// How far a candidate has come, in order.
package enum CandidateStage: String, CaseIterable, Sendable {
    case offered
    /// Somebody has talked with them.
    case spokenTo = "spoken_to"
    /// Identity and vetting: who says so, for what, until when.
    case checked
    case trained

    /// The stages that a territory may require.
    package static let possible: [CandidateStage] = [.spokenTo, .checked, .trained]

    private var rank: Int {
        switch self {
        case .offered: 0
        case .spokenTo: 1
        case .checked: 2
        case .trained: 3
        }
    }
}

extension CandidateStage: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// What became of a candidate: a stage, or how it ended.
package enum CandidateState: String, CaseIterable, Sendable {
    case offered
    case spokenTo = "spoken_to"
    case checked
    case trained
    /// A volunteer from then on.
    case admitted
    case declined
    case withdrew
    /// Shown with another candidate, or with a volunteer.
    case merged
    /// Nothing is held any more, and nothing had been decided.
    case erased

    package init(_ stage: CandidateStage) {
        switch stage {
        case .offered: self = .offered
        case .spokenTo: self = .spokenTo
        case .checked: self = .checked
        case .trained: self = .trained
        }
    }

    /// Whether somebody must still act.
    package var isOpen: Bool {
        switch self {
        case .offered, .spokenTo, .checked, .trained: true
        case .admitted, .declined, .withdrew, .merged, .erased: false
        }
    }
}

/// How a candidacy ends without a volunteer.
package enum CandidateEnding: Hashable, Sendable {
    case declined(CandidateDeclineReason)
    case withdrew
}

/// Why a candidate is declined.
package enum CandidateDeclineReason: String, CaseIterable, Sendable {
    case underAge = "under_age"
    /// Identity or vetting did not hold.
    case checkFailed = "check_failed"
    case unsuitable
    /// They were called again and again.
    case unreachable
    /// There is nothing to do for them, here or now.
    case noTask = "no_task"
    case other
}

/// Who a candidate is as well.
package enum CandidateTwin: Hashable, Sendable {
    case candidate(Identifier<Candidate>)
    case volunteer(Identifier<Volunteer>)
}
