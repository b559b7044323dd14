import OpsCore
import OpsHTTP
import OpsStore

/// What a token that is good for one territory may reach (FIELD.md must-do 14).
extension Call {
    /// Where the token is good, with all below; nil for everywhere.
    var bounds: TerritoryCode? { grant?.territory }

    /// Refuses what lies outside the territory of the token, in the address or in the body.
    ///
    /// What is not there at all is told by the route itself.
    func demandInside() throws {
        guard let bounds else { return }
        switch route.ground {
        case .everywhere: break
        case .wholeHouse: throw OpsCore.Refusal.access(.wholeHouse(bounds))
        case .placed(let thing):
            if let reference = parameters["id"].flatMap(Reference<Named>.init) {
                try demand([(thing, reference)], [], inside: bounds)
            }
        }
        // Whoever tells of danger is not asked where it is.
        guard !route.isNeverRefused, route.method != .get, !request.body.isEmpty,
            let body = try? JSONParser.value(of: request.body)
        else { return }
        var named = NamedInBody(other: route.ground)
        named.look(into: body)
        try demand(named.things, named.territories, inside: bounds)
    }

    private func demand(
        _ things: [(PlacedThing, Reference<Named>)], _ territories: [TerritoryCode],
        inside bounds: TerritoryCode
    ) throws {
        guard !things.isEmpty || !territories.isEmpty else { return }
        let own = grant.map { house.lately.contacts(loggedBy: $0.id) } ?? []
        let isInside = try read { room in
            try things.allSatisfy { thing, reference in
                try room.lies(thing, reference, in: bounds) ?? true
                    || own.contains { try room.belongs(thing, reference, to: $0) }
            } && territories.allSatisfy { try room.lies($0, in: bounds) }
        }
        guard isInside else { throw OpsCore.Refusal.access(.outsideTerritory(bounds)) }
    }

    /// Whether a list shows the thing with this number to whoever asks.
    func shows(_ number: Int64?, in room: ReadingRoom) throws -> Bool {
        guard let bounds, let thing = route.listed else { return true }
        guard let number else { return false }
        return try room.lies(thing, .number(number), in: bounds) ?? false
    }

    /// Whether a list is looked through for what lies in the token's territory.
    var isSifted: Bool { bounds != nil && route.listed != nil }

    /// Things looked at for one page of such a list: then it is handed out as it is, with a `next`.
    ///
    /// So a page costs no more in a house with a long history; a guess: some 10 ms.
    static let siftLimit = 2_000
}

/// What the body of a request names that lies somewhere.
///
/// Volunteers are not among it, but for candidates who are said to be one: a territory may ask those of another
/// for help, by their number.
struct NamedInBody {
    /// What `other` is: another of what the address names.
    let other: Route.Ground
    private(set) var things: [(PlacedThing, Reference<Named>)] = []
    private(set) var territories: [TerritoryCode] = []

    init(other: Route.Ground) {
        self.other = other
    }

    private static let members: [String: PlacedThing] = [
        "contact": .contact, "request": .request, "requests": .request, "mission": .mission,
        "person": .person, "call": .call, "candidate": .candidate, "event": .operationEvent,
        "team": .team, "round": .round, "vehicle": .asset, "asset": .asset, "assets": .asset,
        "lot": .stockLot, "lots": .stockLot,
    ]

    mutating func look(into value: JSONValue) {
        switch value {
        case .object(let object):
            for member in object.members {
                note(member.value, as: member.name)
                look(into: member.value)
            }
        case .array(let elements): for element in elements { look(into: element) }
        case .null, .bool, .number, .string: break
        }
    }

    private mutating func note(_ value: JSONValue, as name: String) {
        if name == "territory", case .string(let text) = value {
            territories += [TerritoryCode(text)].compactMap { $0 }
        } else if let thing = thing(named: name) {
            let values = if case .array(let elements) = value { elements } else { [value] }
            for value in values {
                guard let reference: Reference<Named> = try? value.reference() else { continue }
                things.append((thing, reference))
            }
        }
    }

    private func thing(named name: String) -> PlacedThing? {
        if name == "other", case .placed(let thing) = other { return thing }
        if name == "volunteer", other == .placed(.candidate) { return .volunteer }
        return Self.members[name]
    }
}
