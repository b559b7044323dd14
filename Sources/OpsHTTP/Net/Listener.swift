import CLinux
import Glibc

/// A listening socket, and the file that stands for it when it is one of this machine.
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
    private let file: SocketFile?

    /// Binds and listens; `mode` is that of the file of a unix socket.
    init(
        _ wanted: Address, sharesPort: Bool, mode: mode_t = 0o660, backlog: Int32 = 1024
    ) throws(NetworkError) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(wanted.family, kind, 0)
        guard descriptor >= 0 else { throw NetworkError("socket") }
        do throws(NetworkError) {
            Self.prepare(descriptor, wanted, sharesPort: sharesPort, mode: mode)
            try Self.bind(descriptor, to: wanted)
            guard listen(descriptor, backlog) == 0 else {
                throw NetworkError("listen on \(wanted)")
            }
            (address, file) = try Self.place(of: descriptor, wanted, mode: mode)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    /// Takes over a socket that another process has bound, such as systemd (sd_listen_fds(3)).
    ///
    /// Its file, if it has one, belongs to who made it and stays.
    init(inheriting descriptor: Int32) throws(NetworkError) {
        guard Self.option(SO_ACCEPTCONN, of: descriptor) == 1,
            Self.option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue)
        else {
            throw NetworkError("descriptor \(descriptor) is no listening socket", code: ENOTSOCK)
        }
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0,
            fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
        else { throw NetworkError("fcntl") }
        address = try Self.name(of: descriptor)
        file = nil
        self.descriptor = descriptor
    }

    deinit {
        file?.remove()
        close(descriptor)
    }

    /// Takes one waiting connection, if there is one.
    func accept() -> Acceptance {
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let taken = unsafe Address.read { unsafe accept4(descriptor, $0, $1, flags) }
        guard taken.result < 0 else {
            guard let address = taken.address else {
                close(taken.result)
                return .passing
            }
            return .accepted(taken.result, address)
        }
        switch errno {
        case EAGAIN: return .nobody
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
        default: return .passing
        }
    }
}

extension Listener {
    private static func prepare(
        _ descriptor: Int32, _ wanted: Address, sharesPort: Bool, mode: mode_t
    ) {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        guard !wanted.isLocal else {
            // The file is born with at most this mode, so that nobody slips in before it is set.
            fchmod(descriptor, mode)
            return
        }
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
        if sharesPort { unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, size) }
        if wanted.family == AF_INET6 {
            unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size)
        }
    }

    private static func bind(_ descriptor: Int32, to wanted: Address) throws(NetworkError) {
        func bound() -> Bool {
            unsafe wanted.withSockaddr { unsafe Glibc.bind(descriptor, $0, $1) } == 0
        }
        guard !bound() else { return }
        let error = NetworkError("bind to \(wanted)")
        guard error.code == EADDRINUSE, case .path(let path) = wanted.host,
            SocketFile.removeStale(path, at: wanted), bound()
        else { throw error }
    }

    private static func place(
        of descriptor: Int32, _ wanted: Address, mode: mode_t
    ) throws(NetworkError) -> (Address, SocketFile?) {
        guard case .path(let path) = wanted.host else { return (try name(of: descriptor), nil) }
        return (try name(of: descriptor), try SocketFile(path, mode: mode))
    }

    private static func name(of descriptor: Int32) throws(NetworkError) -> Address {
        let name = unsafe Address.read { unsafe getsockname(descriptor, $0, $1) }
        guard let address = name.address else { throw NetworkError("getsockname") }
        return address
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let code = unsafe getsockopt(descriptor, SOL_SOCKET, name, &value, &size)
        return code == 0 ? value : nil
    }
}
