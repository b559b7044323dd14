/// Why somebody of the roster is nobody who can be asked, sent or changed any more.
///
/// The number stays and so does what they did: figures and missions speak of it. Most are not gone, so that it is kept
/// beside the roster and not in each volunteer.
package enum VolunteerGone: Hashable, Sendable {
    /// Nothing is held that names them.
    case erased
}

extension Operation {
    /// Refuses what would ask somebody, send them, trust them with something or change them who is gone.
    ///
    /// One place for all commands: no path to a volunteer can forget it.
    func checkStanding(before command: Command) throws(RosterRefusal) {
        guard !goneVolunteers.isEmpty else { return }
        for id in command.volunteersNamed {
            guard let gone = goneVolunteers[id], let volunteer = volunteers[id] else { continue }
            switch gone {
            case .erased: throw .erased(number: volunteer.number)
            }
        }
    }

    /// What stands against whoever is gone, whatever they are asked for.
    func reasonGone(_ id: Identifier<Volunteer>) -> ReasonAgainst? {
        guard !goneVolunteers.isEmpty, let gone = goneVolunteers[id] else { return nil }
        switch gone {
        case .erased: return .erased
        }
    }
}

extension Command {
    /// Volunteers whom it would ask, send, trust with something, or change.
    fileprivate var volunteersNamed: [Identifier<Volunteer>] {
        switch self {
        case .roster(.setAvailability(let id, _)), .roster(.change(let id, _)),
            .crew(.setEmergencyContact(let id, _)), .asset(.checkOut(_, let id, _, _, _)),
            .candidate(.merge(_, into: .volunteer(let id))), .answers(.resumeMessages(let id)):
            [id]
        case .dispatching(.offer(_, let chosen, _)), .crew(.handOver(_, let chosen, _)),
            .operations(.setMembers(_, let chosen)):
            chosen
        case .operations(.addTeam(let team)): team.members
        case .care(.openPlan(let plan)): [plan.supporter]
        case .care(.reviewPlan(_, let terms, _)): terms.supporter.map { [$0] } ?? []
        case .rounds(.plan(let wish)): wish.rounds.flatMap(\.plan.crew)
        default: []
        }
    }
}

extension VolunteerProfile {
    /// What is left of the profile of somebody who is erased: where they helped, so that counts by territory hold.
    package var forgotten: VolunteerProfile { .forgotten(in: territory) }

    package static func forgotten(in territory: TerritoryCode) -> VolunteerProfile {
        VolunteerProfile(
            territory: territory, position: nil, skills: [], languages: [], vettedUntil: nil,
            weeklyMissions: 0, radius: Metres(count: 0), isAtHealthRisk: false)
    }
}
