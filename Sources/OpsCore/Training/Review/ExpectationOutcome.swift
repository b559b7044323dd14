/// Whether something that the trainer hoped for came true.
package struct ExpectationOutcome: Hashable, Sendable {
    package let expectation: ScenarioExpectation
    /// Requests of the need whose time limit lay before the end and that were not cancelled
    /// before it.
    package let counted: Int64
    /// Of those, the ones that were in time.
    package let inTime: Int64

    /// In thousandths; nil when no request put it to the test.
    package var reachedPerMille: Int64? { counted == 0 ? nil : inTime * 1_000 / counted }

    /// Nil when no request put it to the test.
    package var isMet: Bool? { reachedPerMille.map { $0 >= expectation.sharePerMille } }

    init(
        _ expectation: ScenarioExpectation, in outcomes: [RequestOutcome], until end: Instant
    ) {
        let tested = outcomes.filter { request in
            let limit = request.openedAt + expectation.within
            return request.need == expectation.need && limit < end
                && (request.cancelledAt.map { $0 > limit } ?? true)
        }
        self.expectation = expectation
        counted = Int64(tested.count)
        inTime = Int64(
            tested.count { request in
                let reached =
                    switch expectation.stage {
                    case .assigned: request.assignedAt
                    case .done: request.doneAt
                    }
                return reached.map { $0 <= request.openedAt + expectation.within } ?? false
            })
    }
}
