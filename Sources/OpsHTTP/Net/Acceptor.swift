/// Takes the connections of one listener in, and keeps them until they end.
actor Acceptor {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.executor.asUnownedSerialExecutor()
    }

    private let service: Service
    private var listener: Listener?
    private let descriptor: Int32
    private var connections: [ObjectIdentifier: Connection] = [:]
    private var isDraining = false
    private var emptied: CheckedContinuation<Void, Never>?

    init(_ listener: consuming Listener, on loop: EventLoop, serving service: Service) {
        descriptor = listener.descriptor
        self.listener = consume listener
        self.loop = loop
        self.service = service
    }

    /// How long accepting pauses when the process or the machine has no descriptors left.
    private static let exhaustionPause = Duration.milliseconds(100)

    /// Accepts until it is told to drain, and returns when the last connection has ended.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !isDraining {
                let wakeup = await loop.wait(for: .reading, on: descriptor, until: .never)
                guard wakeup == .ready, !isDraining else { break }
                guard !acceptAll(into: &group) else { continue }
                // Only a cancelled task wakes early, and then the condition above ends the loop.
                try? await loop.sleep(for: Self.exhaustionPause)
            }
            loop.forget(descriptor)
            listener = nil
        }
    }

    /// Takes everybody who waits; false when there is no room in the process.
    private func acceptAll(into group: inout DiscardingTaskGroup) -> Bool {
        while true {
            switch listener?.accept() {
            case .accepted(let descriptor, let peer): take(descriptor, of: peer, into: &group)
            case .passing: continue
            case .exhausted: return false
            case .nobody, nil: return true
            }
        }
    }

    private func take(
        _ descriptor: Int32, of peer: Address, into group: inout DiscardingTaskGroup
    ) {
        let connection = Connection(owning: descriptor, of: peer, on: loop, serving: service)
        let refusal = service.admission.admit(peer)
        // Beyond both caps the connection is closed unanswered: its owner goes with this function.
        if refusal != nil, !service.admission.beginRefusal() { return }
        connections[ObjectIdentifier(connection)] = connection
        service.counters.countOpened()
        group.addTask(executorPreference: loop.executor) {
            if let refusal {
                await connection.turnAway(refusal)
            } else {
                await connection.run()
            }
            await self.ended(connection, wasAdmitted: refusal == nil)
        }
    }

    private func ended(_ connection: Connection, wasAdmitted: Bool) {
        connections[ObjectIdentifier(connection)] = nil
        service.counters.countClosed()
        if wasAdmitted {
            service.admission.leave(connection.peer)
        } else {
            service.admission.endRefusal()
        }
        if connections.isEmpty { wakeDrainer() }
    }
}

extension Acceptor {
    /// Stops accepting, lets what is in hand be answered until `deadline`, then ends the rest.
    ///
    /// Says how many connections had to be ended.
    func drain(until deadline: MonotonicTime) async -> Int {
        beginDraining()
        await waitUntilEmpty(deadline)
        let abandoned = connections.count
        abandonAll()
        return abandoned
    }

    /// All at one blow, with no hop between: when the first one closes, all have been told.
    private func beginDraining() {
        isDraining = true
        loop.wake(descriptor, with: .stopped)
        for connection in connections.values { connection.assumeIsolated { $0.drain() } }
    }

    private func abandonAll() {
        for connection in connections.values { connection.assumeIsolated { $0.abandon() } }
    }

    private func waitUntilEmpty(_ deadline: MonotonicTime) async {
        guard !connections.isEmpty else { return }
        let alarm = Task(executorPreference: loop.executor) {
            try await self.loop.sleep(until: deadline)
            await self.wakeDrainer()
        }
        // Asked again at the last moment: the last connection may have ended in the meantime.
        await withCheckedContinuation { waiting in
            if connections.isEmpty { waiting.resume() } else { emptied = waiting }
        }
        alarm.cancel()
    }

    private func wakeDrainer() {
        emptied.take()?.resume()
    }
}
