/// Bytes in, one answer out: the client's twin of `RequestParser`, as strict.
struct ResponseParser {
    enum Action: Sendable {
        case needMore
        case response(ClientResponse)
        case failed(ParseError)
    }

    private enum Phase {
        case statusLine
        case fields
        case body
        case complete
        case failed(ParseError)
    }

    private let limits: Limits
    private let method: Method
    private var input = InputBuffer()
    private var phase = Phase.statusLine
    private var line: StatusLine?
    private var head = HeadFields()
    private var headers = Headers()
    private var body: BodyReader?
    /// Whether a single byte of an answer has come.
    private(set) var hasBegun = false

    /// A parser for the answer to one request of this method.
    init(to method: Method, limits: Limits = Limits()) {
        self.method = method
        self.limits = limits
    }

    /// What the answer says of itself, once its head has been read.
    var answered: Status? {
        switch phase {
        case .body, .complete: line?.status
        case .statusLine, .fields, .failed: nil
        }
    }

    /// The answer as far as it is known once its status line has been read, whatever comes after that.
    var beginning: ClientResponse? {
        guard let line, line.status.code >= 200 else { return nil }
        return ClientResponse(status: line.status, headers: headers, body: [], persists: false)
    }

    /// Takes what there is of the body, for those who do not wait for the whole.
    mutating func takePiece() -> [UInt8] { body?.takeBytes() ?? [] }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        hasBegun = hasBegun || !bytes.isEmpty
        input.append(bytes)
    }

    mutating func next() -> Action {
        do throws(ParseError) {
            while true {
                if let action = try step() { return action }
            }
        } catch {
            phase = .failed(error)
            return .failed(error)
        }
    }

    /// The server sends no more: the end of a body without length, else an error.
    mutating func finish() -> Action {
        if case .failed(let error) = phase { return .failed(error) }
        if case .body = phase, body?.endsWithConnection == true {
            phase = .complete
            return next()
        }
        phase = .failed(.truncated)
        return .failed(.truncated)
    }

    private mutating func step() throws(ParseError) -> Action? {
        switch phase {
        case .statusLine:
            return try readStatusLine() ? nil : .needMore
        case .fields:
            guard try head.advance(&input, limits) else { return .needMore }
            try finishHead()
            return nil
        case .body:
            guard try body?.advance(&input, limits) != false else { return .needMore }
            phase = .complete
            return nil
        case .complete:
            return takeResponse().map(Action.response)
        case .failed(let error):
            throw error
        }
    }
}

extension ResponseParser {
    private mutating func readStatusLine() throws(ParseError) -> Bool {
        switch input.nextLine(longest: limits.requestLineBytes) {
        case .incomplete: return false
        case .tooLong: throw .badStatusLine
        case .bareLineFeed: throw .bareLineFeed
        case .complete(let range):
            line = try StatusLine(input.bytes[range])
            head = HeadFields()
            head.startLineBytes = input.linesRead
            phase = .fields
            return true
        }
    }

    private mutating func finishHead() throws(ParseError) {
        guard let line else { return }
        let bytes = input.takeLines()
        if line.status.code < 200 {
            // Interim answers are for whoever asked for them: not for this client (RFC 9110 § 15.2).
            guard line.status.code != 101 else { throw .badStatusLine }
            phase = .statusLine
            return
        }
        headers = Headers(received: bytes, fields: head.fields)
        let length = try head.framing.responseLength(
            isBodiless: method == .head || !line.status.hasBody, version: line.version, in: bytes,
            bodyLimit: limits.bodyBytes)
        body = length == .none ? nil : BodyReader(length)
        phase = body == nil ? .complete : .body
    }

    private func takeResponse() -> ClientResponse? {
        guard let line else { return nil }
        let endsWithConnection = body?.endsWithConnection ?? false
        // Bytes beyond the answer belong to no request of ours: such a connection is not used again.
        let persists =
            head.framing.persists(line.version) && !endsWithConnection && input.isEmpty
        return ClientResponse(
            status: line.status, headers: headers, body: body?.bytes ?? [], persists: persists)
    }
}
