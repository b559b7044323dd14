import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var hotline: [Route] {
        [
            Route(
                method: .post, template: "/v1/contacts", name: "logContact", area: "hotline",
                summary:
                    "Log a contact, by its kind alone if need be; each need becomes a request.",
                roles: staff,
                body: "NewContact",
                answer: .init(
                    status: 201, schema: "Contact", tag: .guardsChanges, hasLocation: true),
                problems: [409], readsTables: false, handle: logContact),
            Route(
                method: .get, template: "/v1/contacts", name: "listContacts", area: "hotline",
                summary: "Contacts, newest first.", roles: staff,
                query: Route.QueryParameter.page + [contactKind],
                answer: .init(status: 200, schema: "Contact", isList: true), handle: listContacts),
            Route(
                method: .get, template: "/v1/contacts/{id}", name: "showContact", area: "hotline",
                summary: "A contact with its person, its caller and its requests.", roles: staff,
                answer: .init(status: 200, schema: "Contact", tag: .tellsAll), problems: [404],
                handle: showContact),
            Route(
                method: .patch, template: "/v1/contacts/{id}", name: "completeContact",
                area: "hotline",
                summary: "Add to a contact what was not known; nothing known is said otherwise.",
                roles: staff, body: "MoreOfContact",
                answer: .init(status: 200, schema: "Contact", tag: .guardsChanges),
                problems: [404, 409, 412, 428], handle: completeContact),
            Route(
                list: "/v1/requests", name: "listRequests", area: "hotline",
                summary: "Requests, newest first, or what must be done first.", roles: staff,
                query: Route.QueryParameter.page(after: requestCursor) + requestFilters,
                answer: .init(status: 200, schema: "Request", isList: true), problems: [404],
                handle: listNewestRequests, handleLong: listDueRequests),
            Route(
                method: .get, template: "/v1/requests/{id}", name: "showRequest", area: "hotline",
                summary: "A request with its person, its caller and all attempts to help.",
                roles: staff, answer: .init(status: 200, schema: "Request", tag: .tellsAll),
                problems: [404], handle: showRequest),
            Route(
                method: .post, template: "/v1/requests/{id}/cancellation", name: "cancelRequest",
                area: "hotline", summary: "Close a request for which no help is needed any more.",
                roles: [.coordinator], body: "Cancellation",
                answer: .init(status: 200, schema: "Request", tag: .guardsChanges),
                problems: [404, 409, 412],
                handle: cancelRequest),
        ]
    }

    private static let contactKind = Route.QueryParameter(
        name: "kind", summary: "Only this kind of contact.",
        schema: Schemas.codes(of: ContactKind.self))

    private static let requestFilters = [
        Route.QueryParameter(
            name: "status", summary: "Only these statuses.", schema: Schemas.requestStatus,
            isRepeatable: true),
        Route.QueryParameter.territory("Only people in this territory or one below it."),
        Route.QueryParameter(
            name: "need", summary: "Only this kind of need.", schema: Schemas.searchedNeed),
        Route.QueryParameter(
            name: "sort",
            summary: "`due`: live ones, needs that go first on the line, then by due time.",
            schema: Schemas.codes(of: RequestOrder.self)),
        Route.QueryParameter(
            name: "overdue", summary: "Only those whose due time has passed.",
            schema: #"{"type":"boolean"}"#),
    ]

    private static func logContact(_ call: Call) async throws -> Response {
        var wish: LogContact
        do {
            wish = try call.body(ContactBody.read)
        } catch  where call.saysDanger {
            return try await call.openDanger(despite: error)
        }
        wish.assumedPlace = call.bounds
        guard !wish.isDanger else { return try await logDanger(wish, call) }
        let isShortened = wish.isNoteShortened
        let logged = try await call.carryOut(.hotline(.logContact(wish))) { events in
            var json = JSONWriter(reserving: 1_024)
            json.contact(events) { json in
                if isShortened { json.member("noteShortened", true) }
            }
            return reply(events, json.bytes)
        }
        call.noteLogged(logged)
        return logged
    }

    private static func reply(_ events: [RecordedEvent], _ body: [UInt8]) -> Reply {
        guard case .hotline(.contactLogged(let contact)) = events.first?.event,
            let version = events.last(where: { $0.event.isOfHotline })?.entry.position
        else { preconditionFailure("logging a contact begins with the contact") }
        return Reply(
            status: 201, location: "/v1/contacts/\(contact.id)", etag: Call.etag(version),
            body: body)
    }

    /// A contact and its alert together; the alert alone when the contact is refused.
    private static func logDanger(_ wish: LogContact, _ call: Call) async throws -> Response {
        do {
            let logged = try await call.carryOut(.hotline(.logContact(wish))) { events, room in
                var json = JSONWriter(reserving: 4_096)
                try json.contact(events) { json in
                    if wish.isNoteShortened { json.member("noteShortened", true) }
                    guard case .danger(.alertOpened(let opened)) = events.last?.event,
                        let row = try room.danger(.id(opened.id))
                    else { preconditionFailure("a contact in danger opens an alert") }
                    json.key("danger")
                    try json.danger(row, in: room, at: call.house.clock.now())
                }
                return reply(events, json.bytes)
            }
            call.noteLogged(logged)
            return logged
        } catch let refusal as OpsCore.Refusal {
            return try await call.openDanger(despite: refusal)
        } catch let problem as Problem {
            return try await call.openDanger(despite: problem)
        }
    }

    private static func listContacts(_ call: Call) throws -> Response {
        let limit = try call.limit()
        let kind = try call.codes("kind", of: ContactKind.self).first
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: { try room.contacts($0, of: kind, $1) },
                    number: { $0.number }
                ) { $0.contact($1) }
            }
        }
    }

    private static func showContact(_ call: Call) throws -> Response {
        let reference = try call.reference(.contact, to: Contact.self)
        return try call.read { room in
            let (bytes, tag, _) = try call.json(ofContact: reference, in: room)
            return call.answer(bytes, tag: tag)
        }
    }

    private static func completeContact(_ call: Call) async throws -> Response {
        guard call.request.headers.contains("if-match") else { throw Problem.conditionNeeded }
        let reference = try call.reference(.contact, to: Contact.self)
        guard let known = try call.read({ try $0.known(reference) }) else {
            throw Problem.unknown(.contact)
        }
        let wish = try call.body { MoreOfContactBody.read(&$0, about: known) }
        // What is wrong in itself is said before what has changed meanwhile.
        try wish.checkNeeds()
        return try await call.carryOut(
            .hotline(.completeContact(wish)), check: call.unchanged(known)
        ) { _, room in
            let (bytes, _, version) = try call.json(ofContact: .id(known.id), in: room)
            return Reply(status: 200, etag: Call.etag(version), body: bytes)
        }
    }

    /// Nil where what must be done first is wanted: that sorts all that waits.
    private static func listNewestRequests(_ call: Call) throws -> Response? {
        if try call.codes("sort", of: RequestOrder.self) == [.due] { return nil }
        let limit = try call.limit()
        let now = call.house.clock.now()
        let wanted = try filter(call, at: now)
        let before = try call.duePlace()?.number ?? call.cursorNumber()
        return try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.requests(wanted, Page(before: before, limit: limit), body)
                    }, cursor: { $0.number }
                ) { $0.request($1, at: now) }
                return last.map { "n\($0)" }
            }
        }
    }

    private static func listDueRequests(_ call: Call) async throws -> Response {
        let limit = try call.limit()
        let now = call.house.clock.now()
        return try await call.listByDue(try filter(call, at: now), limit: limit, at: now)
    }

    private static func filter(_ call: Call, at now: Instant) throws -> RequestFilter {
        var filter = RequestFilter()
        filter.statuses = try call.codes("status")
        filter.need = try call.need()
        if try call.flag("overdue") { filter.overdueAt = now }
        if let code = try call.territory() {
            let branch = try call.read { try $0.branch(downFrom: code) }
            guard !branch.isEmpty else { throw Problem.unknown(.territory) }
            filter.territories = branch
        }
        return filter
    }

    /// Beside the loop: who may have asked for the same is searched for.
    private static func showRequest(_ call: Call) async throws -> Response {
        let reference = try call.reference(.request, to: HelpRequest.self)
        let (bytes, tag, _) = try await call.readLong { room in
            try call.json(ofRequest: reference, in: room, tellsLikelySame: true)
        }
        return call.answer(bytes, tag: tag)
    }

    private static func cancelRequest(_ call: Call) async throws -> Response {
        let reason = try call.body { $0.cancellationByHand("reason") }
        let row = try call.requestStanding()
        return try await call.carryOut(
            .hotline(.cancelRequest(row.id, reason)), check: call.liveAndUnchanged(row)
        ) { _, room in try call.reply(showing: row.id, in: room) }
    }
}

