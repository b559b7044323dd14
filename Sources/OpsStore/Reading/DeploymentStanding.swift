package import OpsCore

/// What stands around a deployment, read together: nobody has to ask five lists at three in the morning.
package struct DeploymentStanding: Sendable {
    /// What people call its territory.
    package let name: LocalizedText?
    /// The territory and those above it, the smallest first.
    package let way: [String]
    /// Lines that are called from there, the nearest first.
    package let lines: [Line]
    /// Sets in force there for any of its needs.
    package let rules: [RuleReference]
    /// Whose ladder holds for calls: `deployment`, `house` or `standard`.
    package let callRules: String
    /// How long a visit code is good there.
    package let visitCodeSpan: TimeSpan
}

extension ReadingRoom {
    package func standing(
        of row: DeploymentRow, at instant: Instant
    ) throws -> DeploymentStanding {
        let way = try way(upFrom: row.territory)
        let deployment = try Self.deployment(in: row.document)
        return DeploymentStanding(
            name: try territoryName(row.territory), way: way,
            lines: try lines(along: way, at: instant),
            rules: try rules(for: deployment?.needs.map(\.kind) ?? [], along: way, at: instant),
            callRules: try whoseCallRules(of: row.id),
            visitCodeSpan: deployment?.visitCodeSpan ?? Operation.visitCodeSpan)
    }

    private static func deployment(in document: [UInt8]) throws -> Deployment? {
        let value = try JSONParser.value(of: document, limits: .file)
        return try? JSONFields.read(value) { Deployment(from: &$0) }
    }

    private func territoryName(_ code: String) throws -> LocalizedText? {
        let document = try connection.statement("SELECT document FROM territories WHERE code = ?1")
            .bind(code, at: 1).first { $0.bytes(0) }
        guard let document else { return nil }
        let value = try JSONParser.value(of: document, limits: .file)
        return try? JSONFields.read(value) { Territory(from: &$0) }.name
    }

    private func lines(along way: [String], at instant: Instant) throws -> [Line] {
        var found: [Line] = []
        try lines(Page(before: nil, limit: .max)) { line in
            if line.version(at: instant) != nil, way.contains(line.territory.text) {
                found.append(line)
            }
            return true
        }
        func steps(_ line: Line) -> Int { way.firstIndex(of: line.territory.text) ?? way.count }
        return found.sorted { (steps($0), $0.number) < (steps($1), $1.number) }
    }

    /// The set of the smallest territory for each need, in its newest version that has begun.
    private func rules(
        for needs: [NeedKind], along way: [String], at instant: Instant
    ) throws -> [RuleReference] {
        let sets = try ruleSets(after: nil, limit: .max).compactMap {
            try governing($0.code, at: instant)
        }
        var found: [RuleReference] = []
        for need in needs {
            let nearest = way.lazy.compactMap { place in
                sets.first { $0.set.territory.text == place && $0.set.needs.contains(need) }
            }.first
            guard let (set, version) = nearest else { continue }
            let reference = RuleReference(set: set.code, version: version)
            if !found.contains(reference) { found.append(reference) }
        }
        return found
    }

    private func governing(
        _ code: String, at instant: Instant
    ) throws -> (set: RuleSet, version: Int64)? {
        guard let slug = Slug(code), let last = try ruleSet(slug) else { return nil }
        var governing: (set: RuleSet, version: Int64)?
        // The version that began last, of two the newer one: as the fold has it.
        for version in stride(from: last.version, to: 0, by: -1) {
            guard let set = try ruleSet(slug, version: version)?.set, set.from <= instant,
                governing.map({ $0.set.from < set.from }) ?? true
            else { continue }
            governing = (set, version)
        }
        return governing.flatMap { $0.set.isInForce(at: instant) ? $0 : nil }
    }

    private func whoseCallRules(of id: Identifier<Deployment>) throws -> String {
        if try callRules(of: id) != nil { return "deployment" }
        return try callRules(of: nil) == nil ? "standard" : "house"
    }
}
