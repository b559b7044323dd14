extension WavesEvent {
    var name: String {
        switch self {
        case .searchBegan: "waves.search_began.v1"
        case .waveSent: "waves.wave_sent.v1"
        case .searchWidened: "waves.search_widened.v1"
        case .searchWaits: "waves.search_waits.v1"
        case .searchSlept: "waves.search_slept.v1"
        case .searchExhausted: "waves.search_exhausted.v1"
        case .searchStopped: "waves.search_stopped.v1"
        case .silentReminded: "waves.silent_reminded.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .searchBegan(let id, let rules, let delay):
            json.member("request", id)
            json.key("rules")
            rules.write(into: &json)
            json.member("delayMinutes", delay.milliseconds / 60_000)
        case .waveSent(let id, let wave, let asked, let dueAt):
            json.member("request", id)
            json.member("wave", wave)
            json.member("asked", each: asked) { $0.value($1.description) }
            json.member("dueAt", dueAt)
        case .searchWidened(let id, let reach):
            json.member("request", id)
            switch reach {
            case .usual: break
            case .wider(let times): json.member("times", times)
            case .territory(let code): json.member("territory", code.text)
            }
        case .searchWaits(let id, let until):
            json.member("request", id)
            if let until { json.member("until", until) }
        case .searchSlept(let id, let until):
            json.member("request", id)
            json.member("until", until)
        case .searchExhausted(let id, let toRing):
            json.member("request", id)
            if !toRing.isEmpty {
                json.member("toRing", each: toRing) { $0.value($1.description) }
            }
        case .searchStopped(let id): json.member("request", id)
        case .silentReminded(let id, let asked):
            json.member("mission", id)
            json.member("asked", each: asked) { $0.value($1.description) }
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        if name == "waves.silent_reminded.v1" {
            let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
            guard let mission, let asked = fields.asked() else { return nil }
            self = .silentReminded(mission, asked)
            return
        }
        guard let id = fields.identifier("request", isNeeded: true, of: HelpRequest.self) else {
            return nil
        }
        switch name {
        case "waves.search_began.v1":
            let rules = fields.nested("rules", isNeeded: true) { WaveRules(from: &$0) }
            let minutes = fields.integer("delayMinutes", isNeeded: true, in: 1...525_600)
            guard let rules, let minutes else { return nil }
            self = .searchBegan(id, rules, delay: .minutes(minutes))
        case "waves.wave_sent.v1":
            let wave = fields.integer("wave", isNeeded: true, in: 1...Int64.max)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let wave, let asked = fields.asked(), let dueAt else { return nil }
            self = .waveSent(id, wave: wave, asked: asked, dueAt: dueAt)
        case "waves.search_widened.v1":
            let times = fields.integer("times", in: 2...1_000)
            let territory = fields.territory("territory")
            let wider = times.map { WaveReach.wider(times: $0) }
            self = .searchWidened(id, territory.map(WaveReach.territory) ?? wider ?? .usual)
        case "waves.search_waits.v1":
            self = .searchWaits(id, until: fields.instant("until", isNeeded: false))
        case "waves.search_slept.v1":
            guard let until = fields.instant("until", isNeeded: true) else { return nil }
            self = .searchSlept(id, until: until)
        case "waves.search_exhausted.v1":
            self = .searchExhausted(
                id, toRing: fields.identifiers("toRing", of: Volunteer.self, isNeeded: false) ?? [])
        case "waves.search_stopped.v1": self = .searchStopped(id)
        default: return nil
        }
    }
}

extension JSONFields {
    fileprivate mutating func asked() -> [Identifier<Solicitation>]? {
        identifiers("asked", of: Solicitation.self)
    }

    fileprivate mutating func identifiers<Subject>(
        _ name: String, of subject: Subject.Type, isNeeded: Bool = true
    ) -> [Identifier<Subject>]? {
        elements(name, isNeeded: isNeeded, limit: Operation.offerLimit) {
            value throws(FieldProblem.Failure) in
            guard let id = Identifier<Subject>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
    }
}
