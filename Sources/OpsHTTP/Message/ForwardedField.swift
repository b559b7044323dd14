/// The grammar of `Forwarded`: `for=192.0.2.60;proto=https, for="[2001:db8::1]:4711"` (RFC 7239 § 4).
enum ForwardedField {
    /// What each proxy says, the first first; nothing for what is not well formed.
    static func hops(_ value: String) -> [Forwarding.Hop]? {
        var rest = Array(value.utf8)[...]
        var hops: [Forwarding.Hop] = []
        var hop = Forwarding.Hop()
        while true {
            skipSpace(&rest)
            guard let (name, value) = pair(&rest) else { return nil }
            switch name.lowercased() {
            case "for": hop.source = Address.Host(node: value)
            case "proto": hop.scheme = Forwarding.scheme(value)
            case "host": hop.host = Forwarding.host(value)
            default: break
            }
            skipSpace(&rest)
            switch rest.popFirst() {
            case UInt8(ascii: ";"): continue
            case UInt8(ascii: ","):
                hops.append(hop)
                hop = Forwarding.Hop()
            case nil: return hops + [hop]
            default: return nil
            }
        }
    }

    /// `token "=" value`, the value a token or a quoted string.
    private static func pair(_ rest: inout ArraySlice<UInt8>) -> (String, String)? {
        let name = token(&rest)
        guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
        guard rest.first == UInt8(ascii: "\"") else {
            // A bare IPv6 address or port is not a token, but it is meant and harms nobody.
            let value = rest.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
            rest = rest[value.endIndex...]
            let text = String(decoding: value, as: UTF8.self)
            return text.contains(" ") ? nil : (name, text)
        }
        rest = rest.dropFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return (name, String(decoding: value, as: UTF8.self))
            case UInt8(ascii: "\\"): value.append(rest.popFirst() ?? byte)
            default: value.append(byte)
            }
        }
        return nil
    }

    private static func token(_ rest: inout ArraySlice<UInt8>) -> String {
        let name = rest.prefix(while: ByteSet.token.contains)
        rest = rest[name.endIndex...]
        return String(decoding: name, as: UTF8.self)
    }

    private static func skipSpace(_ rest: inout ArraySlice<UInt8>) {
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}

extension Address.Host {
    /// Who is meant by `192.0.2.43:47011`, `[2001:db8::1]` or a bare address (RFC 7239 § 6).
    ///
    /// Nothing for `unknown` and for invented names. `unix:` is what nginx calls a client of its own
    /// unix socket.
    init?(node text: String) {
        if text == "unix:" {
            self = .path("")
        } else if let bare = Address.Host(numeric: text) {
            self = bare
        } else if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            self.init(numeric: String(text[text.index(after: text.startIndex)..<end]))
        } else {
            self.init(numeric: String(text.prefix { $0 != ":" }))
        }
    }
}
