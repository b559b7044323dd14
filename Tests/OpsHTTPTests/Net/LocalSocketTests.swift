import Foundation
import Glibc
import OpsTesting
import Testing

@testable import OpsHTTP

/// Unix sockets, and sockets that somebody else has bound.
@Suite(.timeLimit(.minutes(1)))
struct LocalSocketTests {
    private func mode(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }

    @Test func `a server answers on a unix socket, and takes its file away`() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/socket"
            try await withServer(loops: 2, at: path) { served in
                #expect(served.address.description == "unix:\(path)")
                let mode = try self.mode(of: path)
                #expect(mode == 0o660)
                let answer = try await served.client().send(.get, "/a")
                #expect(answer.text == "GET /a \n")
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test(arguments: [0o600, 0o666, 0o777])
    func `the mode of the file is what was asked, whatever the umask`(_ mode: Int) throws {
        try withTemporaryFolder { folder in
            let address = try #require(Address(path: folder + "/socket"))
            let listener = try Listener(address, sharesPort: false, mode: mode_t(mode))
            #expect(try self.mode(of: folder + "/socket") == mode)
            _ = listener.descriptor
        }
    }

    @Test func `what a killed server left behind is cleared away`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/socket"
            let address = try #require(Address(path: path))
            let dead = socket(AF_UNIX, 1, 0)
            let bound = unsafe address.withSockaddr { unsafe Glibc.bind(dead, $0, $1) }
            #expect(bound == 0)
            close(dead)
            #expect(FileManager.default.fileExists(atPath: path))
            let listener = try Listener(address, sharesPort: false)
            #expect(listener.address == address)
        }
    }

    /// Why nobody can listen there now.
    private func refusal(at address: Address) -> NetworkError? {
        do throws(NetworkError) {
            _ = try Listener(address, sharesPort: false)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a socket on which somebody answers is left to them`() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/socket"
            try await withServer(at: path) { served in
                #expect(refusal(at: served.address)?.code == EADDRINUSE)
                let answer = try await served.client().send(.get, "/")
                #expect(answer.status == .ok)
            }
        }
    }

    @Test func `a file that is no socket is not removed`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/socket"
            try Data("kept".utf8).write(to: URL(filePath: path))
            let address = try #require(Address(path: path))
            #expect(throws: NetworkError.self) { _ = try Listener(address, sharesPort: false) }
            #expect(FileManager.default.contents(atPath: path) == Data("kept".utf8))
        }
    }

    @Test func `the file of a successor is not removed`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/socket"
            let address = try #require(Address(path: path))
            do {
                let old = try Listener(address, sharesPort: false)
                try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
                try Data("next".utf8).write(to: URL(filePath: path))
                _ = old.descriptor
            }
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a socket that was bound by another is served, and its file stays`() async throws {
        try await inTemporaryFolder { folder in
            let address = try #require(Address(path: folder + "/socket"))
            let outer = try Listener(address, sharesPort: false)
            var configuration = Server.Configuration(addresses: [])
            configuration.inherited = [dup(outer.descriptor)]
            let server = Server(configuration: configuration, handler: echo)
            #expect(try await server.start() == [address])
            let loop = try EventLoop.start()
            let client = Client(host: address.description, port: 0, loop: loop)
            #expect(try await client.send(.get, "/a").text == "GET /a \n")
            await server.stop(within: .seconds(5))
            await loop.stop()
            #expect(FileManager.default.fileExists(atPath: folder + "/socket"))
            _ = outer.descriptor
        }
    }

    @Test func `a descriptor that is no listening socket is refused`() throws {
        let error = #expect(throws: NetworkError.self) { _ = try Listener(inheriting: 0) }
        #expect(error?.description.contains("descriptor 0") == true)
    }

    @Test(arguments: ["unix:", "unix:relative", "unix:/" + String(repeating: "a", count: 107)])
    func `what is no path of a socket is refused`(_ text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `a path may be as long as the kernel allows`() {
        let text = "unix:/" + String(repeating: "a", count: 106)
        #expect(Address(text)?.description == text)
    }
}
