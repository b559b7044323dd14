internal import CSHA256

/// The instructions for SHA-256 that most processors of servers have had since 2017, called through a header of C.
///
/// Every entry of the journal is hashed when it is written and when it is folded again: a quarter of a start's time in
/// Swift alone. It stays a function of its arguments; `SHA256State` says in Swift what it does.
enum SHA256Instructions {
    static let areThere = ops_sha256_is_there() != 0

    /// Whole blocks of 64 bytes; only where the instructions are there.
    static func absorb(_ blocks: Span<UInt8>, into words: inout SHA256State.Words8) {
        precondition(areThere && blocks.count.isMultiple(of: 64))
        var words = words.mutableSpan
        unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe SHA256State.constants.span.withUnsafeBufferPointer { constants in
                unsafe blocks.withUnsafeBufferPointer { bytes in
                    unsafe ops_sha256_absorb(
                        words.baseAddress, constants.baseAddress, bytes.baseAddress,
                        bytes.count / 64)
                }
            }
        }
    }
}
