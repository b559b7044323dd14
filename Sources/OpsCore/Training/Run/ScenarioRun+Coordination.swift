/// The coordinator's chair.
extension ScenarioRun {
    /// Looks at everything that waits, the most pressing first, and asks whom the policy chooses.
    mutating func look() throws {
        let waiting = desk.operation.requests.values
            .filter(isWaiting)
            .sorted { ($0.dueAt, $0.number) < ($1.dueAt, $1.number) }
            .map(\.id)
        for id in waiting {
            let chosen = choose(for: id)
            guard !chosen.isEmpty else { continue }
            try act(.dispatching(.offer(id, to: chosen)), by: .policy(policy.name))
        }
        let next = scenario.desk.clock.opening(notBefore: now + scenario.desk.looksEvery)
        agenda.put(.look, at: next)
    }

    private func isWaiting(_ request: HelpRequest) -> Bool {
        switch request.status {
        case .uncovered: desk.operation.nowCovered(request, at: now) != nil
        case .open, .offered: request.need != .qualification
        case .assigned, .underway, .done, .cancelled, .qualified: false
        }
    }

    /// Asks the policy.
    ///
    /// What a new deployment has come to cover is judged by its rules.
    private func choose(for id: Identifier<HelpRequest>) -> [Identifier<Volunteer>] {
        var view = desk.operation
        if let request = view.requests[id], let covered = view.nowCovered(request, at: now) {
            view.evolve(.hotline(.requestCovered(covered)), at: now)
        }
        guard let request = view.requests[id],
            let vacancy = Vacancy(of: request, in: view, at: now)
        else { return [] }
        return policy.choose(for: vacancy)
    }
}
