import OpsTesting

@testable import OpsCore

/// What must hold of those who offer to help, whatever happened.
extension RandomCrisis {
    /// Must-do 29: each has an owner and an alarm, and nobody is passed off as two.
    func candidateFaults(_ operation: Operation, _ due: [Command]) -> [String] {
        var watched: Set<Identifier<Candidate>> = []
        for case .candidate(.remind(let id)) in due { watched.insert(id) }
        var faults: [String] = []
        for candidate in operation.candidates.known.values {
            let name = "candidate \(candidate.number)"
            let isMerged = candidate.mergedInto != nil
            if watched.contains(candidate.id) == isMerged {
                faults.append("\(name) is merged: \(isMerged), and has an alarm: \(!isMerged)")
            }
            if operation.territories[candidate.desk] == nil { faults.append("\(name) has no desk") }
            if case .candidate(let kept) = candidate.mergedInto,
                operation.candidates.known[kept]?.mergedInto != nil
            {
                faults.append("\(name) is shown with somebody who is shown with another")
            }
            let isVetted = candidate.profile.vettedUntil != nil
            if isVetted, candidate.stage < .checked { faults.append("\(name) is vetted unchecked") }
        }
        return faults
    }
}
