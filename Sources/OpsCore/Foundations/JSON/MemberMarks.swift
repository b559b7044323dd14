/// Which members of an object were asked for, by their ordinal.
///
/// Nearly all objects have fewer than 64: marking theirs needs no memory of its own.
struct MemberMarks {
    private var first: UInt64 = 0
    private var others: Set<Int> = []

    /// How many are marked.
    private(set) var count = 0

    func contains(_ ordinal: Int) -> Bool {
        ordinal < 64 ? first & (1 << UInt64(ordinal)) != 0 : others.contains(ordinal)
    }

    mutating func insert(_ ordinal: Int) {
        guard !contains(ordinal) else { return }
        count += 1
        if ordinal < 64 { first |= 1 << UInt64(ordinal) } else { others.insert(ordinal) }
    }
}
