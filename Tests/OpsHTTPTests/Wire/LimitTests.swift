import Testing

@testable import OpsHTTP

/// Each limit one below, at, and one above.
struct LimitTests {
    private func outcome(_ limits: Limits, _ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let whole = Transcript.of([bytes[...]], limits: limits)
        let single = Transcript.of(bytes.indices.map { bytes[$0...$0] }, limits: limits)
        #expect(whole == single)
        // Only what is said, not the status in front of it.
        return whole.map { String($0.dropFirst(4)) }
    }

    @Test(arguments: [(49, true), (50, true), (51, false)])
    func `a request line has a length`(_ bytes: Int, _ passes: Bool) {
        var limits = Limits()
        limits.requestLineBytes = 50
        let target = "/" + String(repeating: "a", count: bytes - 14)
        let expected = passes ? "GET \(target)" : "targetTooLong(limit: 50)"
        #expect(outcome(limits, "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n") == [expected])
    }

    @Test(arguments: [(31, true), (32, true), (33, false)])
    func `a target has a length, whatever its form`(_ bytes: Int, _ passes: Bool) {
        var limits = Limits()
        limits.targetBytes = 32
        for (start, shown, host) in [("/", "/", ""), ("/a?", "/a?", ""), ("http://a/", "/", " @a")]
        {
            let rest = String(repeating: "b", count: bytes - start.utf8.count)
            let target = start + rest
            let expected = passes ? "GET \(shown)\(rest)\(host)" : "targetTooLong(limit: 32)"
            #expect(outcome(limits, "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n") == [expected])
        }
    }

    @Test func `eight thousand octets of target pass`() {
        let target = "/" + String(repeating: "a", count: 8000 - 1)
        #expect(outcome(Limits(), "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n") == ["GET \(target)"])
    }

    @Test(arguments: [(99, true), (100, true), (101, false)])
    func `field lines have a length together`(_ bytes: Int, _ passes: Bool) {
        var limits = Limits()
        limits.headerBytes = 100
        let value = String(repeating: "a", count: bytes - "Host: a\r\nX:\r\n".utf8.count)
        let expected = passes ? "GET /" : "headersTooLarge(limit: 100)"
        #expect(outcome(limits, "GET / HTTP/1.1\r\nHost: a\r\nX:\(value)\r\n\r\n") == [expected])
    }

    @Test(arguments: [(2, true), (3, true), (4, false)])
    func `fields have a number`(_ count: Int, _ passes: Bool) {
        var limits = Limits()
        limits.headerCount = 3
        let fields = String(repeating: "X: 1\r\n", count: count - 1)
        let expected = passes ? "GET /" : "tooManyHeaders(limit: 3)"
        #expect(outcome(limits, "GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n") == [expected])
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func `a body has a length`(_ bytes: Int, _ passes: Bool) {
        var limits = Limits()
        limits.bodyBytes = 10
        let body = String(repeating: "b", count: bytes)
        let head = "POST / HTTP/1.1\r\nHost: a\r\n"
        let expected = passes ? "POST / [\(body)]" : "bodyTooLarge(limit: 10)"
        #expect(outcome(limits, "\(head)Content-Length: \(bytes)\r\n\r\n\(body)") == [expected])
        let chunks = body.map { "1\r\n\($0)\r\n" }.joined() + "0\r\n\r\n"
        #expect(outcome(limits, "\(head)Transfer-Encoding: chunked\r\n\r\n\(chunks)") == [expected])
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func `a chunk line has a length`(_ bytes: Int, _ passes: Bool) {
        var limits = Limits()
        limits.chunkLineBytes = 10
        let line = "0;" + String(repeating: "e", count: bytes - 2)
        let expected = passes ? "POST /" : "chunkLineTooLong(limit: 10)"
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(outcome(limits, "\(head)\(line)\r\n\r\n") == [expected])
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func `trailers have a length together`(_ bytes: Int, _ passes: Bool) {
        var limits = Limits()
        limits.trailerBytes = 10
        let trailer = "T:" + String(repeating: "t", count: bytes - 4) + "\r\n"
        let expected = passes ? "POST /" : "trailersTooLarge(limit: 10)"
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(outcome(limits, "\(head)0\r\n\(trailer)\r\n") == [expected])
    }

    @Test(arguments: [(0, true), (1, true), (2, false)])
    func `empty lines before a request have a number`(_ count: Int, _ passes: Bool) {
        var limits = Limits()
        limits.leadingEmptyLines = 1
        let lines = String(repeating: "\r\n", count: count)
        let expected = passes ? "GET /" : "tooManyEmptyLines(limit: 1)"
        #expect(outcome(limits, "\(lines)GET / HTTP/1.1\r\nHost: a\r\n\r\n") == [expected])
    }
}
