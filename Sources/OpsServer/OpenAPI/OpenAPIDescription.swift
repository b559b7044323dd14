import OpsCore
import Synchronization

/// What a house says of its own doors: made when somebody asks, once.
///
/// The table does not change while the process lives, and what a telephone number looks like is the house's.
final class OpenAPIDescription: Sendable {
    struct Made: Sendable {
        let bytes: [UInt8]
        let etag: String
    }

    private let country: DialledFrom?
    private let kept = Mutex<Made?>(nil)

    init(country: DialledFrom?) {
        self.country = country
    }

    var made: Made {
        kept.withLock { kept in
            if let kept { return kept }
            let bytes = OpenAPIDocument.document(
                of: RouteTable.all.filter(\.isDescribed), country: country)
            let made = Made(
                bytes: bytes, etag: "\"d\(SHA256.digest(of: bytes).hexadecimal.prefix(16))\"")
            kept = made
            return made
        }
    }
}
