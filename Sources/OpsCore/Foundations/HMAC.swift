/// The keyed hash HMAC-SHA256 (RFC 2104, FIPS 198-1), checked against the vectors of RFC 4231.
///
/// It signs what leaves the house and comes back, so that whoever brings it proves that this house wrote it.
package enum HMAC {
    /// The bytes that SHA-256 takes at a time.
    private static let block = 64

    package static func sha256(of message: [UInt8], key: [UInt8]) -> Digest {
        let short = key.count > block ? SHA256.digest(of: key).bytes : key
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        let inner = SHA256.digest(of: padded.map { $0 ^ 0x36 } + message)
        return SHA256.digest(of: padded.map { $0 ^ 0x5c } + inner.bytes)
    }
}
