package import OpsCore

extension Samples {
    /// Somebody of the contact with this number, who lives in the unit.
    package static func personToCall(_ contact: KnownContact? = nil) -> PersonToCall {
        PersonToCall(
            person: contact?.person ?? id(5), contact: contact?.id ?? id(4),
            language: contact?.language ?? .french, place: contact?.place ?? unit,
            postcode: contact?.postcode ?? "92120")
    }

    package static func window(_ text: String) -> DayWindow { known(DayWindow(text)) }

    /// Rules that suit a test: a call, a voicemail, a visit, a neighbour, a supervisor.
    package static let rules = CallRules(
        ladder: [
            LadderStep(.call, after: .minutes(0), within: .hours(4)),
            LadderStep(.call, after: .hours(1), within: .hours(2)),
            LadderStep(.voicemail, after: .minutes(0), within: .hours(1)),
            LadderStep(.visit, after: .minutes(0), within: .hours(24)),
            LadderStep(.neighbour, after: .minutes(0), within: .hours(4)),
            LadderStep(.supervisor, after: .minutes(0), within: .hours(1)),
        ],
        questions: [
            LadderStep(.call, after: .minutes(0), within: .days(2)),
            LadderStep(.call, after: .days(1), within: .days(1)),
        ], lock: .minutes(20), grace: .hours(2), hours: window("00:00-24:00"), offset: 60)
}

extension Given {
    /// The live planned call with this number.
    package func plannedCall(_ number: Int64) -> PlannedCall {
        Samples.known(operation.plannedCalls.values.first { $0.number == number })
    }
}
