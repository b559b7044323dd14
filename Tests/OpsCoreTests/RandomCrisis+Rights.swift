import OpsTesting

@testable import OpsCore

/// Volunteers who ask to be forgotten in the middle of a crisis.
extension RandomCrisis {
    mutating func anyVolunteerRights() -> PrivacyCommand {
        let id = anyVolunteer()
        // The door finds the volunteer before it asks.
        guard desk.operation.volunteers[id] != nil else { return .beginRetention }
        switch chance.below(6) {
        case 0: return .holdVolunteer(id, chance.pick(HoldReason.allCases))
        case 1: return .releaseVolunteer(id)
        default:
            var known = KnownPerson(identities: [])
            known.volunteers = [id]
            known.counts[.volunteers] = 1
            return .eraseVolunteer(known, chance.pick(ErasureReason.allCases))
        }
    }

    /// Whoever is gone is nowhere where somebody would count on them, ask or ring them.
    func goneFaults(_ operation: Operation) -> [String] {
        operation.goneVolunteers.keys.sorted().flatMap { id -> [String] in
            guard let volunteer = operation.volunteers[id] else { return ["nobody is gone"] }
            let name = "volunteer \(volunteer.number), who is gone,"
            var faults: [String] = []
            if !volunteer.missions.isEmpty { faults.append("\(name) is on a mission") }
            if operation.openQuestions[id] != nil { faults.append("\(name) is asked") }
            if operation.messages.live.values.contains(where: { $0.volunteer == id }) {
                faults.append("\(name) is written to")
            }
            if operation.assets.values.contains(where: { $0.loan?.volunteer == id }) {
                faults.append("\(name) has something")
            }
            if operation.care.plans.values.contains(where: { $0.supporter == id }) {
                faults.append("\(name) supports somebody")
            }
            if volunteer.isAvailable || volunteer.profile.position != nil {
                faults.append("\(name) is there still")
            }
            return faults
        }
    }
}
