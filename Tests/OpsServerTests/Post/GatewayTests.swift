import Foundation
import OpsCore
import OpsHTTP
import OpsTesting
import Synchronization
import Testing

@testable import OpsServer

/// The ways out of the house, each with something real at its end.
@Suite(.timeLimit(.minutes(1)))
struct GatewayTests {
    private static let letter = Letter(
        id: "msg_0190f3c2-0000-7000-8000-000000000007", number: 7, kind: .asked, missionNumber: 52,
        volunteerNumber: 3, to: "+33639981234", language: .fr, text: "Mission 52: aide à \"Zoé\"?")

    // MARK: A program

    private static func program(_ lines: String, in folder: String) throws -> CommandGateway {
        let path = folder + "/gateway.sh"
        try ("#!/bin/sh\n" + lines + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: path)
        return try CommandGateway(path: path)
    }

    private static func run(
        _ lines: String, in folder: String, within time: Duration = .seconds(20)
    ) async throws -> Delivery {
        let program = try program(lines, in: folder)
        var told = Delivery.again(.unreachable)
        // A child of another test may still hold the script open for writing: then it cannot be started.
        for _ in 0..<8 where told == .again(.unreachable) {
            told = await program.send(letter, at: Samples.start, within: time)
            await Task.yield()
        }
        await program.close()
        return told
    }

    @Test func `a program gets the document on its standard input and nothing elsewhere`()
        async throws
    {
        try await inTemporaryFolder { folder in
            let told = try await Self.run(
                "cat > \(folder)/in; env > \(folder)/env; echo \"$@\" > \(folder)/words", in: folder
            )
            #expect(told == .sent)
            let text = try String(contentsOfFile: folder + "/in", encoding: .utf8)
            let document = try JSONParser.value(of: Array(text.utf8), limits: .file)
            #expect(document["id"]?.string == Self.letter.id)
            #expect(document["to"]?.string == "+33639981234")
            #expect(document["language"]?.string == "fr")
            #expect(document["text"]?.string == Self.letter.text)
            #expect(document.names == ["id", "to", "language", "text"])
            for name in ["env", "words"] {
                let seen = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
                #expect(!seen.contains("639981234") && !seen.contains("Zoé"), "\(seen)")
            }
        }
    }

    @Test(arguments: [
        ("exit 0", Delivery.sent), ("exit 75", .again(.busy)), ("exit 1", .refused(.refused)),
        ("exit 127", .again(.unreachable)), ("kill -9 $$", .again(.failing)),
    ])
    func `how a program ends says what becomes of the message`(
        _ line: String, _ expected: Delivery
    ) async throws {
        try await inTemporaryFolder { folder in
            let told = try await Self.run(line, in: folder)
            #expect(told == expected)
        }
    }

    /// What a program that never ends writes down: itself, and what it has started.
    private static func hanging(in folder: String) -> String {
        "sleep 600 & echo $$ $! > \(folder)/started.new; "
            + "mv \(folder)/started.new \(folder)/started; wait"
    }

    /// The processes that a hanging program has written down; empty while it has not.
    private static func started(in folder: String) -> [pid_t] {
        let text = try? String(contentsOfFile: folder + "/started", encoding: .utf8)
        return (text ?? "").split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
    }

    /// Gone, or dead and not yet taken off by whoever inherits it.
    private static func isGone(_ process: pid_t) -> Bool {
        let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return stat?.split(separator: ")").last?.hasPrefix(" Z") ?? true
    }

