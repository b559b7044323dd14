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

/// Identities drawn from the machine's own chance.
struct RandomIdentifierSource: IdentifierSource, Sendable {
    private var generator = SystemRandomNumberGenerator()

    mutating func nextBits() -> (UInt64, UInt64) {
        (generator.next(), generator.next())
    }
}
