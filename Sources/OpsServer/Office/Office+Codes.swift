import OpsCore
import OpsStore

/// Visit codes of crews that nobody's yes has made whole.
extension Office {
    /// Whoever is the crew because another service needs fewer people, or because somebody left their round, has a code
    /// as well, in the same transaction: the operation cannot draw one, and who closes a service, or leaves ten doors,
    /// knows of no mission.
    func issueCodes(after events: [RecordedEvent]) throws {
        for recorded in events {
            let request: Identifier<HelpRequest>? =
                switch recorded.event {
                case .hotline(.requestHandedOver(let handed)): handed.id
                case .dispatching(.missionResized(let id, _)): desk.operation.missions[id]?.request
                default: nil
                }
            guard let mission = request.flatMap(desk.operation.missionWithoutCode) else { continue }
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
