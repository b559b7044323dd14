import OpsCore
import OpsHTTP

extension Configuration {
    /// Reads the words after the program's name.
    static func read(_ words: [String], under supervisor: Supervisor = Supervisor()) throws -> Wish
    {
        var configuration = Configuration(addresses: [])
        configuration.supervisor = supervisor
        var listeners: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts.first ?? word
            func value() throws -> String {
                if parts.count == 2 { return parts[1] }
                guard let next = rest.popFirst() else {
                    throw Misunderstood(description: "\(name) needs a value; see OpsServer --help")
                }
                return next
            }
            switch name {
            case "--data": configuration.dataFolder = try value()
            case "--listen": listeners.append(try value())
            case "--socket-mode": configuration.socketMode = try mode(try value())
            case "--trust": configuration.trusted.append(try network(try value()))
            case "--limit": try configuration.limit(try value())
            case "--country": configuration.country = try dialled(from: try value())
            case "--base-url": configuration.baseURL = try value()
            case "--gateway": configuration.gateway = try gateway(try value())
            case "--gateway-secret-file": configuration.gatewaySecretFile = try value()
            case "--demo": configuration.loadsDemonstration = true
            case "--help", "-h": return .tell(rest.first == "limits" ? helpOnLimits : help)
            case "--version": return .tell("OpsServer \(version)")
            default:
                throw Misunderstood(description: "unknown option \(name); see OpsServer --help")
            }
        }
        try configuration.checkGateway()
        try configuration.listen(on: listeners)
        if let contradiction = configuration.limits.contradiction {
            throw Misunderstood(description: "--limit: \(contradiction)")
        }
        return .serve(configuration)
    }

    /// Where nothing is said: on the sockets of the service manager, else on this machine alone.
    private mutating func listen(on listeners: [String]) throws {
        let standard = supervisor.sockets.isEmpty ? Self.standardAddress : "systemd"
        for listener in listeners.isEmpty ? [standard] : listeners {
            let words = listener.split(separator: ":", maxSplits: 1).map(String.init)
            if words.first == "systemd" {
                inherited += try inheritedSockets(named: words.count == 2 ? words[1] : nil)
            } else if let address = Address(listener) {
                addresses.append(address)
            } else {
                throw Misunderstood(
                    description: "--listen takes an address and a port, such as 127.0.0.1:8080, or "
                        + "unix:/run/ops.sock, or systemd; not \(listener)")
            }
        }
    }

    private static let standardAddress = "127.0.0.1:8080"

    private func inheritedSockets(named name: String?) throws -> [Int32] {
        let found = supervisor.sockets.filter { name == nil || $0.name == name }
        guard !found.isEmpty else {
            throw Misunderstood(
                description: "--listen systemd: the service manager has handed over no socket"
                    + (name.map { " named \($0)" } ?? "") + " (LISTEN_FDS)")
        }
        return found.map(\.descriptor)
    }

    private mutating func limit(_ words: String) throws {
        do throws(ImpossibleLimit) {
            try set(words)
        } catch {
            throw Misunderstood(
                description: "--limit \(words): \(error); see OpsServer --help limits")
        }
    }

    private static func mode(_ text: String) throws -> UInt32 {
        guard let mode = UInt32(text, radix: 8), mode <= 0o777 else {
            throw Misunderstood(description: "--socket-mode takes octal digits, such as 0660")
        }
        return mode
    }

    /// Capital letters or not; `none` takes no number without its country's code.
    private static func dialled(from text: String) throws -> DialledFrom? {
        guard text != "none" else { return nil }
        guard let country = DialledFrom(rawValue: text.uppercased()) else {
            throw Misunderstood(
                description: "--country takes \(DialledFrom.codes), or none: then telephone "
                    + "numbers are written with + and the country's code")
        }
        return country
    }

    private static func gateway(_ text: String) throws -> GatewayWish {
        guard let wish = GatewayWish(text) else {
            throw Misunderstood(
                description: "--gateway takes log, command:/path/to/program, or "
                    + "webhook:http://host:port/path (TLS is the work of a proxy of yours)")
        }
        return wish
    }

    /// A webhook without a signature could be anybody's; a signature without a webhook is a mistake.
    private func checkGateway() throws {
        switch (gateway, gatewaySecretFile) {
        case (.webhook, nil):
            throw Misunderstood(
                description: "--gateway webhook needs --gateway-secret-file FILE: what signs the "
                    + "messages, so that the receiver knows whose they are")
        case (.log, _?), (.command, _?):
            throw Misunderstood(
                description: "--gateway-secret-file is for --gateway webhook:… alone")
        default: return
        }
    }

    private static func network(_ text: String) throws -> Network {
        guard let network = Network(text) else {
            throw Misunderstood(
                description: "--trust takes an address or a network, such as 10.0.0.7 or fd00::/8")
        }
        return network
    }
}

extension Configuration {
    /// What the server below is told: as many connections as the machine has descriptors for.
    ///
    /// Beyond them nobody would be let in, and the archive could open no file.
    func ofServer(log: Log) -> Server.Configuration {
        var server = Server.Configuration(addresses: addresses, limits: limits)
        server.inherited = inherited
        server.socketMode = socketMode
        server.trusted = TrustedPeers(trusted)
        let others = limits.refusalsAtOnce + Self.ownDescriptors
        let available = DescriptorLimit.raise(to: limits.connections + others) - others
        guard available < limits.connections else { return server }
        server.limits.connections = max(1, available)
        log.note(
            "the machine allows \(server.limits.connections) connections, not "
                + "\(limits.connections): raise LimitNOFILE, or ulimit -n")
        return server
    }

    /// Descriptors for archive, log, loops and standard streams, with room to spare.
    private static let ownDescriptors = 64
}
