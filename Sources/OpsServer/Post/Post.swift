import OpsCore
import OpsStore
import Synchronization

/// Takes messages out of the house, beside the office and the loops: a gateway that hangs holds up nobody.
///
/// What is to go out stands in the tables, what became of it goes through the office into the journal, many together.
/// Between the two a sudden end may come: then a message goes out again, under the same identity (at least once).
final class Post: Sendable {
    private let house: House
    private let gateway: any Gateway
    private let limits: PostLimits
    let bell = PostBell()
    private let state = Mutex(State())

    private struct State {
        /// Messages, by whom they go to.
        var inHand: [Int64: Identifier<Volunteer>] = [:]
        var outcomes: [MessageOutcome] = []
        var isStopping = false
        var isOver = false
        var hasFinished = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// When the office cannot take what happened, it is asked again after this.
    private static let pause = Duration.seconds(1)
    /// Reported together at the most, so that no call waits behind it.
    private static let reportedTogether = 500

    init(house: House, gateway: any Gateway, limits: PostLimits) {
        self.house = house
        self.gateway = gateway
        self.limits = limits
    }

    func start() {
        house.office.onMail { [weak self] in self?.bell.ring() }
        Task { await run() }
    }

    /// How many are in the hands of the gateway, or not written down yet.
    var inHand: Int { state.withLock { $0.inHand.count } }

    private func run() async {
        // A house without messages opens no door for them.
        var hasWork = await hasMessages()
        while !state.withLock(\.isStopping) {
            var next: Duration?
            do {
                try await report()
                if hasWork { next = try await takeOut() }
            } catch {
                house.log.failure(error, reference: "post")
                next = Self.pause
            }
            await bell.sleep(for: next)
            hasWork = true
        }
        await finish()
    }

    private func hasMessages() async -> Bool {
        (try? await house.office.ask { !$0.messages.live.isEmpty }) ?? true
    }

    /// Gives what is due to the gateway, as much as it takes.
    ///
    /// - Returns: how long nothing is to be done unless somebody rings.
    private func takeOut() async throws -> Duration? {
        let held = state.withLock(\.inHand)
        let free = gateway.atOnce(limits) - held.count
        guard free > 0 else { return nil }
        // By the office's time, which never goes back, whatever is done to the machine's clock.
        let now = house.office.present
        let (due, names, next) = try await house.longReading.read { room in
            let due = try room.messagesToSend(at: now, limit: free, besides: held)
            let isOwn = due.contains { OwnNeed($0.need) != nil }
            return (due, isOwn ? try room.ownNeeds() : [], try room.nextMessage(after: now))
        }
        let known = Dictionary(names.map { ($0.need, $0.name) }) { first, _ in first }
        for message in due { hand(over: message, at: now, known) }
        return next.map { .milliseconds(max(0, $0.since(now).milliseconds)) }
    }

    private func hand(
        over message: MessageToSend, at now: Instant, _ names: [OwnNeed: LocalizedText]
    ) {
        state.withLock { $0.inHand[message.number] = message.volunteer }
        if let until = message.until, until <= now {
            return take(.failed(.tooLate, retryIn: nil), of: message)
        }
        guard !message.isStopped else {
            return take(.failed(.stopped, retryIn: nil), of: message)
        }
        guard message.phone != nil || !gateway.needsTelephone else {
            return take(.failed(.noTelephone, retryIn: nil), of: message)
        }
        let letter = letter(of: message, names)
        // Whoever checks a signature goes by the clocks of today.
        let sentAt = house.clock.now()
        Task {
            let delivery = await gateway.send(letter, at: sentAt, within: limits.letterTime)
            take(result(of: delivery, after: message.attempts + 1), of: message)
        }
    }

