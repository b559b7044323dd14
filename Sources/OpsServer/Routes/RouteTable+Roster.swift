import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var roster: [Route] {
        [
            Route(
                list: "/v1/volunteers", name: "listVolunteers", area: "roster",
                summary: "Volunteers, newest first.", roles: [.coordinator],
                query: Route.QueryParameter.page + volunteerFilters,
                answer: .init(status: 200, schema: "Volunteer", isList: true), problems: [404],
                handle: listVolunteers, handleLong: listSomeVolunteers),
            Route(
                method: .post, template: "/v1/volunteers/search", name: "searchVolunteers",
                area: "roster",
                summary: "Who of the roster, or of those who offer to help, this may be, and why.",
                roles: [.coordinator], body: "VolunteerSearch",
                answer: .init(status: 200, schema: "RosterLikenesses"), handle: searchVolunteers),
            Route(
                method: .get, template: "/v1/volunteers/{id}/duplicates",
                name: "findVolunteerDuplicates", area: "roster",
                summary: "Who may be the same as a volunteer, and why.", roles: [.coordinator],
                answer: .init(status: 200, schema: "RosterLikenesses"), problems: [404],
                handle: findVolunteerDuplicates),
            Route(
                method: .get, template: "/v1/roster", name: "exportRoster", area: "roster",
                summary:
                    "Volunteers, newest first, to be taken elsewhere: it is noted who read whom.",
                roles: [.coordinator], query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "Volunteer", isList: true),
                handle: exportRoster),
            Route(
                method: .post, template: "/v1/volunteers", name: "addVolunteer", area: "roster",
                summary: "Add a volunteer to the roster.", roles: [.coordinator],
                body: "NewVolunteer",
                answer: .init(
                    status: 201, schema: "Volunteer", tag: .guardsChanges, hasLocation: true),
                problems: [409],
                handle: addVolunteer),
            Route(
                method: .get, template: "/v1/volunteers/{id}", name: "showVolunteer",
                area: "roster",
                summary: "A volunteer with load and missions in hand.", roles: [.coordinator],
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404],
                handle: showVolunteer),
            Route(
                method: .patch, template: "/v1/volunteers/{id}", name: "changeVolunteer",
                area: "roster",
                summary: "Change what is known of a volunteer; what is left out stays.",
                roles: [.coordinator], body: "VolunteerChange",
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404, 409, 412, 428],
                handle: changeVolunteer),
        ]
    }

    private static let volunteerFilters = [
        Route.QueryParameter.territory("Only those of this territory or one below it."),
        Route.QueryParameter(
            name: "skill",
            summary:
                "Only those who hold this skill today, under any word, or one that counts for it.",
            schema: Schemas.skill),
        Route.QueryParameter(
            name: "language", summary: "Only those who speak this language.",
            schema: Schemas.language),
        Route.QueryParameter(
            name: "available", summary: "Only those who can be asked now, or cannot.",
            schema: #"{"type":"boolean"}"#),
        Route.QueryParameter(
            name: "vetting", summary: "Only those whose vetting is so today.",
            schema: Schemas.codes(of: VettingState.self)),
    ]

    /// Nil where only some are wanted: that looks through all profiles, which is not for a loop's thread.
    private static func listVolunteers(_ call: Call) throws -> Response? {
        guard call.bounds == nil, !call.asks(for: volunteerFilters) else { return nil }
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.volunteers, number: { $0.number }
                ) { $0.volunteer($1, load: nil, missions: nil) }
            }
        }
    }

    private static func listSomeVolunteers(_ call: Call) async throws -> Response {
        let (limit, page) = (try call.limit(), try call.cursorNumber())
        let (wanted, code) = (try await call.volunteerFilter(), try call.territory())
        let (items, next) = try await call.readLong { room -> ([UInt8], Int64?) in
            try room.demand(code)
            var filter = wanted
            filter.territories = try code.map { try room.branch(downFrom: $0) }
            var json = JSONWriter(reserving: 16 * 1_024)
            json.beginArray()
            let next = try call.page(
                &json, in: room, limit: limit,
                read: { limit, body in
                    try room.volunteers(Page(before: page, limit: limit), filter, body)
                }, cursor: { $0.number }
            ) { json, row in json.volunteer(row, load: nil, missions: nil) }
            json.endArray()
            return (json.bytes, next)
        }
        return try call.list { json in
            json.rawMembers(items.dropFirst().dropLast())
            return next.map { "n\($0)" }
        }
    }

    private static func searchVolunteers(_ call: Call) async throws -> Response {
        let wish = try call.body(VolunteerSearch.read)
        return try await call.likenesses { try $0.roster(like: wish) }
    }

    private static func findVolunteerDuplicates(_ call: Call) async throws -> Response {
        let reference = try call.reference(.volunteer, to: Volunteer.self)
        return try await call.likenesses { room in
            guard let row = try room.volunteer(reference) else {
                throw Problem.unknown(.volunteer)
            }
            return try room.likenesses(of: row)
        }
    }

    private static func exportRoster(_ call: Call) throws -> Response {
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit, read: room.volunteers, number: { $0.number }
                ) { json, row in
                    // The roster leaves the house, so that each is named (decision 37).
                    room.noteNaming(row.id)
                    json.volunteer(row, load: nil, missions: nil)
                }
            }
        }
    }

    private static func showVolunteer(_ call: Call) async throws -> Response {
        let row = try call.volunteerRow()
        let now = call.house.clock.now()
        let live = try await call.house.office.ask { operation in
            operation.volunteers[row.id].map { (load: $0.load(at: now), missions: $0.missions) }
        }
        let missions = live?.missions ?? []
        var json = JSONWriter(reserving: 1_024)
        let (record, standing) = try call.read { room in
            (
                try room.crewRecord(of: row.id),
                try VolunteerStanding(of: row, missions: missions, in: room, at: now)
            )
        }
        json.volunteer(
            row, load: live?.load ?? 0, missions: missions, record: record, around: standing)
        // Load and missions change without the volunteer: the tag guards a change, and nothing more.
        return call.answer(json.bytes, version: row.version, isAllThereIs: false)
    }

    private static func addVolunteer(_ call: Call) async throws -> Response {
        let body = try call.volunteer(isNew: true)
        let now = call.house.clock.now()
        let command = try await call.house.office.ask { operation in
            body.addition(positions: operation.territories, at: now)
        }
        return try await call.carryOut(command, check: body.isSound(besides: nil)) {
            events, room in
            guard case .roster(.volunteerAdded(let id, _, _, _)) = events.first?.event else {
                preconditionFailure("adding a volunteer adds a volunteer")
            }
            return try call.reply(201, showing: id, in: room)
        }
    }

    private static func changeVolunteer(_ call: Call) async throws -> Response {
        guard call.request.headers.contains("if-match") else { throw Problem.conditionNeeded }
        let body = try call.volunteer(isNew: false)
        let row = try call.volunteerRow()
        let command = try await call.house.office.ask { operation in
            body.command(changing: row.id, positions: operation.territories)
        }
        let (isUnchanged, refIsFree) = (call.unchanged(row), body.isSound(besides: row.id))
        let check: @Sendable (ReadingRoom) throws -> Void = { room in
            try isUnchanged(room)
            try refIsFree(room)
        }
        return try await call.carryOut(command, check: check) { _, room in
            try call.reply(200, showing: row.id, in: room)
        }
    }
}

