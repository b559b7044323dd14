/// Conditions as members of a profile: what is not said is not written, so that profiles from before
/// keep their bytes.
extension Conditions {
    package static let personLimit = 100
    package static let areaLimit = 100
    package static let needLimit = 50
    package static let restRange: ClosedRange<Int64> = 0...720
    package static let liftingRange: ClosedRange<Int64> = 0...1_000

    /// Reads them as they stand in the journal, in scenarios and in demonstration files.
    init(recorded fields: inout JSONFields) {
        self.init()
        availability.hours = fields.nested("hours", isNeeded: false) { OpeningHours(recorded: &$0) }
        availability.away = fields.spans("away") ?? []
        availability.there = fields.spans("there") ?? []
        availability.busy = fields.spans("busy") ?? []
        restHours = fields.integer("restHours", in: Self.restRange)
        liftingKilograms = fields.integer("liftingKilograms", in: Self.liftingRange)
        travel = fields.travel() ?? []
        preferredPeople = fields.people() ?? []
        preferredAreas = fields.areas() ?? []
        refusedNeeds = fields.refusedNeeds() ?? []
        let scope: VettingScope? = fields.code("vettingScope")
        let grantedBy = fields.identifier("vettedBy", of: AccessToken.self)
        let at = fields.instant("vettedAt")
        if scope != nil || grantedBy != nil || at != nil {
            vetting = Vetting(scope: scope ?? .everything, grantedBy: grantedBy, at: at)
        }
    }

    func write(into json: inout JSONWriter) {
        if let hours = availability.hours {
            json.key("hours")
            hours.write(into: &json)
        }
        json.spans("away", availability.away)
        json.spans("there", availability.there)
        json.spans("busy", availability.busy)
        if let restHours { json.member("restHours", restHours) }
        if let liftingKilograms { json.member("liftingKilograms", liftingKilograms) }
        if !travel.isEmpty { json.member("travel", travel.map(\.rawValue)) }
        if !preferredPeople.isEmpty {
            json.member("preferredPeople", each: preferredPeople) { $0.value($1) }
        }
        if !preferredAreas.isEmpty { json.member("preferredAreas", preferredAreas.map(\.text)) }
        if !refusedNeeds.isEmpty { json.member("refusedNeeds", refusedNeeds.map(\.rawValue)) }
        guard let vetting else { return }
        json.member("vettingScope", vetting.scope.rawValue)
        if let grantedBy = vetting.grantedBy { json.member("vettedBy", grantedBy) }
        if let at = vetting.at { json.member("vettedAt", at) }
    }
}

extension JSONFields {
    mutating func spans(_ name: String) -> [Availability.Span]? {
        list(name, isNeeded: false, limit: Availability.spanLimit) { fields in
            let from = fields.instant("from", isNeeded: true)
            let until = fields.instant("until", isNeeded: true)
            guard let from, let until else { return nil }
            return Availability.Span(from: from, until: until)
        }
    }

    mutating func travel() -> [TravelMeans]? {
        elements("travel", limit: TravelMeans.allCases.count) {
            value throws(FieldProblem.Failure) in
            guard let means = TravelMeans(rawValue: try value.text(limit: 40)) else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: TravelMeans.allCases.map(\.rawValue)))
            }
            return means
        }
    }

    mutating func people() -> [Identifier<PersonHelped>]? {
        elements("preferredPeople", limit: Conditions.personLimit) {
            value throws(FieldProblem.Failure) in
            guard let id = Identifier<PersonHelped>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
    }

    mutating func refusedNeeds() -> [NeedKind]? {
        elements("refusedNeeds", limit: Conditions.needLimit) {
            value throws(FieldProblem.Failure) in
            guard let need = NeedKind(rawValue: try value.text(limit: 64)) else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: NeedKind.expressible.map(\.rawValue)))
            }
            return need
        }
    }

    mutating func areas() -> [TerritoryCode]? {
        elements("preferredAreas", limit: Conditions.areaLimit) {
            value throws(FieldProblem.Failure) in
            guard let code = TerritoryCode(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "92-montrouge"))
            }
            return code
        }
    }
}

extension JSONWriter {
    fileprivate mutating func spans(_ name: StaticString, _ spans: [Availability.Span]) {
        guard !spans.isEmpty else { return }
        member(name, each: spans) { json, span in
            json.beginObject()
            json.member("from", span.from)
            json.member("until", span.until)
            json.endObject()
        }
    }
}
