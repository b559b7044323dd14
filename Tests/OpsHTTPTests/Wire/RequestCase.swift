@testable import OpsHTTP

/// Bytes as a client may send them, and what the parser must make of them.
struct RequestCase: CustomStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    /// One line for each action, as `Transcript` writes it.
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: String...) {
        self.name = name
        bytes = Array(text.utf8)
        self.expected = expected
    }

    init(_ name: String, bytes: [UInt8], _ expected: String...) {
        self.name = name
        self.bytes = bytes
        self.expected = expected
    }

    /// A request for `/` whose head has these field lines beside a Host.
    init(
        _ name: String, fields: String, body: String = "", method: String = "GET",
        _ expected: String...
    ) {
        self.name = name
        bytes = Array("\(method) / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\(body)".utf8)
        self.expected = expected
    }

    var description: String { name }
}

/// Feeds bytes in pieces to a parser and writes down what it does.
enum Transcript {
    static func of(_ pieces: [ArraySlice<UInt8>], limits: Limits = Limits()) -> [String] {
        var parser = RequestParser(limits: limits)
        var lines: [String] = []
        for piece in pieces {
            parser.append(piece)
            drain: while true {
                switch parser.next() {
                case .needMore: break drain
                case .sendContinue: lines.append("continue")
                case .request(let request): lines.append(line(request))
                case .failed(let error):
                    lines.append("\(error)")
                    return lines
                }
            }
        }
        if let error = parser.finish() { lines.append("\(error)") }
        return lines
    }

    private static func line(_ request: Request) -> String {
        let body = request.body.isEmpty ? "" : " [\(String(decoding: request.body, as: UTF8.self))]"
        return "\(request.method) \(request.target)\(body)\(request.persists ? "" : " last")"
    }
}
