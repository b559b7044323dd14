import CLinux
import Dispatch
import Glibc

/// From a host's name to its addresses: the one call that blocks, so it has a thread of its own.
enum NameLookup {
    /// The addresses of a host, numeric ones without asking anybody.
    static func addresses(of host: String, port: UInt16) async throws(ClientError) -> [Address] {
        if let address = Address(host: host, port: port) { return [address] }
        if host.hasPrefix("unix:"), let address = Address(host) { return [address] }
        let found = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: Self.ask(host, port))
            }
        }
        guard !found.isEmpty else { throw .cannotConnect(reason: "no address for \(host)") }
        return found
    }

    private static func ask(_ host: String, _ port: UInt16) -> [Address] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, "\(port)", &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var found: [Address] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let address = unsafe Address(
                copying: entry.pointee.ai_addr, entry.pointee.ai_addrlen)
            {
                found.append(address)
            }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }
}
