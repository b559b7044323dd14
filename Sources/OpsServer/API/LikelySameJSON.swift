import OpsCore
import OpsStore

/// Requests that may be one request, as the API shows them.
extension JSONWriter {
    mutating func likelySame(_ requests: [LikelySameRequest], in language: PublicationLanguage) {
        member("likelySame", each: requests) { json, request in
            json.beginObject()
            json.member("request", request.number)
            json.member("status", request.status)
            json.member("mission", request.mission)
            json.reasons(request.reasons, in: language)
            json.endObject()
        }
    }
}

extension [LikelySameRequest] {
    /// Changes with what is told, for the tag of an answer that tells it.
    func mark(in language: PublicationLanguage) -> Int64 {
        guard !isEmpty else { return 0 }
        let told = map { "\($0.number) \($0.status) \($0.mission ?? 0) \($0.reasons.count)" }
        let digest = SHA256.digest(
            of: [UInt8]((told + [language.rawValue]).joined(separator: ",").utf8))
        return digest.bytes.prefix(6).reduce(0) { $0 << 8 | Int64($1) }
    }
}
