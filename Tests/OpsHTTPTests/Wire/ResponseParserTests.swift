import Testing

@testable import OpsHTTP

/// An answer as a server may send it, and what the client must make of it.
struct ResponseCase: CustomTestStringConvertible, Sendable {
    let text: String
    var method = Method.get
    let expected: String

    var testDescription: String { "\(method) \(text.debugDescription)" }

    static let all: [ResponseCase] = [
        .init(text: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", expected: "200 [ok] kept"),
        .init(text: "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", expected: "200 [] kept"),
        .init(text: "HTTP/1.1 204 No Content\r\n\r\n", expected: "204 [] kept"),
        .init(text: "HTTP/1.1 304 \r\nContent-Length: 9\r\n\r\n", expected: "304 [] kept"),
        .init(
            text: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", method: .head,
            expected: "200 [] kept"),
        .init(
            text: "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx",
            expected: "200 [x]"),
        .init(text: "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", expected: "200 [x]"),
        .init(text: "HTTP/1.1 200 OK\r\n\r\nto the end", expected: "200 [to the end]"),
        .init(
            text: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
            expected: "200 [x] kept"),
        .init(
            text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            expected: "200 [ok] kept"),
        .init(text: "HTTP/1.1 101 Switching Protocols\r\n\r\n", expected: "badStatusLine"),
        .init(text: "HTTP/2.0 200 OK\r\n\r\n", expected: "unsupportedVersion"),
        .init(text: "HTTP/1.1 20 OK\r\n\r\n", expected: "badStatusLine"),
        .init(text: "HTTP/1.1 2000 OK\r\n\r\n", expected: "badStatusLine"),
        .init(text: "HTTP/1.1 999 No\r\n\r\n", expected: "badStatusLine"),
        .init(text: "FTP/1.1 200 OK\r\n\r\n", expected: "badStatusLine"),
        .init(text: "HTTP/1.1 200 OK\n\n", expected: "bareLineFeed"),
        .init(
            text: "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            expected: "repeatedContentLength"),
        .init(
            text: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            expected: "lengthWithTransferCoding"),
        .init(text: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", expected: "truncated"),
        .init(
            text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
            expected: "truncated"),
        .init(
            text: "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n",
            expected: "bodyTooLarge(limit: 1048576)"),
        .init(text: "", expected: "truncated"),
    ]
}

struct ResponseParserTests {
    private func outcome(_ sample: ResponseCase, _ pieces: [ArraySlice<UInt8>]) -> String {
        var parser = ResponseParser(to: sample.method)
        for piece in pieces {
            parser.append(piece)
            if let line = line(parser.next()) { return line }
        }
        return line(parser.finish()) ?? "nothing"
    }

    private func line(_ action: ResponseParser.Action) -> String? {
        switch action {
        case .needMore: nil
        case .failed(let error): "\(error)"
        case .response(let response):
            "\(response.status.code) [\(response.text)]\(response.persists ? " kept" : "")"
        }
    }

    @Test(arguments: ResponseCase.all)
    func `an answer is understood or refused, however it was cut`(_ sample: ResponseCase) {
        let bytes = Array(sample.text.utf8)
        #expect(outcome(sample, [bytes[...]]) == sample.expected)
        #expect(outcome(sample, bytes.indices.map { bytes[$0...$0] }) == sample.expected)
        for cut in bytes.indices {
            #expect(
                outcome(sample, [bytes[..<cut], bytes[cut...]]) == sample.expected, "cut at \(cut)")
        }
    }

    @Test func `bytes beyond the answer end the connection`() {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n\r\n"
        var parser = ResponseParser(to: .get)
        parser.append(Array(text.utf8)[...])
        #expect(line(parser.next()) == "200 [x]")
    }
}
