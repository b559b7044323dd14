import Testing

@testable import OpsHTTP

struct ResponseSerializerTests {
    private func text(
        _ response: Response, _ method: Method = .get, _ version: Version = .http11,
        persists: Bool = true
    ) -> String {
        var output: [UInt8] = []
        let context = ResponseSerializer.Context(
            method: method, version: version, persists: persists,
            dateLine: Array("Date: now\r\n".utf8))
        ResponseSerializer.write(response, context, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `an answer has date, fields, length and body`() {
        let response = Response(
            .created, headers: ["Location": "/1"], body: .bytes(Array("ok".utf8)))
        #expect(
            text(response)
                == "HTTP/1.1 201 Created\r\nDate: now\r\nLocation: /1\r\nContent-Length: 2\r\n\r\nok"
        )
    }

    @Test func `framing is the engine's own`() {
        let headers: Headers = [
            "content-LENGTH": "9", "Transfer-Encoding": "x", "Connection": "y", "Date": "z",
        ]
        #expect(
            text(Response(.ok, headers: headers))
                == "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 0\r\n\r\n")
    }

    @Test func `the end of a connection is announced`() {
        #expect(text(Response(.ok), persists: false).contains("\r\nConnection: close\r\n"))
        #expect(text(Response(.ok), .get, .http10).contains("\r\nConnection: keep-alive\r\n"))
    }

    @Test func `what is written is read back the same, whatever the chunks`() throws {
        var state = UInt64.random(in: 0...UInt64.max)
        print("seed = \(state)")
        func draw(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<200 {
            let body = (0..<draw(300)).map { _ in UInt8(draw(256)) }
            var wire = Array(
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
            var rest = body[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 + draw(40))
                rest = rest.dropFirst(piece.count)
                wire += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [13, 10]
            }
            wire += Array("0\r\n\r\n".utf8)
            var parser = RequestParser()
            var received: [UInt8]?
            var left = wire[...]
            while !left.isEmpty {
                let piece = left.prefix(1 + draw(60))
                left = left.dropFirst(piece.count)
                parser.append(piece)
                if case .request(let request) = parser.next() { received = request.body }
            }
            #expect(received == body)
        }
    }
}
