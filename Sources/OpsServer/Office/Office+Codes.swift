import OpsCore
import OpsStore

/// Visit codes of crews that nobody's yes has made whole.
extension Office {
    /// Whoever is the crew because another service needs fewer people has a code as well, in the same transaction: the
    /// operation cannot draw one, and who closes a service knows of no mission.
    func issueCodes(after events: [RecordedEvent]) throws {
        for recorded in events {
            guard case .hotline(.requestHandedOver(let handed)) = recorded.event,
                let mission = desk.operation.missionWithoutCode(for: handed.id)
            else { continue }
            let instant = nextInstant()
            do {
                _ = try desk.carryOut(
                    .visit(.issueCode(mission, VisitCode.drawn())), by: .house,
                    cause: identifiers.next(Cause.self, at: instant), at: instant,
                    identifiers: &identifiers)
            } catch is OpsCore.Refusal {
                continue  // nobody is seen at a door for it after all
            }
        }
    }
}
