extension Operation {
    func decide(_ command: TerritoryCommand) throws(TerritoryRefusal) -> [TerritoryEvent] {
        switch command {
        case .register(let territory): [try register(territory)]
        }
    }

    private func register(_ territory: Territory) throws(TerritoryRefusal) -> TerritoryEvent {
        guard territories[territory.code] == nil else {
            throw .alreadyRegistered(territory.code)
        }
        if let parent = territory.parent {
            guard territories[parent] != nil else { throw .unknownParent(parent) }
        } else if let root = territories.root {
            throw .secondRoot(existing: root)
        }
        for area in territory.postcodes {
            if let owner = territories.claimant(ofPostcode: area.postcode) {
                throw .postcodeTaken(postcode: area.postcode, by: owner)
            }
        }
        for prefix in territory.postcodePrefixes {
            if let owner = territories.claimant(ofPrefix: prefix) {
                throw .postcodeTaken(postcode: prefix, by: owner)
            }
        }
        return .registered(territory)
    }

    mutating func evolve(_ event: TerritoryEvent) {
        switch event {
        case .registered(let territory): territories.insert(territory)
        }
    }
}
