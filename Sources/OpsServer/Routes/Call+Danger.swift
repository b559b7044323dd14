import OpsCore
import OpsHTTP
import OpsStore

/// Danger first: whatever else is wrong, the alert is opened.
extension Call {
    /// Whether the body says danger, be the rest of it what it may.
    var saysDanger: Bool {
        guard let value = try? JSONParser.value(of: request.body) else { return looksLikeDanger }
        guard case .object(let object) = value, let danger = object["danger"] else { return false }
        return danger != .null && danger != .bool(false)
    }

    /// `"danger":true` somewhere in what cannot be read.
    private var looksLikeDanger: Bool {
        let body = request.body.filter { $0 > 0x20 }
        let word = Array(#""danger":true"#.utf8)
        guard body.count >= word.count else { return false }
        return (0...body.count - word.count).contains { start in
            body[start..<start + word.count].elementsEqual(word)
        }
    }

    /// Opens an alert and answers it (201); `problem` says what of the body was not kept.
    func open(_ danger: OpenDanger, telling problem: Problem?) async throws -> Response {
        do {
            return try await opened(danger, telling: problem, isInsisted: false)
        } catch let refused as Problem {
            // What was said of somebody who was erased since does not come back with the alert.
            guard refused.code == Problem.answerErased.code else {
                return try await opened(danger, telling: problem, isInsisted: true)
            }
            var wordless = danger
            wordless.note = nil
            return try await opened(
                wordless, telling: problem ?? refused.inFields, isInsisted: true)
        }
    }

    private func opened(
        _ danger: OpenDanger, telling problem: Problem?, isInsisted: Bool
    ) async throws -> Response {
        var response = try await open(danger, isInsisted: isInsisted) { row, room in
            var json = JSONWriter(reserving: 4_096)
            try json.danger(
                row, in: room, at: self.house.clock.now(), telling: problem,
                language: self.language)
            return Reply(
                status: 201, location: "/v1/dangers/\(row.id)", etag: Self.etag(row.version),
                body: json.bytes)
        }
        if problem != nil { addLanguage(to: &response) }
        return response
    }

    /// What of a contact that cannot be logged an alert keeps all the same: what was noted, and where the person is.
    private var saidOfDanger: OpenDanger {
        var said: LogContact?
        guard let value = try? JSONParser.value(of: request.body) else { return OpenDanger() }
        _ = try? JSONFields.read(value, numbers: house.country) { fields in
            said = ContactBody.read(&fields)
            return said
        }
        guard var said else { return OpenDanger() }
        if case .object(let object) = value, let anonymous = object["anonymous"] {
            // Whatever was meant by it, nobody is named who may have asked not to be.
            said.isAnonymous = anonymous != .null && anonymous != .bool(false)
        }
        var danger = OpenDanger(
            place: said.postcode == nil ? bounds : nil, note: said.keptNote)
        danger.postcode = said.postcode
        return danger
    }

    /// Opens an alert where a contact could not be logged: the problem is told as ever, with the alert
    /// in it, which keeps what was noted and where the person is; nothing else of the contact is kept.
    func openDanger(despite error: any Error) async throws -> Response {
        let original = Problem.of(error, reference: "danger")
        let problem = original.whereDangerIsOpen
        var danger = saidOfDanger
        // What was said of somebody who was erased since does not come back with the alert.
        if original.code == Problem.answerErased.code { danger.note = nil }
        let reply: @Sendable (DangerRow, ReadingRoom) throws -> Reply = { row, room in
            let body = try problem.document(in: self.language) { json in
                json.key("danger")
                try json.danger(row, in: room, at: self.house.clock.now(), wordless: true)
            }
            return Reply(
                status: problem.status, location: "/v1/dangers/\(row.id)", body: body)
        }
        do {
            return try await open(danger, isInsisted: false, reply: reply)
        } catch let refused as Problem {
            if refused.code == Problem.answerErased.code { danger.note = nil }
            return try await open(danger, isInsisted: true, reply: reply)
        }
    }

    /// Where it is insisted on, not even a key that is of no use stands in the way.
    private func open(
        _ danger: OpenDanger, isInsisted: Bool,
        reply: @escaping @Sendable (DangerRow, ReadingRoom) throws -> Reply
    ) async throws -> Response {
        let answer: @Sendable ([RecordedEvent], ReadingRoom) throws -> Reply = { events, room in
            guard case .danger(.alertOpened(let opened)) = events.first?.event,
                let row = try room.danger(.id(opened.id))
            else { preconditionFailure("opening an alert opens an alert") }
            return try reply(row, room)
        }
        guard isInsisted else {
            return try await carryOut(.danger(.open(danger)), reply: answer)
        }
        return try await carryOutAnew(.danger(.open(danger)), reply: answer)
    }

    /// What is in a language says so.
    func addLanguage(to response: inout Response) {
        response.headers.add("Content-Language", language.rawValue)
        response.headers.add("Vary", "Accept-Language")
    }
}
