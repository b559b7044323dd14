import Glibc
import OpsHTTP

/// What the service manager hands to a process that it starts (sd_listen_fds(3), sd_notify(3)).
struct Supervisor: Sendable {
    /// A listening socket that the manager has bound, and what it calls it.
    struct Socket: Hashable, Sendable {
        let descriptor: Int32
        let name: String
    }

    private(set) var sockets: [Socket] = []
    private(set) var messenger: LocalMessenger?
    /// How long the manager waits for a sign of life before it ends the process.
    private(set) var watchdog: Duration?

    /// Nobody started the process who wants to hear of it.
    init() {}

    /// Variables that are meant for another process, or make no sense, are as good as absent.
    init(environment: [String: String], process: Int32) {
        if environment["LISTEN_PID"] == "\(process)",
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), count > 0, count < 1_024
        {
            let names = (environment["LISTEN_FDNAMES"] ?? "")
                .split(separator: ":", omittingEmptySubsequences: false)
            sockets = (0..<count).map { index in
                let name = Int(index) < names.count ? String(names[Int(index)]) : "unknown"
                return Socket(descriptor: Self.firstDescriptor + index, name: name)
            }
        }
        messenger = environment["NOTIFY_SOCKET"].flatMap(LocalMessenger.init(to:))
        let meant = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
        if meant, let time = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), time > 0 {
            watchdog = .microseconds(time)
        }
    }

    /// SD_LISTEN_FDS_START.
    private static let firstDescriptor: Int32 = 3

    /// The variables, which are not for those whom the process starts in its turn.
    static let variables = [
        "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES", "NOTIFY_SOCKET", "WATCHDOG_PID",
        "WATCHDOG_USEC",
    ]

    /// Keeps the sockets from whom the process starts in its turn; those that are not used too.
    func keepSockets() {
        for socket in sockets { _ = fcntl(socket.descriptor, F_SETFD, FD_CLOEXEC) }
    }
}

extension Supervisor {
    /// Calls come in from now on.
    func noteReady(_ addresses: [Address]) {
        let list = addresses.map(\.description).joined(separator: ", ")
        messenger?.send("READY=1\nSTATUS=Listening on \(list)")
    }

    func noteStopping() {
        messenger?.send("STOPPING=1\nSTATUS=Answering what is in hand")
    }

    /// Gives a sign of life every half of the manager's patience, as long as `isAlive` says so.
    ///
    /// Without an answer none is given: whatever hangs, the manager starts the server again.
    func keepWatch(asking isAlive: @escaping @Sendable () async -> Bool) -> Task<Void, Never>? {
        guard let messenger, let watchdog else { return nil }
        return Task {
            while !Task.isCancelled {
                if await isAlive() { messenger.send("WATCHDOG=1") }
                try? await Task.sleep(for: watchdog / 2)
            }
        }
    }
}

extension RunningServer {
    /// Whether every loop turns and the office answers; what it answers does not matter.
    ///
    /// A full disk is no reason to start the server again: it is told by `/readyz`.
    func isAlive() async -> Bool {
        for loop in await server.loops { await loop.run { _ in } }
        do {
            try await house.office.ask { _ in () }
        } catch let unavailable as Office.Unavailable {
            return unavailable.reason != .full
        } catch {
            return true
        }
        return true
    }
}
