import OpsCore
import OpsHTTP

/// What comes back: the answer with its header fields and where it leads, and every kind of no.
extension JSONWriter {
    mutating func responses(of route: Route) {
        key("responses")
        beginObject()
        key(dynamic: String(route.answer.status))
        answer(route)
        if route.method == .get, route.answer.tag == .tellsAll {
            key("304")
            raw(#"{"description":"Nothing has changed.","headers":{\#(Fields.etag)}}"#.utf8)
        }
        for status in Problem.statuses(of: route) {
            key(dynamic: String(status))
            raw(##"{"$ref":"#/components/responses/\##(route.noComponent(status))"}"##.utf8)
        }
        endObject()
    }

    private mutating func answer(_ route: Route) {
        let thing = Schemas.component(route.answer.schema)
        let schema =
            route.answer.isList
            ? route.answer.listSchema
                ?? Schemas.object(
                    ["items": Schemas.array(thing), "next": Schemas.optionalText],
                    needed: ["items", "next"]) : thing
        beginObject()
        member("description", route.summary)
        key("headers")
        raw("{\(Fields.all(of: route).joined(separator: ","))}".utf8)
        key("content")
        raw(#"{"\#(route.answer.mediaType)":{"schema":\#(schema)}}"#.utf8)
        if let links = OpenAPILinks.from[route.name] {
            key("links")
            beginObject()
            for link in links { self.link(link) }
            endObject()
        }
        endObject()
    }

    private mutating func link(_ link: OpenAPILinks.Link) {
        key(dynamic: link.operation)
        beginObject()
        member("operationId", link.operation)
        key("parameters")
        beginObject()
        key(dynamic: link.parameter)
        value("$response.body#/\(link.pointer)")
        endObject()
        endObject()
    }

    mutating func problemResponses() {
        let content =
            #""content":{"application/problem+json":{"schema":"#
            + Schemas.component("Problem") + "}}"
        key("responses")
        beginObject()
        for (name, text, fields) in [
            ("Problem", "A no that says what, where and what to do (RFC 9457).", ""),
            ("NoToken", "A token is needed.", Fields.challenge),
            ("Unavailable", "Nothing was done; try again later.", Fields.retry),
        ] {
            key(dynamic: name)
            raw(#"{"description":"\#(text)","headers":{\#(fields)},\#(content)}"#.utf8)
        }
        key("Page")
        raw(
            (#"{"description":"A no as a page that people read.","content":{"text/html":{"schema":"#
                + Schemas.component("Page") + "}}}").utf8)
        endObject()
    }
}

/// Header fields of answers, as members of `headers`.
private enum Fields {
    static let etag = field("ETag", "What If-Match and If-None-Match compare.", #""type":"string""#)
    static let challenge = field("WWW-Authenticate", "How to say who asks.", #""type":"string""#)
    static let retry = field("Retry-After", "Seconds.", #""type":"integer","minimum":1"#)
    private static let location = field(
        "Location", "Where to find what was made.", #""type":"string","format":"uri-reference""#)
    private static let link = field(
        "Link", "The next page and the first (RFC 8288).", #""type":"string""#, isNeeded: false)
    private static let replayed = field(
        "Idempotent-Replayed", "That this was answered before.",
        #""type":"string","const":"true""#, isNeeded: false)

    static func all(of route: Route) -> [String] {
        var fields: [String] = []
        if route.answer.tag != .none { fields.append(etag) }
        if route.answer.hasLocation { fields.append(location) }
        if route.answer.isList { fields.append(link) }
        if route.method != .get { fields.append(replayed) }
        return fields
    }

    private static func field(
        _ name: String, _ text: String, _ schema: String, isNeeded: Bool = true
    ) -> String {
        #""\#(name)":{"description":"\#(text)","required":\#(isNeeded),"#
            + #""schema":{\#(schema)}}"#
    }
}
