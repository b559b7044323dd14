import Glibc

@testable import OpsHTTP

/// Two ends of a line in one process; the server's end holds next to nothing, so that a write of a
/// few kilobytes does not fit.
struct SocketPair {
    let server: Int32
    let client: Int32

    init() throws {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw NetworkError("socketpair")
        }
        (server, client) = (ends[0], ends[1])
        // The kernel makes the least of it that it allows.
        var size: Int32 = 1
        let length = socklen_t(MemoryLayout<Int32>.size)
        unsafe setsockopt(server, SOL_SOCKET, SO_SNDBUF, &size, length)
    }
}
