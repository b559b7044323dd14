import Foundation
import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// Keys by chance against a server by chance: what must hold after each.
@Suite struct FormPropertyTests {
    /// `OPS_ROUNDS` walks further than a suite has time for.
    private static let rounds =
        ProcessInfo.processInfo.environment["OPS_ROUNDS"].flatMap { UInt64($0) } ?? 3

    @Test(arguments: 0..<rounds)
    func `whatever is typed and whatever comes back, the form stays sound`(_ round: UInt64) throws {
        // OPS_SEED replays round 0 with the seed that was printed.
        let seed = Seeds.next(for: "sound form, round \(round)") &+ round
        var chance = SeededGenerator(seed: seed)
        var world = FormWorld(language: PublicationLanguage.allCases[Int(round % 3)])
        // Chance may settle a form late: it walks on until it has proven something.
        for step in 0..<3_000 where step < 700 || !world.hasProvenSomething {
            try world.step(&chance)
            let faults = world.faults(&chance)
            try #require(
                faults.isEmpty,
                "seed \(seed), step \(step): \(faults.joined(separator: "; "))\n\(world.form)")
        }
        #expect(world.saves > 2, "a form that is never saved proves nothing")
        #expect(world.alerts > 0)
        #expect(world.settledLooks > 5)
    }
}

/// A form, and a server that answers late, wrongly or not at all, but does nothing twice.
private struct FormWorld {
    var form: Form
    var saves = 0
    var alerts = 0
    var settledLooks = 0
    private var waiting: [FormEffect] = []
    /// Contacts at the server, by the attempt that logged them.
    private var logged: [Int: ContactDraft] = [:]
    private var refused: Set<Int> = []
    private var added: Set<Int> = []
    private var current: Int?
    private var version = 0
    /// Somebody else has changed the contact, and the form has not read it since.
    private var isStale = false
    /// Attempts that belong to the form that is open.
    private var firstAttempt = 1

    var hasProvenSomething: Bool { saves > 2 && alerts > 0 && settledLooks > 5 }

    init(language: PublicationLanguage) {
        form = Form(language: language)
        form.country = .france
    }

    mutating func step(_ chance: inout SeededGenerator) throws {
        if chance.below(3) == 0, !waiting.isEmpty {
            let effect = waiting.remove(at: chance.below(waiting.count))
            guard let event = answer(effect, &chance) else { return }
            note(form.take(event))
        } else {
            let key = Self.key(&chance)
            let before = form.attempts
            let had = form.contact != nil || form.sending != nil || form.draft != ContactDraft()
            note(form.take(.key(key)))
            if had, form.contact == nil, form.sending == nil, form.draft == ContactDraft() {
                firstAttempt = before + 1
                current = nil
                isStale = false
            }
        }
    }

    private mutating func note(_ effects: [FormEffect]) {
        waiting += effects.filter { ![.suspend, .redraw, .leave, .learnNeeds].contains($0) }
    }

    private static func key(_ chance: inout SeededGenerator) -> Key {
        let letters = Array("rltm1234 o@é日\u{301}0639981234y")
        let keys: [Key] = [
            .enter, .tab, .tab, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left,
            .right, .home, .end, .pageUp, .pageDown, .control("u"), .control("w"), .control("z"),
            .paste("06 39 98 12 34"), .paste("\n\u{1B}[A"), .function(1), .function(12),
        ]
        switch chance.below(20) {
        case 0: return .function(2)
        case 1: return .control("s")
        case 2: return [Key.function(4), .function(5), .function(6), .function(8)][chance.below(4)]
        case 3: return chance.below(4) == 0 ? .control("n") : .control("c")
        case 4..<12: return .character(letters[chance.below(letters.count)])
        default: return keys[chance.below(keys.count)]
        }
    }

    /// Does what was asked, or not, and says so, or not.
    private mutating func answer(
        _ effect: FormEffect, _ chance: inout SeededGenerator
    ) -> FormEvent? {
        let luck = chance.below(8)
        switch effect {
        case .log(let attempt, let draft):
            if draft.isDanger { alerts += 1 }
            return .contact(attempt: attempt, log(attempt, draft, luck))
        case .add(let attempt, _, let tag, let draft):
            return .contact(attempt: attempt, add(attempt, draft, tag, luck))
        case .reload(let attempt, _):
            guard luck > 0 else { return .reloaded(attempt: attempt, .unsure("lost")) }
            isStale = false
            return .reloaded(attempt: attempt, .done(contact(nil)))
        case .openAlert(let attempt, _):
            alerts += 1
            let outcomes: [FormEvent.Outcome<OpenedAlert>] = [
                .unsure("lost"), .unsent("absent"), .refused(.init("no")),
            ]
            return .alert(
                attempt: attempt, luck < 3 ? outcomes[luck] : .done(.sample()))
        case .retry(let attempt, _): return .timeToRetry(attempt: attempt)
        case .noteService(let attempt, _, _, _):
            return .service(attempt: attempt, luck == 0 ? .unsure("lost") : .done(.sample()))
        case .search(let ticket, _):
            return luck < 2 ? .notFound(ticket: ticket) : .found(ticket: ticket, .sample)
        case .merge(let attempt, _, _):
            return .merged(attempt: attempt, luck < 4 ? .refused(.init("no")) : .done(0))
        case .suspend, .redraw, .leave, .learnNeeds: return nil
        }
    }

