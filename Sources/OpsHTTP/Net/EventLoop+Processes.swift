import CLinux
import Glibc

extension EventLoop {
    /// Waits until a child of this process has ended, without a thread for it.
    ///
    /// Its end is not taken off: until then its number is nobody else's.
    ///
    /// - Returns: false when it still runs after `time`, or cannot be watched.
    package func hasEnded(_ process: Int32, within time: Duration) async -> Bool {
        let descriptor = ops_pidfd_open(process)
        guard descriptor >= 0 else { return false }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let wakeup = await wait(for: .reading, on: descriptor, until: .now + time)
        forget(descriptor)
        _ = Glibc.close(descriptor)
        return wakeup == .ready
    }
}
