import Testing

@testable import OpsHTTP

@Suite(.timeLimit(.minutes(1)))
struct ServerTests {
    @Test func `one connection serves many requests`() async throws {
        try await withServer { served in
            let line = try await served.line()
            for number in 1...3 {
                await line.send(get("/\(number)"))
                let answer = await line.read(through: "GET /\(number) \n")
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nDate: "))
                #expect(
                    answer.contains("\r\nContent-Length: \("GET /\(number) \n".utf8.count)\r\n"))
                #expect(!answer.contains("Connection:"))
            }
            #expect(served.server.counters.requests == 3)
            #expect(served.server.counters.openConnections == 1)
        }
    }

    @Test func `pipelined requests are answered in order`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(
                (1...50).map { get("/\($0)") }.joined()
                    + get("/end", fields: "Connection: close\r\n"))
            let answers = await line.readToEnd()
            let targets = answers.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("GET") }
            #expect(targets.map(String.init) == (1...50).map { "GET /\($0) " } + ["GET /end "])
            #expect(answers.contains("Connection: close\r\n"))
        }
    }

    @Test func `an answer that is ready does not wait for the next request's handler`() async throws
    {
        let gate = Gate()
        let handler: @Sendable (Request) async -> Response = { request in
            if request.target.path == "/slow" { await gate.pass() }
            return await echo(request)
        }
        try await withServer(handler: handler) { served in
            let line = try await served.line()
            await line.send(get("/fast") + get("/slow"))
            #expect(await line.read(through: "GET /fast \n").hasPrefix("HTTP/1.1 200"))
            gate.open()
            #expect(await line.read(through: "GET /slow \n").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func `HEAD has the length and not the body`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(
                "HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + get("/b", fields: "Connection: close\r\n"))
            let answers = await line.readToEnd()
            #expect(answers.contains("Content-Length: 9\r\n"))
            #expect(!answers.contains("HEAD /a"))
            #expect(answers.hasSuffix("\r\n\r\nGET /b \n"))
        }
    }

    @Test func `204 and 304 have neither body nor length`() async throws {
        let handler: @Sendable (Request) async -> Response = { request in
            Response(request.target.path == "/204" ? .noContent : .notModified, text: "hidden")
        }
        try await withServer(handler: handler) { served in
            let line = try await served.line()
            await line.send(get("/204") + get("/304", fields: "Connection: close\r\n"))
            let answers = await line.readToEnd()
            #expect(answers.contains("HTTP/1.1 204 No Content") && answers.contains("HTTP/1.1 304"))
            #expect(!answers.contains("hidden") && !answers.contains("Content-Length"))
        }
    }

    @Test func `the old version closes unless asked not to`() async throws {
        try await withServer { served in
            let closing = try await served.line()
            await closing.send("GET /1 HTTP/1.0\r\n\r\n")
            #expect(await closing.readToEnd().contains("Connection: close\r\n"))
            let kept = try await served.line()
            await kept.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(await kept.read(through: "GET /1 \n").contains("Connection: keep-alive\r\n"))
        }
    }

    @Test func `the body is asked for when the client expects it`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(
                "PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            #expect(await line.read(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            await line.send("ok")
            #expect(await line.read(through: "PUT /a ok\n").hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test func `a client that has sent all may close its half`() async throws {
        try await withServer { served in
            let line = try await served.line()
            await line.send(get("/a"))
            await line.finishSending()
            #expect(await line.readToEnd().hasSuffix("GET /a \n"))
        }
    }

    @Test func `two loops share a port`() async throws {
        try await withServer(loops: 2) { served in
            for number in 1...8 {
                let response = try await served.client().send(.get, "/\(number)")
                #expect(response.text == "GET /\(number) \n")
            }
            #expect(served.server.counters.connections == 8)
        }
    }

    @Test func `a client that vanishes while it is answered harms nobody`() async throws {
        let gate = Gate()
        let handler: @Sendable (Request) async -> Response = { request in
            if request.target.path == "/slow" { await gate.pass() }
            return await echo(request)
        }
        try await withServer(handler: handler) { served in
            let line = try await served.line()
            await line.send(get("/slow"))
            await gate.arrivals(1)
            await line.disappear()
            #expect(try await served.client().send(.get, "/").text == "GET / \n")
            gate.open()
            #expect(try await served.client().send(.get, "/").text == "GET / \n")
        }
    }
}
