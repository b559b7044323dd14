import OpsCore
import Synchronization

/// What is to be done of an import of volunteers, and what became of it.
final class RosterLedger: Sendable {
    /// A line on its way to the server.
    struct Parcel: Sendable {
        let line: Int
        let question: Question
    }

    /// What became of the lines.
    struct Tally: Hashable, Sendable {
        var added: Int64 = 0
        var changed: Int64 = 0
        var same: Int64 = 0
        var refused: Int64 = 0

        var kept: Int64 { added + changed }
        var lines: Int64 { kept + same + refused }
    }

    private struct State {
        var tally = Tally()
        var next = 0
        var isClosed = false
        var problems: [(line: Int, problem: RosterLineProblem)] = []

        mutating func refuse(_ line: Int, _ more: [RosterLineProblem]) {
            tally.refused += 1
            problems += more.map { (line: line, problem: $0) }
        }
    }

    let parcels: [Parcel]
    private let state: Mutex<State>

    /// Whoever was changed after `position` is not what the preview showed.
    init(_ plan: RosterPlan, since position: Int64, source: String) {
        var state = State()
        var parcels: [Parcel] = []
        for step in plan.steps {
            switch step.outcome {
            case .same: state.tally.same += 1
            case .refused(let problems):
                state.refuse(step.line, problems)
            case .change(let entry, _) where entry.version > position:
                state.refuse(step.line, [RosterLineProblem(.changedSince(number: entry.number))])
            case .add, .change:
                guard
                    let question = step.outcome.question(
                        plan.kind, line: step.line, source: source)
                else {
                    continue
                }
                parcels.append(Parcel(line: step.line, question: question))
            }
        }
        self.parcels = parcels
        self.state = Mutex(state)
    }

    var tally: Tally { state.withLock(\.tally) }

    /// In the order of the lines.
    var problems: [(line: Int, problem: RosterLineProblem)] {
        state.withLock { $0.problems.sorted { $0.line < $1.line } }
    }

    /// The next line to be sent; nil when there are no more, or nobody wants any.
    func take() -> Parcel? {
        state.withLock { state in
            guard !state.isClosed, state.next < parcels.count else { return nil }
            defer { state.next += 1 }
            return parcels[state.next]
        }
    }

    func close() {
        state.withLock { $0.isClosed = true }
    }

    /// Notes what the server said of a line; whoever may not ask at all is told at once.
    func note(_ answer: Answer, of parcel: Parcel) throws {
        switch ExitCode(status: answer.status) {
        case .done:
            state.withLock { state in
                if parcel.question.method == "POST" {
                    state.tally.added += 1
                } else {
                    state.tally.changed += 1
                }
            }
        case .notAllowed: throw ServerProblem(answer)
        case .failed, .refused, .usage, .later, .interrupted, .notFound:
            let problem = ServerProblem(answer)
            if ["roster.nothing_to_change", "candidate.nothing_to_change"].contains(problem.code) {
                state.withLock { $0.tally.same += 1 }
                return
            }
            let words = [problem.shownTitle] + problem.errors.map { "\($0.pointer) \($0.detail)" }
            state.withLock { state in
                state.refuse(
                    parcel.line,
                    [RosterLineProblem(.refused(words.joined(separator: "; ")))])
            }
        }
    }
}

extension RosterPlan.Outcome {
    /// What is asked of the server, under a key that the same line of the same file has at each run.
    fileprivate func question(
        _ kind: RosterKind, line: Int, source: String
    ) -> Question? {
        guard let document else { return nil }
        var method = "POST"
        var target = "/v1/\(kind.rawValue)"
        var headers = [Header("Content-Type", "application/json")]
        var version = ""
        if case .change(let entry, _) = self {
            method = "PATCH"
            target = Target("v1", kind.rawValue, entry.id).text
            version = "\"v\(entry.version)\""
            headers.append(Header("If-Match", version))
        }
        let bytes = Array("\(kind.rawValue)\n\(source)\n\(line)\n\(version)\n".utf8) + document
        let key = "roster-" + SHA256.digest(of: bytes).hexadecimal.prefix(48)
        headers.append(Header("Idempotency-Key", key))
        return Question(method, target, headers: headers, body: document)
    }
}

extension Output {
    /// What was done, and what was not.
    func outcome(_ ledger: RosterLedger) throws {
        let tally = ledger.tally
        guard !manner.isJSON else {
            return try json(document(tally, ledger.problems))
        }
        for (line, problem) in ledger.problems {
            let words = problem.text
            say(
                LocalizedText(
                    fr: "ligne \(line) : \(words.fr)", es: "línea \(line): \(words.es)",
                    en: "line \(line): \(words.en)"))
        }
        try line(
            LocalizedText(
                fr: "\(tally.lines) lignes : \(tally.added) ajoutés, \(tally.changed) changés, "
                    + "\(tally.same) inchangés, \(tally.refused) refusées",
                es: "\(tally.lines) líneas: \(tally.added) añadidos, \(tally.changed) cambiados, "
                    + "\(tally.same) sin cambios, \(tally.refused) rechazadas",
                en: "\(tally.lines) lines: \(tally.added) added, \(tally.changed) changed, "
                    + "\(tally.same) as they are, \(tally.refused) refused"))
    }

    private func document(
        _ tally: RosterLedger.Tally, _ problems: [(line: Int, problem: RosterLineProblem)]
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("added", tally.added)
        json.member("changed", tally.changed)
        json.member("same", tally.same)
        json.member("refused", tally.refused)
        json.member("problems", each: problems) { json, one in
            json.beginObject()
            json.member("line", Int64(one.line))
            json.key("problem")
            json.problem(one.problem)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}
