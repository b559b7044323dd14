/// One keep-alive connection to one server, opened when first needed and again when it was lost.
///
/// Requests sent at the same time are answered one after the other; for more at once make more
/// clients, which cost a socket each.
package actor Client {
    /// How long each part of an exchange may take.
    package struct Timeouts: Sendable {
        package var connecting: Duration = .seconds(5)
        /// From the first byte sent to the last received.
        package var exchange: Duration = .seconds(30)

        package init() {}
    }

    nonisolated let loop: EventLoop
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.executor.asUnownedSerialExecutor()
    }

    private let host: String
    private let port: UInt16
    private let hostField: String
    private let limits: Limits
    private let timeouts: Timeouts
    private var line: ClientLine?
    private var isBusy = false
    private var queue: [CheckedContinuation<Void, Never>] = []

    /// `host` may also be `unix:/path`, then without a port; `limits` are those of answers: status
    /// line, headers, body.
    package init(
        host: String, port: UInt16, loop: EventLoop, limits: Limits = Limits(),
        timeouts: Timeouts = Timeouts()
    ) {
        self.host = host
        self.port = port
        let isLocal = host.hasPrefix("unix:")
        let name = isLocal ? "localhost" : host.contains(":") ? "[\(host)]" : host
        hostField = isLocal || port == 80 ? name : "\(name):\(port)"
        self.loop = loop
        self.limits = limits
        self.timeouts = timeouts
    }

    /// Sends one request and returns the whole answer, or its head where nobody reads the body.
    ///
    /// A body that is not read may be bad, huge or endless: then its connection is not used again.
    /// A request goes out a second time only when the first cannot have been acted on, or when doing
    /// it twice is the same as once: an idle connection may be closed by the server at any moment.
    package func send(
        _ method: Method, _ target: String, headers: Headers = Headers(), body: [UInt8] = [],
        readsBody: Bool = true
    ) async throws(ClientError) -> ClientResponse {
        do throws(ParseError) { _ = try Target(target) } catch { throw .badTarget(target) }
        await takeTurn()
        defer { endTurn() }
        let message = RequestSerializer.bytes(
            method, target, host: hostField, headers: headers, body: body)
        let deadline = MonotonicTime.now + timeouts.exchange
        if let reused = line {
            line = nil
            do throws(ClientError) {
                return try await exchange(
                    message, method, on: reused, readsBody: readsBody, until: deadline)
            } catch .connectionLost(let processed) where !processed || method.isIdempotent {
                // Falls through to a connection of its own.
            }
        }
        let fresh = try await connect()
        return try await exchange(
            message, method, on: fresh, readsBody: readsBody, until: deadline)
    }

    /// Asks for what has no end, on a connection of its own, and hands it out as it comes.
    ///
    /// - Returns: the answer when it has ended after all, or is not 200: then with its body.
    /// - Throws: `ClientError`, also when nothing came for as long as `silence`; and whatever `take`
    ///   throws, which ends the connection.
    package func follow(
        _ target: String, headers: Headers = Headers(), silence: Duration,
        _ take: @Sendable ([UInt8]) async throws -> Void
    ) async throws -> ClientResponse {
        do throws(ParseError) { _ = try Target(target) } catch {
            throw ClientError.badTarget(target)
        }
        let message = RequestSerializer.bytes(
            .get, target, host: hostField, headers: headers, body: [])
        let line = try await connect()
        return try await line.follow(
            message, ResponseParser(to: .get, limits: limits), silence: silence, take)
    }

    /// Closes the connection, if there is one.
    package func close() {
        line = nil
    }

    private func exchange(
        _ message: [UInt8], _ method: Method, on line: ClientLine, readsBody: Bool,
        until deadline: MonotonicTime
    ) async throws(ClientError) -> ClientResponse {
        let parser = ResponseParser(to: method, limits: limits)
        let response = try await line.exchange(
            message, parser, readsBody: readsBody, until: deadline)
        if response.persists { self.line = line }
        return response
    }

    private func connect() async throws(ClientError) -> ClientLine {
        let deadline = MonotonicTime.now + timeouts.connecting
        var failure = ClientError.cannotConnect(reason: "no address for \(host)")
        for address in try await NameLookup.addresses(of: host, port: port) {
            do throws(ClientError) {
                return try await ClientLine(to: address, on: loop, until: deadline)
            } catch {
                failure = error
            }
        }
        throw failure
    }
}

extension Client {
    private func takeTurn() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { continuation in
            // Looked at again: the turn may have ended while this task was being put to sleep.
            guard !isBusy else { return queue.append(continuation) }
            isBusy = true
            continuation.resume()
        }
    }

    /// Passes the turn on: `isBusy` stays set for the next in the queue.
    private func endTurn() {
        guard !queue.isEmpty else {
            isBusy = false
            return
        }
        queue.removeFirst().resume()
    }
}
