import Dispatch
import Testing

@testable import OpsServer

struct RhythmTests {
    private static let start = DispatchTime(uptimeNanoseconds: 7_000_000_000)
    private static let span: UInt64 = 15_000_000_000

    private func moment(_ nanoseconds: UInt64) -> DispatchTime {
        DispatchTime(uptimeNanoseconds: Self.start.uptimeNanoseconds + nanoseconds)
    }

    @Test(arguments: [(span - 1, false), (span, true), (span + 1, true)])
    func `it is due when the span is over, and not a moment before`(
        _ nanoseconds: UInt64, _ isDue: Bool
    ) {
        var rhythm = Rhythm(every: .seconds(15))
        rhythm.begin(at: Self.start)
        let wasDue = rhythm.takeDue(at: moment(nanoseconds))
        #expect(wasDue == isDue)
    }

    @Test func `the next is a span after the last, however late that was`() {
        var rhythm = Rhythm(every: .milliseconds(100))
        rhythm.begin(at: Self.start)
        let taken = [350_000_000, 449_999_999, 450_000_000].map { rhythm.takeDue(at: moment($0)) }
        #expect(taken == [true, false, true])
    }

    @Test func `before it begins and after it has ended nothing is due`() {
        var rhythm = Rhythm(every: .milliseconds(100))
        let before = rhythm.takeDue(at: .distantFuture)
        rhythm.begin(at: Self.start)
        rhythm.end()
        let after = rhythm.takeDue(at: .distantFuture)
        #expect(!before && !after && rhythm.next == nil)
    }
}
