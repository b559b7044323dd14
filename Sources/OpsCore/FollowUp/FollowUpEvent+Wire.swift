extension FollowUpEvent {
    var name: String {
        switch self {
        case .callPlanned: "followup.call_planned.v1"
        case .callTaken: "followup.call_taken.v1"
        case .callReleased: "followup.call_released.v1"
        case .callAttempted: "followup.call_attempted.v1"
        case .callMovedOn: "followup.call_moved_on.v1"
        case .callEscalated: "followup.call_escalated.v1"
        case .callRenewed: "followup.call_renewed.v1"
        case .callEnded: "followup.call_ended.v1"
        case .outcomeTold: "followup.outcome_told.v1"
        case .callsRefused: "followup.calls_refused.v1"
        case .safeHoursSaid: "followup.safe_hours_said.v1"
        case .callHoursChanged: "followup.call_hours_changed.v1"
        case .rulesSet: "followup.rules_set.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .callPlanned(let planned): planned.write(into: &json)
        case .callTaken(let id, let taker, let until):
            json.member("id", id)
            if let taker { json.member("taker", taker) }
            json.member("until", until)
        case .callReleased(let id, let dueAt):
            json.member("id", id)
            json.member("dueAt", dueAt)
        case .callAttempted(let attempted):
            json.member("id", attempted.call)
            json.member("attempt", attempted.id)
            json.member("step", attempted.step.rawValue)
            json.member("result", attempted.result.rawValue)
        case .callMovedOn(let moved):
            json.member("id", moved.id)
            json.member("rung", moved.rung)
            json.member("step", moved.step.rawValue)
            json.member("desk", moved.desk.text)
            json.member("callAt", moved.callAt)
            json.member("dueAt", moved.dueAt)
            if let visit = moved.visit { json.member("visit", visit) }
        case .callEscalated(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        case .callRenewed(let renewed):
            json.member("id", renewed.id)
            json.member("desk", renewed.desk.text)
            json.member("appointment", renewed.appointment)
            json.member("callAt", renewed.callAt)
            json.member("dueAt", renewed.dueAt)
        case .callEnded(let id, let ending):
            json.member("id", id)
            json.member("ending", ending.rawValue)
        case .outcomeTold(let told): told.write(into: &json)
        case .callsRefused(let person): json.member("person", person)
        case .safeHoursSaid(let person, let safe):
            json.member("person", person)
            if let safe { json.member("safe", safe.text) }
        case .callHoursChanged(let changed):
            json.member("id", changed.id)
            changed.hours.write(into: &json)
            json.member("callAt", changed.callAt)
            json.member("dueAt", changed.dueAt)
        case .rulesSet(let rules, let deployment):
            if let deployment { json.member("deployment", deployment) }
            rules.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "followup.call_planned.v1":
            guard let planned = CallPlanned(from: &fields) else { return nil }
            self = .callPlanned(planned)
        case "followup.calls_refused.v1":
            let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
            guard let person else { return nil }
            self = .callsRefused(person)
        case "followup.safe_hours_said.v1":
            let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
            let safe = fields.dayWindow("safe")
            guard let person else { return nil }
            self = .safeHoursSaid(person, safe)
        case "followup.rules_set.v1":
            let deployment = fields.identifier("deployment", of: Deployment.self)
            guard let rules = CallRules(recorded: &fields) else { return nil }
            self = .rulesSet(rules, for: deployment)
        default: self.init(change: name, from: &fields)
        }
    }

    private init?(change name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("id", isNeeded: true, of: PlannedCall.self) else {
            return nil
        }
        switch name {
        case "followup.call_taken.v1":
            let taker = fields.identifier("taker", of: AccessToken.self)
            guard let until = fields.instant("until", isNeeded: true) else { return nil }
            self = .callTaken(id, by: taker, until: until)
        case "followup.call_released.v1":
            guard let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
            self = .callReleased(id, dueAt: dueAt)
        case "followup.call_escalated.v1":
            let desk = fields.territory("desk", isNeeded: true)
            guard let desk, let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
            self = .callEscalated(id, desk: desk, dueAt: dueAt)
        case "followup.call_ended.v1":
            let ending = fields.code("ending", isNeeded: true, of: CallEnding.self)
            guard let ending else { return nil }
            self = .callEnded(id, ending)
        default: self.init(step: name, of: id, from: &fields)
        }
    }

    private init?(
        step name: String, of id: Identifier<PlannedCall>, from fields: inout JSONFields
    ) {
        switch name {
        case "followup.call_attempted.v1":
            guard let attempted = CallAttempted(of: id, from: &fields) else { return nil }
            self = .callAttempted(attempted)
        case "followup.call_moved_on.v1":
            guard let moved = CallMovedOn(of: id, from: &fields) else { return nil }
            self = .callMovedOn(moved)
        case "followup.outcome_told.v1":
            guard let told = OutcomeTold(of: id, from: &fields) else { return nil }
            self = .outcomeTold(told)
        case "followup.call_hours_changed.v1":
            let hours = CallHours(from: &fields)
            let callAt = fields.instant("callAt", isNeeded: true)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let callAt, let dueAt else { return nil }
            self = .callHoursChanged(
                CallHoursChanged(id: id, hours: hours, callAt: callAt, dueAt: dueAt))
        case "followup.call_renewed.v1":
            guard let renewed = CallRenewed(of: id, from: &fields) else { return nil }
            self = .callRenewed(renewed)
        default: return nil
        }
    }
}
