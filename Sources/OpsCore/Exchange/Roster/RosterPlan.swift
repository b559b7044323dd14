/// Compares the lines of a sheet with the roster: who is new, what would change, what cannot be done.
///
/// Whoever is not in the sheet stays as they are.
package struct RosterPlan: Sendable {
    /// What a line would do.
    package struct Step: Sendable {
        package let line: Int
        package let outcome: Outcome
    }

    package enum Outcome: Sendable {
        case add([RosterColumn: String])
        case change(RosterEntry, [Change])
        case same(RosterEntry)
        case refused([RosterLineProblem])
    }

    /// What is known in one column, before and after; an empty text is nothing.
    package struct Change: Hashable, Sendable {
        package let column: RosterColumn
        package let from: String
        package let to: String
    }

    package private(set) var steps: [Step] = []
    /// How many volunteers no line speaks of.
    package private(set) var unmentioned: Int

    package let kind: RosterKind
    private let entries: [RosterEntry]
    private var byID: [String: Int] = [:]
    private var byRef: [String: Int] = [:]
    private var byPhone: [String: [Int]] = [:]
    /// On which line somebody was met: on the roster, or new under a reference or a telephone.
    private var met: [Int: Int] = [:]
    private var newRefs: [String: Int] = [:]
    private var newPhones: [String: Int] = [:]

    package init(_ sheet: RosterSheet, entries: [RosterEntry]) {
        self.entries = entries
        kind = sheet.kind
        unmentioned = 0
        for (index, entry) in entries.enumerated() {
            byID[entry.id] = index
            if let ref = entry.cells[.ref], byRef[ref].map({ entries[$0].isClosed }) ?? true {
                byRef[ref] = index
            }
            if let phone = entry.cells[.phone] { byPhone[phone, default: []].append(index) }
        }
        for line in sheet.lines {
            var outcome = Outcome.refused(line.problems)
            if line.problems.isEmpty {
                do throws(RosterLineProblem) {
                    outcome = try judge(line)
                } catch {
                    outcome = .refused([error])
                }
            } else if let index = try? find(line.said) {
                // The file speaks of them, though it cannot be understood.
                met[index] = met[index] ?? line.number
            }
            steps.append(Step(line: line.number, outcome: outcome))
        }
        unmentioned = entries.indices.count { !entries[$0].isClosed && met[$0] == nil }
    }

    private mutating func judge(
        _ line: RosterSheet.Line
    ) throws(RosterLineProblem) -> Outcome {
        guard let index = try find(line.said) else { return try add(line) }
        if let before = met[index] { throw RosterLineProblem(.sameAsLine(before)) }
        met[index] = line.number
        let entry = entries[index]
        guard !entry.isClosed else { return .same(entry) }
        var said = line.said
        if let ref = said[.ref], !ref.isEmpty, ref != entry.cells[.ref] {
            try give(ref, on: line.number)
        }
        // A position is known better than by its postcode.
        if entry.cells[.latitude] != nil { said[.postcode] = nil }
        let after = Self.after(entry.cells, said)
        try Self.check(after)
        let changes = Self.changes(from: entry.cells, to: after, said)
        return changes.isEmpty ? .same(entry) : .change(entry, changes)
    }

    /// Whom a line is about: by identifier, else by reference, else by telephone.
    private func find(_ said: [RosterColumn: String]) throws(RosterLineProblem) -> Int? {
        let holder = said[.ref].flatMap { byRef[$0] }
        if let id = said[.id] {
            guard let index = byID[id] else { throw RosterLineProblem(.unknownIdentity, in: .id) }
            if let holder, holder != index { throw two(index, holder, in: .ref) }
            return index
        }
        if let holder { return holder }
        guard let phone = said[.phone], !phone.isEmpty else { return nil }
        // Whoever has another reference is somebody else at the same telephone.
        let isNamed = said[.ref]?.isEmpty == false
        let answering = (byPhone[phone] ?? []).filter {
            !isNamed || entries[$0].cells[.ref] == nil
        }
        let open = answering.filter { !entries[$0].isClosed }
        guard open.count < 2 else { throw two(open[0], open[1], in: .phone) }
        if let one = open.first {
            if isAlike(said, entries[one]) { return one }
            // Two of one household: one must not become the other, with vetting and missions.
            guard isNamed else {
                throw RosterLineProblem(.anotherName(entries[one].number), in: .phone)
            }
            return nil
        }
        return answering.first { isAlike(said, entries[$0]) }
    }

    /// Whether a line means somebody, and not another of their household: a name that leaves words out is still theirs,
    /// and a line without a name speaks of whoever has the telephone.
    private func isAlike(_ said: [RosterColumn: String], _ entry: RosterEntry) -> Bool {
        guard let name = said[.name] ?? (entry.isClosed ? "" : nil), let known = entry.cells[.name]
        else { return true }
        func words(_ name: String) -> Set<[UInt8]> { Set(FoldedName(name).words.map(\.letters)) }
        let (one, other) = (words(name), words(known))
        if !one.isEmpty, !other.isEmpty, one.isSubset(of: other) || other.isSubset(of: one) {
            return true
        }
        func traits(_ name: String?) -> PersonTraits {
            PersonTraits(name: name, phone: nil, address: nil, postcode: nil)
        }
        return Likeness(traits(said[.name]), traits(entry.cells[.name])) != nil
    }

    private func two(_ one: Int, _ other: Int, in column: RosterColumn) -> RosterLineProblem {
        let numbers = [entries[one].number, entries[other].number].sorted()
        return RosterLineProblem(.twoVolunteers(numbers[0], numbers[1]), in: column)
    }

    private mutating func add(_ line: RosterSheet.Line) throws(RosterLineProblem) -> Outcome {
        let said = line.said.filter { !$0.value.isEmpty || $0.key == .languages }
        for column in [RosterColumn.name, .territory] where said[column] == nil {
            throw RosterLineProblem(.notSaid, in: column)
        }
        try Self.check(said)
        if let ref = said[.ref] {
            try give(ref, on: line.number)
        } else if let phone = said[.phone] {
            if let before = newPhones[phone] {
                throw RosterLineProblem(.sameAsLine(before), in: .phone)
            }
        } else {
            throw RosterLineProblem(.nobodyKnowsAgain, in: .ref)
        }
        if let phone = said[.phone] { newPhones[phone] = newPhones[phone] ?? line.number }
        return .add(said)
    }

    /// Notes that a line gives somebody a reference, which only one may have.
    private mutating func give(_ ref: String, on line: Int) throws(RosterLineProblem) {
        if let before = newRefs[ref] { throw RosterLineProblem(.sameAsLine(before), in: .ref) }
        newRefs[ref] = line
    }

    /// What would hold, all of it.
    private static func after(
        _ before: [RosterColumn: String], _ said: [RosterColumn: String]
    ) -> [RosterColumn: String] {
        var after = before
        for (column, text) in said { after[column] = text.isEmpty ? nil : text }
        if said[.hours]?.isEmpty == true {
            after[.zone] = nil
            after[.exceptions] = nil
        }
        if said[.vettedUntil]?.isEmpty == true { after[.vettingScope] = nil }
        // Whoever is vetted until a day, and nothing else was said, is vetted for everything.
        if after[.vettedUntil] != nil, after[.vettingScope] == nil {
            after[.vettingScope] = VettingScope.everything.rawValue
        }
        return after
    }

    /// Some columns say nothing without another.
    private static func check(_ cells: [RosterColumn: String]) throws(RosterLineProblem) {
        let pairs: [(RosterColumn, RosterColumn)] = [
            (.latitude, .longitude), (.longitude, .latitude), (.hours, .zone), (.zone, .hours),
            (.exceptions, .hours), (.vettingScope, .vettedUntil),
        ]
        for (column, other) in pairs where cells[column] != nil && cells[other] == nil {
            throw RosterLineProblem(.missing(other), in: column)
        }
    }

    private static func changes(
        from before: [RosterColumn: String], to after: [RosterColumn: String],
        _ said: [RosterColumn: String]
    ) -> [Change] {
        RosterColumn.allCases.compactMap { column in
            guard said[column] != nil || after[column] == nil else { return nil }
            let (from, to) = (before[column] ?? "", after[column] ?? "")
            return from == to ? nil : Change(column: column, from: from, to: to)
        }
    }
}

extension RosterPlan.Outcome {
    /// The body that does it; nil where there is nothing to be done.
    package var document: [UInt8]? {
        switch self {
        case .add(let said): return RosterDocument.write(said, present: said)
        case .change(let entry, let changes):
            let said = Dictionary(uniqueKeysWithValues: changes.map { ($0.column, $0.to) })
            let present = entry.cells.merging(said) { $1 }
            return RosterDocument.write(said, present: present)
        case .same, .refused: return nil
        }
    }
}
