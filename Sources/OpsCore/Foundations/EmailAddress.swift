/// What may be the address of a mailbox: something, one `@`, something, and no spaces.
///
/// Whether it exists only its own server knows; what is refused here was typed into the wrong field.
package enum EmailAddress {
    package static let example = "zoe@example.net"

    package static func isPossible(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
