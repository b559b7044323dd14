import OpsCore

/// What an import of volunteers would do, to be read before it is done.
struct RosterPreview: Sendable {
    let plan: RosterPlan
    let path: String
    let mark: RosterMark

    var refused: [RosterPlan.Step] {
        plan.steps.filter { if case .refused = $0.outcome { true } else { false } }
    }

    var document: [UInt8] {
        var json = JSONWriter(reserving: 65_536)
        json.beginObject()
        json.member("lines", each: plan.steps) { json, step in json.step(step) }
        let sums = RosterSums(plan)
        json.member("new", sums.new)
        json.member("changed", sums.changed)
        json.member("same", sums.same)
        json.member("refused", sums.refused)
        json.member("vettings", sums.vettings)
        json.member("unmentioned", Int64(plan.unmentioned))
        json.member("mark", mark.text)
        json.endObject()
        return json.bytes
    }
}

/// How many lines would do what.
struct RosterSums: Hashable, Sendable {
    private(set) var new: Int64 = 0
    private(set) var changed: Int64 = 0
    private(set) var same: Int64 = 0
    private(set) var refused: Int64 = 0
    /// Lines by which whoever imports would grant a vetting.
    private(set) var vettings: Int64 = 0

    init(_ plan: RosterPlan) {
        for step in plan.steps {
            switch step.outcome {
            case .add(let said):
                new += 1
                vettings += said[.vettedUntil] == nil ? 0 : 1
            case .change(_, let changes):
                changed += 1
                vettings += changes.contains { $0.grantsVetting } ? 1 : 0
            case .same: same += 1
            case .refused: refused += 1
            }
        }
    }

    var text: LocalizedText {
        let lines = new + changed + same + refused
        return LocalizedText(
            fr: "\(lines) lignes : \(new) nouveaux, \(changed) changés, \(same) inchangés, "
                + "\(refused) refusées",
            es: "\(lines) líneas: \(new) nuevos, \(changed) cambiados, \(same) sin cambios, "
                + "\(refused) rechazadas",
            en: "\(lines) lines: \(new) new, \(changed) changed, \(same) as they are, "
                + "\(refused) refused")
    }
}

extension Output {
    func preview(_ preview: RosterPreview) throws {
        guard !manner.isJSON else { return try json(preview.document) }
        for step in preview.plan.steps {
            for text in step.texts(of: preview.plan.kind) {
                try line(text[language].withoutControls)
            }
        }
        let sums = RosterSums(preview.plan)
        try line(sums.text)
        if sums.vettings > 0 { try line(Self.vettings(sums.vettings)) }
        if preview.plan.unmentioned > 0 {
            try line(preview.plan.kind.others(preview.plan.unmentioned))
        }
        let command =
            "opsctl \(preview.plan.kind.command) import \(preview.path) --apply \(preview.mark.text)"
        mention(
            LocalizedText(
                fr: "rien n'est fait encore ; pour le faire : \(command)",
                es: "aún no se ha hecho nada; para hacerlo: \(command)",
                en: "nothing is done yet; to do it: \(command)"))
    }

    private static func vettings(_ count: Int64) -> LocalizedText {
        LocalizedText(
            fr: "habilitations que vous accordez ainsi : \(count)",
            es: "habilitaciones que usted concede así: \(count)",
            en: "vettings that you grant by this: \(count)")
    }
}

extension RosterKind {
    /// Whose import it is.
    fileprivate var command: String {
        switch self {
        case .volunteers: "volunteer"
        case .candidates: "candidate"
        }
    }

