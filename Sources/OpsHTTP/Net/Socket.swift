import CLinux
import Glibc

/// A connected socket, owned: closed when it goes, or before.
struct Socket: ~Copyable {
    /// How a call without waiting ended.
    enum Outcome {
        case done(Int)
        case wouldBlock
        case failed(Int32)
    }

    private(set) var descriptor: Int32

    /// Takes over a descriptor that is already non-blocking, and sends small answers at once.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
        var on: Int32 = 1
        unsafe setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Begins to connect; whether it worked is known once the socket can be written.
    static func connecting(to address: Address) throws(NetworkError) -> Socket {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = Glibc.socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw NetworkError("socket") }
        let socket = Socket(owning: descriptor)
        let result = unsafe address.withSockaddr { unsafe connect(descriptor, $0, $1) }
        guard result == 0 || errno == EINPROGRESS else { throw NetworkError("connect") }
        return socket
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    mutating func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// The error a pending `connect` ended with; nil when it worked.
    func pendingError() -> NetworkError? {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
        return code == 0 ? nil : NetworkError("connect", code: code)
    }

    /// Receives into `buffer`; `done(0)` is the end of what the peer sends.
    static func receive(from descriptor: Int32, into buffer: inout [UInt8]) -> Outcome {
        unsafe buffer.withUnsafeMutableBytes { bytes in
            outcome(of: { unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0) })
        }
    }

    /// Sends what the kernel takes of `bytes` from `start` on.
    func send(_ bytes: [UInt8], from start: Int) -> Outcome {
        let descriptor = descriptor
        return unsafe bytes.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
            return Self.outcome(of: {
                unsafe Glibc.send(
                    descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            })
        }
    }

    /// Says that no more will be sent; the peer may still be read.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Repeats what a signal interrupted.
    private static func outcome(of call: () -> Int) -> Outcome {
        while true {
            let count = call()
            if count >= 0 { return .done(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            default: return .failed(errno)
            }
        }
    }
}
