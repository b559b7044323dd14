/// What the loop knows of one descriptor.
@safe
struct Watch {
    /// Whoever waits on it: one task at a time.
    ///
    /// Unchecked, for it cannot be resumed twice nor be lost: it is put here by `park` alone, where
    /// none may be; it leaves by `resume` alone, which takes it; and nobody else sees it. What
    /// checking allocates and counts was 600 of the 24,000 instructions of a small request.
    private var waiter: UnsafeContinuation<Wakeup, Never>?
    /// Whom to hand what comes before its waiting task is woken.
    private(set) var reader: ConversationPlace?
    /// What the kernel is asked to report.
    var interest: Interest?
    var isRegistered = false
    var alarm = Alarm()

    var isAwaited: Bool { unsafe waiter != nil }

    /// Takes over the deadline of a reader, which has a new one for each request.
    mutating func askReader() {
        if let reader { alarm.deadline = reader.talk.waitsUntil }
    }

    /// Keeps whoever waits, until `resume`.
    mutating func park(
        _ continuation: UnsafeContinuation<Wakeup, Never>, reader: ConversationPlace?
    ) {
        precondition(!isAwaited, "two tasks wait on one descriptor")
        unsafe waiter = continuation
        self.reader = reader
    }

    /// Ends the wait, if there is one.
    mutating func resume(_ wakeup: Wakeup) {
        guard let waiter = unsafe waiter else { return }
        unsafe self.waiter = nil
        reader = nil
        unsafe waiter.resume(returning: wakeup)
    }
}

extension EventLoop {
    /// Waits until `descriptor` is ready, the deadline passes, or somebody wakes the waiter.
    ///
    /// For actors on the loop's own executor: not isolated, so that the call is no switch of actors,
    /// each of which would look the task's executor up under a lock (measured: 1 µs per request).
    @inline(__always)
    nonisolated func wait(
        for interest: Interest, on descriptor: Int32, until deadline: MonotonicTime,
        reader: ConversationPlace? = nil
    ) async -> Wakeup {
        unsafe await withUnsafeContinuation { continuation in
            assumeIsolated {
                unsafe $0.park(
                    continuation, for: interest, on: descriptor, until: deadline, reader: reader)
            }
        }
    }

    private func park(
        _ continuation: UnsafeContinuation<Wakeup, Never>, for interest: Interest,
        on descriptor: Int32, until deadline: MonotonicTime, reader: ConversationPlace?
    ) {
        let index = Int(descriptor)
        while watches.count <= index { watches.append(Watch()) }
        // A copy, changed and put back: each look at the actor's state is checked for exclusivity.
        var watch = watches[index]
        unsafe watch.park(continuation, reader: reader)
        watch.alarm.deadline = deadline
        register(&watch, descriptor, for: interest)
        armTimer(&watch, descriptor)
        watches[index] = watch
    }

    /// Ends the wait on `descriptor`, if there is one.
    nonisolated func wake(_ descriptor: Int32, with wakeup: Wakeup) {
        assumeIsolated { $0.resume(Int(descriptor), wakeup) }
    }

    /// To be said before a descriptor is closed: its number will soon be another's.
    nonisolated func forget(_ descriptor: Int32) {
        assumeIsolated { $0.unregister(descriptor) }
    }

    private func unregister(_ descriptor: Int32) {
        guard watches.indices.contains(Int(descriptor)) else { return }
        let watch = watches[Int(descriptor)]
        precondition(!watch.isAwaited, "a descriptor is closed while a task waits on it")
        if watch.isRegistered { poller.remove(descriptor) }
        watches[Int(descriptor)].isRegistered = false
        watches[Int(descriptor)].interest = nil
    }

    /// Hands an event to its waiter; without one the kernel is told not to report it again.
    func take(_ event: Poller.Event) {
        let index = Int(event.descriptor)
        guard watches.indices.contains(index) else { return }
        // A copy: each look at the actor's state is checked for exclusivity.
        let watch = watches[index]
        guard watch.isRegistered else { return }
        if watch.isAwaited {
            if !hasBeenRead(by: watch, event) { watches[index].resume(.ready) }
        } else if event.isHangUp {
            // Reported even when nothing is asked for: only removal silences it.
            poller.remove(event.descriptor)
            watches[index].isRegistered = false
            watches[index].interest = nil
        } else {
            poller.change(event.descriptor, to: nil)
            watches[index].interest = nil
        }
    }

    /// Whether a connection could deal with what came while its task waits on.
    ///
    /// Its new deadline stays with it, and is asked for when the old one has passed.
    private func hasBeenRead(by watch: Watch, _ event: Poller.Event) -> Bool {
        guard let reader = watch.reader else { return false }
        let received = take(from: event.descriptor)
        // What one call left behind, were it only the end, is not told of again by itself.
        if event.isLast || received?.isFull(of: Self.scratchBytes) == true {
            poller.change(event.descriptor, to: watch.interest)
        }
        guard let deadline = reader.take(received, on: self) else { return false }
        if !watch.alarm.covers(deadline) {
            let index = Int(event.descriptor)
            watches[index].alarm.deadline = deadline
            armTimer(&watches[index], event.descriptor)
        }
        return true
    }

    private func register(
        _ watch: inout Watch, _ descriptor: Int32, for interest: Interest
    ) {
        if !watch.isRegistered {
            poller.add(descriptor, for: interest)
            watch.isRegistered = true
        } else if watch.interest != interest {
            poller.change(descriptor, to: interest)
        }
        watch.interest = interest
    }

    private func resume(_ index: Int, _ wakeup: Wakeup) {
        guard watches.indices.contains(index) else { return }
        watches[index].resume(wakeup)
    }
}

extension EventLoop {
    private func armTimer(_ watch: inout Watch, _ descriptor: Int32) {
        guard let moment = watch.alarm.arm() else { return }
        timers.insert(.watch(descriptor: descriptor), at: moment)
    }

    func fireTimers() {
        while let first = timers.takeFirst(dueAt: turnTime) {
            switch first.key {
            case .sleeper(let key):
                sleepers.removeValue(forKey: key)?.resume(returning: .timedOut)
            case .watch(let descriptor):
                fireTimer(descriptor, set: first.moment)
            }
        }
    }

    private func fireTimer(_ descriptor: Int32, set moment: MonotonicTime) {
        let index = Int(descriptor)
        guard watches[index].alarm.take(moment), watches[index].isAwaited else { return }
        watches[index].askReader()
        if watches[index].alarm.isOver(at: turnTime) {
            resume(index, .timedOut)
        } else {
            armTimer(&watches[index], descriptor)
        }
    }
}
