extension CrewEvent {
    var name: String {
        switch self {
        case .memberLeft: "crew.member_left.v1"
        case .answerTakenBack: "crew.answer_taken_back.v1"
        case .stepTakenBack: "crew.step_taken_back.v1"
        case .handOverBegun: "crew.hand_over_begun.v1"
        case .handedOver: "crew.handed_over.v1"
        case .handOverFell: "crew.hand_over_fell.v1"
        case .checkedIn: "crew.checked_in.v1"
        case .gearConfirmed: "crew.gear_confirmed.v1"
        case .askedToConfirm: "crew.asked_to_confirm.v1"
        case .confirmed: "crew.confirmed.v1"
        case .exposureNoted: "crew.exposure_noted.v1"
        case .alarmOpened: "crew.alarm_opened.v1"
        case .alarmEscalated: "crew.alarm_escalated.v1"
        case .alarmClosed: "crew.alarm_closed.v1"
        case .rulesSet: "crew.rules_set.v1"
        case .emergencyContactSaid: "crew.emergency_contact_said.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .memberLeft(let left):
            json.member("mission", left.mission)
            json.member("volunteer", left.volunteer)
            json.member("how", left.how.rawValue)
            json.member("late", left.isLate)
            json.member("next", left.next.rawValue)
        case .answerTakenBack(let back): back.write(into: &json)
        case .stepTakenBack(let mission, let stage):
            json.member("mission", mission)
            json.member("stage", stage.rawValue)
        case .handOverBegun(let mission, let asked):
            json.member("mission", mission)
            json.member("to", each: asked) { json, id in json.value(id) }
        case .handedOver(let mission), .handOverFell(let mission), .gearConfirmed(let mission):
            json.member("mission", mission)
        case .checkedIn(let mission, let dueAt):
            json.member("mission", mission)
            json.member("dueAt", dueAt)
        case .askedToConfirm(let mission, let until):
            json.member("mission", mission)
            json.member("until", until)
        case .confirmed(let mission, let volunteer):
            json.member("mission", mission)
            json.member("volunteer", volunteer)
        case .exposureNoted(let mission, let days):
            json.member("mission", mission)
            json.member("days", days)
        case .alarmOpened(let alarm): alarm.write(into: &json)
        case .alarmEscalated(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        case .alarmClosed(let id, let ending):
            json.member("id", id)
            json.member("ending", ending.rawValue)
        case .rulesSet(let deployment, let rules):
            json.member("deployment", deployment)
            json.key("rules")
            rules.write(into: &json)
        case .emergencyContactSaid(let volunteer, let isKnown):
            json.member("volunteer", volunteer)
            json.member("known", isKnown)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "crew.alarm_opened.v1":
            guard let alarm = CrewAlarm(from: &fields) else { return nil }
            self = .alarmOpened(alarm)
        case "crew.alarm_escalated.v1", "crew.alarm_closed.v1":
            self.init(alarm: name, from: &fields)
        case "crew.answer_taken_back.v1":
            guard let back = AnswerTakenBack(from: &fields) else { return nil }
            self = .answerTakenBack(back)
        case "crew.rules_set.v1":
            let deployment = fields.identifier(
                "deployment", isNeeded: true, of: Deployment.self)
            let rules = fields.nested("rules", isNeeded: true) { CrewRules(from: &$0) }
            guard let deployment, let rules else { return nil }
            self = .rulesSet(deployment, rules)
        case "crew.emergency_contact_said.v1":
            let id = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
            let isKnown = fields.flag("known", isNeeded: true)
            guard let id, let isKnown else { return nil }
            self = .emergencyContactSaid(id, isKnown: isKnown)
        default: self.init(mission: name, from: &fields)
        }
    }

    private init?(alarm name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("id", isNeeded: true, of: CrewAlarm.self) else {
            return nil
        }
        if name == "crew.alarm_closed.v1" {
            guard let ending = fields.code("ending", isNeeded: true, of: CrewAlarmEnding.self)
            else { return nil }
            self = .alarmClosed(id, ending)
            return
        }
        let desk = fields.territory("desk", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let desk, let dueAt else { return nil }
        self = .alarmEscalated(id, desk: desk, dueAt: dueAt)
    }

    private init?(mission name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("mission", isNeeded: true, of: Mission.self) else {
            return nil
        }
        switch name {
        case "crew.handed_over.v1": self = .handedOver(id)
        case "crew.hand_over_fell.v1": self = .handOverFell(id)
        case "crew.gear_confirmed.v1": self = .gearConfirmed(id)
        case "crew.step_taken_back.v1":
            let stage = fields.code("stage", isNeeded: true, of: MissionStage.self)
            guard let stage, stage == .started || stage == .arrived else { return nil }
            self = .stepTakenBack(id, stage)
        case "crew.checked_in.v1": self = .checkedIn(id, dueAt: fields.instant("dueAt"))
        case "crew.asked_to_confirm.v1":
            guard let until = fields.instant("until", isNeeded: true) else { return nil }
            self = .askedToConfirm(id, until: until)
        case "crew.exposure_noted.v1":
            guard let days = fields.integer("days", isNeeded: true, in: 1...365) else {
                return nil
            }
            self = .exposureNoted(id, days: days)
        case "crew.hand_over_begun.v1":
            let asked: [Identifier<Solicitation>]? = fields.elements(
                "to", isNeeded: true, limit: 50
            ) { value throws(FieldProblem.Failure) in
                guard let id = Identifier<Solicitation>(try value.text(limit: 64)) else {
                    throw FieldProblem.Failure(.impossibleIdentifier)
                }
                return id
            }
            guard let asked else { return nil }
            self = .handOverBegun(id, to: asked)
        default:
            let who = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
            guard let who, let event = Self.of(id, who, name, from: &fields) else { return nil }
            self = event
        }
    }

    private static func of(
        _ id: Identifier<Mission>, _ volunteer: Identifier<Volunteer>, _ name: String,
        from fields: inout JSONFields
    ) -> CrewEvent? {
        switch name {
        case "crew.confirmed.v1": return .confirmed(id, by: volunteer)
        case "crew.member_left.v1":
            let how = fields.code("how", isNeeded: true, of: CrewLeaving.self)
            let isLate = fields.flag("late", isNeeded: true)
            let next = fields.code("next", isNeeded: true, of: CrewNext.self)
            guard let how, let isLate, let next else { return nil }
            return .memberLeft(
                CrewMemberLeft(
                    mission: id, volunteer: volunteer, how: how, isLate: isLate, next: next))
        default: return nil
        }
    }
}

extension CrewAlarm {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("kind", kind.rawValue)
        json.member("mission", mission)
        json.member("missionNumber", missionNumber)
        if let volunteer { json.member("volunteer", volunteer) }
        if let next { json.member("next", next.rawValue) }
        json.member("withinMinutes", within.milliseconds / 60_000)
        json.member("desk", desk.text)
        json.member("dueAt", dueAt)
        if !missing.isEmpty {
            json.member("missing", each: missing) { json, id in json.value(id) }
        }
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: CrewAlarm.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let kind = fields.code("kind", isNeeded: true, of: CrewAlarmKind.self)
        let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
        let missionNumber = fields.integer("missionNumber", isNeeded: true, in: 1...Int64.max)
        let volunteer = fields.identifier("volunteer", of: Volunteer.self)
        let next = fields.code("next", of: CrewNext.self)
        let within = fields.integer("withinMinutes", isNeeded: true, in: 1...240)
        let desk = fields.territory("desk", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        let missing: [Identifier<Volunteer>]? = fields.elements(
            "missing", isNeeded: false, limit: 50
        ) { value throws(FieldProblem.Failure) in
            guard let id = Identifier<Volunteer>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
        guard let id, let number, let kind, let mission, let missionNumber, let within, let desk,
            let dueAt
        else { return nil }
        self.init(
            id: id, number: number, kind: kind, mission: mission, missionNumber: missionNumber,
            volunteer: volunteer, next: next, within: .minutes(within), desk: desk, dueAt: dueAt,
            escalations: 0, missing: missing ?? [])
    }
}
