import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import opsctl

/// Roads asked of a service over a socket, and what is said where it cannot tell.
struct RoadServiceTests {
    /// A service with OSRM's table interface: metres are 1 000 for each place apart, seconds a tenth.
    private static func answer(_ request: Request) -> Response {
        let path = request.target.path.split(separator: "/")
        guard path.count == 4, path[0] == "table", path[2] == "driving",
            request.target.queryValue("annotations") == "duration,distance"
        else { return Response(.badRequest, body: #"{"code":"InvalidUrl","message":"no table"}"#) }
        let places = path[3].split(separator: ";").map { point in
            Int((Double(point.split(separator: ",")[0]) ?? 0) * 1_000 + 0.5)
        }
        guard places.count <= 100 else {
            return Response(
                .badRequest, body: #"{"code":"TooBig","message":"Too many table coordinates"}"#)
        }
        func chosen(_ name: String) -> [Int] {
            (request.target.queryValue(name) ?? "").split(separator: ";").compactMap { Int($0) }
                .map { places[$0] }
        }
        func table(_ unit: Double) -> String {
            let rows = chosen("sources").map { from in
                let cells = chosen("destinations").map { "\(Double(abs(from - $0)) * unit)" }
                return "[\(cells.joined(separator: ","))]"
            }
            return "[\(rows.joined(separator: ","))]"
        }
        return Response(
            .ok, body: #"{"code":"Ok","durations":\#(table(100)),"distances":\#(table(1_000))}"#)
    }

    private static func withService(
        _ handler: @escaping @Sendable (Request) -> Response = answer,
        _ body: (RoadService) async throws -> Void
    ) async throws {
        let local = try #require(Address("127.0.0.1:0"))
        let server = Server(
            configuration: Server.Configuration(addresses: [local]),
            answering: { .now(handler($0)) })
        let port = try #require(await server.start().first?.port)
        let address = try #require(ServerAddress("http://127.0.0.1:\(port)"))
        let loop = try EventLoop.start()
        do {
            try await body(
                RoadService(door: HTTPDoor(to: address, on: loop), server: address.authority))
        } catch {
            await server.stop(within: .seconds(1))
            await loop.stop()
            throw error
        }
        await server.stop(within: .seconds(1))
        await loop.stop()
    }

    private static func places(_ count: Int) -> [Coordinate] {
        (0..<count).map { Samples.position(48_816, Int32(2_000 + $0)) }
    }

    @Test(arguments: [1, 2, 50, 51, 130])
    func `however many places there are, every way is that of the service`(
        _ count: Int
    ) async throws {
        try await Self.withService { service in
            let table = try await service.table(Self.places(count))
            #expect(table.source == .table && table.places == count)
            for from in 0..<count {
                for to in 0..<count {
                    let apart = Double(abs(from - to))
                    #expect(table.metres[from * count + to] == apart * 1_000)
                    #expect(table.seconds[from * count + to] == apart * 100)
                }
            }
        }
    }

    @Test func `what the service cannot tell is said in its words or in ours`() async throws {
        let answers: [(Response, String)] = [
            (
                Response(.badRequest, body: #"{"code":"NoTable","message":"Nothing near"}"#),
                "roads.refused"
            ),
            (Response(.ok, body: "<html>"), "roads.unreadable"),
            (Response(.ok, body: ""), "roads.unreadable"),
            (
                Response(
                    .ok,
                    body:
                        #"{"code":"Ok","durations":[[0,1],[1,0]],"distances":[[0,1e19],[1,0]]}"#),
                "roads.unreadable"
            ),
            (Response(.ok, body: #"{"code":"Ok","durations":[[0]]}"#), "roads.unreadable"),
            (
                Response(
                    .ok,
                    body: #"{"code":"Ok","durations":[[0,null],[1,0]],"distances":[[0,1],[1,0]]}"#),
                "roads.no_way"
            ),
            (
                Response(
                    .ok,
                    body: #"{"code":"Ok","durations":[[0,-1],[1,0]],"distances":[[0,1],[1,0]]}"#),
                "roads.unreadable"
            ),
        ]
        for (answer, code) in answers {
            let always: @Sendable (Request) -> Response = { _ in answer }
            try await Self.withService(always) { service in
                let problem = await #expect(throws: RoadProblem.self) {
                    _ = try await service.table(Self.places(2))
                }
                #expect(problem?.code == code)
                #expect(problem?.title.en.contains("127.0.0.1") == true)
            }
        }
    }
}

extension Response {
    fileprivate init(_ status: Status, body: String) {
        self.init(
            status, headers: ["Content-Type": "application/json"], body: .bytes(Array(body.utf8)))
    }
}
