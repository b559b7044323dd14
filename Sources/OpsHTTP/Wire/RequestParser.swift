/// Bytes in, requests out: a state machine with no I/O and no clock (RFC 9112).
///
/// The same bytes give the same requests and the same error, however they were cut on their way.
package struct RequestParser {
    /// What the owner of the connection has to do next.
    package enum Action: Sendable {
        case needMore
        /// The client waits for `100 Continue` before it sends the body.
        case sendContinue
        case request(Request)
        /// Nothing after this can be trusted; the parser says the same for ever.
        case failed(ParseError)
    }

    /// How far the present request has come: each has a deadline of its own.
    package enum Stage: Sendable {
        case idle
        case head
        case body
    }

    private enum Phase {
        case requestLine
        case fields
        case continueDue
        case body
        case complete
        case failed(ParseError)
    }

    private let shared: SharedLimits
    private let peer: Address?
    private var input = InputBuffer()
    private var phase = Phase.requestLine
    private var emptyLines = 0
    private var line: RequestLine?
    private var head = HeadFields()
    /// What is known of a request while its body is read: there only meanwhile, so that who idles owns none.
    private var reception: Reception?

    /// A class, so that it lies outside: a third of what an idle connection would hold.
    private final class Reception {
        let line: RequestLine
        let head: HeadFields
        /// The whole head.
        let bytes: [UInt8]
        var body: BodyReader

        init(_ line: RequestLine, _ head: HeadFields, in bytes: [UInt8], _ body: BodyReader) {
            self.line = line
            self.head = head
            self.bytes = bytes
            self.body = body
        }
    }

    package init(limits: Limits = Limits(), peer: Address? = nil) {
        self.init(shared: SharedLimits(limits), peer: peer)
    }

    package init(shared: SharedLimits, peer: Address?) {
        self.shared = shared
        self.peer = peer
    }

    private var limits: Limits { shared.limits }

    package mutating func append(_ bytes: ArraySlice<UInt8>) {
        input.append(bytes)
    }

    package mutating func append(_ bytes: [UInt8]) {
        input.append(bytes[...])
    }

    /// Reads as far as the bytes go, to the next request at most.
    package mutating func next() -> Action {
        do throws(ParseError) {
            while true {
                if let action = try step() { return action }
            }
        } catch {
            phase = .failed(error)
            return .failed(error)
        }
    }

    /// The sender will send no more: an error if that is in the middle of a request.
    package mutating func finish() -> ParseError? {
        stage == .idle ? nil : .truncated
    }

    package var stage: Stage {
        switch phase {
        // Empty lines are what an old client leaves behind its body (RFC 9112 § 2.2): no request yet.
        case .requestLine: input.isEmpty ? .idle : .head
        case .fields, .failed: .head
        case .continueDue, .body, .complete: .body
        }
    }

    /// Whether the request being read asks for the head alone, be its line understood or not: not
    /// even a refusal has a body then (RFC 9110 § 9.3.2).
    var isForHead: Bool {
        line.map { $0.method == .head } ?? input.first(5).elementsEqual("HEAD ".utf8)
    }

    /// Whether bytes have come that belong to no request yet.
    var hasMore: Bool { !input.isEmpty }

    /// Bytes of the present body received so far.
    package var bodyBytesReceived: Int { reception?.body.bytes.count ?? 0 }

    private mutating func step() throws(ParseError) -> Action? {
        switch phase {
        case .requestLine:
            return try readRequestLine() ? nil : .needMore
        case .fields:
            guard try head.advance(&input, limits) else { return .needMore }
            return try finishHead()
        case .continueDue:
            phase = .body
            return .sendContinue
        case .body:
            guard try reception?.body.advance(&input, limits) != false else { return .needMore }
            phase = .complete
            return nil
        case .complete:
            return takeRequest().map(Action.request)
        case .failed(let error):
            throw error
        }
    }

    private mutating func readRequestLine() throws(ParseError) -> Bool {
        if let first = input.first, first != .carriageReturn, first != .lineFeed,
            !ByteSet.token.contains(first)
        {
            throw .badRequestLine
        }
        switch input.nextLine(longest: limits.requestLineBytes) {
        case .incomplete: return false
        case .tooLong: throw RequestLine.refusal(ofLong: input.first(limits.requestLineBytes))
        case .bareLineFeed: throw .bareLineFeed
        case .complete(let range) where range.isEmpty:
            emptyLines += 1
            guard emptyLines <= limits.leadingEmptyLines else {
                throw .tooManyEmptyLines(limit: limits.leadingEmptyLines)
            }
            input.dropLines()
        case .complete(let range):
            let read = try RequestLine(range, of: input.bytes, headStart: input.start)
            guard read.targetBytes <= limits.targetBytes else {
                throw .targetTooLong(limit: limits.targetBytes)
            }
            line = read
            head.startLineBytes = input.linesRead
            phase = .fields
        }
        return true
    }
}

extension RequestParser {
    /// The request itself where no body follows.
    private mutating func finishHead() throws(ParseError) -> Action? {
        guard let line else { return nil }
        let bytes = input.takeLines()
        let length = try head.framing.requestLength(
            version: line.version, in: bytes, bodyLimit: limits.bodyBytes)
        guard length != .none else {
            let request = request(line, head, in: bytes, body: [])
            beginNext()
            return .request(request)
        }
        reception = Reception(line, head, in: bytes, BodyReader(length))
        let expects = head.framing.expectsContinue && line.version == .http11
        phase = expects ? .continueDue : .body
        return nil
    }

    private mutating func takeRequest() -> Request? {
        // Taken, not copied: nothing but the caller holds it from now on.
        guard let reception = reception.take() else { return nil }
        beginNext()
        return request(
            reception.line, reception.head, in: reception.bytes,
            body: reception.body.takeBytes())
    }

    private func request(
        _ line: RequestLine, _ head: HeadFields, in bytes: [UInt8], body: [UInt8]
    ) -> Request {
        Request(
            method: line.method, target: Target(line.target, in: bytes),
            headers: Headers(received: bytes, fields: head.fields), body: body, peer: peer,
            version: line.version, persists: head.framing.persists(line.version))
    }

    private mutating func beginNext() {
        line = nil
        head = HeadFields()
        emptyLines = 0
        phase = .requestLine
    }
}
