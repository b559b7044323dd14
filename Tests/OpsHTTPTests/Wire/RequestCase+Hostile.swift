extension RequestCase {
    static let badStartLines: [RequestCase] = [
        .init("no version", "GET /\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("an empty target", "GET  HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a tab for a space", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a space at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a space at the start", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a method that is no token", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("another protocol", bytes: [0x16, 0x03, 0x01, 0x02], "badRequestLine"),
        .init("a version in small letters", "GET / http/1.1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a version with more digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("a version without minor", "GET / HTTP/1\r\nHost: a\r\n\r\n", "badRequestLine"),
        .init("version 2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "unsupportedVersion"),
        .init("version 0.9", "GET / HTTP/0.9\r\n\r\n", "unsupportedVersion"),
        .init("a tunnel", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "tunnelRefused"),
        .init("a bare line feed", "GET / HTTP/1.1\nHost: a\r\n\r\n", "bareLineFeed"),
        .init("a bare line feed first", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "bareLineFeed"),
        .init("a bare carriage return", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init(
            "many empty lines", "\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "tooManyEmptyLines(limit: 4)"),
        .init("an asterisk with GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("an asterisk and more", "OPTIONS */a HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a target without slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init(
            "an absolute target without host", "GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n",
            "badHost"),
        .init("a user in the target", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", "badHost"),
        .init("a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a byte above ASCII", "GET /é HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a NUL", "GET /a\0 HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("an escaped NUL", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a broken escape", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("an escape that is no hex", "GET /?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("an escape that is not UTF-8", "GET /%FF HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("an overlong slash", "GET /%C0%AF HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a way up", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a way up at the end", "GET /a/.. HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("an escaped way up", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("a single dot", "GET /./a HTTP/1.1\r\nHost: a\r\n\r\n", "badTarget"),
        .init("the end in the line", "GET / HT", "truncated"),
    ]

    static let badFields: [RequestCase] = [
        .init("no Host", "GET / HTTP/1.1\r\n\r\n", "missingHost"),
        .init("two Hosts", fields: "Host: a\r\n", "repeatedHost"),
        .init(
            "two Hosts in the old version", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
            "repeatedHost"),
        .init("a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "badHost"),
        .init("a Host list", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "badHost"),
        .init("a Host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", "badHost"),
        .init("a Host with a bad port", "GET / HTTP/1.1\r\nHost: a:8x\r\n\r\n", "badHost"),
        .init("a Host with a port too high", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", "badHost"),
        .init("a Host with an open bracket", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", "badHost"),
        .init("a space before the colon", fields: "X : 1\r\n", "badFieldName"),
        .init("no colon", fields: "X\r\n", "badFieldName"),
        .init("no name", fields: ": 1\r\n", "badFieldName"),
        .init("a name above ASCII", fields: "Xé: 1\r\n", "badFieldName"),
        .init("a NUL in a name", fields: "X\0: 1\r\n", "badFieldName"),
        .init("a folded field", fields: "X: 1\r\n 2\r\n", "foldedField"),
        .init("a field folded by a tab", fields: "X: 1\r\n\t2\r\n", "foldedField"),
        .init(
            "a space before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "foldedField"),
        .init("a NUL in a value", fields: "X: a\0b\r\n", "badFieldValue"),
        .init("a control in a value", fields: "X: a\u{7F}b\r\n", "badFieldValue"),
        .init("a bare carriage return in a value", fields: "X: a\rb\r\n", "badFieldValue"),
        .init("a carriage return too many", fields: "X: a\r\r\n", "badFieldValue"),
        .init("a bare line feed after a field", fields: "X: a\n", "bareLineFeed"),
        .init("a bare line feed for an end", "GET / HTTP/1.1\r\nHost: a\r\n\n", "bareLineFeed"),
        .init("another expectation", fields: "Expect: the worst\r\n", "unknownExpectation"),
        .init("the end in the head", "GET / HTTP/1.1\r\nHost: a\r\n", "truncated"),
    ]

    static let badBodies: [RequestCase] = [
        .init("a negative length", fields: "Content-Length: -1\r\n", "badContentLength"),
        .init("a length with a sign", fields: "Content-Length: +1\r\n", "badContentLength"),
        .init("a length in hex", fields: "Content-Length: 0x1\r\n", "badContentLength"),
        .init("an empty length", fields: "Content-Length:\r\n", "badContentLength"),
        .init("a list of lengths", fields: "Content-Length: 1, 1\r\n", "badContentLength"),
        .init("a length with a space", fields: "Content-Length: 1 1\r\n", "badContentLength"),
        .init(
            "a length beyond all", fields: "Content-Length: 99999999999999999999\r\n",
            "badContentLength"),
        .init(
            "two lengths", fields: "Content-Length: 1\r\nContent-Length: 2\r\n",
            "repeatedContentLength"),
        .init(
            "a length too large", fields: "Content-Length: 1048577\r\n",
            "bodyTooLarge(limit: 1048576)"),
        .init(
            "a length and chunks", fields: "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
            "lengthWithTransferCoding"),
        .init(
            "chunks in the old version", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            "transferCodingInOldVersion"),
        .init("an unknown coding", fields: "Transfer-Encoding: foo\r\n", "unknownTransferCoding"),
        .init(
            "an unknown coding before chunked", fields: "Transfer-Encoding: foo, chunked\r\n",
            "unknownTransferCoding"),
        .init(
            "gzip before chunked",
            fields: "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            "unknownTransferCoding"),
        .init(
            "a look-alike of chunked", fields: "Transfer-Encoding: xchunked\r\n",
            "unknownTransferCoding"),
        .init(
            "chunked not last", fields: "Transfer-Encoding: chunked, gzip\r\n", "badTransferCoding"),
        .init(
            "chunked twice", fields: "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "badTransferCoding"),
        .init("chunked missing", fields: "Transfer-Encoding: gzip\r\n", "badTransferCoding"),
        .init("an empty coding", fields: "Transfer-Encoding:\r\n", "badTransferCoding"),
        .init(
            "a comma before chunked", fields: "Transfer-Encoding: ,chunked\r\n", "badTransferCoding"
        ),
        .init(
            "chunked in quotes", fields: "Transfer-Encoding: \"chunked\"\r\n", "badTransferCoding"),
        .init(
            "chunked with a parameter", fields: "Transfer-Encoding: chunked;q=1\r\n",
            "badTransferCoding"),
        .init(
            "chunked with a vertical tab", fields: "Transfer-Encoding: \u{0B}chunked\r\n",
            "badFieldValue"),
        .init("a body that ends early", fields: "Content-Length: 5\r\n", body: "hel", "truncated"),
    ]

    static let badChunks: [RequestCase] = [
        chunks("a size that is not hex", "g\r\n", "badChunk"),
        chunks("a size with 0x", "0x5\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("a size with a sign", "+5\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("a negative size", "-1\r\n", "badChunk"),
        chunks("a size with an underscore", "1_0\r\n", "badChunk"),
        chunks("an empty size", "\r\n", "badChunk"),
        chunks("a space before the size", " 5\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("a space after the size", "5 \r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("a size beyond all", "8000000000000000\r\n", "badChunk"),
        chunks("a size that wraps around", "10000000000000005\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("a size beyond the limit", "100001\r\n", "bodyTooLarge(limit: 1048576)"),
        chunks("a bare line feed after the size", "5\nhello\r\n0\r\n\r\n", "bareLineFeed"),
        chunks("more data than said", "5\r\nhello!\r\n0\r\n\r\n", "badChunk"),
        chunks("less data than said", "5\r\nhell\r\n0\r\n\r\n", "badChunk"),
        chunks("a bare line feed after the data", "5\r\nhello\n0\r\n\r\n", "badChunk"),
        chunks("a bare carriage return after the data", "5\r\nhello\r0\r\n\r\n", "badChunk"),
        chunks("an extension without name", "5;\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("an extension with an open quote", "5;a=\"b\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks("an extension with a carriage return", "5;a\rb\r\nhello\r\n0\r\n\r\n", "badChunk"),
        chunks(
            "an extension without end", "5;" + String(repeating: "a", count: 300),
            "chunkLineTooLong(limit: 256)"),
        chunks("a folded trailer", "0\r\nA: b\r\n c\r\n\r\n", "foldedField"),
        chunks("a trailer without colon", "0\r\nA\r\n\r\n", "badFieldName"),
        chunks("no last chunk", "5\r\nhello\r\n", "truncated"),
        chunks("no end after the last chunk", "5\r\nhello\r\n0\r\n", "truncated"),
    ]

    private static func chunks(_ name: String, _ body: String, _ expected: String) -> RequestCase {
        .init(name, fields: "Transfer-Encoding: chunked\r\n", body: body, method: "POST", expected)
    }

    static let all = good + badStartLines + badFields + badBodies + badChunks
}
