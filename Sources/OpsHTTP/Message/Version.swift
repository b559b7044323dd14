/// The versions of HTTP spoken here; a later 1.x is treated as 1.1 (RFC 9112 § 2.3).
package enum Version: Sendable {
    case http10
    case http11
}