extension VolunteerBody {
    /// Refuses what names somebody who is not there, or what is somebody else's.
    fileprivate func isSound(
        besides id: Identifier<Volunteer>?
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        let refIsFree = refIsFree(besides: id)
        let people = change.preferredPeople ?? []
        return { room in
            try refIsFree(room)
            // Who was erased may stand with those who were named before.
            let held = try id.map { try room.preferredPeople(of: $0) } ?? []
            for (index, person) in people.enumerated()
            where try !held.contains(person) && room.lastContact(of: person) == nil {
                throw Problem.unknown(.person, at: "#/preferredPeople/\(index)")
            }
        }
    }

    /// Refuses a reference under which another volunteer is known already.
    fileprivate func refIsFree(
        besides id: Identifier<Volunteer>?
    ) -> (@Sendable (ReadingRoom) throws -> Void) {
        let ref = change.ref
        return { room in
            guard let ref, let holder = try room.holder(ofRef: ref, besides: id) else { return }
            throw OpsCore.Refusal.roster(.refTaken(by: holder))
        }
    }
}

extension Call {
    fileprivate func volunteerFilter() async throws -> VolunteerFilter {
        var filter = VolunteerFilter(on: house.clock.now().dayUTC)
        if query("available") != nil { filter.isAvailable = try flag("available") }
        filter.vetting = try codes("vetting", of: VettingState.self).first
        filter.language = try query("language").map { text in
            guard let language = LanguageTag.said(text) else {
                throw Problem.badQuery("language", FieldProblem.Reason.impossibleLanguage.text)
            }
            return language
        }
        if let skill = try skill() {
            filter.skills = try await house.office.ask { $0.skillBook.counting(for: skill) }
        }
        return filter
    }

    /// Who may be meant, beside the loop.
    fileprivate func likenesses(
        _ find: @escaping @Sendable (ReadingRoom) throws -> [RosterLikeness]
    ) async throws -> Response {
        let language = language
        let bytes = try await readLong { room in
            var json = JSONWriter(reserving: 2_048)
            json.beginObject()
            json.likenesses("items", try self.told(try find(room), in: room), in: room, language)
            json.endObject()
            return json.bytes
        }
        return answer(bytes)
    }

    /// Reads what is said of a volunteer; whoever says that they are vetted has vetted them.
    fileprivate func volunteer(isNew: Bool) throws -> VolunteerBody {
        var unknownZone: String?
        var body = try self.body {
            VolunteerBody(from: &$0, isNew: isNew, unknownZone: &unknownZone)
        }
        if let unknownZone { throw OpsCore.Refusal.catalogue(.unknownZone(unknownZone)) }
        body.change.grantedBy = grant?.id
        return body
    }

    func volunteerRow() throws -> VolunteerRow {
        let reference = try reference(.volunteer, to: Volunteer.self)
        guard let row = try read({ try $0.volunteer(reference) }) else {
            throw Problem.unknown(.volunteer)
        }
        return row
    }

    func unchanged(_ row: VolunteerRow) -> (@Sendable (ReadingRoom) throws -> Void) {
        { room in
            guard let present = try room.volunteer(.id(row.id)) else { return }
            try self.demandMatch(version: present.version)
        }
    }

    /// The volunteer as the transaction leaves them.
    func reply(
        _ status: Int, showing id: Identifier<Volunteer>, in room: ReadingRoom
    ) throws -> Reply {
        guard let row = try room.volunteer(.id(id)) else { throw Problem.unknown(.volunteer) }
        var json = JSONWriter(reserving: 1_024)
        json.volunteer(
            row, load: nil, missions: nil, record: try room.crewRecord(of: row.id),
            around: try VolunteerStanding(of: row, in: room, at: house.clock.now()))
        return Reply(
            status: status, location: status == 201 ? "/v1/volunteers/\(id)" : nil,
            etag: Self.etag(row.version), body: json.bytes)
    }
}
