/// What goes to one door: a planner is told that it is one, and not whose.
extension Operation {
    /// Says of each delivery with which others it goes to the same person.
    func tellTogether(_ deliveries: inout [RoundDelivery], _ promised: inout [PromisedDelivery]) {
        let all = deliveries + promised.map(\.delivery)
        var lowest: [Identifier<PersonHelped>: (number: Int64, count: Int)] = [:]
        for delivery in all {
            guard let person = waiting(for: delivery.request) else { continue }
            let known = lowest[person]
            lowest[person] = (
                min(known?.number ?? delivery.number, delivery.number), (known?.count ?? 0) + 1
            )
        }
        func together(_ request: Identifier<HelpRequest>) -> Int64? {
            waiting(for: request).flatMap { lowest[$0] }.flatMap { $0.count > 1 ? $0.number : nil }
        }
        for index in deliveries.indices {
            deliveries[index].together = together(deliveries[index].request)
        }
        for index in promised.indices {
            promised[index].delivery.together = together(promised[index].delivery.request)
        }
    }
}

extension RoundProblem {
    /// What was promised to the person by what else goes to her: with which round, and between when and when.
    ///
    /// Drafts promise what is pinned in them; what a published round brings was told.
    func promise(
        toWhoWaitsFor delivery: RoundDelivery
    ) -> (round: Identifier<Round>, window: RoundWindow)? {
        guard let number = delivery.together else { return nil }
        let all = deliveries + promised.map(\.delivery)
        let hers = Set(
            all.filter { $0.together == number && $0.request != delivery.request }
                .map(\.request))
        for round in rounds {
            let stops = round.plan.ahead.deliveries.filter { hers.contains($0.request) }
            let pinned = stops.filter(\.isPinned)
            guard !pinned.isEmpty || round.state == .published else { continue }
            let windows = (pinned.isEmpty ? stops : pinned).compactMap(\.window)
            guard let from = windows.map(\.from).min(), let until = windows.map(\.until).max()
            else { continue }
            return (round.id, RoundWindow(from: from, until: until))
        }
        return nil
    }
}
