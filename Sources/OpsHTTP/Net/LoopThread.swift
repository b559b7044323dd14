import Glibc

/// The thread under an event loop.
enum LoopThread {
    /// Starts a thread that runs the loop until it is stopped, and keeps the loop alive so long.
    static func start(_ loop: EventLoop) throws(NetworkError) {
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(loop)
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                let loop = unsafe Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue()
                loop.executor.adoptThread()
                loop.assumeIsolated { $0.runUntilStopped() }
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            unsafe context.release()
            throw NetworkError("pthread_create", code: code)
        }
        pthread_detach(thread)
    }
}
