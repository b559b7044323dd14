import OpsCore
import OpsHTTP
import OpsStore

/// Ops asking by itself, and asking the silent once more.
extension RouteTable {
    static var waves: [Route] {
        [
            Route(
                method: .post, template: "/v1/requests/{id}/solicitation", name: "solicit",
                area: "dispatching",
                summary: "Ops asks by itself, wave after wave, until a crew is complete.",
                roles: [.coordinator], body: "NewSolicitation", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Request", tag: .guardsChanges),
                problems: [404, 409, 412]
            ) { call in
                let (size, delay): (Int64?, Int64?) = try call.body { fields in
                    (
                        fields.integer("size", in: 1...1_000),
                        fields.integer("delayMinutes", in: 1...10_080)
                    )
                }
                return try await call.search {
                    .begin($0, size: size, delay: delay.map { .minutes($0) })
                }
            },
            Route(
                method: .post, template: "/v1/requests/{id}/solicitation/stop",
                name: "stopSoliciting", area: "dispatching",
                summary: "Ops asks nobody else; who was asked may still answer.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Request", tag: .guardsChanges),
                problems: [404, 409, 412]
            ) { call in try await call.search { .stop($0) } },
            Route(
                method: .post, template: "/v1/missions/{id}/reminder", name: "remindSilent",
                area: "dispatching",
                summary: "Who has not answered is asked once more; who refused is left alone.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
                problems: [404, 409, 412]
            ) { call in try await call.mission { .remind($0) } },
            Route(
                method: .post, template: "/v1/missions/{id}/reserve", name: "callReserve",
                area: "dispatching",
                summary: "Who was kept in reserve is asked to go, one for each free place.",
                roles: [.coordinator],
                answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
                problems: [404, 409, 412]
            ) { call in try await call.mission { .callReserve($0) } },
        ]
    }
}

extension Call {
    fileprivate func mission(
        _ command: (Identifier<Mission>) -> WavesCommand
    ) async throws -> Response {
        let reference = try reference(.mission, to: Mission.self)
        guard let row = try read({ try $0.mission(reference) }) else {
            throw Problem.unknown(.mission)
        }
        return try await carryOut(
            .waves(command(row.id)), check: liveAndUnchanged(row)
        ) { _, room in try self.reply(200, showing: row.id, in: room) }
    }

    fileprivate func search(
        _ command: (Identifier<HelpRequest>) -> WavesCommand
    ) async throws -> Response {
        let row = try requestStanding()
        return try await carryOut(
            .waves(command(row.id)), check: liveAndUnchanged(row)
        ) { _, room in try self.reply(showing: row.id, in: room) }
    }
}
