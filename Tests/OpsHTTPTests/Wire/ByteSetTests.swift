import Testing

@testable import OpsHTTP

/// The sets of bytes are written as numbers; the standards list characters.
struct ByteSetTests {
    private static let alphanumeric =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    private static let pathMarks = "-._~!$&'()*+,;=:@/%"

    @Test(arguments: [
        ("token", ByteSet.token, "!#$%&'*+-.^_`|~"),
        ("path", .path, pathMarks),
        ("query", .query, pathMarks + "?[]{}|^`\\"),
        ("unreserved", .unreserved, "-._~"),
        ("host", .host, "-._~!$&'()*+,;="),
    ])
    func `a set holds letters, digits and its marks, and no other byte`(
        _ name: String, _ set: ByteSet, _ marks: String
    ) {
        let members = Set((Self.alphanumeric + marks).utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(set.contains(byte) == members.contains(byte), "\(name), byte \(byte)")
        }
    }

    @Test func `a field value holds what is visible, space, tab and what is above ASCII`() {
        for byte in UInt8.min...UInt8.max {
            let isMember = byte == 0x09 || (0x20...0x7E).contains(byte) || byte >= 0x80
            #expect(ByteSet.fieldValue.contains(byte) == isMember, "byte \(byte)")
        }
    }
}
