/// What somebody may do at the front desk.
package enum Role: String, CaseIterable, Sendable {
    /// Logs contacts and follows requests.
    case `operator`
    /// Assigns volunteers.
    case coordinator
    /// Runs exercises.
    case trainer
    /// Judges the catalogue and reads its evidence.
    case reviewer
    /// Sends people for an organisation, and sees what became of them; see `Partner`.
    case partner
    /// Brings what volunteers answer by text message, and can do nothing else.
    case gateway
    /// Everything, and the tokens of the others.
    case admin
}

/// A right to enter: the token itself is known to its holder alone, its digest to the vault.
package enum AccessToken {}

/// What can be asked of the door.
package enum AccessCommand: Sendable {
    /// A token of the house; `within`, where it is good for one territory and those below it alone.
    case issueToken(Role, digest: Digest, label: String?, within: TerritoryCode? = nil)
    case revokeToken(Identifier<AccessToken>)
}

/// What happened at the door.
package enum AccessEvent: Hashable, Sendable {
    case tokenIssued(Identifier<AccessToken>, Role)
    /// From its first moment on it is good for one territory, and for those below it.
    case tokenConfined(Identifier<AccessToken>, TerritoryCode)
    case tokenRevoked(Identifier<AccessToken>)
}

/// Why the door cannot do what was asked.
package enum AccessRefusal: Error, Hashable, Sendable {
    case unknownToken(Identifier<AccessToken>)
    case lastAdministrator
    /// A partner's token belongs to one partner.
    case partnerNeeded
    /// A token of the house belongs to no partner.
    case partnerUnwanted
    /// Only who answers calls or assigns volunteers does so for one territory.
    case territoryUnwanted(Role)
    case unknownTerritory(TerritoryCode)
    /// What was asked for lies outside the territory of the token.
    case outsideTerritory(TerritoryCode)
    /// What was asked for is of the whole house, and the token is good for one territory.
    case wholeHouse(TerritoryCode)
}

extension Role {
    /// Whether a token with it may be good for one territory alone.
    ///
    /// The others look at the house as a whole: what they do has no place.
    package var canBeConfined: Bool { self == .operator || self == .coordinator }
}
