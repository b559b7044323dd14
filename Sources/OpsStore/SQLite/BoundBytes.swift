internal import CSQLite

/// Where small values lie from the time they are bound until the statement is ready again.
///
/// SQLite could copy each into a block of its own, and without lookaside memory (Debian builds it so) that is a call of
/// malloc and one of free for each value of each row: a quarter of all blocks that a contact took. What does not fit is
/// copied by SQLite as before.
@safe struct BoundBytes {
    private static let size = 512

    private var room: UnsafeMutableRawPointer?
    private var taken = 0

    /// Where the bytes lie for as long as they are bound, and how SQLite is to treat them (sqlite.org/c3ref/c_static.html).
    mutating func keep(
        _ bytes: UnsafeRawBufferPointer
    ) -> (address: UnsafeRawPointer?, keeping: sqlite3_destructor_type?) {
        guard bytes.count <= Self.size - taken else {
            return (
                bytes.baseAddress,
                unsafe unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
            )
        }
        let room =
            unsafe self.room
            ?? UnsafeMutableRawPointer.allocate(byteCount: Self.size, alignment: 16)
        unsafe self.room = unsafe room
        let place = unsafe room + taken
        if let source = bytes.baseAddress {
            unsafe place.copyMemory(from: source, byteCount: bytes.count)
        }
        taken += bytes.count
        return (UnsafeRawPointer(place), nil)
    }

    /// Nothing is bound any more.
    mutating func forget() { taken = 0 }

    /// Once, when the statement is no more.
    func free() { unsafe room?.deallocate() }
}
