import Dispatch
import Foundation
import Glibc
import OpsTesting
import Synchronization
import Testing

@testable import OpsHTTP
@testable import OpsServer

/// The real program under a service manager that is played by the test.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct SupervisorTests {
    @Test(arguments: ["path", "abstract"])
    func `the manager hears of readiness, life and the end`(_ kind: String) throws {
        try withTemporaryFolder { folder in
            let name = kind == "path" ? folder + "/notify" : "@ops-test-\(UUID().uuidString)"
            let inbox = try DatagramInbox(at: name)
            let server = try OpsServerProcess(
                data: folder + "/data",
                environment: ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "200000"])
            let ready = try inbox.next()
            #expect(ready == "READY=1\nSTATUS=Listening on 127.0.0.1:\(server.port)")
            for _ in 1...3 { #expect(try inbox.next() == "WATCHDOG=1") }
            #expect(server.stop() == 0)
            var last = try inbox.next()
            while last == "WATCHDOG=1" { last = try inbox.next() }
            #expect(last == "STOPPING=1\nSTATUS=Answering what is in hand")
        }
    }

    @Test func `without patience there is no sign of life`() throws {
        try withTemporaryFolder { folder in
            let inbox = try DatagramInbox(at: folder + "/notify")
            let server = try OpsServerProcess(
                data: folder + "/data",
                environment: [
                    "NOTIFY_SOCKET": folder + "/notify", "WATCHDOG_USEC": "100000",
                    "WATCHDOG_PID": "1",
                ])
            #expect(try inbox.next().hasPrefix("READY=1"))
            #expect(server.stop() == 0)
            #expect(try inbox.next().hasPrefix("STOPPING=1"))
        }
    }

    @Test func `a socket that the manager has bound is served`() async throws {
        try await inTemporaryFolder { folder in
            let address = try #require(Address("127.0.0.1:0"))
            let outer = try Listener(address, sharesPort: false)
            let server = try OpsServerProcess(
                data: folder + "/data", [], environment: ["LISTEN_FDNAMES": "http"],
                socket: outer.descriptor)
            #expect(server.port == outer.address.port)
            let loop = try EventLoop.start()
            let client = Client(host: "127.0.0.1", port: server.port, loop: loop)
            let answer = try await client.send(.get, "/readyz")
            #expect(answer.status == .ok)
            #expect(server.stop() == 0)
            await loop.stop()
        }
    }

    @Test func `a socket that nobody has bound is missed in words`() throws {
        let error = #expect(throws: Configuration.Misunderstood.self) {
            _ = try Configuration.read(["--listen", "systemd:http"])
        }
        #expect(error?.description.contains("no socket named http") == true)
    }

    @Test func `a unix socket is there while the server runs, whatever ended the one before`()
        async throws
    {
        try await inTemporaryFolder { folder in
            let words = ["--listen", "unix:\(folder)/socket", "--socket-mode", "0600"]
            try OpsServerProcess(data: folder + "/data", words).kill()
            #expect(FileManager.default.fileExists(atPath: folder + "/socket"))
            let server = try OpsServerProcess(data: folder + "/data", words)
            #expect(server.place == "unix:\(folder)/socket")
            let loop = try EventLoop.start()
            let client = Client(host: server.place, port: 0, loop: loop)
            let answer = try await client.send(.get, "/healthz")
            #expect(answer.status == .ok)
            #expect(server.stop() == 0)
            #expect(!FileManager.default.fileExists(atPath: folder + "/socket"))
            await loop.stop()
        }
    }

    @Test func `a server whose office hangs gives no sign of life`() async throws {
        try await inTemporaryFolder { folder in
            let running = try await RunningServer.open(
                try Configuration.loopback(folder), folder: try DataFolder(folder), log: .silent)
            #expect(await running.isAlive())
            let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let office = running.house.office
            let hanging = Task {
                try await office.ask { _ in
                    held.signal()
                    release.wait()
                }
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    held.wait()
                    continuation.resume()
                }
            }
            let answered = Mutex(false)
            let asking = Task {
                let isAlive = await running.isAlive()
                answered.withLock { $0 = true }
                return isAlive
            }
            for loop in await running.server.loops { await loop.run { _ in } }
            #expect(!answered.withLock { $0 })
            release.signal()
            #expect(await asking.value)
            try await hanging.value
            await running.stop(within: .zero)
        }
    }
}

/// The socket on which a service manager listens.
private final class DatagramInbox {
    private let descriptor: Int32

    init(at name: String) throws {
        let descriptor = socket(AF_UNIX, 2, 0)  // SOCK_DGRAM, which the Glibc module hides
        self.descriptor = descriptor
        let address = try #require(Address(path: name))
        let bound = unsafe address.withSockaddr { unsafe bind(descriptor, $0, $1) }
        try #require(bound == 0)
        // A test that waits for what does not come fails, and does not hang.
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    }

    deinit { close(descriptor) }

    func next() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
        try #require(count > 0, "nothing came")
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
