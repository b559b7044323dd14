import Glibc

/// One keep-alive connection: sends a request, reads the answer, and again.
struct LoadConnection {
    private(set) var descriptor: Int32
    private let port: UInt16
    /// When the present request was sent; 0 when none is under way.
    private(set) var sentAt: UInt64 = 0
    private var unread: [UInt8] = []

    init(to port: UInt16) throws {
        self.port = port
        descriptor = try Self.connect(to: port)
    }

    private static func connect(to port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                unsafe Glibc.connect(
                    descriptor, general, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Trouble("cannot connect to port \(port)") }
        var one: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, size)
        return descriptor
    }

    mutating func send(_ bytes: [UInt8]) throws {
        sentAt = Machine.now
        let sent = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard sent == bytes.count else { throw Trouble("a request was not taken whole") }
    }

    /// Reads what has come; answers once the answer is complete.
    mutating func receive(by scratch: inout [UInt8]) throws -> ResponseScan? {
        let count = unsafe recv(descriptor, &scratch, scratch.count, 0)
        guard count > 0 else { throw Trouble("the server closed a connection in an answer") }
        let scan: ResponseScan?
        if unread.isEmpty {
            scan = ResponseScan(scratch.span.extracting(0..<count))
        } else {
            unread.append(contentsOf: scratch[..<count])
            scan = ResponseScan(unread.span)
        }
        guard let scan else {
            if unread.isEmpty { unread.append(contentsOf: scratch[..<count]) }
            return nil
        }
        unread.removeAll(keepingCapacity: true)
        sentAt = 0
        if scan.closes { try reopen() }
        return scan
    }

    private mutating func reopen() throws {
        close()
        descriptor = try Self.connect(to: port)
    }

    func close() {
        _ = Glibc.close(descriptor)
    }
}
