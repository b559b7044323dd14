extension ScenarioDemand {
    init(from fields: inout JSONFields, _ period: ScenarioPeriod?) {
        var codes: [String] = []
        let curves = fields.list("curves", isNeeded: false, limit: 100) { fields in
            DemandCurve(from: &fields, &codes)
        }
        let contacts = fields.list("contacts", isNeeded: false, limit: 100_000) { fields in
            let at = fields.instant("at", isNeeded: true, in: period)
            return ScenarioContact(from: &fields, at: at)
        }
        self.init(curves: curves ?? [], contacts: contacts ?? [])
    }
}

extension DemandCurve {
    fileprivate init?(from fields: inout JSONFields, _ codes: inout [String]) {
        let code = fields.newName("code", in: &codes)
        let contacts = fields.dayCurve(
            "perDay", value: "contacts", in: 0...ScenarioDemand.contactsPerDayLimit)
        let hours = fields.hours("hours")
        let postcodes = fields.weighted("postcodes", isWhole: false) { fields in
            fields.postcode("postcode", isNeeded: true)
        }
        let spread = fields.integer("spreadMillidegrees", in: 0...1_000) ?? 6
        let needs = fields.weighted("needs", isWhole: true) { $0.need("need", isNeeded: true) }
        let languages = fields.weighted("languages", isWhole: true) { fields in
            fields.language("language", isNeeded: true)
        }
        let anonymous = fields.perMille("anonymousPerMille") ?? 0
        let repeats = fields.perMille("repeatPerMille") ?? 0
        let others = fields.perMille("forSomebodyElsePerMille") ?? 0
        let patience = fields.nested("patience", isNeeded: false) { Patience(from: &$0) }
        guard let code, let contacts, let hours, let postcodes, let needs, let languages else {
            return nil
        }
        self.init(
            code: code, contacts: contacts, hours: hours, postcodes: postcodes,
            spreadMillidegrees: spread, needs: needs, languages: languages,
            anonymousPerMille: anonymous, repeatPerMille: repeats,
            forSomebodyElsePerMille: others,
            patience: patience ?? Patience(span: .days(1), givesUpPerMille: 0))
    }
}

extension Patience {
    fileprivate init?(from fields: inout JSONFields) {
        let hours = fields.integer("hours", isNeeded: true, in: 1...8_784)
        let share = fields.perMille("givesUpPerMille", isNeeded: true)
        guard let hours, let share else { return nil }
        self.init(span: .hours(hours), givesUpPerMille: share)
    }
}

extension ScenarioContact {
    init?(from fields: inout JSONFields, at instant: Instant?) {
        let needs = fields.needs("needs", isNeeded: true)
        let language = fields.language("language") ?? .french
        let postcode = fields.postcode("postcode")
        let position = fields.position()
        let isAnonymous = fields.flag("anonymous") ?? false
        let relation = fields.code("relation", of: CallerRelation.self)
        let note = fields.text("note", limit: 2_000)
        guard let needs else { return nil }
        self.init(
            at: instant, needs: needs, language: language, postcode: postcode, position: position,
            isAnonymous: isAnonymous, relation: relation, note: note)
    }
}

extension JSONFields {
    /// Needs without repetition, at least one when they are needed.
    mutating func needs(_ name: String, isNeeded: Bool = false) -> [NeedKind]? {
        let needs = elements(name, isNeeded: isNeeded, limit: LogContact.needLimit) {
            value throws(FieldProblem.Failure) in
            let need = NeedKind(spoken: try value.text(limit: 64))
            guard let need, need != .qualification else { throw NeedKind.notExpressible }
            return need
        }
        guard let needs else { return nil }
        if isNeeded, needs.isEmpty { note(.empty, at: name) }
        if Set(needs).count < needs.count { note(.contradicts(otherField: name), at: name) }
        return needs
    }

    /// 24 weights, one for each local hour, not all of them zero.
    fileprivate mutating func hours(_ name: String) -> [Int64]? {
        let weights = elements(name, isNeeded: true, limit: 24) {
            value throws(FieldProblem.Failure) in
            guard case .number(let number) = value, let weight = number.integer else {
                throw FieldProblem.Failure(.wrongType(expected: .integer))
            }
            guard (0...1_000).contains(weight) else {
                throw FieldProblem.Failure(.outOfRange(0...1_000))
            }
            return weight
        }
        guard let weights else { return nil }
        if weights.count != 24 || weights.allSatisfy({ $0 == 0 }) {
            note(.outOfRange(24...24), at: name)
        }
        return weights
    }

    /// Choices with weights; a whole mix is told in thousandths that sum up to 1000.
    fileprivate mutating func weighted<Element: Hashable & Sendable>(
        _ name: String, isWhole: Bool, _ element: (inout JSONFields) -> Element?
    ) -> Weighted<Element>? {
        let choices = list(name, isNeeded: true, limit: 1_000) { fields in
            let weight =
                isWhole
                ? fields.perMille("perMille", isNeeded: true)
                : fields.integer("weight", isNeeded: true, in: 0...1_000_000)
            let element = element(&fields)
            guard let element, let weight else { return nil as Weighted<Element>.Choice? }
            return Weighted<Element>.Choice(element: element, weight: weight)
        }
        guard let choices else { return nil }
        let weighted = Weighted(choices: choices)
        if isWhole, weighted.total != 1_000 { note(.outOfRange(1_000...1_000), at: name) }
        if weighted.total == 0 { note(.empty, at: name) }
        return weighted
    }

    /// Points in order of days.
    mutating func dayCurve(
        _ name: String, value: String, in range: ClosedRange<Int64>
    ) -> DayCurve? {
        let points = list(name, isNeeded: false, limit: 400) { fields in
            let day = fields.integer("day", isNeeded: true, in: 0...366)
            let value = fields.integer(value, isNeeded: true, in: range)
            guard let day, let value else { return nil as DayCurve.Point? }
            return DayCurve.Point(day: day, value: value)
        }
        guard let points else { return nil }
        let days = points.map(\.day)
        if zip(days, days.dropFirst()).contains(where: { $0 >= $1 }) {
            note(.contradicts(otherField: "day"), at: name)
        }
        return DayCurve(points: points)
    }
}
