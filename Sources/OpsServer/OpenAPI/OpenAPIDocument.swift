import OpsCore
import OpsHTTP

/// The OpenAPI 3.1 description, made from the route table: what is not in the table is not served,
/// and what is served is described.
enum OpenAPIDocument {
    /// Made once: the table does not change while the process lives.
    static let bytes: [UInt8] = document(of: RouteTable.all)

    static func document(of routes: [Route]) -> [UInt8] {
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
        json.components()
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
        member("tags", [route.area])
        parameters(of: route)
        if let body = route.body { requestBody(body, isOptional: route.bodyIsOptional) }
        responses(of: route)
        key("security")
        raw((route.roles == nil ? "[]" : #"[{"bearer":[]}]"#).utf8)
        if route.roles?.isEmpty == false {
            member("x-roles", Role.allCases.filter(route.allows).map(\.rawValue))
        }
        endObject()
    }

    private mutating func parameters(of route: Route) {
        key("parameters")
        beginArray()
        for segment in route.template.split(separator: "/") where segment.hasPrefix("{") {
            parameter(
                String(segment.dropFirst().dropLast()), "path", isNeeded: true,
                schema: #"{"type":"string"}"#)
        }
        for item in route.query {
            let schema = item.isRepeatable ? Schemas.array(item.schema) : item.schema
            parameter(item.name, "query", summary: item.summary, schema: schema)
        }
        if route.method == .post {
            parameter(
                "Idempotency-Key", "header", summary: "The same key and body are done once.",
                schema: #"{"type":"string","minLength":1,"maxLength":200,"pattern":"^[!-~]+$"}"#)
        }
        if route.answer.mediaType == "text/event-stream" {
            parameter(
                "Last-Event-ID", "header", summary: "The last event that was received.",
                schema: #"{"type":"string","pattern":"^[0-9]{1,18}$"}"#)
        }
        if route.problems.contains(412) {
            parameter(
                "If-Match", "header", isNeeded: route.problems.contains(428),
                summary: "The ETag of what was read.", schema: #"{"type":"string"}"#)
        }
        endArray()
    }

    private mutating func parameter(
        _ name: String, _ place: String, isNeeded: Bool = false, summary: String? = nil,
        schema: String
    ) {
        beginObject()
        member("name", name)
        member("in", place)
        if isNeeded { member("required", true) }
        if let summary { member("description", summary) }
        key("schema")
        raw(schema.utf8)
        endObject()
    }

    private mutating func requestBody(_ component: String, isOptional: Bool) {
        key("requestBody")
        beginObject()
        member("required", !isOptional)
        key("content")
        raw(#"{"application/json":{"schema":\#(Schemas.component(component))}}"#.utf8)
        endObject()
    }

    private mutating func responses(of route: Route) {
        key("responses")
        beginObject()
        key(dynamic: String(route.answer.status))
        answer(route)
        for status in problemStatuses(of: route) {
            key(dynamic: String(status))
            raw(##"{"$ref":"#/components/responses/Problem"}"##.utf8)
        }
        endObject()
    }

    private mutating func answer(_ route: Route) {
        let thing = Schemas.component(route.answer.schema)
        let schema =
            route.answer.isList
            ? Schemas.object(
                ["items": Schemas.array(thing), "next": Schemas.optionalText],
                needed: ["items", "next"]) : thing
        beginObject()
        member("description", route.summary)
        key("content")
        raw(#"{"\#(route.answer.mediaType)":{"schema":\#(schema)}}"#.utf8)
        endObject()
    }

    private func problemStatuses(of route: Route) -> [Int] {
        var statuses = Set(route.problems)
        statuses.formUnion([400, 500])
        if route.roles != nil { statuses.formUnion([401, 403, 503]) }
        if route.body != nil { statuses.formUnion([413, 415, 422]) }
        if route.method != .get { statuses.formUnion([409, 422]) }
        return statuses.sorted()
    }

    fileprivate mutating func components() {
        key("components")
        beginObject()
        key("schemas")
        beginObject()
        for component in Schemas.components {
            key(dynamic: component.name)
            raw(component.schema.utf8)
        }
        endObject()
        key("responses")
        raw(
            (#"{"Problem":{"description":"A no that says what, where and what to do (RFC 9457).","#
                + #""content":{"application/problem+json":{"schema":"#
                + Schemas.component("Problem") + "}}}}").utf8)
        key("securitySchemes")
        raw(#"{"bearer":{"type":"http","scheme":"bearer"}}"#.utf8)
        endObject()
    }
}
