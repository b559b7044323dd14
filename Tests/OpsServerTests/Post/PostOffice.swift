import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Synchronization
import Testing

@testable import OpsServer

/// A gateway that does what a test says, and remembers what it was given.
final class HandGateway: Gateway {
    private struct State {
        var letters: [Letter] = []
        var answers: [Delivery] = []
        var hangs = false
        /// As long as these are kept, nobody comes back.
        var held: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())
    let way = MessageWay.command

    var letters: [Letter] { state.withLock { $0.letters } }

    /// What it answers next, in order; then `.sent`.
    func answer(_ deliveries: Delivery...) {
        state.withLock { $0.answers += deliveries }
    }

    /// From now on nothing comes back.
    func hang() {
        state.withLock { $0.hangs = true }
    }

    /// What hangs comes back, and nothing hangs any more.
    func letGo() {
        let held = state.withLock { state in
            state.hangs = false
            defer { state.held = [] }
            return state.held
        }
        for one in held { one.finish() }
    }

    func send(_ letter: Letter, at instant: Instant, within time: Duration) async -> Delivery {
        let answer: Delivery? = state.withLock { state in
            state.letters.append(letter)
            if state.hangs { return nil }
            return state.answers.isEmpty ? .sent : state.answers.removeFirst()
        }
        if let answer { return answer }
        let (stream, end) = AsyncStream.makeStream(of: Void.self)
        let isHung = state.withLock { state in
            if state.hangs { state.held.append(end) }
            return state.hangs
        }
        guard isHung else { return .sent }
        for await _ in stream {}
        return .sent
    }
}

extension Premises {
    /// A post for this house, without chance in its waiting.
    func post(
        through gateway: any Gateway, _ change: (inout PostLimits) -> Void = { _ in }
    ) -> Post {
        var limits = PostLimits()
        limits.jitter = { 0 }
        change(&limits)
        let post = Post(house: house, gateway: gateway, limits: limits)
        post.start()
        return post
    }

    /// A deployment that tells its volunteers, two of them, and a question to both; answers the request.
    func ask(_ volunteers: Int = 2) async throws -> Int64 {
        try await deploy("92-montrouge", tells: true, ("hygiene", 240, 1, nil))
        var numbers: [Int64] = []
        for _ in 0..<volunteers { numbers.append(try await addVolunteer()) }
        let request = try await logContact("hygiene")
        try await post(
            "/v1/requests/\(request)/offers", #"{"volunteers":\#(numbers)}"#, as: .coordinator
        ).expect(201)
        return request
    }

    /// Waits until the API shows so many messages in a state.
    func until(_ count: Int, are state: String) async throws {
        try await untilJournal {
            try await get("/v1/messages?state=\(state)&limit=500").items.count == count
        }
    }

    /// Looks again whenever the journal has grown; over when the test's time is.
    func untilJournal(_ isSo: () async throws -> Bool) async throws {
        let newsroom = house.office.newsroom
        let listener = try #require(newsroom.join())
        while true {
            let head = try house.reading.read { try $0.committedHead().position }
            if try await isSo() { return }
            _ = await withTaskCancellationHandler {
                await listener.wait(after: head)
            } onCancel: {
                newsroom.beat()
            }
            try Task.checkCancellation()
        }
    }

    /// Waits until a gateway was given so many letters; over when the test's time is.
    func until(_ count: Int, at gateway: HandGateway) async throws {
        while gateway.letters.count < count {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
