import CLinux
import Glibc

/// A listening socket.
struct Listener: ~Copyable {
    /// What became of one try to accept.
    enum Acceptance {
        case accepted(Int32, Address)
        case nobody
        /// The connection went away before it was taken, or something as harmless.
        case passing
        /// No descriptors or no memory: to be tried again later, not at once.
        case exhausted
    }

    let descriptor: Int32
    /// Where it really listens: port 0 has become a free one.
    let address: Address

    init(
        _ wanted: Address, sharesPort: Bool, backlog: Int32 = 1024
    ) throws(NetworkError) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(wanted.family, kind, 0)
        guard descriptor >= 0 else { throw NetworkError("socket") }
        do throws(NetworkError) {
            address = try Self.bind(descriptor, wanted, sharesPort, backlog)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    private static func bind(
        _ descriptor: Int32, _ wanted: Address, _ sharesPort: Bool, _ backlog: Int32
    ) throws(NetworkError) -> Address {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
        if sharesPort { unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, size) }
        if wanted.family == AF_INET6 {
            unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size)
        }
        guard unsafe wanted.withSockaddr({ unsafe Glibc.bind(descriptor, $0, $1) }) == 0 else {
            throw NetworkError("bind to \(wanted)")
        }
        guard listen(descriptor, backlog) == 0 else { throw NetworkError("listen on \(wanted)") }
        let name = unsafe Address.read { unsafe getsockname(descriptor, $0, $1) }
        guard let address = name.address else { throw NetworkError("getsockname") }
        return address
    }

    /// Takes one waiting connection, if there is one.
    func accept() -> Acceptance {
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let taken = unsafe Address.read { unsafe accept4(descriptor, $0, $1, flags) }
        if taken.result >= 0, let address = taken.address {
            return .accepted(taken.result, address)
        }
        switch errno {
        case EAGAIN: return .nobody
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
        default: return .passing
        }
    }
}
