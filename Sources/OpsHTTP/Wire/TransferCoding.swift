/// The Transfer-Encoding of a message: chunked, alone, or refused (RFC 9112 § 6.1, § 6.3).
enum TransferCoding {
    /// Looks at all Transfer-Encoding values of a head, in order.
    ///
    /// A length that cannot be told for certain is 400, be the coding known or not: when chunked is
    /// missing at the end, or stands anywhere else. Only what is chunked in the end may be 501 for
    /// what lies beneath.
    static func check(_ values: [ArraySlice<UInt8>]) throws(ParseError) {
        let codings = values.flatMap(\.listElements)
        for coding in codings {
            guard !coding.isEmpty, let name = coding.split(separator: UInt8(ascii: ";")).first,
                name.trimmed.allSatisfy(ByteSet.token.contains)
            else { throw .badTransferCoding }
            let isChunked = name.trimmed.equalsIgnoringCase("chunked")
            if isChunked, name.count != coding.count { throw .badTransferCoding }
        }
        guard let last = codings.last, last.equalsIgnoringCase("chunked"),
            !codings.dropLast().contains(where: { $0.equalsIgnoringCase("chunked") })
        else { throw .badTransferCoding }
        guard codings.count == 1 else { throw .unknownTransferCoding }
    }
}
