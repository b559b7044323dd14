/// The part of a connection that waits for nothing: bytes in, answers out.
///
/// It is one value, so that one look at it is checked for exclusive access and not each of its parts,
/// which was 1,100 of the 17,000 instructions of a small request.
struct Conversation: ~Copyable {
    let service: Service
    var socket: Socket
    var parser: RequestParser
    var outbox = Outbox()
    var requests = 0
    /// Answers made that waited for nothing.
    var answeredAtOnce = 0
    /// When the present stage of the present request must be over.
    var deadline: (stage: RequestParser.Stage, moment: MonotonicTime)?
    /// When the present wait for bytes is over.
    private(set) var waitsUntil = MonotonicTime.never
    /// The server stops: the answer in hand is the last.
    var isDraining = false
    var isWaitingForRequest = false
    /// What the loop's call could not finish: it is the task's turn.
    var unfinished: Step?

    /// What comes next, once all has been done that waits for nothing.
    enum Step {
        case wait
        case yield
        indirect case work(Request, @Sendable () async -> Response)
        indirect case follow(Following, Response)
        case refuse(Refusal)
        case flush
        case conclude(Received)
    }

    /// What is to be done once an answer is written.
    enum Following {
        /// The next request; what is ready goes out with its answer.
        case next
        /// The next request, once what is ready has gone out.
        case flush
        /// Nothing more, once what is ready has gone out.
        case end(Connection.Ending)
        /// The body is made while it is sent.
        case stream(ResponseSerializer.Context)
    }

    init(owning descriptor: Int32, of peer: Address, serving service: Service) {
        socket = Socket(owning: descriptor)
        parser = RequestParser(shared: service.shared, peer: peer)
        self.service = service
    }

    /// So many answers that wait for nothing are made for one client before others have their turn.
    private static var turnAnswers: Int { 16 }
    /// Answers that are ready together are sent together, up to this much.
    private static var outboxBytes: Int { 64 * 1024 }
}

extension Conversation {
    /// Answers what was received, up to the first thing that has to wait.
    mutating func advance(on loop: EventLoop) -> Step {
        while true {
            switch parser.next() {
            case .request(let request):
                switch service.handler(request) {
                case .now(let response):
                    let following = write(response, to: request, on: loop)
                    guard case .next = following else { return .follow(following, response) }
                    answeredAtOnce &+= 1
                    // Who sends many requests at once lets others have their turn in between.
                    if answeredAtOnce % Self.turnAnswers == 0, parser.hasMore { return .yield }
                case .later(let work): return .work(request, work)
                }
            case .sendContinue:
                outbox.bytes.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
            case .failed(let error): return .refuse(.malformed(error))
            case .needMore: return sendNow() ? .wait : .flush
            }
        }
    }

    /// Writes the answer to one request.
    mutating func write(
        _ response: Response, to request: Request, on loop: EventLoop
    ) -> Following {
        requests &+= 1
        deadline = nil
        service.counters.countRequest()
        let persists =
            request.persists && !isDraining && requests < service.limits.requestsPerConnection
        let context = ResponseSerializer.Context(
            method: request.method, version: request.version, persists: persists,
            dateLine: loop.currentDateLine())
        if response.body.isStream { return .stream(context) }
        ResponseSerializer.write(response, context, to: &outbox.bytes)
        guard !persists else { return outbox.count < Self.outboxBytes ? .next : .flush }
        // Who said that this request is its last, and kept to it, sends no more; others may be in
        // the midst of it.
        return .end(request.persists || parser.hasMore ? .linger : .close)
    }

    /// Sends all that is ready if the kernel takes it at once; whether it did.
    ///
    /// False also stands for a client that is gone: the next `flush` will meet it again.
    mutating func sendNow() -> Bool {
        guard !outbox.isEmpty else { return true }
        guard case .done = send() else { return false }
        return true
    }

    /// Sends what the kernel takes of what is ready.
    mutating func send() -> Socket.Outcome {
        outbox.send(on: socket)
    }

    /// Whether there is anything to wait for: a server that stops awaits no more requests.
    mutating func beginsToWait() -> Bool {
        let stage = parser.stage
        guard !isDraining || stage != .idle else { return false }
        isWaitingForRequest = stage == .idle
        return true
    }

    /// When the present stage must be over; set once per stage, not renewed by each byte.
    mutating func stageDeadline(on loop: EventLoop) -> MonotonicTime {
        let stage = parser.stage
        let start: MonotonicTime
        if let deadline, deadline.stage == stage {
            start = deadline.moment
        } else {
            start = loop.turnTime.later(by: service.stageNanoseconds(stage))
            deadline = (stage, start)
        }
        waitsUntil = start
        // A slow but steady sender earns its time byte by byte.
        if stage == .body { waitsUntil = start + service.earned(by: parser.bodyBytesReceived) }
        return waitsUntil
    }
}

extension Conversation {
    /// Answers what has come as far as that goes without waiting.
    ///
    /// - Returns: until when there is to be more; nil when it is the task's turn.
    mutating func take(
        _ bytes: ArraySlice<UInt8>, on loop: EventLoop
    ) -> MonotonicTime? {
        parser.append(bytes)
        let step = advance(on: loop)
        if case .wait = step, beginsToWait() { return stageDeadline(on: loop) }
        unfinished = step
        return nil
    }
}
