import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What must hold of every answer, whatever was asked.
enum Manners {
    // A test of its own says when it cannot be read.
    static let document: JSONValue? = try? JSONParser.value(
        of: OpenAPIDescription(country: .france).made.bytes, limits: .file)

    private static let router: Router = {
        var router = Router()
        for route in RouteTable.all { router.add(route.method, route.template) }
        return router
    }()

    static func expect(
        _ answer: Answer, to method: Method, _ target: String, sourceLocation: SourceLocation
    ) throws {
        guard answer.status >= 400 else { return }
        if answer.headers["content-type"]?.hasPrefix("text/html") == true {
            #expect(target.hasPrefix("/a/"), sourceLocation: sourceLocation)
            #expect(Marked.found(in: answer.text).isEmpty, sourceLocation: sourceLocation)
            return
        }
        let told = "\(method) \(target): \(answer.status) \(answer.text)"
        #expect(
            answer.headers["content-type"] == "application/problem+json", "\(told)",
            sourceLocation: sourceLocation)
        #expect(
            answer["status"]?.integer == Int64(answer.status), "\(told)",
            sourceLocation: sourceLocation)
        #expect(
            answer["type"]?.string == "urn:ops:problem:\(answer.code ?? "")", "\(told)",
            sourceLocation: sourceLocation)
        #expect(answer["title"]?.string?.isEmpty == false, sourceLocation: sourceLocation)
        let headers = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        // What a wrong number is shown as an example happens to be the marked person's.
        let said = (answer.text + headers).replacing("+33639981234", with: "an example")
        #expect(
            Marked.found(in: said).isEmpty, "\(told)",
            sourceLocation: sourceLocation)
        guard let target = try? Target(target),
            case .found(let number, _) = router.match(method, target)
        else { return }  // an address that is not in the table is described nowhere
        let route = RouteTable.all[number]
        guard route.isDescribed else { return }
        #expect(
            declares(route, answer.status), "\(told) is not in the description of \(route.name)",
            sourceLocation: sourceLocation)
    }

    private static func declares(_ route: Route, _ status: Int) -> Bool {
        guard case .object(let paths)? = document?["paths"] else { return false }
        let method = route.method.name.lowercased()
        return paths[route.template]?["\(method)/responses/\(status)"] != nil
    }
}
