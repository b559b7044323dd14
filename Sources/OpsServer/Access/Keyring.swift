import OpsCore
import OpsStore
import Synchronization

/// Who is at the door.
struct Grant: Hashable, Sendable {
    let id: Identifier<AccessToken>
    let role: Role
    /// Who acts, as the journal writes it: made once for all that is done with the token.
    let actor: Actor
    /// Whose token it is, where it is a partner's.
    let partner: Identifier<Partner>?
    /// Whether that partner is let in no more for now.
    let isSuspended: Bool
    /// Where it is good, with all below; nil for everywhere.
    let territory: TerritoryCode?

    init(_ token: KnownToken) {
        id = token.id
        role = token.role
        actor = .token(token.id)
        partner = token.partner
        isSuspended = token.isSuspended
        territory = token.territory
    }
}

/// Knows the digests of all access tokens: the tokens themselves are nowhere.
final class Keyring: Sendable {
    private let grants = Mutex<[Digest: Grant]>([:])

    /// The grant of a token as it was presented; nil when it opens nothing.
    ///
    /// A look-up by digest takes no time that depends on how much of a token is right.
    func grant(for token: some Sequence<UInt8>) -> Grant? {
        let digest = SHA256.digest(of: Array(token))
        return grants.withLock { $0[digest] }
    }

    func replace(with tokens: [KnownToken]) {
        var fresh: [Digest: Grant] = [:]
        for token in tokens { fresh[token.digest] = Grant(token) }
        grants.withLock { $0 = fresh }
    }
}

/// A new access token: 256 bits of the machine's own chance, written as 64 hexadecimal digits.
struct FreshToken: Sendable {
    let text: String

    init() {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        for _ in 0..<32 { bytes.append(UInt8.random(in: .min ... .max, using: &generator)) }
        text = (Digest(bytes: bytes) ?? .none).hexadecimal
    }

    /// What the house keeps of it.
    var digest: Digest { SHA256.digest(of: Array(text.utf8)) }
}
