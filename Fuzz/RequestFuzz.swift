/// What libFuzzer calls with bytes of its own making: the same requests, however the bytes are cut.
///
/// Compiled together with the sources of OpsHTTP as one module, so that it sees what a package hides
/// and no build but `make fuzz` knows of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let whole = Story.of([bytes[...]])
    precondition(whole == Story.of(bytes.indices.map { bytes[$0...$0] }), "byte by byte differs")
    let cut = bytes.isEmpty ? 0 : (Int(bytes[0]) &* 31 &+ count &* 7) % bytes.count
    precondition(whole == Story.of([bytes[..<cut], bytes[cut...]]), "cut at \(cut) differs")
    return 0
}

/// All that a parser said about some bytes, as bytes that can be compared.
struct Story {
    private var parser = RequestParser(limits: Self.limits)
    private var told: [UInt8] = []

    /// Small, so that short inputs come to every end.
    private static let limits: Limits = {
        var limits = Limits()
        limits.requestLineBytes = 160
        limits.headerBytes = 320
        limits.headerCount = 8
        limits.bodyBytes = 96
        limits.chunkLineBytes = 40
        limits.trailerBytes = 64
        return limits
    }()

    static func of(_ pieces: [ArraySlice<UInt8>]) -> [UInt8] {
        var story = Story()
        for piece in pieces {
            story.parser.append(piece)
            guard story.goesOn() else { return story.told }
        }
        if let error = story.parser.finish() { story.told += "\(error)".utf8 }
        return story.told
    }

    /// Takes what is ready; false once the parser has refused.
    private mutating func goesOn() -> Bool {
        while true {
            switch parser.next() {
            case .needMore: return true
            case .sendContinue: told += "continue\n".utf8
            case .request(let request): tell(request)
            case .failed(let error):
                told += "\(error)".utf8
                guard case .failed(error) = parser.next() else { preconditionFailure("forgotten") }
                return false
            }
        }
    }

    private mutating func tell(_ request: Request) {
        Self.check(request)
        told += "\(request.method) \(request.version) \(request.persists) ".utf8
        told += request.target.pathBytes
        told += (request.target.query.map { "?" + $0 } ?? "").utf8
        told += (request.target.authority.map { "@" + $0 } ?? "").utf8
        for (name, value) in request.headers { told += "\n\(name): \(value)".utf8 }
        told += "\n\n".utf8
        told += request.body
    }

    /// What a handler may rely on without looking.
    private static func check(_ request: Request) {
        precondition(request.body.count <= limits.bodyBytes, "a body beyond the limit")
        precondition(request.headers.count <= limits.headerCount, "fields beyond the limit")
        let hosts = request.headers.values(of: "host").count
        precondition(hosts == 1 || (hosts == 0 && request.version == .http10), "hosts: \(hosts)")
        for (name, value) in request.headers {
            precondition(!name.isEmpty && name.utf8.allSatisfy(ByteSet.token.contains), "a name")
            precondition(value.utf8.allSatisfy(ByteSet.fieldValue.contains), "a value")
        }
        let codings = request.headers.values(of: "transfer-encoding")
        precondition(codings.isEmpty || codings.map { $0.lowercased() } == ["chunked"], "a coding")
        precondition(codings.isEmpty || !request.headers.contains("content-length"), "two lengths")
        if let length = request.headers["content-length"] {
            precondition(Int(length) == request.body.count, "a length that is not the body's")
        }
        precondition(!request.target.segments.contains { [".", ".."].contains($0) }, "a way up")
        precondition(!request.target.segments.joined().utf8.contains(0), "a NUL in the path")
        _ = request.target.queryItems
    }
}