extension Event {
    fileprivate var isOfHotline: Bool {
        if case .hotline = self { true } else { false }
    }
}

extension JSONFields {
    /// A rule is named by its own command.
    fileprivate mutating func cancellationByHand(_ name: String) -> CancellationReason? {
        member(name, isNeeded: true) { value throws(FieldProblem.Failure) in
            let reason = CancellationReason(rawValue: try value.text(limit: 64))
            guard let reason, CancellationReason.byHand.contains(reason) else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: CancellationReason.byHand.map(\.rawValue)))
            }
            return reason
        }
    }
}

extension Call {
    /// What is logged from elsewhere stays open to whoever logged it, also when it is sent again because the answer was
    /// lost: or they would log it anew.
    fileprivate func noteLogged(_ response: Response) {
        guard bounds != nil, let token = grant?.id, let location = response.headers["location"],
            let name = location.split(separator: "/").last,
            location == "/v1/contacts/\(name)", let contact = Identifier<Contact>(String(name))
        else { return }
        house.lately.note(contact, by: token)
    }

    func need() throws -> NeedKind? {
        guard let text = query("need") else { return nil }
        guard let need = NeedKind(spoken: text) else {
            let allowed = NeedKind.allCases.map(\.rawValue)
            throw Problem.badQuery("need", FieldProblem.Reason.unknownCode(allowed: allowed).text)
        }
        return need
    }

