import CLinux
import Glibc

extension Address.Host {
    /// What `inet_pton` understands: `10.0.0.1`, `::1`.
    init?(numeric text: String) {
        var v4 = in_addr()
        if unsafe inet_pton(AF_INET, text, &v4) == 1 {
            self = .v4(UInt32(bigEndian: v4.s_addr))
            return
        }
        var v6 = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        self.init(v6)
    }

    init(_ address: in6_addr) {
        let (high, low) = unsafe withUnsafeBytes(of: address) { bytes in
            unsafe (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        // IPv4 behind a socket of both families (RFC 4291 § 2.5.5.2): the same peer either way.
        let isMapped = high == 0 && low >> 32 == 0xFFFF
        self = isMapped ? .v4(UInt32(truncatingIfNeeded: low)) : .v6(high, low)
    }
}

extension Address {
    var hostText: String {
        switch host {
        case .v4(let address):
            return (0..<4).map { "\(address >> (24 - 8 * $0) & 255)" }.joined(separator: ".")
        case .v6(let high, let low):
            var address = in6_addr(high: high, low: low)
            return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
                guard let base = text.baseAddress,
                    unsafe inet_ntop(AF_INET6, &address, base, 64) != nil
                else { return "?" }
                return unsafe String(cString: base)
            }
        case .path(let path): return path
        }
    }

    var family: Int32 {
        switch host {
        case .v4: AF_INET
        case .v6: AF_INET6
        case .path: AF_UNIX
        }
    }

    /// Lends the address in the form that `bind` and `connect` take.
    func withSockaddr<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        switch host {
        case .v4(let address):
            var value = sockaddr_in()
            value.sin_family = sa_family_t(AF_INET)
            value.sin_port = port.bigEndian
            value.sin_addr.s_addr = address.bigEndian
            return unsafe Self.lend(&value, body)
        case .v6(let high, let low):
            var value = sockaddr_in6()
            value.sin6_family = sa_family_t(AF_INET6)
            value.sin6_port = port.bigEndian
            value.sin6_addr = in6_addr(high: high, low: low)
            return unsafe Self.lend(&value, body)
        case .path(let path):
            var value = sockaddr_un(path: path)
            // An abstract name ends where the address ends, a path at its zero (unix(7)).
            let end = path.utf8.count + (path.hasPrefix("@") ? 0 : 1)
            let start = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2
            return unsafe Self.lend(&value, length: start + end, body)
        }
    }

    private static func lend<Form, Result>(
        _ value: inout Form, length: Int = MemoryLayout<Form>.size,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        unsafe withUnsafePointer(to: &value) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { rebound in
                unsafe body(rebound, socklen_t(length))
            }
        }
    }

    /// An address as the kernel gives it; nothing for a family not spoken here.
    init?(_ storage: sockaddr_storage) {
        switch Int32(storage.ss_family) {
        case AF_INET:
            let value = unsafe withUnsafeBytes(of: storage) { unsafe $0.load(as: sockaddr_in.self) }
            self.init(
                .v4(UInt32(bigEndian: value.sin_addr.s_addr)),
                port: UInt16(bigEndian: value.sin_port))
        case AF_INET6:
            let value = unsafe withUnsafeBytes(of: storage) {
                unsafe $0.load(as: sockaddr_in6.self)
            }
            self.init(Host(value.sin6_addr), port: UInt16(bigEndian: value.sin6_port))
        case AF_UNIX:
            let value = unsafe withUnsafeBytes(of: storage) {
                unsafe $0.load(as: sockaddr_un.self)
            }
            self.init(.path(value.path), port: 0)
        default:
            return nil
        }
    }

    /// Reads an address through a call that fills a `sockaddr`, such as `accept4` or `getsockname`.
    static func read(
        _ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> (result: Int32, address: Address?) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe call($0, &length)
            }
        }
        return (result, result < 0 ? nil : Address(storage))
    }
}

extension in6_addr {
    fileprivate init(high: UInt64, low: UInt64) {
        self = unsafe unsafeBitCast((high.bigEndian, low.bigEndian), to: in6_addr.self)
    }
}

extension sockaddr_un {
    /// The name in a form that `bind` and `connect` take; the caller has looked at its length.
    fileprivate init(path: String) {
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &sun_path) { bytes in
            unsafe bytes.copyBytes(from: path.utf8.prefix(107))
            if path.hasPrefix("@") { unsafe bytes[0] = 0 }
        }
    }

    /// The name as people write it; empty for a socket that has none, as clients' have not.
    fileprivate var path: String {
        unsafe withUnsafeBytes(of: sun_path) { bytes in
            let isAbstract = unsafe bytes[0] == 0
            let name = unsafe bytes.dropFirst(isAbstract ? 1 : 0).prefix { $0 != 0 }
            guard unsafe !name.isEmpty else { return "" }
            return unsafe (isAbstract ? "@" : "") + String(decoding: name, as: UTF8.self)
        }
    }
}

extension Address {
    /// Copies an address that the C library owns.
    init?(copying pointer: UnsafePointer<sockaddr>?, _ length: socklen_t) {
        guard let pointer = unsafe pointer, length <= MemoryLayout<sockaddr_storage>.size else {
            return nil
        }
        var storage = sockaddr_storage()
        unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            unsafe bytes.copyMemory(
                from: UnsafeRawBufferPointer(start: pointer, count: Int(length)))
        }
        self.init(storage)
    }
}
