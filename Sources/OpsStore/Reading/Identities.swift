package import OpsCore

/// What is known of somebody who turned out to be one with others: what she lacks under this identity is known under
/// another, the one that called last first; what was put right under any of them goes before what was said earlier.
package struct Identities {
    /// The one that is asked about.
    private let own: Identifier<PersonHelped>
    /// Her twins, the newest first.
    private let others: [Identifier<PersonHelped>]
    private let rows: [Identifier<PersonHelped>: PersonRow]
    /// When a field was put right last, under which of several.
    private let corrections: [PersonField: [Identifier<PersonHelped>: Instant]]

    package var isKnown: Bool { !rows.isEmpty }

    init(of person: Identifier<PersonHelped>, in room: ReadingRoom) throws {
        own = person
        others = try room.twins(of: person).filter { $0 != person }.sorted(by: >)
        var rows: [Identifier<PersonHelped>: PersonRow] = [:]
        for id in [own] + others { rows[id] = try room.kept(onPerson: id) }
        self.rows = rows
        corrections = others.isEmpty ? [:] : try room.corrections(ofAny: person)
    }

    /// The same as it will be once these identities are hers, and no others.
    fileprivate init(
        of person: Identifier<PersonHelped>, among all: [Identifier<PersonHelped>],
        in room: ReadingRoom
    ) throws {
        own = person
        others = all.filter { $0 != person }.sorted(by: >)
        var rows: [Identifier<PersonHelped>: PersonRow] = [:]
        for id in all { rows[id] = try room.kept(onPerson: id) }
        self.rows = rows
        var corrections: [PersonField: [Identifier<PersonHelped>: Instant]] = [:]
        if !others.isEmpty {
            for id in all {
                for (field, told) in try room.corrections(ofAny: id) {
                    let hers = told.filter { all.contains($0.key) }
                    corrections[field, default: [:]].merge(hers) { $1 }
                }
            }
        }
        self.corrections = corrections.filter { !$0.value.isEmpty }
    }

    /// Under whom a field counts first: herself, unless it was put right elsewhere after she had told it.
    func inOrder(of field: PersonField) -> [Identifier<PersonHelped>] {
        guard let corrected = corrections[field] else { return [own] + others }
        func toldAt(_ id: Identifier<PersonHelped>) -> Instant {
            max(id.madeAt, corrected[id] ?? id.madeAt)
        }
        let told = others.sorted { (toldAt($0), $0) > (toldAt($1), $1) }
        let right = told.filter { id in corrected[id].map { $0 > toldAt(own) } ?? false }
        return right + [own] + told.filter { !right.contains($0) }
    }

    func first(_ field: PersonField, _ value: (PersonRow) -> String?) -> String? {
        for id in inOrder(of: field) {
            if let known = rows[id].flatMap(value) { return known }
        }
        return nil
    }

    /// Under whom the address is known that is shown.
    var housed: Identifier<PersonHelped>? {
        inOrder(of: .address).first { rows[$0]?.address != nil }
    }

    /// Those whose door is that of the address that is shown, as far as anybody knows: never of another house.
    func ofHouse(inOrderOf field: PersonField) -> [Identifier<PersonHelped>] {
        let address = housed.flatMap { rows[$0]?.address }
        return inOrder(of: field).filter { id in
            let here = rows[id]?.address
            return here == nil || here == address
        }
    }

    /// A postcode that was put right.
    var correctedPostcode: String? {
        ofHouse(inOrderOf: .postcode).lazy.compactMap { rows[$0]?.postcode }.first
    }
}

extension ReadingRoom {
    package func known(ofAny person: Identifier<PersonHelped>) throws -> PersonRow? {
        let her = try Identities(of: person, in: self)
        for id in her.inOrder(of: .name) { noteNaming(id) }
        guard her.isKnown else { return nil }
        let other = her.housed.flatMap { $0 == person ? nil : $0 }
        return PersonRow(
            name: her.first(.name, \.name), phone: her.first(.phone, \.phone),
            address: her.first(.address, \.address),
            postcode: try her.correctedPostcode ?? other.flatMap { try toldPostcode(of: $0) },
            safePhone: try safePhone(of: person), safeHours: try safeHours(of: person))
    }

    /// What opens the door of the address that is shown: never the code of another house.
    package func entryCode(ofAny person: Identifier<PersonHelped>) throws -> String? {
        for id in try Identities(of: person, in: self).ofHouse(inOrderOf: .entryCode) {
            if let code = try entryCode(of: id) { return code }
        }
        return nil
    }

    /// The identities whose crews find another door, once two people are one.
    package func doorsMoved(
        merging merged: Identifier<PersonHelped>, into kept: Identifier<PersonHelped>
    ) throws -> Set<Identifier<PersonHelped>> {
        let all = try twins(of: kept) + twins(of: merged)
        return try doorsMoved(all, among: all)
    }

    /// The same once they are two after all.
    package func doorsMoved(
        separating merged: Identifier<PersonHelped>
    ) throws -> Set<Identifier<PersonHelped>> {
        let others = try twins(of: merged).filter { $0 != merged }
        return try doorsMoved([merged], among: [merged]).union(doorsMoved(others, among: others))
    }

    private func doorsMoved(
        _ people: [Identifier<PersonHelped>], among all: [Identifier<PersonHelped>]
    ) throws -> Set<Identifier<PersonHelped>> {
        var moved: Set<Identifier<PersonHelped>> = []
        for id in people {
            let now = try door(Identities(of: id, in: self))
            if try door(Identities(of: id, among: all, in: self)) != now { moved.insert(id) }
        }
        return moved
    }

    /// What a crew is shown of whom it goes to, and where.
    private func door(_ her: Identities) throws -> [String?] {
        var code: String?
        for id in her.ofHouse(inOrderOf: .entryCode) where code == nil {
            code = try entryCode(of: id)
        }
        let postcode = try her.correctedPostcode ?? her.housed.flatMap { try toldPostcode(of: $0) }
        return [her.first(.name, \.name), her.first(.address, \.address), postcode, code]
    }

    /// What was put right of where somebody is, under any of her identities; nil where the contacts know it.
    package func correctedPostcode(
        ofAny person: Identifier<PersonHelped>
    ) throws -> String? {
        try Identities(of: person, in: self).correctedPostcode
    }

    /// The postcode that somebody told under one identity.
    private func toldPostcode(of person: Identifier<PersonHelped>) throws -> String? {
        try connection.statement(
            """
            SELECT postcode FROM contacts WHERE person_id = ?1 AND postcode IS NOT NULL
            ORDER BY number DESC LIMIT 1
            """
        ).bind(person, at: 1).first { $0.text(0) } ?? nil
    }

    fileprivate func corrections(
        ofAny person: Identifier<PersonHelped>
    ) throws -> [PersonField: [Identifier<PersonHelped>: Instant]] {
        var found: [PersonField: [Identifier<PersonHelped>: Instant]] = [:]
        try connection.statement(
            text: """
                SELECT person_id, at_ms, fields FROM corrections
                WHERE person_id IN \(Self.twinsOfFirst) ORDER BY position
                """
        ).bind(person, at: 1).rows { row in
            guard let id = row.identifier(0, of: PersonHelped.self) else { return true }
            for code in (row.text(2) ?? "").split(separator: ",") {
                guard let field = PersonField(rawValue: String(code)) else { continue }
                found[field, default: [:]][id] = row.instant(1)
            }
            return true
        }
        return found
    }
}
