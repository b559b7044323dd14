extension CallPlanned {
    func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("purpose", purpose.rawValue)
        json.member("person", person)
        json.member("contact", contact)
        if let request { json.member("request", request) }
        if let need { json.member("need", need.rawValue) }
        if let deployment { json.member("deployment", deployment) }
        json.member("language", language.text)
        json.member("place", place.text)
        position?.writeMembers(into: &json)
        json.member("desk", desk.text)
        hours.write(into: &json)
        if allowsVoicemail { json.member("voicemail", true) }
        if let everyDays { json.member("everyDays", everyDays) }
        if let until { json.member("until", until) }
        json.member("callAt", callAt)
        json.member("dueAt", dueAt)
        if isAskedFor { json.member("askedFor", true) }
    }

    init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: PlannedCall.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let purpose = fields.code("purpose", isNeeded: true, of: CallPurpose.self)
        let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        let request = fields.identifier("request", of: HelpRequest.self)
        let need = fields.code("need", of: NeedKind.self)
        let deployment = fields.identifier("deployment", of: Deployment.self)
        let language = fields.language("language", isNeeded: true)
        let place = fields.territory("place", isNeeded: true)
        let position = fields.position()
        let desk = fields.territory("desk", isNeeded: true)
        let hours = CallHours(from: &fields)
        let voicemail = fields.flag("voicemail") ?? false
        let everyDays = fields.integer("everyDays", in: 1...366)
        let until = fields.instant("until")
        let callAt = fields.instant("callAt", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        let isAskedFor = fields.flag("askedFor") ?? false
        guard let id, let number, let purpose, let person, let contact, let language, let place,
            let desk, let callAt, let dueAt
        else { return nil }
        self.init(
            id: id, number: number, purpose: purpose, person: person, contact: contact,
            request: request, need: need, deployment: deployment, language: language,
            place: place,
            position: position, desk: desk, hours: hours, allowsVoicemail: voicemail,
            everyDays: everyDays, until: until, callAt: callAt, dueAt: dueAt,
            isAskedFor: isAskedFor)
    }
}

extension CallHours {
    func write(into json: inout JSONWriter) {
        if let preferred { json.member("preferred", preferred.text) }
        if let safe { json.member("safe", safe.text) }
        if let offset { json.member("utcOffsetMinutes", offset) }
    }

    package init(from fields: inout JSONFields) {
        self.init(
            preferred: fields.dayWindow("preferred"), safe: fields.dayWindow("safe"),
            offset: fields.utcOffset("utcOffsetMinutes"))
    }
}

extension CallAttempted {
    init?(of call: Identifier<PlannedCall>, from fields: inout JSONFields) {
        let id = fields.identifier("attempt", isNeeded: true, of: CallAttempt.self)
        let step = fields.code("step", isNeeded: true, of: LadderKind.self)
        let result = fields.code("result", isNeeded: true, of: CallResult.self)
        guard let id, let step, let result else { return nil }
        self.init(id: id, call: call, step: step, result: result)
    }
}

extension CallMovedOn {
    init?(of id: Identifier<PlannedCall>, from fields: inout JSONFields) {
        let rung = fields.integer("rung", isNeeded: true, in: 0...Int64(CallRules.stepLimit))
        let step = fields.code("step", isNeeded: true, of: LadderKind.self)
        let desk = fields.territory("desk", isNeeded: true)
        let callAt = fields.instant("callAt", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        let visit = fields.identifier("visit", of: HelpRequest.self)
        guard let rung, let step, let desk, let callAt, let dueAt else { return nil }
        self.init(
            id: id, rung: rung, step: step, desk: desk, callAt: callAt, dueAt: dueAt, visit: visit)
    }
}

extension CallRenewed {
    init?(of id: Identifier<PlannedCall>, from fields: inout JSONFields) {
        let desk = fields.territory("desk", isNeeded: true)
        let appointment = fields.instant("appointment", isNeeded: true)
        let callAt = fields.instant("callAt", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let desk, let appointment, let callAt, let dueAt else { return nil }
        self.init(id: id, desk: desk, appointment: appointment, callAt: callAt, dueAt: dueAt)
    }
}
