import OpsCore
import OpsStore

/// Rules as the API shows them, and what they said.
extension JSONWriter {
    /// A set as it was put, with `id` before its own members and the moment after them.
    mutating func ruleSet(_ row: RuleSetRow) {
        beginObject()
        member("id", row.code)
        rawMembers(row.document.dropFirst().dropLast())
        member("putAt", row.putAt)
        endObject()
    }

    /// What the rules say of somebody, each with its text, and what to ask still.
    mutating func eligibility(
        _ check: RuleCheck, of number: Int64, under set: RuleSet, _ facts: EligibilityFacts
    ) {
        beginObject()
        member("request", check.request)
        member("requestNumber", number)
        check.rules.write(into: &self)
        member("name", set.name)
        member("verdict", check.verdict.rawValue)
        let said = check.speaksFor + check.against + check.unknown
        member("rules", each: set.rules.filter { said.contains($0.code) }) { json, rule in
            json.beginObject()
            json.member("code", rule.code.text)
            json.member("verdict", rule.verdict(on: facts).rawValue)
            json.member("text", rule.text)
            json.member("ask", each: rule.questions(after: facts)) { $1.write(into: &$0) }
            json.member("sendTo", rule.sendTo.map(\.rawValue))
            json.endObject()
        }
        member("prescription", set.prescription.rawValue)
        member("means", set.money.means.map(\.rawValue))
        endObject()
    }

    /// Under which version a request was checked, and which rule it was refused by.
    mutating func rules(of request: Identifier<HelpRequest>, in room: ReadingRoom) throws {
        key("ruleCheck")
        if let row = try room.ruleCheck(of: request) {
            ruleCheck(row)
        } else {
            null()
        }
        key("refusal")
        guard let row = try room.ruleRefusal(of: request) else { return null() }
        beginObject()
        member("set", row.set)
        member("version", row.version)
        member("rule", row.rule)
        if let text = try room.text(of: row) { member("text", text) }
        member("sentTo", row.sentTo)
        let notes = try room.notes(about: request)
        member("note", notes.isEmpty ? nil : notes.joined(separator: "\n"))
        member("refusedAt", row.refusedAt)
        endObject()
    }

    /// What each rule says stands beside its code in what people are handed.
    mutating func ruleCheck(_ row: RuleCheckRow, words: [(code: String, text: LocalizedText)] = [])
    {
        beginObject()
        member("set", row.set)
        member("version", row.version)
        member("checkedAt", row.checkedAt)
        member("for", row.speaksFor)
        member("against", row.against)
        member("unknown", row.unknown)
        if !words.isEmpty {
            member("rules", each: words) { json, rule in
                json.beginObject()
                json.member("code", rule.code)
                json.member("text", rule.text)
                json.endObject()
            }
        }
        endObject()
    }
}

extension ReadingRoom {
    /// The text of a rule in the version by which somebody was refused.
    func text(of row: RuleRefusalRow) throws -> LocalizedText? {
        guard let code = Slug(row.set) else { return nil }
        let set = try ruleSet(code, version: row.version)?.set
        return set?.rules.first { $0.code.text == row.rule }?.text
    }

    /// What the rules say under which a request was seen, in the version of that day.
    func words(of row: RuleCheckRow) throws -> [(code: String, text: LocalizedText)] {
        guard let set = Slug(row.set) else { return [] }
        let said = Set(row.speaksFor + row.against + row.unknown)
        return try ruleSet(set, version: row.version)?.set?.rules
            .filter { said.contains($0.code.text) }.map { ($0.code.text, $0.text) } ?? []
    }
}
