/// An HTTP/1.1 server: listens, has requests answered by one handler, stops without dropping any.
package actor Server {
    /// What can be set.
    package struct Configuration: Sendable {
        package var addresses: [Address]
        /// Threads, each with a listener of its own on every address.
        package var loops = 1
        package var limits = Limits()
        /// Sockets that another process has bound for this one; served by the first loop.
        package var inherited: [Int32] = []
        /// The mode of the file of each unix socket.
        package var socketMode: UInt32 = 0o660
        /// Who is believed about others, and may make many connections.
        package var trusted = TrustedPeers()

        package init(addresses: [Address], limits: Limits = Limits(), loops: Int = 1) {
            self.addresses = addresses
            self.limits = limits
            self.loops = loops
        }
    }

    package nonisolated let counters = Counters()
    private let configuration: Configuration
    private let service: Service
    private var acceptors: [Acceptor] = []
    private var accepting: [Task<Void, Never>] = []
    package private(set) var loops: [EventLoop] = []

    package init(
        configuration: Configuration,
        refuse: @escaping @Sendable (Refusal) -> Response = {
            Response($0.status, text: "\($0.status)\n")
        },
        answering handler: @escaping @Sendable (Request) -> Answering
    ) {
        self.configuration = configuration
        service = Service(
            limits: configuration.limits, counters: counters,
            admission: Admission(limits: configuration.limits, trusting: configuration.trusted),
            refuse: refuse, handler: handler)
    }

    /// A server whose handler waits, or may wait, for every answer.
    package init(
        configuration: Configuration,
        refuse: @escaping @Sendable (Refusal) -> Response = {
            Response($0.status, text: "\($0.status)\n")
        },
        handler: @escaping @Sendable (Request) async -> Response
    ) {
        self.init(
            configuration: configuration, refuse: refuse,
            answering: { request in .later { await handler(request) } })
    }

    /// Binds, begins to serve, and says where: port 0 has become a free one.
    package func start() throws -> [Address] {
        precondition(loops.isEmpty, "a server is started once")
        for _ in 0..<max(1, configuration.loops) { loops.append(try .start()) }
        var bound = configuration.addresses
        for (number, loop) in loops.enumerated() {
            // A port can be shared by many sockets; a file has one, and the first loop serves it.
            for index in bound.indices where number == 0 || !bound[index].isLocal {
                let listener = try Listener(
                    bound[index], sharesPort: loops.count > 1, mode: configuration.socketMode)
                bound[index] = listener.address
                accept(listener, on: loop)
            }
        }
        for descriptor in configuration.inherited {
            let listener = try Listener(inheriting: descriptor)
            bound.append(listener.address)
            accept(listener, on: loops[0])
        }
        return bound
    }

    private func accept(_ listener: consuming Listener, on loop: EventLoop) {
        let acceptor = Acceptor(listener, on: loop, serving: service)
        acceptors.append(acceptor)
        accepting.append(Task(executorPreference: loop.executor) { await acceptor.run() })
    }

    /// Stops accepting, answers what is in hand, closes the idle, and ends the loops.
    ///
    /// What is not answered in time is cancelled and cut off; says how many connections that were.
    @discardableResult
    package func stop(within time: Duration) async -> Int {
        let deadline = MonotonicTime.now + time
        // Taken away first: a second call finds nothing to stop, and no loop that answers no more.
        let (acceptors, accepting, loops) = (acceptors, accepting, loops)
        (self.acceptors, self.accepting, self.loops) = ([], [], [])
        var abandoned = 0
        for acceptor in acceptors { abandoned += await acceptor.drain(until: deadline) }
        for task in accepting {
            if abandoned > 0 { task.cancel() } else { await task.value }
        }
        for loop in loops { await loop.stop() }
        return abandoned
    }
}
