import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    static var events: [Route] {
        [
            Route(
                method: .get, template: "/v1/events", name: "listen", area: "journal",
                summary: "What happens from now on, or after a position, as server-sent events.",
                roles: [.operator, .coordinator, .reviewer],
                query: [
                    Route.QueryParameter(
                        name: "after", summary: "The position after which to begin; 0 is all.",
                        schema: #"{"type":"integer","minimum":0,"maximum":\#(lastPosition)}"#)
                ],
                answer: .init(status: 200, schema: "JournalEntry", mediaType: Route.eventStream),
                readsTables: false, handle: listen)
        ]
    }

    private static func listen(_ call: Call) throws -> Response {
        let head = try call.read { try $0.committedHead().position }
        let start = try call.lastEvent() ?? call.number("after", in: 0...lastPosition) ?? head
        guard start <= head else { throw Problem.notHappenedYet(head: head) }
        let newsroom = call.house.office.newsroom
        // What was written before the office announced anything is news to who begins before it.
        newsroom.announce(head)
        guard let listener = newsroom.join() else { throw Problem.tooManyListeners }
        let stream = EventStream(
            house: call.house, listener: listener, start: start,
            hearsOfConcerns: call.grant?.role != .operator, hearsWhat: call.bounds == nil,
            isWelcome: { call.isStillWelcome })
        return Response(
            .ok,
            headers: [
                "Content-Type": Route.eventStream, "Cache-Control": "no-store",
                "X-Accel-Buffering": "no",
            ],
            body: .stream { try await stream.send(to: $0) })
    }
}

extension Call {
    /// Where a reader who comes back has been: it beats the address, which a browser never changes.
    fileprivate func lastEvent() throws -> Int64? {
        guard let text = request.headers["last-event-id"], !text.isEmpty else { return nil }
        guard let position = Int64(text), position >= 0 else { throw Problem.badLastEvent }
        return position
    }

    /// Whether the token that was shown is still one that opens this door.
    fileprivate var isStillWelcome: Bool {
        guard let grant = FrontDesk.grant(of: request, house) else { return false }
        return route.allows(grant.role)
    }
}
