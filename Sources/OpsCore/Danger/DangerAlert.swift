/// Somebody's life is or may be in danger: it comes before everything else (must-do 2).
///
/// At every moment it has a state, an owner and, until it is closed, a due time. It can be opened
/// knowing nothing at all: neither a contact nor a place is needed.
package struct DangerAlert: Hashable, Sendable {
    package let id: Identifier<DangerAlert>
    /// Runs from 1; what people say aloud: alert 7.
    package let number: Int64
    package internal(set) var contact: Identifier<Contact>?
    /// Where the person is, if that is known.
    package internal(set) var place: TerritoryCode?
    package let openedAt: Instant
    package var state: DangerState
    package var owner: DangerOwner
    package var dueAt: Instant
    /// How often silence has raised the alarm.
    package var escalations: Int64
}

/// Where an alert stands.
package enum DangerState: String, CaseIterable, Sendable {
    /// Waiting for a supervisor.
    case open
    /// A supervisor answers for it.
    case taken
    case closed
}

/// Who must act next.
package enum DangerOwner: Hashable, Sendable {
    /// Whoever supervises at a desk; nil while no territory is registered at all.
    case desk(TerritoryCode?)
    case supervisor(Identifier<AccessToken>)
}

/// How an alert ended.
package enum DangerOutcome: String, CaseIterable, Sendable {
    /// An emergency service takes care of the person.
    case serviceTookOver = "service_took_over"
    /// The person is safe.
    case safe
    /// The person was put in touch with somebody who helps further.
    case referred
    case falseAlarm = "false_alarm"
    /// Nobody could find or reach the person.
    case notFound = "not_found"
    /// The same danger stands in another alert.
    case duplicate
    case other
}

/// A call to an emergency service.
package enum ServiceCall {}

/// The number of an emergency service, as it is dialled: 15, 112, 3114.
///
/// Two to six digits: nobody's own telephone fits, so it may stand in the journal.
package struct ServiceNumber: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        guard (2...6).contains(text.utf8.count),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.text = text
    }
}

extension JSONFields {
    package mutating func service(_ name: String, isNeeded: Bool = false) -> ServiceNumber? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let service = ServiceNumber(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "15"))
            }
            return service
        }
    }
}
