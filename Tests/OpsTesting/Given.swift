package import OpsCore
package import Testing

/// What has happened so far: `given(history).when(command).then(events)`.
package struct Given {
    package private(set) var operation = Operation()
    /// Everything that happened, with its instant.
    package private(set) var history: [(event: Event, at: Instant)] = []
    package private(set) var book = ContactBook()
    /// Where the next identities come from; a copy foretells them.
    package var identifiers = SeededIdentifierSource(seed: 21)

    package init(_ history: [Event] = [], at instant: Instant = Samples.start) {
        for event in history { happened(event, at: instant) }
    }

    package mutating func happened(_ event: Event, at instant: Instant = Samples.start) {
        operation.evolve(event, at: instant)
        history.append((event, instant))
    }

    /// Carries a command out, so that what it makes happen becomes history.
    @discardableResult
    package mutating func carryOut(
        _ command: Command, at instant: Instant = Samples.start
    ) throws -> [Event] {
        let events = try operation.decide(command, at: instant, identifiers: &identifiers).events
        for event in events { happened(event, at: instant) }
        book.note(command, events)
        return events
    }

    /// Decides a command without making it history.
    package func when(_ command: Command, at instant: Instant = Samples.start) -> Outcome {
        var source = identifiers
        do {
            let decision = try operation.decide(command, at: instant, identifiers: &source)
            return Outcome(decision: decision, refusal: nil)
        } catch {
            return Outcome(decision: nil, refusal: error)
        }
    }
}

/// What a command came to.
package struct Outcome {
    package let decision: Decision?
    package let refusal: Refusal?

    package var events: [Event] { decision?.events ?? [] }

    package func then(_ events: [Event], sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(refusal == nil, sourceLocation: sourceLocation)
        #expect(self.events == events, sourceLocation: sourceLocation)
    }

    package func thenRefuses(
        _ expected: Refusal, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(decision == nil, "something happened", sourceLocation: sourceLocation)
        #expect(refusal == expected, sourceLocation: sourceLocation)
    }

    /// The code of the refusal, or the names of the events: one line that a table can hold.
    package var summary: String {
        refusal?.code ?? events.map(\.name).joined(separator: " ")
    }
}

/// Starts a specification.
package func given(_ history: [Event] = [], at instant: Instant = Samples.start) -> Given {
    Given(history, at: instant)
}
