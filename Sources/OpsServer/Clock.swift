import Glibc
import OpsCore

/// Where the server's time comes from: handed to whoever needs it, so that tests set their own.
struct Clock: Sendable {
    let now: @Sendable () -> Instant

    /// The machine's wall clock.
    static let wall = Clock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// Identities drawn from the machine's own chance, sixteen at a time: asking the kernel for each
/// word cost more than deciding what the words were for.
struct RandomIdentifierSource: IdentifierSource, Sendable {
    /// As much as one call may ask for (getentropy(3)).
    private static let wordsAtOnce = 32

    private var words: [UInt64] = []

    mutating func nextBits() -> (UInt64, UInt64) {
        if words.count < 2 { refill() }
        return (words.removeLast(), words.removeLast())
    }

    private mutating func refill() {
        words = Array(repeating: 0, count: Self.wordsAtOnce)
        let code = unsafe getentropy(&words, words.count * MemoryLayout<UInt64>.size)
        precondition(code == 0, "the kernel has no chance to give")
    }
}
