/// What can be asked of the territories.
package enum TerritoryCommand: Sendable {
    case register(Territory)
}

/// What happened to the territories.
package enum TerritoryEvent: Hashable, Sendable {
    case registered(Territory)
}

/// Why a territory cannot be registered.
package enum TerritoryRefusal: Error, Hashable, Sendable {
    case alreadyRegistered(TerritoryCode)
    case unknownParent(TerritoryCode)
    case secondRoot(existing: TerritoryCode)
    case postcodeTaken(postcode: String, by: TerritoryCode)
}