    fileprivate func others(_ count: Int) -> LocalizedText {
        switch self {
        case .volunteers where count == 1:
            LocalizedText(
                fr: "1 bénévole n'est pas dans le fichier ; il reste comme il est",
                es: "1 voluntario no está en el archivo; queda como está",
                en: "1 volunteer is not in the file and stays as they are")
        case .candidates where count == 1:
            LocalizedText(
                fr: "1 candidat n'est pas dans le fichier ; il reste comme il est",
                es: "1 candidatura no está en el archivo; queda como está",
                en: "1 candidate is not in the file and stays as they are")
        case .volunteers:
            LocalizedText(
                fr: "\(count) bénévoles ne sont pas dans le fichier ; ils restent comme ils sont",
                es: "\(count) voluntarios no están en el archivo; quedan como están",
                en: "\(count) volunteers are not in the file; they stay as they are")
        case .candidates:
            LocalizedText(
                fr: "\(count) candidats ne sont pas dans le fichier ; ils restent comme ils sont",
                es: "\(count) candidaturas no están en el archivo; quedan como están",
                en: "\(count) candidates are not in the file; they stay as they are")
        }
    }

    fileprivate func named(_ who: String, _ words: String) -> LocalizedText {
        switch self {
        case .volunteers:
            LocalizedText(
                fr: "bénévole \(who) : \(words)", es: "voluntario \(who): \(words)",
                en: "volunteer \(who): \(words)")
        case .candidates:
            LocalizedText(
                fr: "candidat \(who) : \(words)", es: "candidatura \(who): \(words)",
                en: "candidate \(who): \(words)")
        }
    }
}

extension RosterPlan.Step {
    /// What the line would do, for people; nothing where nothing changes.
    func texts(of kind: RosterKind) -> [LocalizedText] {
        switch outcome {
        case .add(let said):
            let name = said[.name] ?? ""
            let cells = RosterColumn.allCases.compactMap { column in
                column == .name ? nil : said[column].map { "\(column.rawValue) \($0)" }
            }.joined(separator: "; ")
            return [
                numbered(
                    fr: "nouveau : \(name) ; \(cells)", es: "nuevo: \(name); \(cells)",
                    en: "new: \(name); \(cells)")
            ]
        case .change(let entry, let changes):
            let who = "\(entry.number) (\(entry.name))"
            let words = changes.map(\.text).joined(separator: "; ")
            let text = kind.named(who, words)
            return [numbered(fr: text.fr, es: text.es, en: text.en)]
        case .same: return []
        case .refused(let problems):
            return problems.map(\.text).map { problem in
                numbered(
                    fr: "refusée : \(problem.fr)", es: "rechazada: \(problem.es)",
                    en: "refused: \(problem.en)")
            }
        }
    }

    private func numbered(fr: String, es: String, en: String) -> LocalizedText {
        LocalizedText(
            fr: "ligne \(line) : \(fr)", es: "línea \(line): \(es)", en: "line \(line): \(en)")
    }
}

extension RosterPlan.Change {
    fileprivate var grantsVetting: Bool {
        (column == .vettedUntil || column == .vettingScope) && !to.isEmpty
    }

    /// `phone +33639980001 -> +33639980002`.
    fileprivate var text: String {
        "\(column.rawValue) \(Self.shown(from)) -> \(Self.shown(to))"
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "–" : text }
}

extension JSONWriter {
    fileprivate mutating func step(_ step: RosterPlan.Step) {
        beginObject()
        member("line", Int64(step.line))
        switch step.outcome {
        case .add(let said):
            member("action", "new")
            member("cells", each: RosterColumn.allCases.filter { said[$0] != nil }) {
                json, column in
                json.beginObject()
                json.member("column", column.rawValue)
                json.member("text", said[column])
                json.endObject()
            }
        case .change(let entry, let changes):
            member("action", "changed")
            member("number", entry.number)
            member("changes", each: changes) { json, change in
                json.beginObject()
                json.member("column", change.column.rawValue)
                json.member("from", change.from.isEmpty ? nil : change.from)
                json.member("to", change.to.isEmpty ? nil : change.to)
                json.endObject()
            }
        case .same(let entry):
            member("action", "same")
            member("number", entry.number)
        case .refused(let problems):
            member("action", "refused")
            member("problems", each: problems) { $0.problem($1) }
        }
        endObject()
    }

    mutating func problem(_ problem: RosterLineProblem) {
        beginObject()
        member("column", problem.column?.rawValue)
        member("text", problem.problem.text)
        endObject()
    }
}
