import Glibc
import Synchronization

/// Two threads and one number, always under the lock, which is held while the other waits in the
/// kernel; with the word `race`, another number that no lock guards.
final class Shared: Sendable {
    let guarded = Mutex(0)
    nonisolated(unsafe) var bare = 0
}

let shared = Shared()
let races = CommandLine.arguments.contains("race")

@Sendable func work(_ nothing: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    for _ in 0..<20 {
        shared.guarded.withLock { number in
            usleep(1_000)
            number += 1
        }
        if races { shared.bare += 1 }
    }
    return nil
}

var threads: [pthread_t] = []
for _ in 0..<2 {
    var thread = pthread_t()
    pthread_create(&thread, nil, work, nil)
    threads.append(thread)
}
for thread in threads { pthread_join(thread, nil) }
exit(shared.guarded.withLock { $0 } == 40 ? 0 : 1)
