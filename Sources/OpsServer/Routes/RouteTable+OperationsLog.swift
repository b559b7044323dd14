import OpsCore
import OpsHTTP
import OpsStore

/// The log that people keep: events, and what is written of them.
extension RouteTable {
    private static let staff: [Role] = [.operator, .coordinator]

    static var operationsLog: [Route] { operationEvents + eventNotes + teams + board }

    private static var operationEvents: [Route] {
        [
            Route(
                method: .post, template: "/v1/operation-events", name: "openOperationEvent",
                area: "operations", summary: "Open the log of an event.", roles: [.coordinator],
                body: "NewOperationEvent",
                answer: .init(
                    status: 201, schema: "OperationEvent", tag: .guardsChanges, hasLocation: true),
                problems: [409], handle: openEvent),
            Route(
                method: .get, template: "/v1/operation-events", name: "listOperationEvents",
                area: "operations", summary: "Events that are open, newest first; or all.",
                roles: staff,
                query: Route.QueryParameter.page + [
                    Route.QueryParameter(
                        name: "all", summary: "Those that are closed as well.",
                        schema: #"{"type":"boolean"}"#)
                ],
                answer: .init(status: 200, schema: "OperationEvent", isList: true),
                handle: listEvents),
            Route(
                method: .get, template: "/v1/operation-events/{id}", name: "showOperationEvent",
                area: "operations", summary: "An event.", roles: staff,
                answer: .init(status: 200, schema: "OperationEvent", tag: .guardsChanges),
                problems: [404], handle: showEvent),
            Route(
                method: .post, template: "/v1/operation-events/{id}/change",
                name: "changeOperationEvent", area: "operations",
                summary: "Where an event stands, or how long its teams may be silent.",
                roles: [.coordinator], body: "OperationEventChange",
                answer: .init(status: 200, schema: "OperationEvent", tag: .guardsChanges),
                problems: [404, 409, 412], handle: changeEvent),
            Route(
                method: .post, template: "/v1/operation-events/{id}/closure",
                name: "closeOperationEvent", area: "operations",
                summary: "An event is over, and all of its teams are back.",
                roles: [.coordinator], body: "Nothing", bodyIsOptional: true,
                answer: .init(status: 200, schema: "OperationEvent", tag: .guardsChanges),
                problems: [404, 409, 412], handle: closeEvent),
            Route(
                method: .get, template: "/v1/operation-events/{id}/report",
                name: "reportSituation", area: "operations",
                summary: "How an event stands now: teams, what waits, what is late, last notes.",
                roles: staff,
                query: [
                    Route.QueryParameter(
                        name: "utcOffsetMinutes",
                        summary: "How far the clock of the text is ahead of Greenwich.",
                        schema: Schemas.utcOffset),
                    Route.QueryParameter(
                        name: "zone",
                        summary:
                            "The clock of the text, summer and winter; where it is not known, the one of utcOffsetMinutes.",
                        schema: CalendarZones.schema),
                ],
                answer: .init(status: 200, schema: "SituationReport"), problems: [404],
                handle: reportSituation),
        ]
    }

    private static var eventNotes: [Route] {
        [
            Route(
                method: .post, template: "/v1/operation-events/{id}/notes", name: "writeEventNote",
                area: "operations", summary: "Note what happened, and when.", roles: staff,
                body: "NewEventNote", answer: .init(status: 201, schema: "EventNote"),
                problems: [404, 409], handle: writeNote),
            Route(
                method: .get, template: "/v1/operation-events/{id}/notes", name: "listEventNotes",
                area: "operations", summary: "The notes of an event, newest first.",
                roles: staff, query: Route.QueryParameter.page,
                answer: .init(status: 200, schema: "EventNote", isList: true), problems: [404],
                handle: listNotes),
        ]
    }

    private static func openEvent(_ call: Call) async throws -> Response {
        let wish = try call.body { OperationsLogBody.event(&$0) }
        return try await call.carryOut(.operations(.openEvent(wish))) { events, room in
            guard case .operations(.eventOpened(let opened)) = events.first?.event else {
                preconditionFailure("opening an event opens an event")
            }
            let (bytes, version) = try call.json(ofEvent: .id(opened.id), in: room)
            return Reply(
                status: 201, location: "/v1/operation-events/\(opened.id)",
                etag: Call.etag(version), body: bytes)
        }
    }

    private static func listEvents(_ call: Call) throws -> Response {
        let (limit, isAll) = (try call.limit(), try call.flag("all"))
        return try call.list { json in
            try call.read { room in
                try call.numbered(
                    &json, in: room, limit: limit,
                    read: { page, body in
                        try room.operationEvents(page, isAll: isAll) { try body($0) }
                    }, number: { $0.number }
                ) { try $0.operationEvent($1, in: room) }
            }
        }
    }

    private static func showEvent(_ call: Call) throws -> Response {
        let reference = try call.reference(.event, to: OperationEvent.self)
        return try call.read { room in
            let (bytes, version) = try call.json(ofEvent: reference, in: room)
            return call.answer(bytes, version: version, isAllThereIs: false)
        }
    }

    private static func changeEvent(_ call: Call) async throws -> Response {
        let change = try call.body { OperationsLogBody.change(&$0) }
        return try await call.changeEvent {
            .changeEvent($0, change.status, reportMinutes: change.minutes)
        }
    }

    private static func closeEvent(_ call: Call) async throws -> Response {
        _ = try call.body { _ -> Bool? in true }
        return try await call.changeEvent { .closeEvent($0) }
    }

    private static func reportSituation(_ call: Call) async throws -> Response {
        let reference = try call.reference(.event, to: OperationEvent.self)
        let offset = try call.number("utcOffsetMinutes", in: -720...840) ?? 0
        let rule = try call.zoneName().flatMap(ZoneFile.rule(ofZone:))
        let wall = rule.map(Wall.zone) ?? .offset(minutes: offset)
        let (language, now) = (call.language, call.house.clock.now())
        let bytes = try await call.readLong { room in
            guard let row = try room.operationEvent(reference) else {
                throw Problem.unknown(.event)
            }
            var json = JSONWriter(reserving: 8_192)
            json.report(
                try SituationReport(of: row, in: room, at: now), in: language, on: wall)
            return json.bytes
        }
        return call.answer(bytes)
    }

    private static func writeNote(_ call: Call) async throws -> Response {
        let reference = try call.reference(.event, to: OperationEvent.self)
        let note = try call.body { OperationsLogBody.NewNote(&$0) }
        return try await call.carryOut(
            making: { room in
                guard let event = try room.operationEvent(reference) else {
                    throw Problem.unknown(.event)
                }
                return .operations(.writeNote(try note.wish(in: event.id, room)))
            },
            reply: { events, room in
                guard case .operations(.noteWritten(let written)) = events.first?.event,
                    let row = try room.eventNote(written.id)
                else { preconditionFailure("writing a note writes a note") }
                var json = JSONWriter(reserving: 1_024)
                try json.eventNote(row, in: room)
                return Reply(status: 201, body: json.bytes)
            })
    }

    private static func listNotes(_ call: Call) throws -> Response {
        let reference = try call.reference(.event, to: OperationEvent.self)
        let limit = try call.limit()
        return try call.list { json in
            try call.read { room in
                guard let event = try room.operationEvent(reference) else {
                    throw Problem.unknown(.event)
                }
                return try call.numbered(
                    &json, in: room, limit: limit,
                    read: { page, body in
                        try room.eventNotes(ofEvent: event.number, page) { try body($0) }
                    }, number: { $0.number }
                ) { try $0.eventNote($1, in: room) }
            }
        }
    }
}

extension Call {
    fileprivate func json(
        ofEvent reference: Reference<OperationEvent>, in room: ReadingRoom
    ) throws -> ([UInt8], version: Int64) {
        guard let row = try room.operationEvent(reference) else { throw Problem.unknown(.event) }
        var json = JSONWriter(reserving: 1_024)
        try json.operationEvent(row, in: room)
        return (json.bytes, row.version)
    }

    fileprivate func changeEvent(
        _ make: @escaping @Sendable (Identifier<OperationEvent>) -> OperationsCommand
    ) async throws -> Response {
        let reference = try reference(.event, to: OperationEvent.self)
        return try await carryOut(
            making: { room in
                guard let row = try room.operationEvent(reference) else {
                    throw Problem.unknown(.event)
                }
                try self.demandMatch(version: row.version)
                return .operations(make(row.id))
            },
            reply: { _, room in
                let (bytes, version) = try self.json(ofEvent: reference, in: room)
                return Reply(status: 200, etag: Self.etag(version), body: bytes)
            })
    }
}
