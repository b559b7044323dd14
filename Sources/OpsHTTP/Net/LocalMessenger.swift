import CLinux
import Glibc

/// Sends short messages to a socket of this machine, one datagram each (unix(7)).
package struct LocalMessenger: Sendable {
    private let address: Address

    /// To a path, or to an abstract name after `@`; nothing for what is neither.
    package init?(to path: String) {
        guard path.hasPrefix("/") || path.hasPrefix("@"), let address = Address(path: path) else {
            return nil
        }
        self.address = address
    }

    /// Sends one message; whether the kernel took it.
    @discardableResult
    package func send(_ text: String) -> Bool {
        let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let sent = unsafe address.withSockaddr { pointer, length in
            unsafe sendto(
                descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), pointer, length)
        }
        return sent == bytes.count
    }
}
