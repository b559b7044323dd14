import Foundation
import Synchronization

/// The thinnest server there could be: it reads nothing of a request but that it came.
///
/// Whoever has asked is answered once the next contacts' recorded rows of journal and vault are on
/// disk, one commit for all who wait; the rows of the tables are written 64 contacts at a time, or
/// never. No parser, no JSON, no rules, no digests: what it reaches, a server that answers from the
/// disk can approach and not exceed.
final class BareDoor: Sendable {
    let port: UInt16
    private let listener: Int32
    private let ended = DispatchSemaphore(value: 0)
    private let failure = Mutex<String?>(nil)

    /// As long as the server's answer to a contact.
    private static let answer: [UInt8] = {
        let body = String(repeating: "x", count: 760)
        return Array(
            """
            HTTP/1.1 201 Created\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            \r
            \(body)
            """.utf8)
    }()
    private static let together = 64
    /// Those who were answered together get this long to come again together, as in the server.
    ///
    /// It looks again and again meanwhile and does not sleep: it has a processor of its own.
    private static let gatherTime: UInt64 = 50_000

    /// Listens on a free port; the thread inherits the processor of who opens the door.
    init(_ recorded: RecordedRows, into path: String, connections: Int, shows: Bool) throws {
        (listener, port) = try Self.listen()
        let thread = Thread { [self] in
            do {
                try Self.serve(
                    recorded, path, try Self.accept(connections, from: listener), shows: shows)
            } catch {
                failure.withLock { $0 = "\(error)" }
            }
            ended.signal()
        }
        thread.start()
    }

    /// Waits until all clients have gone.
    func end() throws {
        ended.wait()
        if let failure = failure.withLock({ $0 }) { throw Trouble("the bare door: \(failure)") }
    }

    private static func listen() throws -> (Int32, UInt16) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                unsafe bind(listener, general, size) | Foundation.listen(listener, 64)
                    | getsockname(listener, general, &size)
            }
        }
        guard code == 0 else { throw Trouble("the bare door cannot listen") }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    private static func accept(_ count: Int, from listener: Int32) throws -> [Int32] {
        defer { close(listener) }
        return try (0..<count).map { _ in
            let connection = Foundation.accept(listener, nil, nil)
            guard connection >= 0 else { throw Trouble("the bare door cannot accept") }
            var one: Int32 = 1
            unsafe setsockopt(
                connection, Int32(IPPROTO_TCP), TCP_NODELAY, &one,
                socklen_t(MemoryLayout<Int32>.size))
            return connection
        }
    }

    private static func serve(
        _ recorded: RecordedRows, _ path: String, _ connections: [Int32], shows: Bool
    ) throws {
        defer { for connection in connections { close(connection) } }
        let writer = try RawWriter(recorded, into: path)
        var room = Room(connections)
        var contact = 0
        var shown = 0
        var expected = 1
        while var asking = room.wait(nil) {
            while asking.count < expected, let more = room.wait(gatherTime), !more.isEmpty {
                asking += more
            }
            guard !asking.isEmpty else { continue }
            expected = asking.count
            guard contact + asking.count <= recorded.contacts else {
                throw Trouble("more was asked than was recorded")
            }
            try writer.transaction {
                for each in contact..<(contact + asking.count) { try writer.keep(each) }
            }
            contact += asking.count
            for connection in asking {
                guard unsafe send(connection, answer, answer.count, Int32(MSG_NOSIGNAL)) > 0 else {
                    throw Trouble("the bare door cannot answer")
                }
            }
            guard shows, contact - shown >= together else { continue }
            try writer.transaction {
                for each in shown..<contact { try writer.show(each) }
            }
            shown = contact
        }
    }

    /// The connections of those who ask.
    private struct Room {
        private var polled: [pollfd]
        private var scratch = [UInt8](repeating: 0, count: 4_096)

        init(_ connections: [Int32]) {
            polled = connections.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        }

        /// Who has asked; none when the time is over, nil when all have gone.
        mutating func wait(_ time: UInt64?) -> [Int32]? {
            guard polled.contains(where: { $0.fd >= 0 }) else { return nil }
            let end = Machine.now + (time ?? 0)
            while unsafe poll(&polled, nfds_t(polled.count), time == nil ? -1 : 0) == 0,
                Machine.now < end
            {}
            var asking: [Int32] = []
            for index in polled.indices where polled[index].revents != 0 {
                let connection = polled[index].fd
                polled[index].revents = 0
                if unsafe recv(connection, &scratch, scratch.count, 0) > 0 {
                    asking.append(connection)
                } else {
                    polled[index].fd = -1
                }
            }
            return asking
        }
    }
}