    @Test func `a program that takes too long is ended, with all that it has started`() async throws
    {
        try await inTemporaryFolder { folder in
            var time = Duration.milliseconds(300)
            // On a busy machine it is ended before it has written down what it started.
            while Self.started(in: folder).isEmpty {
                let told = try await Self.run(Self.hanging(in: folder), in: folder, within: time)
                #expect(told == .again(.timedOut))
                time *= 2
            }
            let started = Self.started(in: folder)
            #expect(started.count == 2)
            while !started.allSatisfy(Self.isGone) {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    @Test func `programs that hang hold up no other, and none outlives the house`() async throws {
        try await inTemporaryFolder { folder in
            let gateway = try Self.program(
                "read line; case $line in *hang*) \(Self.hanging(in: folder));; esac", in: folder)
            let hang = Letter(
                id: "hang", number: 1, kind: .asked, missionNumber: 1, volunteerNumber: 1,
                to: "+33639981234", language: .fr, text: "hang")
            try await withThrowingTaskGroup(of: Delivery.self) { group in
                for _ in 0..<80 {
                    group.addTask {
                        await gateway.send(hang, at: Samples.start, within: .seconds(600))
                    }
                }
                while Self.started(in: folder).isEmpty {
                    try Task.checkCancellation()
                    await Task.yield()
                }
                var told = Delivery.again(.unreachable)
                while told == .again(.unreachable) {
                    try Task.checkCancellation()
                    told = await gateway.send(
                        Self.letter, at: Samples.start, within: .seconds(600))
                }
                #expect(told == .sent)
                await gateway.close()
                for try await end in group {
                    #expect(end == .again(.failing) || end == .again(.unreachable))
                }
            }
            while !Self.started(in: folder).allSatisfy(Self.isGone) {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    @Test func `a program that is not there is out of reach`() async throws {
        let gateway = try CommandGateway(path: "/nowhere/gateway")
        #expect(
            await gateway.send(Self.letter, at: Samples.start, within: .seconds(5))
                == .again(.unreachable))
        await gateway.close()
    }

    // MARK: A webhook

    /// What somebody who receives webhooks was sent.
    private final class Receiver: Sendable {
        let requests = Mutex<[Request]>([])
        let answers = Mutex<[Response]>([])

        func answer(_ request: Request) -> Answering {
            requests.withLock { $0.append(request) }
            let next = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            return .now(next ?? Response(.ok))
        }
    }

    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    private static func withReceiver(
        _ secrets: String = secret, _ body: (WebhookGateway, Receiver) async throws -> Void
    ) async throws {
        let receiver = Receiver()
        let address = try #require(Address(host: "127.0.0.1", port: 0))
        let server = Server(
            configuration: Server.Configuration(addresses: [address]),
            answering: { receiver.answer($0) })
        let port = try await server.start()[0].port
        let target = try #require(WebhookAddress("http://127.0.0.1:\(port)/hooks/ops?from=1"))
        let gateway = try WebhookGateway(target, secrets: try WebhookSecrets(lines: secrets))
        do {
            try await body(gateway, receiver)
        } catch {
            await gateway.close()
            await server.stop(within: .zero)
            throw error
        }
        await gateway.close()
        await server.stop(within: .zero)
    }

    @Test func `the signature is that of the vector of Standard Webhooks`() throws {
        let secrets = try WebhookSecrets(lines: Self.secret)
        #expect(
            secrets.signatures(
                id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330,
                body: Array(#"{"test": 2432232314}"#.utf8))
                == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `a webhook gets a signed document, each try under the same identity`() async throws {
        let second = "whsec_" + Data([UInt8](repeating: 9, count: 32)).base64EncodedString()
        try await Self.withReceiver(Self.secret + "\n" + second + "\n") { gateway, receiver in
            for attempt in 0..<2 {
                let at = Samples.start + .minutes(Int64(attempt))
                #expect(await gateway.send(Self.letter, at: at, within: .seconds(20)) == .sent)
            }
            let requests = receiver.requests.withLock(\.self)
            #expect(requests.count == 2)
            for request in requests {
                let timestamp = try #require(Int64(request.headers["webhook-timestamp"] ?? ""))
                #expect(request.headers["webhook-id"] == Self.letter.id)
                #expect(request.target.path == "/hooks/ops")
                let signed = request.headers["webhook-signature"]?.split(separator: " ") ?? []
                #expect(signed.count == 2)
                for (signature, key) in zip(signed, [Self.secret, second]) {
                    let bytes = try #require(Data(base64Encoded: String(key.dropFirst(6))))
                    let hash = HMAC.sha256(
                        of: Array("\(Self.letter.id).\(timestamp).".utf8) + request.body,
                        key: [UInt8](bytes))
                    #expect(signature == "v1," + Data(hash.bytes).base64EncodedString())
                }
                let document = try JSONParser.value(of: request.body, limits: .file)
                #expect(document["type"]?.string == "message.asked")
                #expect(document["data/to"]?.string == "+33639981234")
                #expect(document["data/id"]?.string == Self.letter.id)
            }
            #expect(
                requests[0].headers["webhook-timestamp"] != requests[1].headers["webhook-timestamp"]
            )
        }
    }

    @Test func `a webhook that says yes has the message, whatever else it says`() async throws {
        try await Self.withReceiver { gateway, receiver in
            let huge = Response(.ok, text: String(repeating: "thank you ", count: 20_000))
            let endless = Response(
                .ok,
                body: .stream { writer in
                    while true { try await writer.write("still talking ") }
                })
            for (number, answer) in [huge, endless, Response(.ok, text: "yes")].enumerated() {
                receiver.answers.withLock { $0 = [answer] }
                #expect(
                    await gateway.send(Self.letter, at: Samples.start, within: .seconds(20))
                        == .sent, "\(number)")
            }
            #expect(receiver.requests.withLock(\.count) == 3)
        }
    }

    @Test func `what a webhook answers says what becomes of the message`() async throws {
        try await Self.withReceiver { gateway, receiver in
            var busy = Response(Status(429))
            busy.headers.add("Retry-After", "120")
            let start = Int(Samples.start.milliseconds / 1_000)
            func failing(until seconds: Int) -> Response {
                var failing = Response(Status(503))
                failing.headers.add(
                    "Retry-After", HTTPDate.format(secondsSince1970: start + seconds))
                return failing
            }
            for (answer, expected) in [
                (Response(.noContent), Delivery.sent),
                (busy, .again(.busy, after: .seconds(120))),
                (failing(until: 90), .again(.failing, after: .seconds(90))),
                (failing(until: -90), .again(.failing, after: .zero)),
                (failing(until: 864_000), .again(.failing, after: .seconds(86_400))),
                (Response(Status(408)), .again(.busy)), (Response(Status(425)), .again(.busy)),
                (Response(Status(400)), .refused(.refused)),
                (Response(Status(410)), .refused(.gone)),
                (Response(Status(500)), .again(.failing)),
                (Response(Status(302)), .again(.failing)),
            ] {
                receiver.answers.withLock { $0 = [answer] }
                #expect(
                    await gateway.send(Self.letter, at: Samples.start, within: .seconds(20))
                        == expected, "\(answer.status)")
            }
        }
        let nobody = try WebhookGateway(
            try #require(WebhookAddress("http://127.0.0.1:1/")),
            secrets: try WebhookSecrets(lines: Self.secret))
        #expect(
            await nobody.send(Self.letter, at: Samples.start, within: .seconds(5))
                == .again(.unreachable))
        await nobody.close()
    }

    @Test func `a file of secrets is private, and each line is one`() throws {
        for lines in [
            "", "secret", "whsec_", "whsec_!!", "whsec_" + String(repeating: "A", count: 20),
        ] {
            #expect(throws: WebhookSecrets.Unusable.self, "\(lines)") {
                try WebhookSecrets(lines: lines)
            }
        }
        let folder = FileManager.default.temporaryDirectory.path()
        let path = folder + "/ops-secret-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Self.secret.write(toFile: path, atomically: true, encoding: .utf8)
        for (mode, isFine) in [(0o600, true), (0o640, false), (0o604, false)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let secrets = try? WebhookSecrets(file: path)
            #expect((secrets != nil) == isFine, "\(mode)")
        }
        let secrets = try WebhookSecrets(lines: Self.secret)
        #expect(!String(reflecting: secrets).contains("MfKQ"))
    }

    // MARK: Words

    @Test func `a gateway is named in words`() {
        #expect(GatewayWish("log") == .log)
        #expect(GatewayWish("command:/usr/local/bin/sms") == .command("/usr/local/bin/sms"))
        for (text, host, port, path) in [
            ("http://127.0.0.1:9000/sms", "127.0.0.1", UInt16(9_000), "/sms"),
            ("http://gateway", "gateway", 80, "/"), ("http://[::1]:90/a?b=c", "::1", 90, "/a?b=c"),
        ] {
            let address = WebhookAddress(text)
            #expect(address?.host == host && address?.port == port && address?.path == path)
            #expect(GatewayWish("webhook:" + text) != nil)
        }
        for text in [
            "", "mail", "command:sms", "command:", "webhook:https://example.org/",
            "webhook:http://",
            "webhook:http://a:0/", "webhook:http://a:99999/", "webhook:http://u:p@a/",
            "webhook:http://a/b c",
        ] {
            #expect(GatewayWish(text) == nil, "\(text)")
        }
    }

    @Test func `a webhook takes a secret, and nothing else does`() throws {
        let webhook = ["--gateway", "webhook:http://127.0.0.1:9000/"]
        let secret = ["--gateway-secret-file", "/etc/ops/webhook"]
        guard case .serve(let configuration) = try Configuration.read(webhook + secret) else {
            Issue.record("it does not want to serve")
            return
        }
        #expect(configuration.gatewaySecretFile == "/etc/ops/webhook")
        for words in [
            webhook, secret, ["--gateway", "command:/bin/true"] + secret, ["--gateway", "x"],
        ] {
            #expect(throws: Configuration.Misunderstood.self) { try Configuration.read(words) }
        }
    }

    @Test func `the schedule is that of Standard Webhooks, a setting, and has an end`() throws {
        var limits = PostLimits()
        limits.jitter = { 0 }
        #expect(limits.wait(after: 1, asked: nil) == .seconds(5))
        #expect(limits.wait(after: 2, asked: .seconds(900)) == .seconds(900))
        #expect(limits.wait(after: 9, asked: nil) == .seconds(86_400))
        #expect(limits.wait(after: 10, asked: nil) == nil)
        limits.jitter = { 10 }
        #expect(limits.wait(after: 1, asked: nil) == .milliseconds(5_500))
        guard
            case .serve(let configuration) = try Configuration.read([
                "--limit", "post-retry-1=1min", "--limit", "post-retries=1",
            ])
        else {
            Issue.record("it does not want to serve")
            return
        }
        #expect(configuration.postLimits.retryTimes[0] == .seconds(60))
        #expect(configuration.postLimits.wait(after: 2, asked: nil) == nil)
    }
}
