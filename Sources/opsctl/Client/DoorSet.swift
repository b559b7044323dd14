import OpsHTTP

/// Several doors to one server, and the thread on which they are cheapest to use.
struct DoorSet: Sendable {
    let doors: [any Door]
    /// Nil when any thread is as good.
    let executor: (any TaskExecutor)?

    /// Doors over as many connections, all on one event loop.
    static func http(to address: ServerAddress, count: Int) throws -> DoorSet {
        let loop = try EventLoop.start()
        let doors = (0..<count).map { _ in HTTPDoor(to: address, on: loop) }
        return DoorSet(doors: doors, executor: loop.executor)
    }
}
