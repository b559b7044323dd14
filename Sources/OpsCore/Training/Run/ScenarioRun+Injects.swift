/// What the trainer lets happen.
extension ScenarioRun {
    mutating func play(inject index: Int) throws {
        let inject = scenario.injects[index]
        if let least = inject.waitingAtLeast, waitingCount < least { return }
        playedInjects.append(inject.number)
        switch inject.effect {
        case .standDown(let effect): try standDown(effect, inject: index)
        case .demand(let change): changeDemand(by: change, inject: index)
        case .missionsFail(let failures):
            self.failures.append(
                FailureWindow(until: now + failures.span, failures: failures, inject: index))
        case .deploymentOpened(let code):
            guard let deployment = scenario.deployments.first(where: { $0.code == code }) else {
                return
            }
            try open(deployment)
        case .deploymentClosed(let code):
            guard let id = openedDeployments[code] else { return }
            try act(.catalogue(.closeDeployment(id)), by: .house)
        case .contact(let contact): try call(planned(contact, inject: index))
        case nil: return
        }
    }

    private var waitingCount: Int64 {
        Int64(
            desk.operation.requests.values.count {
                $0.status == .uncovered || $0.status == .open || $0.status == .offered
            })
    }

    private mutating func changeDemand(by change: Inject.DemandChange, inject index: Int) {
        if change.percent < 100 {
            changes.append(DemandWindow(from: now, change: change, inject: index))
        }
        for contact in plan.extra(change, at: now, inject: index) {
            agenda.put(.call(contact), at: contact.at)
        }
    }

    private func planned(_ contact: ScenarioContact, inject index: Int) -> PlannedContact {
        var generator = chance.generator(for: .inject, Int64(index))
        return PlannedContact(
            at: now, wish: LogContact(contact, using: &generator), givesUpAfter: nil,
            key: chance.key(for: .identities, [-2, Int64(index)]))
    }
}