    /// The territory that is asked for; the token's, where it is good for one and none is named.
    func territory() throws -> TerritoryCode? {
        guard let text = query("territory") else { return bounds }
        guard let code = TerritoryCode(text) else { throw Problem.unknown(.territory) }
        if let bounds, try !read({ try $0.lies(code, in: bounds) }) {
            throw OpsCore.Refusal.access(.outsideTerritory(bounds))
        }
        return code
    }

    /// Refuses when more is known of the contact than when this was asked, or less; and with 412 too
    /// when `If-Match` names another version than the one there.
    fileprivate func unchanged(
        _ known: KnownContact
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            let (_, _, version) = try self.json(ofContact: .id(known.id), in: room)
            try self.demandMatch(version: version)
            guard try room.known(.id(known.id)) == known else { throw Problem.somebodyWasFaster }
        }
    }

    /// A contact with its requests and the tag of all that is shown; the newest change among them all
    /// is its version.
    func json(
        ofContact reference: Reference<Contact>, in room: ReadingRoom
    ) throws -> ([UInt8], tag: String, version: Int64) {
        guard let row = try room.contact(reference) else { throw Problem.unknown(.contact) }
        var json = JSONWriter(reserving: 2_048)
        try json.contact(row, in: room, at: house.clock.now())
        var version = row.version
        try room.requests(ofContact: row.number) { version = max(version, $0.version) }
        let twins = try row.person.map { try room.twins(of: $0) } ?? []
        let now = house.clock.now()
        let change =
            try row.person.map {
                try room.lastChange(of: $0) + room.careMark(of: $0, before: now)
            } ?? 0
        let tag = Self.etag(version, showing: twins, changedAt: change)
        return (json.bytes, tag: tag, version: version)
    }

    /// Whether who asks assigns volunteers, and so may know which.
    var seesVolunteers: Bool { grant?.role == .coordinator || grant?.role == .admin }

    /// The request of the address.
    func requestStanding() throws -> RequestStanding {
        let reference = try reference(.request, to: HelpRequest.self)
        guard let standing = try read({ try $0.standing(reference) }) else {
            throw Problem.unknown(.request)
        }
        return standing
    }

    /// Refuses when the request is closed in the transaction, and with 412 when `If-Match` names
    /// another version than the one there.
    ///
    /// Not before: what was done by the same call, sent twice, is answered again.
    func liveAndUnchanged(
        _ request: RequestStanding
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.standing(.id(request.id)) else { return }
            try present.demandLive()
            try self.demandMatch(version: present.version)
        }
    }

    /// The request as the transaction leaves it.
    func reply(showing id: Identifier<HelpRequest>, in room: ReadingRoom) throws -> Reply {
        let (bytes, _, version) = try json(ofRequest: .id(id), in: room)
        return Reply(status: 200, etag: Self.etag(version), body: bytes)
    }

    /// A request with all that belongs to it, the tag of all that is shown, and its version.
    fileprivate func json(
        ofRequest reference: Reference<HelpRequest>, in room: ReadingRoom,
        tellsLikelySame: Bool = false
    ) throws -> ([UInt8], tag: String, version: Int64) {
        let found = try room.request(reference) { row in
            var json = JSONWriter(reserving: 2_048)
            let likely = tellsLikelySame ? try room.likelySame(as: row) : []
            try json.request(
                row, in: room, at: house.clock.now(), namesVolunteers: seesVolunteers
            ) { json in
                if tellsLikelySame { json.likelySame(likely, in: language) }
            }
            let twins = try row.person.map { try room.twins(of: $0) } ?? []
            let isFlagged = try room.asksForLastingSolution(row)
            let told = try room.lastMessageChange(ofRequest: row.number)
            let change = max(told, try row.person.map { try room.lastChange(of: $0) } ?? 0)
            let tag = Self.etag(
                row.version, showing: twins, isFlagged: isFlagged,
                changedAt: change + likely.mark(in: language))
            return (json.bytes, tag: tag, version: row.version)
        }
        guard let found else { throw Problem.unknown(.request) }
        return found
    }
}

extension RequestStanding {
    func demandLive() throws {
        if let closedAs { throw Problem.closed(.request, number: number, as: closedAs) }
    }
}
