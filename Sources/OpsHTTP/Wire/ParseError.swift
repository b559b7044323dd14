/// Why bytes from outside were not taken for a message; the associated value is what the answer says.
package enum ParseError: Error, Hashable, Sendable {
    case badRequestLine
    /// A method that nobody here has heard of (RFC 9110 § 9.1).
    case unknownMethod
    case tooManyEmptyLines(limit: Int)
    case badTarget
    case targetTooLong(limit: Int)
    case unsupportedVersion
    case tunnelRefused
    case bareLineFeed
    case badFieldName
    case badFieldValue
    case foldedField
    case headersTooLarge(limit: Int)
    case tooManyHeaders(limit: Int)
    case missingHost
    case repeatedHost
    case badHost
    case badContentLength
    case repeatedContentLength
    case lengthWithTransferCoding
    case transferCodingInOldVersion
    case badTransferCoding
    case unknownTransferCoding
    case unknownExpectation
    case bodyTooLarge(limit: Int)
    case badChunk
    case chunkLineTooLong(limit: Int)
    case trailersTooLarge(limit: Int)
    /// The sender went away in the middle of a message.
    case truncated
    /// Only a response can have one.
    case badStatusLine
}

extension ParseError {
    /// The one table from what was wrong to the status that says so.
    package var status: Status {
        switch self {
        case .badRequestLine, .tooManyEmptyLines, .badTarget, .bareLineFeed, .badFieldName,
            .badFieldValue, .foldedField, .missingHost, .repeatedHost, .badHost, .badContentLength,
            .repeatedContentLength, .lengthWithTransferCoding, .transferCodingInOldVersion,
            .badTransferCoding, .badChunk, .chunkLineTooLong, .truncated, .badStatusLine:
            .badRequest
        case .targetTooLong: .targetTooLong
        case .bodyTooLarge: .contentTooLarge
        case .unknownExpectation: .expectationFailed
        case .headersTooLarge, .tooManyHeaders, .trailersTooLarge: .headersTooLarge
        case .unknownMethod, .unknownTransferCoding, .tunnelRefused: .notImplemented
        case .unsupportedVersion: .versionNotSupported
        }
    }
}
