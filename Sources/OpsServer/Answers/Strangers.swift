import OpsCore
import Synchronization

/// Telephones that are nobody's, and how often each was answered lately.
///
/// Two machines would write to each other for ever: whoever is not known is told so a few times a day. A mark says
/// which telephone it was, and no number is kept; a start begins anew.
final class Strangers: Sendable {
    /// So often in a day one telephone is told that nobody knows it.
    private static let answers = 3
    /// So many telephones are told apart; who comes after them hears nothing.
    private static let limit = 10_000

    private struct Day {
        var from = Instant(milliseconds: 0)
        var told: [Digest: Int] = [:]
    }

    private let day = Mutex(Day())

    /// Whether an answer goes to that telephone, which it counts.
    func hears(_ phone: PhoneNumber, _ house: House) -> Bool {
        let mark = house.answerKey.mark(Array(phone.e164.utf8))
        let now = house.clock.now()
        return day.withLock { day in
            if now < day.from || now >= day.from + .days(1) { day = Day(from: now) }
            let count = day.told[mark] ?? 0
            guard count < Self.answers, count > 0 || day.told.count < Self.limit else {
                return false
            }
            day.told[mark] = count + 1
            return true
        }
    }
}
