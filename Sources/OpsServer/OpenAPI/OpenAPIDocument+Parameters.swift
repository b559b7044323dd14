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
            let schema =
                item.isRepeatable
                ? Schemas.array(item.schema, limit: item.most, areUnique: item.most != nil)
                : item.schema
            parameter(
                item.name, "query", isNeeded: item.isNeeded, summary: item.summary, schema: schema)
        }
        fields(of: route)
        endArray()
    }

    /// Only what must be there: what may be is told in words.
    ///
    /// No schema knows its values: a key is new for each thing to be done, a tag the last answer's.
    private mutating func fields(of route: Route) {
        guard route.problems.contains(428) else { return }
        parameter(
            "If-Match", "header", isNeeded: true, summary: "The ETag of what was read.",
            schema: #"{"type":"string"}"#)
    }

    /// The header fields that may be sent, in words.
    mutating func optionalFields(of route: Route) {
        var words: [String] = []
        if route.changes {
            words.append(
                "`Idempotency-Key` (1 to 200 visible characters): the same key and body are done "
                    + "once; another body is 422.")
        }
        if route.problems.contains(412), !route.problems.contains(428) {
            words.append("`If-Match` with the ETag of what was read: else 412.")
        }
        if route.method == .get, route.answer.tag != .none {
            words.append("`If-Match` with an ETag: 412 when it has changed.")
        }
        if route.method == .get, route.answer.tag == .tellsAll {
            words.append("`If-None-Match` with ETags that one has: 304 while nothing has changed.")
        }
        guard !words.isEmpty else { return }
        member("description", "May be sent: " + words.joined(separator: " "))
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
