@testable import OpsHTTP

/// Feeds bytes in pieces to a parser and writes down what it does: the status that goes out, and why.
enum Transcript {
    static func of(_ pieces: [ArraySlice<UInt8>], limits: Limits = Limits()) -> [String] {
        var parser = RequestParser(limits: limits)
        var lines: [String] = []
        for piece in pieces {
            parser.append(piece)
            drain: while true {
                switch parser.next() {
                case .needMore: break drain
                case .sendContinue: lines.append("100")
                case .request(let request): lines.append(line(request))
                case .failed(let error): return lines + [line(error)]
                }
            }
        }
        return lines + (parser.finish().map { [line($0)] } ?? [])
    }

    private static func line(_ error: ParseError) -> String { "\(error.status.code) \(error)" }

    /// A server that takes all would answer 200.
    private static func line(_ request: Request) -> String {
        let authority = request.target.authority.map { " @\($0)" } ?? ""
        let body = request.body.isEmpty ? "" : " [\(String(decoding: request.body, as: UTF8.self))]"
        let last = request.persists ? "" : " last"
        return "200 \(request.method) \(request.target)\(authority)\(body)\(last)"
    }
}
