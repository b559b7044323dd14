extension TerritoryEvent {
    var name: String {
        switch self {
        case .registered: "territory.territory_registered.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .registered(let territory): territory.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        guard name == "territory.territory_registered.v1", let territory = Territory(from: &fields)
        else { return nil }
        self = .registered(territory)
    }
}
