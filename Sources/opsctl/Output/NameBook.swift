import OpsCore
import Synchronization

/// What people call the kinds of need that deployments added, learned from the server when one is met.
///
/// Codes of the house are words of this program; these are words of an organisation, and asked for once.
final class NameBook: Sendable {
    private let names = Mutex<[String: LocalizedText]?>(nil)

    func name(of code: String) -> LocalizedText? {
        names.withLock { $0?[code] }
    }

    /// Whether the bytes hold such a kind while nobody has asked for the names yet.
    func isAsked(by bytes: [UInt8]) -> Bool {
        guard names.withLock({ $0 == nil }) else { return false }
        return OwnNeed.Service.allCases.contains { bytes.contains(Array("\"\($0.rawValue).".utf8)) }
    }

    /// Takes the names in from the list of needs; none where it is nil, so that nobody asks again.
    func learn(from list: JSONValue?) {
        let learned = list.map(Self.names) ?? []
        names.withLock { names in
            names = Dictionary(learned.map { ($0.code, $0.name) }) { first, _ in first }
        }
    }

    /// The kinds of need that a list of the server names.
    static func names(in list: JSONValue) -> [(code: String, name: LocalizedText)] {
        (list["items"]?.items ?? []).compactMap { item in
            guard let code = item["kind"]?.text, let fr = item["name"]?["fr"]?.text,
                let es = item["name"]?["es"]?.text, let en = item["name"]?["en"]?.text
            else { return nil }
            return (code, LocalizedText(fr: fr, es: es, en: en))
        }
    }
}
