import OpsCore
import OpsStore

/// Safeguarding concerns as the API shows them.
extension JSONWriter {
    /// That it was raised, and nothing else: what whoever raised it sees of it afterwards.
    mutating func concernReceipt(_ row: ConcernRow) {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("raisedAt", row.raisedAt)
        endObject()
    }

    /// A concern of a list: how it stands, without a word of what was said.
    mutating func concern(_ row: ConcernRow, at instant: Instant) {
        beginObject()
        members(of: row, at: instant)
        endObject()
    }

    /// A concern with everything that was said and done about it, in order.
    mutating func wholeConcern(
        _ row: ConcernRow, in room: ReadingRoom, at instant: Instant
    ) throws {
        if let person = row.person {
            room.noteNaming(person)
        } else {
            room.noteNaming(row.contact)
        }
        let steps = try room.steps(ofConcern: row.number)
        beginObject()
        members(of: row, at: instant)
        member("raisedByLabel", try room.label(ofActor: row.raisedBy))
        concernActions(in: steps, at: instant)
        var labels: [String: String] = [:]
        for actor in Set(steps.map(\.actor)) { labels[actor] = try room.label(ofActor: actor) }
        concernSteps(steps, labels: labels)
        key("danger")
        if let danger = try row.danger.flatMap({ try room.danger(.id($0)) }) {
            try self.danger(danger, in: room, at: instant)
        } else {
            null()
        }
        endObject()
    }

    /// As the person may read it: what was written about her, without who wrote it or was to act.
    mutating func copy(of row: ConcernRow, in room: ReadingRoom, isWhole: Bool) throws {
        beginObject()
        member("number", row.number)
        member("state", row.state)
        member("raisedAt", row.raisedAt)
        member("closedAt", row.closedAt)
        member("withheld", !isWhole)
        if isWhole {
            member("ending", row.ending)
            let others: Set = [ConcernWords.owner.rawValue, ConcernWords.adviser.rawValue]
            var steps = try room.steps(ofConcern: row.number)
            for index in steps.indices {
                steps[index].words.removeAll { others.contains($0.kind) }
            }
            concernSteps(steps)
        }
        endObject()
    }

    /// The steps in their order; with who took them where it is known what their desks are called.
    private mutating func concernSteps(
        _ steps: [ConcernStepRow], labels: [String: String]? = nil
    ) {
        member("steps", each: steps) { json, step in
            json.beginObject()
            json.member("kind", step.kind)
            json.member("at", step.at)
            if let labels {
                json.member("by", step.actor)
                json.member("byLabel", labels[step.actor])
            }
            json.member("code", step.code)
            json.member("action", step.action)
            json.member("deadline", step.deadline)
            json.key("said")
            json.beginObject()
            for (kind, text) in step.words {
                json.key(dynamic: kind)
                json.value(text)
            }
            json.endObject()
            json.endObject()
        }
    }

    /// Who does what by when, and what came of it.
    private mutating func concernActions(in steps: [ConcernStepRow], at instant: Instant) {
        member("actions", each: steps.filter { $0.kind == "action" }) { json, step in
            let done = steps.first { $0.kind == "done" && $0.action == step.action }
            json.beginObject()
            json.member("number", step.action)
            json.member("task", step.text(.task))
            json.member("owner", step.text(.owner))
            json.member("deadline", step.deadline)
            json.member("doneAt", done?.at)
            json.member("result", done?.text(.result))
            json.member("overdue", done == nil && step.deadline.map { $0 < instant } ?? false)
            json.endObject()
        }
    }

    private mutating func members(of row: ConcernRow, at instant: Instant) {
        let isClosed = row.closedAt != nil
        member("id", row.id)
        member("number", row.number)
        member("state", row.state)
        member("decision", row.decision)
        member("contact", row.contact)
        member("contactNumber", row.contactNumber)
        member("person", row.person)
        key("owner")
        if isClosed {
            null()
        } else {
            beginObject()
            member("kind", row.ownerToken == nil ? "desk" : "supervisor")
            member("territory", row.ownerDesk)
            if let token = row.ownerToken {
                member("token", token)
                member("label", row.ownerLabel)
            }
            endObject()
        }
        member("raisedBy", row.raisedBy)
        member("raisedAt", row.raisedAt)
        member("dueAt", isClosed ? nil : row.dueAt)
        member("overdue", !isClosed && row.dueAt < instant)
        member("closedAt", row.closedAt)
        member("escalations", row.escalations)
        member("openActions", row.openActions)
        member("ending", row.ending)
        member("version", row.version)
    }
}

extension ConcernStepRow {
    fileprivate func text(_ kind: ConcernWords) -> String? {
        words.first { $0.kind == kind.rawValue }?.text
    }
}

extension ReadingRoom {
    /// Whether a person's copy holds what was written about a concern.
    var hasConcernsInCopy: Bool {
        get throws {
            guard let document = try concernRules() else { return ConcernRules.standard.isCopied }
            let value = try JSONParser.value(of: document, limits: .file)
            return try JSONFields.read(value) { ConcernRules(from: &$0) }.isCopied
        }
    }
}
