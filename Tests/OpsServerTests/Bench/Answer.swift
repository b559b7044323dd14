import OpsCore
import OpsHTTP
import Testing

/// What came back, by whichever door.
struct Answer: Sendable {
    let status: Int
    let headers: Headers
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var etag: String? { headers["etag"] }
    var location: String? { headers["location"] }

    /// The body, read by our own strict parser.
    func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
        try #require(
            try? JSONParser.value(of: body, limits: .file), "no JSON: \(text)",
            sourceLocation: sourceLocation)
    }

    /// What stands at a path such as `requests/0/status`.
    subscript(path: String) -> JSONValue? {
        (try? JSONParser.value(of: body, limits: .file))?[path]  // nil says that it is not there
    }

    var items: [JSONValue] { self["items"]?.elements ?? [] }
    var code: String? { self["code"]?.string }
    var id: String { self["id"]?.string ?? "no id in \(text)" }

    /// The fields that a problem points at, each with its code.
    var faults: [String] {
        (self["errors"]?.elements ?? []).map {
            ($0["pointer"]?.string ?? "?") + " " + ($0["code"]?.string ?? "?")
        }
    }

    var links: [String] { headers.values(of: "link") }

    /// The address of the next page, without its host.
    var next: String? {
        guard let link = headers["link"], link.hasSuffix(">; rel=\"next\""),
            let slashes = link.firstRange(of: "://")
        else { return nil }
        let rest = link[slashes.upperBound...].prefix { $0 != ">" }
        return rest.firstIndex(of: "/").map { String(rest[$0...]) }
    }

    @discardableResult
    func expect(
        _ status: Int, _ code: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Answer {
        let told = "\(self.status) \(text.prefix(600))"
        #expect(self.status == status, "\(told)", sourceLocation: sourceLocation)
        if let code { #expect(self.code == code, "\(told)", sourceLocation: sourceLocation) }
        return self
    }
}

extension JSONValue {
    /// What stands at a path of names and indexes with slashes between.
    subscript(path: String) -> JSONValue? {
        var value = self
        for part in path.split(separator: "/") {
            switch value {
            case .object(let object):
                guard let member = object[String(part)] else { return nil }
                value = member
            case .array(let elements):
                guard let index = Int(part), elements.indices.contains(index) else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int64? { if case .number(let number) = self { number.integer } else { nil } }
    var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
    var names: [String] {
        if case .object(let object) = self { object.members.map(\.name) } else { [] }
    }
}
