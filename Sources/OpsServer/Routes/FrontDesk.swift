import OpsCore
import OpsHTTP
import OpsStore

/// Answers requests: finds the route, looks at the token, has it handled, turns a no into a problem.
struct FrontDesk: Sendable {
    private let router: Router
    private let routes: [Route]
    private let house: House
    /// All that is taken somewhere.
    private let methods: [Method]

    init(house: House, routes: [Route] = RouteTable.all) {
        self.house = house
        self.routes = routes
        var router = Router()
        for route in routes { router.add(route.method, route.template) }
        self.router = router
        var seen: Set<Method> = []
        methods = (routes.map(\.method) + [.head, .options]).filter { seen.insert($0).inserted }
    }

    /// The answer at once where the route waits for nothing; else the work that makes it.
    func answer(_ request: Request) -> Answering {
        do {
            return try routed(request)
        } catch {
            return .now(no(error, to: request))
        }
    }

    private func routed(_ request: Request) throws -> Answering {
        switch router.match(request) {
        case .notFound:
            // `OPTIONS *` asks about the server as a whole (RFC 9110 section 9.3.7).
            guard request.target.form == .asterisk else { throw Problem.noSuchPage }
            return .now(Self.options(methods))
        case .methodNotAllowed(let allowed):
            guard request.method == .options else { throw Problem.methodNotAllowed(allowed) }
            return .now(Self.options(allowed))
        case .found(let number, let parameters):
            let route = routes[number]
            let grant = try admit(request, to: route)
            // Links are followed from anywhere, with whatever was hung on to them.
            let isStrict = !route.isPage && !route.isNeverRefused
            if isStrict { try checkAccept(request, route) }
            let call = Call(
                request: request, parameters: parameters, grant: grant, route: route, house: house)
            if isStrict { try call.checkQuery() }
            return try handled(call)
        }
    }

    /// Who wants nothing that the route answers is told so before anything is done.
    private func checkAccept(_ request: Request, _ route: Route) throws {
        if route.answer.mediaType == Route.json {
            guard Accept.takesJSON(request) else { throw Problem.notAcceptable }
        } else if !Accept.takes(route.answer.mediaType, request.headers.values(of: "accept")) {
            switch route.answer.mediaType {
            case Route.calendar: throw Problem.onlyCalendar
            case Route.gpx: throw Problem.onlyTrack
            default: throw Problem.onlyEvents
            }
        }
    }

    private static func options(_ allowed: [Method]) -> Response {
        Response(
            .noContent, headers: ["Allow": allowed.map(\.name).joined(separator: ", ")])
    }

    /// Who looks into the tables waits until they show all that was answered before: rarely.
    private func handled(_ call: Call) throws -> Answering {
        let looks = call.route.readsTables || call.bounds != nil
        let mustWait = looks && house.office.tablesAreBehind
        if !mustWait { try call.demandInside() }
        if !mustWait, let response = try answeredNow(call) { return noted(response, to: call) }
        return .later {
            do {
                if mustWait {
                    try await showTables(for: call.route)
                    try call.demandInside()
                }
                switch call.route.handling {
                case .now(let handle): return try await kept(try handle(call), to: call)
                case .later(let handle): return try await kept(await handle(call), to: call)
                case .either(let now, let later):
                    if let response = try now(call) { return try await kept(response, to: call) }
                    return try await kept(await later(call), to: call)
                }
            } catch {
                return no(error, to: call.request)
            }
        }
    }

    private func answeredNow(_ call: Call) throws -> Response? {
        switch call.route.handling {
        case .now(let handle): try handle(call)
        case .either(let handle, _): try handle(call)
        case .later: nil
        }
    }

    /// An answer that names somebody goes out once that is noted; at once, as a rule.
    private func noted(_ response: Response, to call: Call) -> Answering {
        let rows = call.accessRows()
        guard !rows.isEmpty, !house.office.readings.put(rows) else { return .now(response) }
        return .later {
            do {
                return try await kept(response, rows)
            } catch {
                return no(error, to: call.request)
            }
        }
    }

    private func kept(_ response: Response, to call: Call) async throws -> Response {
        let rows = call.accessRows()
        guard !rows.isEmpty, !house.office.readings.put(rows) else { return response }
        return try await kept(response, rows)
    }

    /// Too many rows wait: they are written first, or the answer does not go out.
    private func kept(_ response: Response, _ rows: [AccessRow]) async throws -> Response {
        try await house.office.keepReadings()
        guard house.office.readings.put(rows) else { throw Office.Unavailable(reason: .full) }
        return response
    }

    /// With a disk that takes nothing the tables are read as they are, but nothing is changed after them.
    private func showTables(for route: Route) async throws {
        await house.office.tablesShowAll()
        guard route.changes, house.office.tablesAreBehind,
            let reason = house.office.health.refusal
        else { return }
        throw Office.Unavailable(reason: reason)
    }

    private func no(_ error: any Error, to request: Request) -> Response {
        lazy var reference = String(FreshToken().text.prefix(12))
        let problem = Problem.of(error, reference: reference)
        // What cannot be kept is logged once by the office, not for each who is told so.
        if problem.isFailure { house.log.failure(error, reference: reference) }
        return problem.response(in: AcceptLanguage.best(of: request))
    }

    /// Who asks, when the route wants to know.
    private func admit(_ request: Request, to route: Route) throws -> Grant? {
        guard let roles = route.roles else { return nil }
        guard let grant = Self.grant(of: request, house) else { throw Problem.noToken }
        guard !grant.isSuspended else { throw OpsCore.Refusal.partner(.suspended) }
        guard route.allows(grant.role) else { throw Problem.notAllowed(roles) }
        return grant
    }

    /// Who shows this token now; nil when nobody may.
    static func grant(of request: Request, _ house: House) -> Grant? {
        guard let line = request.headers.onlyValue(of: "authorization"),
            let token = bearerToken(in: line)
        else { return nil }
        return house.office.keyring.grant(for: token)
    }

    /// The token of `Bearer TOKEN`; the scheme's case does not matter (RFC 9110 section 11.1).
    private static func bearerToken(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.count > scheme.count else { return nil }
        var start = line.startIndex
        for byte in scheme {
            guard line[start] | 0x20 == byte else { return nil }
            start += 1
        }
        while start < line.endIndex, line[start] == 0x20 { start += 1 }
        return start == line.endIndex ? nil : line[start...]
    }

    private static let scheme = Array("bearer ".utf8)
}
