import OpsCore
import OpsTesting
import Testing

struct AccessTests {
    private let digest = SHA256.digest(of: [1])

    private func token(_ role: Role, in given: inout Given) throws -> Identifier<AccessToken> {
        let events = try given.carryOut(
            .access(.issueToken(role, digest: digest, label: Marked.note)))
        guard case .access(.tokenIssued(let id, role)) = events.first else {
            Issue.record("no token was issued")
            return Samples.id(0)
        }
        return id
    }

    @Test(arguments: Role.allCases.filter { $0 != .partner })
    func `a token of any role is issued, and its digest goes to the vault`(_ role: Role) {
        let outcome = given().when(.access(.issueToken(role, digest: digest, label: "desk")))
        var foretold = given().identifiers
        let id: Identifier<AccessToken> = foretold.next(at: Samples.start)
        outcome.then([.access(.tokenIssued(id, role))])
        guard case .token(id, digest, label: "desk")? = outcome.decision?.vault.first else {
            Issue.record("the vault was not told")
            return
        }
    }

    @Test(arguments: Role.allCases.filter { $0 != .partner })
    func `a token of whoever answers calls or assigns volunteers is confined to a territory`(
        _ role: Role
    ) throws {
        let country = try Given.country()
        var foretold = country.identifiers
        let id: Identifier<AccessToken> = foretold.next(at: Samples.start)
        let outcome = country.when(
            .access(.issueToken(role, digest: digest, label: nil, within: Samples.unit)))
        if role.canBeConfined {
            outcome.then([
                .access(.tokenIssued(id, role)), .access(.tokenConfined(id, Samples.unit)),
            ])
        } else {
            outcome.thenRefuses(.access(.territoryUnwanted(role)))
        }
    }

    @Test func `a token is not confined to a territory that nobody registered`() throws {
        let nowhere = try #require(TerritoryCode("92-nowhere"))
        given().when(
            .access(.issueToken(.operator, digest: digest, label: nil, within: nowhere))
        ).thenRefuses(.access(.unknownTerritory(nowhere)))
    }

    @Test func `the last administrator's token stays`() throws {
        var door = given()
        let first = try token(.admin, in: &door)
        let clerk = try token(.operator, in: &door)
        door.when(.access(.revokeToken(first))).thenRefuses(.access(.lastAdministrator))
        let second = try token(.admin, in: &door)
        door.when(.access(.revokeToken(first))).then([.access(.tokenRevoked(first))])
        try door.carryOut(.access(.revokeToken(first)))
        door.when(.access(.revokeToken(second))).thenRefuses(.access(.lastAdministrator))
        door.when(.access(.revokeToken(first))).thenRefuses(.access(.unknownToken(first)))
        door.when(.access(.revokeToken(clerk))).then([.access(.tokenRevoked(clerk))])
    }
}