    private mutating func log(
        _ attempt: Int, _ draft: ContactDraft, _ luck: Int
    ) -> FormEvent.Outcome<SavedContact> {
        // The same document is refused again for the same reason, also when it was sent twice.
        let refusal = FormEvent.Outcome<SavedContact>.refused(
            .init("no", at: "#/person/phone", "wrong"))
        if refused.contains(attempt) { return refusal }
        switch luck {
        case 0: return .unsent("absent")
        // What was done once is answered again the same, never refused.
        case 1 where logged[attempt] == nil:
            refused.insert(attempt)
            return refusal
        case 2: return .unsure("busy")
        default: break
        }
        if logged[attempt] == nil {
            var kept = ContactDraft()
            kept.take(draft)
            if kept.kind == nil { kept.kind = "request" }
            logged[attempt] = kept
            saves += 1
            version += 1
            if attempt >= firstAttempt { current = attempt }
        }
        guard luck != 3 else { return .unsure("lost on the way back") }
        return .done(contact(draft.isDanger ? .sample() : nil))
    }

    private mutating func add(
        _ attempt: Int, _ draft: ContactDraft, _ tag: String, _ luck: Int
    ) -> FormEvent.Outcome<SavedContact> {
        let refusal = FormEvent.Outcome<SavedContact>.refused(.init("no", at: "#/note", "wrong"))
        if refused.contains(attempt) { return refusal }
        switch luck {
        case 0: return .unsent("absent")
        // What was taken once has nothing wrong in it, however often it comes.
        case 1 where !added.contains(attempt):
            refused.insert(attempt)
            return refusal
        case 2:
            // Somebody else was faster, with something that may be typed here too.
            version += 1
            isStale = true
            // Who stays unknown is named by nobody: the house refuses it.
            if let current, let known = logged[current], known.name == nil, !known.isAnonymous {
                logged[current]?.name = "Zoe"
            }
        default: break
        }
        guard tag == "\(version)" else { return .changed }
        if let current { logged[current]?.take(draft) }
        added.insert(attempt)
        saves += 1
        version += 1
        return luck == 3 ? .unsure("lost on the way back") : .done(contact(nil))
    }

    private func contact(_ alert: OpenedAlert?) -> SavedContact {
        let known = current.flatMap { logged[$0] } ?? ContactDraft()
        return .sample(tag: "\(version)", person: "n", needs: known.needs, alert: alert) {
            $0 = known
        }
    }

    /// What does not hold now; empty when all is well.
    mutating func faults(_ chance: inout SeededGenerator) -> [String] {
        var faults: [String] = []
        let ofThisForm = logged.keys.filter { $0 >= firstAttempt }
        if ofThisForm.count > 1 {
            faults.append("one contact was logged \(ofThisForm.count) times")
        }
        if !form.fields.contains(form.focus) { faults.append("nobody knows where one types") }
        faults += settledFaults()
        guard chance.below(4) == 0 else { return faults }
        let size = ScreenFrame.Size(rows: 1 + chance.below(30), columns: 1 + chance.below(100))
        let frame = FormScreen(form: form, size: size).frame()
        if frame.lines.count != size.rows { faults.append("\(frame.lines.count) lines") }
        if !frame.lines.allSatisfy({ $0.text.columns <= size.columns }) {
            faults.append("a line is too wide for \(size)")
        }
        return faults + dangerFaults()
    }

    /// What is saved is what is shown.
    private mutating func settledFaults() -> [String] {
        guard form.contact != nil, !form.hasUnsaved, !isStale, let current,
            let kept = logged[current]
        else {
            return []
        }
        settledLooks += 1
        let shown = form.draft
        var faults: [String] = []
        for field in FormField.allCases {
            guard let path = field.path, shown[keyPath: path] != kept[keyPath: path] else {
                continue
            }
            faults.append("\(field): shown \(shown[keyPath: path] ?? "-"), kept otherwise")
        }
        if Set(shown.needs) != Set(kept.needs) { faults.append("needs") }
        if shown.kind != kept.kind { faults.append("kind") }
        return faults
    }

    /// The danger key is answered in every state: an alert is on its way, open, or tried again.
    private func dangerFaults() -> [String] {
        var copy = form
        let effects = copy.take(.key(.function(2)))
        let isSent = effects.contains {
            switch $0 {
            case .openAlert: true
            case .log(_, let draft): draft.isDanger
            default: false
            }
        }
        let screen = FormScreen(form: copy, size: ScreenFrame.Size(rows: 2, columns: 80)).frame()
        var faults: [String] = []
        if !screen.text.contains("112") && !screen.text.contains("15 ") {
            faults.append("no number is shown")
        }
        switch copy.alert.step {
        case .open: break
        case .asked(let attempt):
            let isUnderWay = waiting.contains {
                switch $0 {
                case .openAlert(attempt, _), .log(attempt, _): true
                default: false
                }
            }
            if !isSent && !isUnderWay { faults.append("danger was asked for and never sent") }
        case .none, .waiting, .impossible: faults.append("danger does nothing")
        }
        return faults
    }
}
