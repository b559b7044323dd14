/// What the fields of a head say about its body and about the connection, gathered as they pass.
struct Framing {
    /// How long the body is.
    enum Length: Equatable {
        case none
        case bytes(Int)
        case chunked
        /// Until the sender closes; a response only.
        case untilClose
    }

    private(set) var hosts = 0
    private(set) var contentLength: Int?
    private(set) var hasTransferCoding = false
    private(set) var closes = false
    private(set) var keepsAlive = false
    private(set) var expectsContinue = false
    /// The Transfer-Encoding values, as places in the finished head.
    private var codings: [Range<Int>] = []

    /// Takes note of one field; most names are let pass by their length alone.
    ///
    /// `place` is where the value will stand once the head has a buffer of its own.
    mutating func note(
        _ name: Range<Int>, _ value: Range<Int>, shiftedTo place: Range<Int>, in bytes: [UInt8]
    ) throws(ParseError) {
        switch name.count {
        case 4 where bytes.equalsIgnoringCase(name, "host"):
            hosts += 1
            guard hosts == 1 else { throw .repeatedHost }
            guard Host.isValid(bytes.span.extracting(value)) else { throw .badHost }
        case 6 where bytes.equalsIgnoringCase(name, "expect"):
            guard bytes.equalsIgnoringCase(value, "100-continue") else { throw .unknownExpectation }
            expectsContinue = true
        case 10 where bytes.equalsIgnoringCase(name, "connection"):
            noteConnection(bytes[value])
        case 14 where bytes.equalsIgnoringCase(name, "content-length"):
            // A second one is refused even when it says the same: RFC 9110 § 8.6 allows it.
            guard contentLength == nil else { throw .repeatedContentLength }
            guard let length = bytes[value].decimalNumber else { throw .badContentLength }
            contentLength = length
        case 17 where bytes.equalsIgnoringCase(name, "transfer-encoding"):
            hasTransferCoding = true
            codings.append(place)
        default:
            break
        }
    }

    private mutating func noteConnection(_ value: ArraySlice<UInt8>) {
        for option in value.listElements {
            if option.equalsIgnoringCase("close") { closes = true }
            if option.equalsIgnoringCase("keep-alive") { keepsAlive = true }
        }
    }

    /// The length of a request's body, once its head is complete (RFC 9112 § 6.3).
    func requestLength(
        version: Version, in bytes: [UInt8], bodyLimit: Int
    ) throws(ParseError) -> Length {
        if version == .http11, hosts == 0 { throw .missingHost }
        if hasTransferCoding { return try codedLength(version: version, in: bytes) }
        guard let contentLength, contentLength > 0 else { return .none }
        guard contentLength <= bodyLimit else { throw .bodyTooLarge(limit: bodyLimit) }
        return .bytes(contentLength)
    }

    private func codedLength(version: Version, in bytes: [UInt8]) throws(ParseError) -> Length {
        guard contentLength == nil else { throw .lengthWithTransferCoding }
        guard version == .http11 else { throw .transferCodingInOldVersion }
        try TransferCoding.check(codings.map { bytes[$0] })
        return .chunked
    }

    /// The length of a response's body; `isBodiless` for answers to HEAD and for 1xx, 204, 304.
    func responseLength(
        isBodiless: Bool, version: Version, in bytes: [UInt8], bodyLimit: Int
    ) throws(ParseError) -> Length {
        if isBodiless { return .none }
        if hasTransferCoding { return try codedLength(version: version, in: bytes) }
        guard let contentLength else { return .untilClose }
        guard contentLength <= bodyLimit else { throw .bodyTooLarge(limit: bodyLimit) }
        return contentLength == 0 ? .none : .bytes(contentLength)
    }

    /// Whether the connection lives on after this message (RFC 9112 § 9.3).
    func persists(_ version: Version) -> Bool {
        version == .http11 ? !closes : keepsAlive && !closes
    }
}
