import OpsCore
import OpsHTTP

/// The OpenAPI 3.1 description, made from the route table: what is not in the table is not served,
/// and what is served is described.
enum OpenAPIDocument {
    static func document(of routes: [Route], country: DialledFrom?) -> [UInt8] {
        var json = JSONWriter(reserving: 64 * 1_024)
        json.beginObject()
        json.member("openapi", "3.1.0")
        json.key("info")
        json.beginObject()
        json.member("title", "Ops")
        json.member(
            "summary", "Coordinates emergency operations for volunteers who help isolated people.")
        json.member("version", Configuration.version)
        json.key("license")
        json.raw(#"{"name":"Apache-2.0","identifier":"Apache-2.0"}"#.utf8)
        json.endObject()
        json.key("paths")
        json.beginObject()
        for template in templates(of: routes) {
            json.key(dynamic: template)
            json.beginObject()
            for route in routes where route.template == template { json.operation(route) }
            json.endObject()
        }
        json.endObject()
        json.components(country)
        json.endObject()
        return json.bytes
    }

    /// Each template once, in the order of the table.
    private static func templates(of routes: [Route]) -> [String] {
        var seen: Set<String> = []
        return routes.map(\.template).filter { seen.insert($0).inserted }
    }
}

extension JSONWriter {
    fileprivate mutating func operation(_ route: Route) {
        key(dynamic: route.method.name.lowercased())
        beginObject()
        member("operationId", route.name)
        member("summary", route.summary)
        optionalFields(of: route)
        member("tags", [route.area])
        parameters(of: route)
        if let body = route.body {
            requestBody(
                body, isOptional: route.bodyIsOptional,
                type: route.isPage ? Route.form : route.bodyType)
        }
        responses(of: route)
        key("security")
        raw((route.roles == nil ? "[]" : #"[{"bearer":[]}]"#).utf8)
        if route.roles?.isEmpty == false {
            member("x-roles", Role.allCases.filter(route.allows).map(\.rawValue))
        }
        endObject()
    }

    private mutating func requestBody(
        _ component: String, isOptional: Bool, type: String
    ) {
        let schema = Schemas.component(component)
        let example = OpenAPIExamples.bodies[component].map { #","example":\#($0)"# } ?? ""
        key("requestBody")
        beginObject()
        member("required", !isOptional)
        key("content")
        raw(#"{"\#(type)":{"schema":\#(schema)\#(example)}}"#.utf8)
        endObject()
    }

    fileprivate mutating func components(_ country: DialledFrom?) {
        key("components")
        beginObject()
        key("schemas")
        beginObject()
        for component in Schemas.components {
            key(dynamic: component.name)
            raw(component.schema.utf8)
        }
        key("Phone")
        raw(Schemas.phone(in: country).utf8)
        endObject()
        problemResponses()
        key("securitySchemes")
        raw(#"{"bearer":{"type":"http","scheme":"bearer"}}"#.utf8)
        endObject()
    }
}
