extension Inject {
    init?(from fields: inout JSONFields, _ names: inout ScenarioNames, in period: ScenarioPeriod?) {
        let number = fields.integer("number", isNeeded: true, in: 1...1_000_000)
        let at = fields.instant("at", isNeeded: true, in: period)
        let kind = fields.code("kind", isNeeded: true, of: Kind.self)
        let from = fields.localizedText("from", limit: 200)
        let to = fields.localizedText("to", limit: 200)
        let description = fields.localizedText("description", limit: 2_000)
        let action = fields.localizedText("expectedAction", limit: 2_000)
        let objective = fields.localizedText("objective", limit: 500)
        let waiting = fields.integer("waitingAtLeast", in: 1...1_000_000)
        let effect = fields.nested("effect", isNeeded: false) { Effect(from: &$0, names) }
        if kind == .contingency, waiting == nil { fields.note(.missing, at: "waitingAtLeast") }
        if let kind, kind != .contingency, waiting != nil {
            fields.note(.contradicts(otherField: "kind"), at: "waitingAtLeast")
        }
        guard let number, let at, let kind, let from, let to, let description, let action,
            let objective
        else { return nil }
        self.init(
            number: number, at: at, kind: kind, from: from, to: to, description: description,
            expectedAction: action, objective: objective, waitingAtLeast: waiting, effect: effect)
    }
}

extension Inject.Effect {
    /// The word that says which effect it is.
    private enum Name: String, CaseIterable {
        case standDown = "stand_down"
        case demand
        case missionsFail = "missions_fail"
        case deploymentOpened = "deployment_opened"
        case deploymentClosed = "deployment_closed"
        case contact
    }

    fileprivate init?(from fields: inout JSONFields, _ names: ScenarioNames) {
        switch fields.code("kind", isNeeded: true, of: Name.self) {
        case .standDown: self.init(standDownFrom: &fields, names)
        case .demand: self.init(demandFrom: &fields)
        case .missionsFail: self.init(failuresFrom: &fields)
        case .deploymentOpened:
            guard let code = Self.deployment(&fields, names) else { return nil }
            self = .deploymentOpened(code)
        case .deploymentClosed:
            guard let code = Self.deployment(&fields, names) else { return nil }
            self = .deploymentClosed(code)
        case .contact:
            guard let contact = ScenarioContact(from: &fields, at: nil) else { return nil }
            self = .contact(contact)
        case nil: return nil
        }
    }

    private static func deployment(
        _ fields: inout JSONFields, _ names: ScenarioNames
    ) -> String? {
        fields.reference("deployment", isNeeded: true, among: names.deployments)
    }

    private init?(standDownFrom fields: inout JSONFields, _ names: ScenarioNames) {
        let share = fields.perMille("perMille", isNeeded: true)
        let group = fields.reference("group", among: names.groups)
        let span = fields.hours("hours")
        guard let share else { return nil }
        self = .standDown(Inject.StandDown(perMille: share, group: group, span: span))
    }

    private init?(demandFrom fields: inout JSONFields) {
        let percent = fields.integer("percent", isNeeded: true, in: 0...5_000)
        let span = fields.hours("hours", isNeeded: true)
        let needs = fields.needs("needs") ?? []
        let postcodes = fields.texts("postcodes", limit: 1_000, each: 10) ?? []
        guard let percent, let span else { return nil }
        self = .demand(
            Inject.DemandChange(percent: percent, span: span, needs: needs, postcodes: postcodes))
    }

    private init?(failuresFrom fields: inout JSONFields) {
        let share = fields.perMille("perMille", isNeeded: true)
        let span = fields.hours("hours", isNeeded: true)
        let needs = fields.needs("needs", isNeeded: true)
        let reason = fields.code("reason", isNeeded: true, of: FailureReason.self)
        guard let share, let span, let needs, let reason else { return nil }
        self = .missionsFail(
            Inject.MissionFailures(perMille: share, span: span, needs: needs, reason: reason))
    }
}

extension JSONFields {
    fileprivate mutating func hours(_ name: String, isNeeded: Bool = false) -> TimeSpan? {
        integer(name, isNeeded: isNeeded, in: 1...8_784).map { .hours($0) }
    }
}
