/// The names that a scenario gives to its parts: what one part says of another must be among them.
struct ScenarioNames {
    private(set) var territories: [String] = []
    private(set) var postcodes: [String] = []
    private(set) var entries: [String] = []
    var deployments: [String] = []
    var behaviours: [String] = []
    var groups: [String] = []
    /// Tells what the rules of the house would refuse, before anything is played.
    private var rehearsal = Operation()

    /// Registers the territories as a run will, and notes what the territories' rules refuse.
    mutating func take(_ read: [Territory], noting fields: inout JSONFields) {
        territories = read.map(\.code.text)
        postcodes = read.flatMap { $0.postcodes.map(\.postcode) }
        for (index, territory) in read.enumerated() {
            do {
                for event in try rehearsal.decide(.register(territory)) {
                    rehearsal.evolve(event)
                }
            } catch {
                note(error, atTerritory: index, in: &fields)
            }
        }
    }

    /// Keeps an entry's name; nil when its own figures name a source that it does not list.
    mutating func take(
        _ entry: CatalogueEntry, noting fields: inout JSONFields
    ) -> CatalogueEntry? {
        let sources = entry.sources.map(\.id)
        for statement in entry.figures.flatMap(\.statements)
        where !sources.contains(statement.source) {
            fields.note(.unknownCode(allowed: sources), at: "figures")
            return nil
        }
        entries.append(entry.slug.text)
        return entry
    }

    private func note(
        _ refusal: TerritoryRefusal, atTerritory index: Int, in fields: inout JSONFields
    ) {
        let (name, reason): (String, FieldProblem.Reason) =
            switch refusal {
            case .alreadyRegistered: ("code", .contradicts(otherField: "code"))
            case .unknownParent: ("parent", .unknownCode(allowed: territories))
            case .secondRoot: ("parent", .missing)
            case .postcodeTaken(_, let owner): ("postcodes", .contradicts(otherField: owner.text))
            }
        fields.note(reason, at: name, ofElement: index, in: "territories")
    }
}

extension JSONFields {
    /// The name of another part of the scenario, which must be one of `known`.
    mutating func reference(
        _ name: String, isNeeded: Bool = false, among known: [String]
    ) -> String? {
        guard let text = text(name, isNeeded: isNeeded, limit: 80) else { return nil }
        guard known.contains(text) else {
            note(.unknownCode(allowed: known), at: name)
            return nil
        }
        return text
    }

    /// A name for this part, which no other of its kind may have.
    mutating func newName(_ name: String, in known: inout [String]) -> String? {
        guard let text = text(name, isNeeded: true, limit: 80) else { return nil }
        guard !known.contains(text) else {
            note(.contradicts(otherField: name), at: name)
            return nil
        }
        known.append(text)
        return text
    }
}
