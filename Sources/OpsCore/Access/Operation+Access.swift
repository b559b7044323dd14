extension Operation {
    func decide(
        _ command: AccessCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(AccessRefusal) -> ([AccessEvent], [VaultWrite]) {
        switch command {
        case .issueToken(let role, let digest, let label, let territory):
            guard role != .partner else { throw .partnerNeeded }
            if let territory {
                guard role.canBeConfined else { throw .territoryUnwanted(role) }
                guard territories[territory] != nil else { throw .unknownTerritory(territory) }
            }
            let id = identifiers.next(AccessToken.self, at: instant)
            let confined = territory.map { [AccessEvent.tokenConfined(id, $0)] } ?? []
            return ([.tokenIssued(id, role)] + confined, [.token(id, digest, label: label)])
        case .revokeToken(let id):
            guard let role = tokens[id] else { throw .unknownToken(id) }
            if role == .admin, tokens.values.count(where: { $0 == .admin }) == 1 {
                throw .lastAdministrator
            }
            return ([.tokenRevoked(id)], [.eraseToken(id)])
        }
    }

    mutating func evolve(_ event: AccessEvent) {
        switch event {
        case .tokenIssued(let id, let role): tokens[id] = role
        // No decision asks where a token is good: the door does, of its table.
        case .tokenConfined: break
        case .tokenRevoked(let id):
            tokens[id] = nil
            wrongChecks[id] = nil
            partnersOfTokens[id] = nil
        }
    }
}
