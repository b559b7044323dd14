import Testing

@testable import OpsHTTP

struct RequestParserTests {
    @Test(arguments: RequestCase.all)
    func `a request is understood or refused`(_ sample: RequestCase) {
        #expect(Transcript.of([sample.bytes[...]]) == sample.expected)
    }

    @Test(arguments: RequestCase.all)
    func `byte by byte makes no difference`(_ sample: RequestCase) {
        let pieces = sample.bytes.indices.map { sample.bytes[$0...$0] }
        #expect(Transcript.of(pieces) == sample.expected)
    }

    @Test(arguments: RequestCase.all)
    func `a cut at any place makes no difference`(_ sample: RequestCase) {
        // Of a long run of the same bytes not each is worth a pass of its own.
        let middle = sample.bytes.indices.dropFirst(150).dropLast(150)
        let cuts = sample.bytes.indices.filter { !middle.contains($0) || $0 % 311 == 0 }
        let wrong = cuts.filter { cut in
            Transcript.of([sample.bytes[..<cut], sample.bytes[cut...]]) != sample.expected
        }
        #expect(wrong.isEmpty)
    }

    @Test func `the case files hold at least 600 cases, each told apart`() {
        #expect(RequestCase.all.count >= 600)
        #expect(Set(RequestCase.all.map(\.description)).count == RequestCase.all.count)
        #expect(Set(RequestCase.all.map { [$0.bytes, Array($0.file.utf8)] }).count >= 600)
    }

    @Test func `an error stays the answer for ever`() {
        var parser = RequestParser()
        parser.append(Array("GET\r\n".utf8))
        guard case .failed(.badRequestLine) = parser.next() else {
            Issue.record("accepted")
            return
        }
        parser.append(Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        guard case .failed(.badRequestLine) = parser.next() else {
            Issue.record("forgotten")
            return
        }
    }

    @Test func `the host of an absolute target wins over the field`() throws {
        let request = try #require(first("GET http://b:81/ HTTP/1.1\r\nHost: a\r\n\r\n"))
        #expect(request.host == "b:81")
        #expect(request.target.form == .absolute)
    }

    @Test func `fields are found in a head that is not the first`() throws {
        var parser = RequestParser()
        let one = "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxy"
        let two = "GET /2?k=v HTTP/1.1\r\nHost: bb\r\nAccept: text/plain\r\n\r\n"
        parser.append(Array((one + two).utf8))
        _ = parser.next()
        guard case .request(let request) = parser.next() else {
            Issue.record("no second request")
            return
        }
        #expect(request.headers["ACCEPT"] == "text/plain")
        #expect(request.host == "bb")
        #expect(request.target.path == "/2")
        #expect(request.target.queryValue("k") == "v")
    }

    @Test func `stages follow the bytes`() {
        var parser = RequestParser()
        #expect(parser.stage == .idle)
        parser.append(Array("POST / HTTP/1.1\r\nHo".utf8))
        _ = parser.next()
        #expect(parser.stage == .head)
        parser.append(Array("st: a\r\nContent-Length: 2\r\n\r\nx".utf8))
        _ = parser.next()
        #expect(parser.stage == .body)
        #expect(parser.bodyBytesReceived == 1)
        parser.append(Array("y".utf8))
        _ = parser.next()
        #expect(parser.stage == .idle)
    }

    @Test func `an empty line behind a body is no request begun`() {
        var parser = RequestParser()
        parser.append(Array("\r\n".utf8))
        _ = parser.next()
        #expect(parser.stage == .idle && parser.finish() == nil)
        parser.append(Array("\r".utf8))
        _ = parser.next()
        #expect(parser.stage == .head)
    }

    private func first(_ text: String) -> Request? {
        var parser = RequestParser()
        parser.append(Array(text.utf8))
        guard case .request(let request) = parser.next() else { return nil }
        return request
    }
}
