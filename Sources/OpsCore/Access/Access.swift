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
    case issueToken(Role, digest: Digest, label: String?)
    case revokeToken(Identifier<AccessToken>)
}

/// What happened at the door.
package enum AccessEvent: Hashable, Sendable {
    case tokenIssued(Identifier<AccessToken>, Role)
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
}
