import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

struct OpenAPIDocumentTests {
    private static func document() throws -> JSONValue {
        try JSONParser.value(of: OpenAPIDescription(country: .france).made.bytes, limits: .file)
    }

    @Test func `it is the JSON that the door serves`() async throws {
        try await withHouse(isFurnished: false) { house in
            let answer = try await house.get("/openapi.json", as: nil).expect(200)
            #expect(answer.body == OpenAPIDescription(country: .france).made.bytes)
            #expect(answer["openapi"]?.string == "3.1.0")
        }
    }

    @Test func `it describes every route of the table and none else`() throws {
        guard case .object(let paths)? = try Self.document()["paths"] else {
            Issue.record("no paths")
            return
        }
        var described: Set<String> = []
        for path in paths.members {
            for method in path.value.names {
                described.insert("\(method.uppercased()) \(path.name)")
            }
        }
        #expect(
            described
                == Set(
                    RouteTable.all.filter(\.isDescribed).map { "\($0.method) \($0.template)" }))
    }

    @Test func `operations have names of their own`() {
        #expect(Set(RouteTable.all.map(\.name)).count == RouteTable.all.count)
    }

    @Test func `every reference leads somewhere, and every component is led to`() throws {
        let document = try Self.document()
        var references: Set<String> = []
        func walk(_ value: JSONValue) {
            switch value {
            case .object(let object):
                for member in object.members {
                    if member.name == "$ref", let text = member.value.string {
                        references.insert(text)
                    }
                    walk(member.value)
                }
            case .array(let elements): for element in elements { walk(element) }
            default: return
            }
        }
        walk(document)
        #expect(!references.isEmpty)
        for reference in references {
            #expect(reference.hasPrefix("#/"), "\(reference)")
            #expect(document[String(reference.dropFirst(2))] != nil, "\(reference)")
        }
        for name in document["components/schemas"]?.names ?? [] {
            #expect(references.contains("#/components/schemas/\(name)"), "\(name) is not used")
        }
    }

    @Test func `every status of the refusals is declared where they can happen`() {
        for route in RouteTable.all where route.method != .get {
            let path = route.template
            for status in [409, 422, 503] {
                let place = "\(route.method.name.lowercased())/responses/\(status)"
                guard case .object(let paths)? = Manners.document?["paths"] else { return }
                #expect(paths[path]?[place] != nil, "\(route.name) \(status)")
            }
        }
    }
}
