import Foundation

/// What waits on a thread of its own until it has its answer.
///
/// Tasks share as many threads as there are processors: two tests that each hold one, waiting for what a third was to do,
/// would wait for ever.
package func blocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { answer in
        Thread.detachNewThread { answer.resume(returning: body()) }
    }
}
