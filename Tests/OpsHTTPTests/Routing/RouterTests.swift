import Testing

@testable import OpsHTTP

struct RouterTests {
    private static let routes: [(method: Method, template: String, name: String)] = [
        (.get, "/", "root"), (.get, "/v1/requests", "list"), (.post, "/v1/requests", "open"),
        (.get, "/v1/requests/{id}", "show"), (.get, "/v1/requests/mine", "mine"),
        (.get, "/v1/requests/{id}/offers", "offers"),
        (.delete, "/v1/requests/{request}/offers/{offer}", "withdraw"),
    ]
    private let router: Router = {
        var router = Router()
        for route in routes { router.add(route.method, route.template) }
        return router
    }()

    private func find(_ method: Method, _ path: String) throws -> String {
        switch router.match(method, try Target(path)) {
        case .found(let number, let parameters):
            let names = ["id", "request", "offer"]
            return
                ([Self.routes[number].name]
                + names.compactMap { name in parameters[name].map { "\(name)=\($0)" } })
                .joined(separator: " ")
        case .methodNotAllowed(let allow): return allow.map(\.name).joined(separator: ", ")
        case .notFound: return "-"
        }
    }

    @Test(arguments: [
        ("/", "root"), ("/v1/requests", "list"), ("/v1/requests?x=/y", "list"),
        ("/v1/requests/7", "show id=7"), ("/v1/requests/mine", "mine"),
        ("/v1/requests/mine/offers", "offers id=mine"), ("/v1/%72equests", "list"),
        ("/v1/requests/a%2Fb", "show id=a/b"), ("/v1/requests/caf%C3%A9", "show id=café"),
        ("/v1/requests/", "-"), ("/v1", "-"), ("/v2/requests", "-"), ("/v1/requests/7/x", "-"),
        ("//v1/requests", "-"), ("/v1/requests/7/offers/8", "DELETE, OPTIONS"),
    ])
    func `a path leads to its endpoint`(_ path: String, _ expected: String) throws {
        #expect(try find(.get, path) == expected)
    }

    @Test func `two parameters keep their names`() throws {
        #expect(try find(.delete, "/v1/requests/7/offers/8") == "withdraw request=7 offer=8")
    }

    @Test func `HEAD is served by GET`() throws {
        #expect(try find(.head, "/v1/requests") == "list")
        #expect(try find(.head, "/v1/requests/7/offers/8") == "DELETE, OPTIONS")
    }

    @Test func `another method is told which there are`() throws {
        #expect(try find(.put, "/v1/requests") == "GET, POST, HEAD, OPTIONS")
    }

    @Test func `a route added twice ends the program`() async {
        await #expect(processExitsWith: .failure) {
            var router = Router()
            router.add(.get, "/a/{b}")
            router.add(.get, "/a/{c}")
        }
    }
}