    private func letter(
        of message: MessageToSend, _ names: [OwnNeed: LocalizedText]
    ) -> Letter {
        let need = NeedKind(rawValue: message.need) ?? .information
        var name = need.text
        if case .own(let own) = need, let said = names[own] { name = said }
        let token = AnswerLink.token(for: message.solicitation, key: house.answerKey)
        let place = message.place.text
        let text = MessageText(
            kind: message.kind, missionNumber: message.missionNumber, need: name,
            place: message.placeName ?? LocalizedText(fr: place, es: place, en: place),
            until: message.until, dueAt: message.dueAt, wall: message.wall,
            code: ReplyCode(for: message.solicitation, key: house.answerKey),
            link: house.baseURL.map { $0 + AnswerLink.path + token })
        return Letter(
            id: "msg_\(message.id)", number: message.number, kind: message.kind,
            missionNumber: message.missionNumber, volunteerNumber: message.volunteerNumber,
            to: message.phone ?? "", language: message.language,
            text: text.text(in: message.language))
    }

    private func result(of delivery: Delivery, after attempts: Int64) -> MessageOutcome.Result {
        switch delivery {
        case .sent: return .sent
        case .refused(let reason): return .failed(reason, retryIn: nil)
        case .again(let reason, let asked):
            let span = limits.wait(after: attempts, asked: asked)
            let milliseconds = span.map { Int64($0 / .milliseconds(1)) }
            return .failed(reason, retryIn: milliseconds.map(TimeSpan.init(milliseconds:)))
        }
    }

    private func take(_ result: MessageOutcome.Result, of message: MessageToSend) {
        state.withLock { $0.outcomes.append(MessageOutcome(message.number, result)) }
        bell.ring()
    }

    /// Has the office write down what became of messages; until it has, they stay in hand.
    private func report() async throws {
        while true {
            let outcomes = state.withLock { Array($0.outcomes.prefix(Self.reportedTogether)) }
            guard !outcomes.isEmpty else { return }
            let way = gateway.way
            let sent = outcomes.filter { $0.result == .sent }.map(\.message)
            let order = Order(
                by: .house, answering: .fromEvents { _ in Reply(status: 200, body: []) },
                making: { room in
                    .messages(.report(way, outcomes, late: try room.lateMessages(among: sent)))
                })
            _ = try await house.office.carryOut(order)
            state.withLock { state in
                state.outcomes.removeFirst(outcomes.count)
                for one in outcomes { state.inHand[one.message] = nil }
            }
        }
    }

    // MARK: The end

    /// Takes out nothing more, and waits for what is in hand, no longer than `time`.
    ///
    /// What has not come back by then goes out again at the next start.
    func stop(within time: Duration) async {
        state.withLock { $0.isStopping = true }
        bell.ring()
        let patience = Task {
            try? await Task.sleep(for: time)
            state.withLock { $0.isOver = true }
            bell.ring()
        }
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                guard !state.hasFinished else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isDone { continuation.resume() }
        }
        patience.cancel()
        await gateway.close()
    }

    private func finish() async {
        while state.withLock({ !$0.inHand.isEmpty && !$0.isOver }) {
            guard (try? await report()) != nil else { break }
            guard state.withLock({ !$0.inHand.isEmpty && !$0.isOver }) else { break }
            await bell.sleep(for: nil)
        }
        let waiting = state.withLock { state in
            state.hasFinished = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }
}

extension Office {
    /// Who is told that something is to go out.
    nonisolated func onMail(_ body: @escaping @Sendable () -> Void) {
        mail.withLock { $0 = body }
    }

    /// After the commit: what was queued stands in the tables.
    func announceMail() {
        guard hasMail, !mustRestore else { return }
        hasMail = false
        mail.withLock { $0 }?()
    }

    func noteMail(in events: [RecordedEvent]) {
        guard events.contains(where: \.event.isMail) else { return }
        hasMail = true
    }
}

extension Event {
    /// Whether something is to leave the house.
    var isMail: Bool {
        switch self {
        case .messages(.queued(let batch)): !batch.isHeld
        case .messages(.retried): true
        default: false
        }
    }
}
