import Dispatch
import Glibc
import OpsTesting
import Synchronization
import Testing

@testable import OpsHTTP

@Suite(.timeLimit(.minutes(1)))
struct EventLoopTests {
    @Test func `handlers are resumed from another thread, many for one wake-up`() async throws {
        let gate = Gate()
        let handler: @Sendable (Request) async -> Response = { request in
            await gate.pass()
            return await echo(request)
        }
        try await withServer(handler: handler) { served in
            let loops = await served.server.loops
            try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<64 {
                    group.addTask { try await served.client().send(.get, "/\(number)").text }
                }
                await gate.arrivals(64)
                DispatchQueue.global().async { loops[0].holdingWakes { gate.open() } }
                var answers: Set<String> = []
                for try await answer in group { answers.insert(answer) }
                #expect(answers.count == 64)
            }
        }
    }

    @Test func `a batch of resumed tasks costs one wake-up call`() async throws {
        let loop = try EventLoop.start()
        let gate = Gate()
        let tasks = (0..<64).map { _ in
            Task(executorPreference: loop.executor) { await gate.pass() }
        }
        await gate.arrivals(64)
        _ = wakeUps(of: loop)
        loop.holdingWakes { gate.open() }
        for task in tasks { await task.value }
        #expect(wakeUps(of: loop) <= 1)
        await loop.stop()
    }

    /// The calls since this was last asked: the kernel counts them, as the loop never reads them.
    private func wakeUps(of loop: EventLoop) -> UInt64 {
        var count: UInt64 = 0
        let read = unsafe Glibc.read(loop.executor.wakeDescriptor, &count, 8)
        return read == 8 ? count : 0
    }

    @Test func `work runs on the thread of the loop`() async throws {
        let loop = try EventLoop.start()
        let isThere = await loop.run { $0.executor.isIsolatingCurrentContext() }
        #expect(isThere == true)
        #expect(loop.executor.isIsolatingCurrentContext() == false)
        await loop.stop()
    }

    @Test func `whoever stops a loop goes on after it, however often they come back to it`()
        async throws
    {
        let loop = try EventLoop.start()
        await loop.run { loop in
            loop.stop()
            // Each yield is queued anew: more often than a turn of the loop looks at its queue.
            for _ in 0..<100 { await Task.yield() }
            #expect(loop.executor.isIsolatingCurrentContext() == true)
        }
        let sums = await withTaskGroup(of: Int.self) { group in
            for number in 0..<50 {
                group.addTask { await loop.run { _ in number } }
                group.addTask(executorPreference: loop.executor) {
                    await Task.yield()
                    return number
                }
            }
            return await group.reduce(0, +)
        }
        #expect(sums == 49 * 50)
        #expect(loop.executor.isIsolatingCurrentContext() == false)
    }

    @Test func `a socket is closed with its owner, also when the loop has ended`() async throws {
        var ends: [Int32] = [0, 0]
        try #require(
            unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[1]) }
        let loop = try EventLoop.start()
        var line: RawLine? = RawLine(owning: ends[0], on: loop)
        await loop.stop()
        #expect(line != nil)
        line = nil
        // The other end hears of it: this waits until it does.
        let end = ends[1]
        let heard = await blocking {
            var byte: UInt8 = 0
            return unsafe recv(end, &byte, 1, 0)
        }
        #expect(heard == 0)
    }

    @Test func `a handler runs on the thread of its loop, before and after it waits`() async throws
    {
        let loops = Holder<[EventLoop]>([])
        let handler: @Sendable (Request) async -> Response = { _ in
            let executor = loops.value[0].executor
            let before = executor.isIsolatingCurrentContext() == true
            await Task.yield()
            let after = executor.isIsolatingCurrentContext() == true
            return Response(.ok, text: "\(before) \(after)")
        }
        try await withServer(handler: handler) { served in
            loops.value = await served.server.loops
            let response = try await served.client().send(.get, "/")
            #expect(response.text == "true true")
        }
    }

    @Test func `a task that prefers the loop runs there`() async throws {
        let loop = try EventLoop.start()
        let task = Task(executorPreference: loop.executor) { @concurrent in
            loop.executor.isIsolatingCurrentContext()
        }
        #expect(await task.value == true)
        await loop.stop()
    }

    @Test func `sleepers wake in the order of their moments`() async throws {
        let loop = try EventLoop.start()
        let start = MonotonicTime.now
        // On the loop itself, all three lie down in one turn, however busy the machine is.
        let sleeping = Task(executorPreference: loop.executor) { @concurrent in
            await withTaskGroup(of: Int.self) { group in
                for number in [3, 1, 2] {
                    group.addTask {
                        try? await loop.sleep(until: start + .milliseconds(15 * number))
                        return number
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(await sleeping.value == [1, 2, 3])
        #expect(MonotonicTime.now - start >= .milliseconds(45))
        await loop.stop()
    }

    @Test func `a sleeper can be cancelled`() async throws {
        let loop = try EventLoop.start()
        let task = Task { try await loop.sleep(for: .seconds(3600)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await loop.stop()
    }

    @Test(arguments: [1, 2, 3, 10, 1000])
    func `timers come out in order`(_ count: Int) {
        var heap = TimerHeap<Int>()
        var state: UInt64 = 42
        for key in 0..<count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            heap.insert(key, at: MonotonicTime(nanoseconds: Int64(state >> 50)))
        }
        var last = Int64.min
        for _ in 0..<count {
            let next = heap.first?.moment.nanoseconds ?? .min
            #expect(next >= last)
            last = next
            heap.removeFirst()
        }
        #expect(heap.first == nil)
    }
}

/// A value that a handler and its test share.
final class Holder<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value {
        get { mutex.withLock { $0 } }
        set { mutex.withLock { $0 = newValue } }
    }
}
