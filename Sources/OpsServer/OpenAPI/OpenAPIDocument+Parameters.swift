import OpsCore
import OpsHTTP

/// What is said beside the body: in the address, behind the question mark, in header fields.
extension JSONWriter {
    mutating func parameters(of route: Route) {
        key("parameters")
        beginArray()
        for segment in route.template.split(separator: "/") where segment.hasPrefix("{") {
            let name = String(segment.dropFirst().dropLast())
            parameter(
                name, "path", isNeeded: true,
                schema: Schemas.pathParameter(name, in: route.template))
        }
        for item in route.query {
            let schema = item.isRepeatable ? Schemas.array(item.schema) : item.schema
            parameter(item.name, "query", summary: item.summary, schema: schema)
        }
        fields(of: route)
        endArray()
    }

    private mutating func fields(of route: Route) {
        if route.method != .get {
            parameter(
                "Idempotency-Key", "header", summary: "The same key and body are done once.",
                schema: #"{"type":"string","minLength":1,"maxLength":200,"pattern":"^[!-~]+$"}"#)
        }
        if route.problems.contains(412) || (route.method == .get && route.answer.tag != .none) {
            parameter(
                "If-Match", "header", isNeeded: route.problems.contains(428),
                summary: "The ETag of what was read.", schema: #"{"type":"string"}"#)
        }
        if route.method == .get, route.answer.tag == .tellsAll {
            parameter(
                "If-None-Match", "header", summary: "ETags of what one has already.",
                schema: #"{"type":"string"}"#)
        }
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
}
