import OpsCore
import Synchronization

/// The contacts that a token has logged last.
///
/// Somebody who answers for one territory takes down a call from elsewhere, and goes on with it until it is over:
/// what they logged stays open to them until they have logged so many more, or the server was started again.
final class LatelyLogged: Sendable {
    static let most = 20

    private let contacts = Mutex<[Identifier<AccessToken>: [Identifier<Contact>]]>([:])

    func note(_ contact: Identifier<Contact>, by token: Identifier<AccessToken>) {
        contacts.withLock { contacts in
            let kept = contacts[token, default: []].filter { $0 != contact }.suffix(Self.most - 1)
            contacts[token] = kept + [contact]
        }
    }

    func contacts(loggedBy token: Identifier<AccessToken>) -> [Identifier<Contact>] {
        contacts.withLock { $0[token] ?? [] }
    }
}
