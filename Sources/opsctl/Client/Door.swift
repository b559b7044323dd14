/// What is asked of the server.
struct Question: Sendable {
    let method: String
    /// Path and query, percent-encoded.
    let target: String
    var headers: [Header]
    var body: [UInt8]

    init(_ method: String, _ target: String, headers: [Header] = [], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }
}

/// What the server answered.
struct Answer: Sendable {
    let status: Int
    let headers: [Header]
    let body: [UInt8]

    init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The server had already done what was asked, for an earlier question with the same key.
    var isReplayed: Bool { header("Idempotent-Replayed") == "true" }
}

/// One field of the head of a message.
struct Header: Hashable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// The way to the server: one question, one answer.
protocol Door: Sendable {
    /// - Throws: `Unreachable` when there is no answer.
    func send(_ question: Question) async throws -> Answer
}

/// No answer came.
struct Unreachable: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        /// Nobody listens, or no such host: nothing was sent.
        case cannotConnect
        /// The connection broke: the question may have arrived.
        case lost
        /// The answer took too long: the question may have arrived.
        case timedOut
        /// What came back is not HTTP.
        case notHTTP
    }

    let reason: Reason
    let server: String
}
