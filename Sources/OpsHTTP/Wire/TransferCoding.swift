/// The Transfer-Encoding of a message: chunked, alone, or refused (RFC 9112 § 6.1, § 6.3).
enum TransferCoding {
    private static let registered = [
        "gzip", "x-gzip", "deflate", "compress", "x-compress",
    ]

    /// Looks at all Transfer-Encoding values of a head, in order.
    ///
    /// A length that cannot be told for certain is 400 even where the coding is only unknown: when
    /// chunked is missing at the end, or stands anywhere else.
    static func check(_ values: [ArraySlice<UInt8>]) throws(ParseError) {
        let codings = values.flatMap(\.listElements)
        for coding in codings {
            guard !coding.isEmpty, let name = coding.split(separator: UInt8(ascii: ";")).first,
                name.trimmed.allSatisfy(ByteSet.token.contains)
            else { throw .badTransferCoding }
            let isChunked = name.trimmed.equalsIgnoringCase("chunked")
            if isChunked, name.count != coding.count { throw .badTransferCoding }
        }
        guard let last = codings.last,
            !codings.dropLast().contains(where: { $0.equalsIgnoringCase("chunked") }),
            !registered.contains(where: last.equalsIgnoringCase)
        else { throw .badTransferCoding }
        guard codings.count == 1, last.equalsIgnoringCase("chunked") else {
            throw .unknownTransferCoding
        }
    }
}
