import Testing

@testable import OpsHTTP

/// The case files once more, over a socket of a real server.
@Suite(.timeLimit(.minutes(10)))
struct CasesOverSocketTests {
    @Test func `every case has its statuses on the wire, and harms no other connection`()
        async throws
    {
        try await withServer { served in
            for sample in RequestCase.all {
                let answers = try await answers(to: sample, from: served)
                #expect(answers.map(\.status) == sample.statuses, "\(sample)")
                if sample.isRefused || sample.expected.last?.hasSuffix(" last") == true {
                    #expect(answers.last?.closes == true, "\(sample)")
                }
                let next = try await served.line()
                await next.send(get("/after", fields: "Connection: close\r\n"))
                #expect(await next.readToEnd().hasSuffix("GET /after \n"), "after \(sample)")
            }
        }
    }

    /// All that comes back until the server closes; the client closes its half only where the
    /// server has no reason to.
    private func answers(to sample: RequestCase, from served: Served) async throws -> [Answer] {
        let line = try await served.line()
        await line.send(sample.bytes)
        if !sample.isRefused { await line.finishSending() }
        let methods = sample.expected.filter { $0 != "100" }.map { $0.dropFirst(4).prefix(5) }
        return Answer.read(await line.readToEnd(), toHead: methods.map { $0 == "HEAD " })
    }
}

/// What an answer on the wire says of itself.
private struct Answer {
    let status: Int
    let closes: Bool

    /// Takes answers apart by their own lengths, as a client must: a byte too many shows.
    static func read(_ text: String, toHead: [Bool]) -> [Answer] {
        var rest = Array(text.utf8)[...]
        var heads = toHead[...]
        var answers: [Answer] = []
        while let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
            let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
                .split(separator: "\r\n")
            let status = Int(lines[0].dropFirst(9).prefix(3)) ?? 0
            let hasBody = status != 100 && heads.popFirst() != true
            let length = lines.filter { $0.hasPrefix("Content-Length: ") }
                .compactMap { Int($0.dropFirst(16)) }
            answers.append(Answer(status: status, closes: lines.contains("Connection: close")))
            rest = rest[end.upperBound...].dropFirst(hasBody ? length.first ?? 0 : 0)
        }
        return rest.isEmpty ? answers : answers + [Answer(status: 0, closes: false)]
    }
}
