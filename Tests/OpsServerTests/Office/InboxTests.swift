import Dispatch
import OpsCore
import OpsTesting
import Synchronization
import Testing

@testable import OpsServer

/// The inbox of the one writer, with a thread that sleeps on it.
struct InboxTests {
    private func question() -> Inbox.Item { .look { _, _ in } }

    @Test func `who sleeps on it is woken when as much has come as it waits for`() async {
        let inbox = Inbox()
        async let taken = blocking {
            inbox.takeAll(waitingFor: 3, until: .distantFuture).count
        }
        for _ in 0..<3 { #expect(inbox.put(question())) }
        #expect(await taken == 3)
    }

    @Test func `a moment that passes ends the wait with what is there`() {
        let inbox = Inbox()
        #expect(inbox.put(question()))
        #expect(inbox.takeAll(waitingFor: 2, until: .now() + .milliseconds(1)).count == 1)
        #expect(inbox.takeAll(waitingFor: 1, until: .now() + .milliseconds(1)).isEmpty)
    }

    @Test func `more orders than its limit are refused, questions are not`() async throws {
        let inbox = Inbox()
        for _ in 0..<Inbox.limit { #expect(inbox.put(question())) }
        #expect(inbox.put(question()))
        let order = Order(
            .access(.revokeToken(Samples.id(1))), by: .house,
            answering: .fromEvents { _ in Reply(status: 200, body: []) })
        await #expect(throws: Full.self) {
            _ = try await withCheckedThrowingContinuation { waiting in
                if !inbox.put(.order(order, waiting)) { waiting.resume(throwing: Full()) }
            }
        }
    }

    private struct Full: Error {}

    @Test func `the end wakes who sleeps`() async {
        let inbox = Inbox()
        async let jobs = blocking { inbox.takeJobs(until: .distantFuture) == nil }
        inbox.end()
        #expect(await jobs)
    }

    /// Every bell is heard once: nothing is lost, and nobody sleeps while something is there.
    @Test(.timeLimit(.minutes(1)))
    func `many hands and one sleeper lose nothing`() async {
        let inbox = Inbox()
        let hands = 4
        let each = 5_000
        async let taken = blocking {
            var count = 0
            var wanted = 1
            while count < hands * each {
                wanted = wanted % 16 + 1
                count += inbox.takeAll(waitingFor: wanted, until: .now() + .microseconds(50)).count
            }
            return count
        }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<hands {
                group.addTask {
                    for _ in 0..<each {
                        #expect(inbox.put(.look { _, _ in }))
                    }
                }
            }
        }
        #expect(await taken == hands * each)
    }
}
