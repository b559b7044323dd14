import Foundation
import Glibc
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A real nginx before a server on a unix socket, with the configuration that is shipped.
///
/// Only paths, names and ports differ from `deploy/nginx/ops.conf`.
final class NginxFront: Sendable {
    private let process: RunningProgram
    private let errors = ProgramOutput()
    private let folder: String
    let port: UInt16
    let plainPort: UInt16

    /// Starts nginx in `folder`; the server listens, or will, on `socket(in: folder)`.
    static func start(in folder: String) async throws -> NginxFront {
        let certificate = try await Program.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", folder + "/key.pem", "-out",
                folder + "/cert.pem",
            ])
        try #require(certificate.status == 0, "\(certificate.output)")
        // Between asking for free ports and taking them somebody else may: then others are asked for.
        for _ in 0..<5 {
            if let front = try NginxFront(folder) { return front }
        }
        return try #require(nil as NginxFront?, "nginx does not start in \(folder)")
    }

    static func socket(in folder: String) -> String { folder + "/ops.sock" }

    /// Returns once nginx has its workers; nothing when it cannot listen.
    private init?(_ folder: String) throws {
        self.folder = folder
        let ports = try Self.freePorts()
        (plainPort, port) = ports
        try Self.configure(folder, plain: ports.0, secure: ports.1)
        process = try RunningProgram(
            Program.path(of: "nginx"),
            ["-p", folder, "-c", folder + "/nginx.conf", "-e", "stderr"],
            errors: errors.descriptor)
        errors.closeWriting()
        var told = ""
        while !told.contains("start worker process ") {
            let more = errors.next()
            guard !more.isEmpty else {
                process.waitForEnd()
                try #require(told.contains("Address already in use"), "nginx says: \(told)")
                return nil
            }
            told += String(decoding: more, as: UTF8.self)
        }
    }

    /// No test leaves its nginx behind.
    deinit {
        process.send(signal: SIGTERM)
        process.waitForEnd()
    }

    private static func configure(_ folder: String, plain: UInt16, secure: UInt16) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var text = try String(
            contentsOf: root.appending(path: "deploy/nginx/ops.conf"), encoding: .utf8)
        for (shipped, here) in [
            ("unix:/run/opsserver.sock", "unix:" + socket(in: folder)),
            ("listen 80;", "listen 127.0.0.1:\(plain);"),
            ("listen 443 ssl", "listen 127.0.0.1:\(secure) ssl"),
            ("ops.example.org", "localhost"),
            ("/etc/ssl/ops/fullchain.pem", folder + "/cert.pem"),
            ("/etc/ssl/ops/key.pem", folder + "/key.pem"),
        ] {
            try #require(text.contains(shipped), "deploy/nginx/ops.conf has no \(shipped)")
            text = text.replacingOccurrences(of: shipped, with: here)
        }
        try Data(text.utf8).write(to: URL(filePath: folder + "/ops.conf"))
        try FileManager.default.createDirectory(
            atPath: folder + "/tmp", withIntermediateDirectories: true)
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path tmp/\($0);" }.joined(separator: " ")
        // Started by root, the workers would be nobody, whom our folder and socket do not let in.
        let main = """
            \(geteuid() == 0 ? "user root;" : "") daemon off; worker_processes 1; pid nginx.pid;
            error_log stderr notice;
            events { worker_connections 256; }
            http { access_log off; \(paths) include ops.conf; }
            """
        try Data(main.utf8).write(to: URL(filePath: folder + "/nginx.conf"))
    }

    /// Two ports of this machine that nobody uses at present.
    private static func freePorts() throws -> (UInt16, UInt16) {
        let wanted = try #require(Address("127.0.0.1:0"))
        let one = try FreePort(wanted)
        let other = try FreePort(wanted)
        return (one.number, other.number)
    }
}

extension NginxFront {
    /// Asks by curl, over TLS; what it says holds the head of the answer too.
    func curl(_ path: String, _ words: [String] = []) async throws -> String {
        let outcome = try await Program.run("curl", Self.manners(folder) + words + [url(path)])
        try #require(outcome.status == 0, "curl says: \(outcome.output)")
        return outcome.output
    }

    func url(_ path: String) -> String { "https://localhost:\(port)\(path)" }

    private static func manners(_ folder: String) -> [String] {
        ["-4", "-sS", "-i", "-m", "30", "--noproxy", "*", "--cacert", folder + "/cert.pem"]
    }

    /// Follows an answer that is made while it is sent, such as events: each piece as it comes.
    ///
    /// Whoever has seen enough leaves the loop, which ends curl.
    func stream(of path: String, _ words: [String] = []) throws -> AsyncStream<String> {
        let output = ProgramOutput()
        let process = try RunningProgram(
            Program.path(of: "curl"), Self.manners(folder) + ["-N"] + words + [url(path)],
            output: output.descriptor)
        output.closeWriting()
        let (pieces, continuation) = AsyncStream.makeStream(of: String.self)
        continuation.onTermination = { _ in process.send(signal: SIGTERM) }
        Thread.detachNewThread {
            while case let more = output.next(), !more.isEmpty {
                continuation.yield(String(decoding: more, as: UTF8.self))
            }
            continuation.finish()
            process.waitForEnd()
        }
        return pieces
    }
}

/// A port that is bound as long as this lives, so that no other is given the same.
private struct FreePort: ~Copyable {
    private let descriptor: Int32
    let number: UInt16

    init(_ wanted: Address) throws {
        let descriptor = socket(AF_INET, 1, 0)
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        number = UInt16(bigEndian: address.sin_port)
        try #require(isBound)
    }

    deinit { close(descriptor) }
}
