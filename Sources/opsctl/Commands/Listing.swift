import OpsCore

/// A list of the API: where it is, which options narrow it, how its items look in a table.
struct Listing: Sendable {
    let path: String
    /// The way on below it, for a list within a thing.
    var below: [String] = []
    /// Options sent as members of the query under their own names.
    var filters: [Flag] = []
    let facets: [Facet]

    func run(_ session: Session) async throws -> ExitCode {
        let desk = try session.frontDesk()
        if session.arguments.isSet(.every) {
            try await everyPage(session, desk)
        } else {
            try session.answer(try await desk.get(target(session, after: nil))) { value in
                try session.output.table(value["items"]?.items ?? [], facets)
                if let next = value["next"]?.text { Self.mention(next, to: session.output) }
            }
        }
        return .done
    }

    private func everyPage(_ session: Session, _ desk: FrontDesk) async throws {
        var items: [JSONValue] = []
        var cursor: String?
        repeat {
            let page = try await desk.get(target(session, after: cursor)).value()
            items += page["items"]?.items ?? []
            cursor = page["next"]?.text
        } while cursor != nil
        guard session.output.manner.isJSON else {
            try session.output.table(items, facets)
            return
        }
        var json = JSONWriter(reserving: 65_536)
        json.beginObject()
        json.member("items", each: items) { json, item in json.write(item) }
        json.key("next")
        json.null()
        json.endObject()
        try session.output.json(json.bytes)
    }

    private func target(_ session: Session, after cursor: String?) -> String {
        let arguments = session.arguments
        var target = Target(segments: ["v1", path] + below)
        for flag in filters where arguments.isSet(flag) {
            target.add(flag.name, flag.value == .none ? "true" : arguments.text(flag))
        }
        target.add(Flag.limit.name, arguments.text(.limit))
        target.add(Flag.cursor.name, cursor ?? arguments.text(.cursor))
        return target.text
    }

    private static func mention(_ next: String, to output: Output) {
        output.mention(
            LocalizedText(
                fr: "il y en a d'autres : --cursor \(next), ou --every",
                es: "hay más: --cursor \(next), o --every",
                en: "there are more: --cursor \(next), or --every"))
    }
}
