import OpsCore
import OpsHTTP

/// Answers requests: finds the route, looks at the token, has it handled, turns a no into a problem.
struct FrontDesk: Sendable {
    private let router: Router<Route>
    private let house: House

    init(house: House, routes: [Route] = RouteTable.all) {
        self.house = house
        var router = Router<Route>()
        for route in routes { router.add(route.method, route.template, route) }
        self.router = router
    }

    func answer(_ request: Request) async -> Response {
        let language = AcceptLanguage.best(of: request.headers["accept-language"])
        do {
            return try await routed(request, language)
        } catch {
            let reference = FreshToken().text.prefix(12)
            let problem = Problem.of(error, reference: String(reference))
            // What cannot be kept is logged once by the office, not for each who is told so.
            if problem.isFailure { house.log.failure(error, reference: String(reference)) }
            return problem.response(in: language)
        }
    }

    private func routed(
        _ request: Request, _ language: PublicationLanguage
    ) async throws -> Response {
        switch router.match(request.method, request.target) {
        case .notFound:
            throw Problem.noSuchPage
        case .methodNotAllowed(let allowed):
            guard request.method == .options else { throw Problem.methodNotAllowed(allowed) }
            var response = Response(.noContent)
            response.headers.add("Allow", allowed.map(\.name).joined(separator: ", "))
            return response
        case .found(let route, let parameters):
            let grant = try admit(request, to: route)
            let call = Call(
                request: request, parameters: parameters, grant: grant, language: language,
                route: route, house: house)
            try call.checkQuery()
            if route.readsTables { await house.office.tablesShowAll() }
            return try await route.handle(call)
        }
    }

    /// Who asks, when the route wants to know.
    private func admit(_ request: Request, to route: Route) throws -> Grant? {
        guard let roles = route.roles else { return nil }
        guard request.headers.values(of: "authorization").count == 1,
            let line = request.headers.firstValue(of: "authorization"),
            let token = Self.bearerToken(in: line),
            let grant = house.office.keyring.grant(for: token)
        else { throw Problem.noToken }
        guard route.allows(grant.role) else { throw Problem.notAllowed(roles) }
        return grant
    }

    /// The token of `Bearer TOKEN`; the scheme's case does not matter (RFC 9110 section 11.1).
    private static func bearerToken(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let scheme = line.prefix(7)
        guard scheme.count == 7,
            zip(scheme, "bearer ".utf8).allSatisfy({ $0 | 0x20 == $1 })
        else { return nil }
        let token = line.dropFirst(7).drop { $0 == 0x20 }
        return token.isEmpty ? nil : token
    }
}
