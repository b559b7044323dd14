import OpsCore
import OpsHTTP
import OpsStore

/// The rights of the person: a copy of everything, putting right, erasing; and what must be kept.
extension RouteTable {
    private static let template = "/v1/people/{id}"

    static var privacy: [Route] {
        [
            Route(
                method: .get, template: template + "/export", name: "exportPerson",
                area: "privacy", summary: "Everything that is held on a person.",
                roles: [.coordinator],
                query: [
                    Route.QueryParameter(
                        name: "reason", summary: "Why; that she asked for it, unless told.",
                        schema: Schemas.codes(of: ExportReason.self))
                ], answer: .init(status: 200, schema: "PersonCopy"), problems: [404],
                reason: { $0.query("reason") ?? ExportReason.asked.rawValue },
                handle: exportPerson),
            Route(
                method: .post, template: template + "/correction", name: "correctPerson",
                area: "privacy", summary: "Put right what is held on a person.",
                roles: [.coordinator], body: "PersonCorrection",
                answer: .init(status: 200, schema: "PersonHistory"), problems: [404, 409],
                handle: correctPerson),
            Route(
                method: .post, template: template + "/erasure", name: "erasePerson",
                area: "privacy",
                summary: "Erase everything that names a person; it cannot be undone.",
                roles: [.admin], body: "ErasureWish",
                answer: .init(status: 200, schema: "Erasure"), problems: [404, 409],
                handle: erasePerson),
            Route(
                method: .get, template: template + "/erasure", name: "showErasure",
                area: "privacy", summary: "The proof that everything on a person was erased.",
                roles: [.coordinator, .reviewer],
                answer: .init(status: 200, schema: "Erasure"), problems: [404],
                handle: showErasure),
            Route(
                method: .post, template: template + "/hold", name: "holdPerson", area: "privacy",
                summary: "Nothing on a person is erased until the hold is lifted.",
                roles: [.admin], body: "HoldWish", answer: .init(status: 200, schema: "Hold"),
                problems: [404, 409], handle: holdPerson),
            Route(
                method: .post, template: template + "/release", name: "releasePerson",
                area: "privacy", summary: "What is held on a person may be erased again.",
                roles: [.admin], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "PersonHistory"), problems: [404, 409],
                handle: releasePerson),
        ]
    }
}

extension RouteTable {
    private static func exportPerson(_ call: Call) async throws -> Response {
        let (person, now) = (try call.person(), call.house.clock.now())
        let language = call.language
        _ = try call.codes("reason", of: ExportReason.self)
        let bytes = try await call.readLong { room -> [UInt8] in
            guard let (known, _) = try room.known(person) else { throw Problem.unknown(.person) }
            var json = JSONWriter(reserving: 16 * 1_024)
            let others = try room.likelyOthers(of: known)
            try json.copy(of: person, known, others, in: room, at: now, language: language)
            return json.bytes
        }
        return call.answer(bytes)
    }

    private static func correctPerson(_ call: Call) async throws -> Response {
        let person = try call.person()
        let wish = try call.body { PersonCorrection.read(&$0, of: person) }
        let seen = try await call.readLong { try $0.known(person)?.replies }
        guard let seen else { throw Problem.unknown(.person) }
        return try await call.carryOut(
            making: { room in
                guard let (known, _) = try room.known(person, seen: seen) else {
                    throw Problem.unknown(.person)
                }
                var wish = wish
                wish.known = known
                return .privacy(.correct(wish))
            },
            reply: { _, room in try call.reply(showing: person, in: room) })
    }

    /// The kept answers are looked through beside the office, all but the last few.
    private static func erasePerson(_ call: Call) async throws -> Response {
        let person = try call.person()
        let wish = try call.body { ErasureWish(from: &$0) }
        let found = try await call.readLong { room in
            try room.known(person).map { known in
                (seen: known.replies, others: try room.likelyOthers(of: known.person).count)
            }
        }
        guard let (seen, others) = found else { throw Problem.unknown(.person) }
        // Whoever asks to be erased means herself, and not one of the times she called.
        guard wish.isTheseOnly || others == 0 else {
            throw OpsCore.Refusal.privacy(.othersMayBeHer(count: others))
        }
        return try await call.carryOut(
            making: { room in
                guard let (known, _) = try room.known(person, seen: seen) else {
                    throw Problem.unknown(.person)
                }
                return .privacy(.erase(known, wish.reason))
            },
            reply: { _, room in
                Reply(status: 200, body: try call.proof(of: person, in: room))
            })
    }

    private static func showErasure(_ call: Call) throws -> Response {
        let person = try call.person()
        return try call.read { room in
            call.answer(try call.proof(of: person, in: room))
        }
    }

    private static func holdPerson(_ call: Call) async throws -> Response {
        let person = try call.person()
        let reason: HoldReason = try call.body { $0.code("reason", isNeeded: true) }
        return try await call.carryOut(
            .privacy(.hold(person, reason)), check: { try $0.demand(person) },
            reply: { _, room in
                guard let hold = try room.hold(on: person) else {
                    preconditionFailure("a hold was set")
                }
                var json = JSONWriter()
                json.hold(hold)
                return Reply(status: 200, body: json.bytes)
            })
    }

    private static func releasePerson(_ call: Call) async throws -> Response {
        try call.body { _ in () }
        let person = try call.person()
        return try await call.carryOut(
            .privacy(.release(person)), check: { try $0.demand(person) },
            reply: { _, room in try call.reply(showing: person, in: room) })
    }
}

extension ReadingRoom {
    /// Refuses when nobody has that identity.
    func demand(_ person: Identifier<PersonHelped>) throws {
        guard try lastContact(of: person) != nil else { throw Problem.unknown(.person) }
    }
}

/// The body of `POST /v1/people/{id}/erasure`.
private struct ErasureWish: Sendable {
    let reason: ErasureReason
    let isTheseOnly: Bool

    init?(from fields: inout JSONFields) {
        let reason: ErasureReason? = fields.code("reason", isNeeded: true)
        isTheseOnly = fields.flag("theseOnly") ?? false
        guard let reason else { return nil }
        self.reason = reason
    }
}

extension Call {
    fileprivate func proof(
        of person: Identifier<PersonHelped>, in room: ReadingRoom
    ) throws -> [UInt8] {
        guard try room.lastContact(of: person) != nil else { throw Problem.unknown(.person) }
        guard let row = try room.erasure(of: person) else { throw Problem.unknown(.erasure) }
        var json = JSONWriter()
        try json.erasure(row, in: room)
        return json.bytes
    }
}
