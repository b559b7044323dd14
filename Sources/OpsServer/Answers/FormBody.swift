import OpsHTTP

/// What a form of the house sends: `application/x-www-form-urlencoded`, read strictly.
///
/// Known names, each once: whatever else comes was not sent by the page.
enum FormBody {
    /// How long a body of ours can be at the most.
    static let limit = 256

    /// The fields that are there; nil for a body that holds any other, or one twice.
    static func fields(_ names: Set<String>, in body: [UInt8]) -> [String: String]? {
        guard body.count <= limit else { return nil }
        var fields: [String: String] = [:]
        for part in body.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let pair = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
            guard pair.count == 2, let name = decoded(pair[0]), names.contains(name),
                let value = decoded(pair[1]), fields.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        return fields
    }

    /// Whether the body says that it is a form; `charset` says nothing that matters (it is ASCII).
    static func isForm(_ headers: Headers) -> Bool {
        guard !headers.contains("content-encoding"),
            let type = headers.onlyValue(of: "content-type")
        else { return false }
        let name = type.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        return String(decoding: name, as: UTF8.self).lowercased()
            == "application/x-www-form-urlencoded"
    }

    /// Visible ASCII, `+` as a space, `%41` as what it writes; nil for anything else.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(\.hexadecimalValue),
                    let low = rest.popFirst().flatMap(\.hexadecimalValue)
                else { return nil }
                text.append(high << 4 | low)
            case 0x21...0x7E where byte != UInt8(ascii: "&"): text.append(byte)
            default: return nil
            }
        }
        return String(validating: text, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}
