import FoundationEssentials
import Glibc
import OpsCore

/// What signs messages for a webhook (Standard Webhooks): `whsec_` and base64 of 24 to 64 bytes, one for each line.
///
/// Several lines while one takes over from another: each signs, and whoever reads needs to know one of them.
struct WebhookSecrets: Sendable {
    private let keys: [[UInt8]]

    /// Why a file of secrets is of no use.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    init(lines: String) throws(Unusable) {
        var keys: [[UInt8]] = []
        for line in lines.split(whereSeparator: \.isNewline).map({ $0.filter { $0 != " " } })
        where !line.isEmpty {
            guard line.hasPrefix("whsec_"),
                let data = Data(base64Encoded: String(line.dropFirst(6))),
                (24...64).contains(data.count)
            else {
                throw Unusable(
                    description: "every line is whsec_ and base64 of 24 to 64 bytes; "
                        + "make one with: echo whsec_$(head -c 32 /dev/urandom | base64)")
            }
            keys.append([UInt8](data))
        }
        guard !keys.isEmpty else { throw Unusable(description: "there is no secret in it") }
        self.keys = keys
    }

    /// Reads a file that its owner alone may read.
    init(file path: String) throws(Unusable) {
        var status = stat()
        guard unsafe stat(path, &status) == 0,
            let content = FileManager.default.contents(atPath: path)
        else { throw Unusable(description: "\(path) cannot be read: check its name and owner") }
        guard status.st_mode & 0o077 == 0 else {
            throw Unusable(description: "\(path) can be read by others: chmod 600 \(path)")
        }
        do throws(Unusable) {
            try self.init(lines: String(decoding: content, as: UTF8.self))
        } catch {
            throw Unusable(description: "\(path): \(error.description)")
        }
    }

    /// `v1,` and base64 of the keyed hash of what is sent, for each secret, as the header takes them.
    func signatures(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let signed = Array("\(id).\(timestamp).".utf8) + body
        return keys.map { key in
            "v1," + Data(HMAC.sha256(of: signed, key: key).bytes).base64EncodedString()
        }.joined(separator: " ")
    }
}

extension WebhookSecrets: CustomReflectable {
    var customMirror: Mirror { Mirror(self, children: []) }
}
