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
            try session.answer(try await desk.get(page(session).text)) { value in
                try session.output.table(value["items"]?.items ?? [], facets)
                if let next = value["next"]?.text { Self.mention(next, to: session.output) }
            }
        }
        return .done
    }

    private func everyPage(_ session: Session, _ desk: FrontDesk) async throws {
        try session.output.items(
            try await desk.everyItem(target(session), after: session.arguments.text(.cursor)),
            facets)
    }

    private func target(_ session: Session) -> Target {
        let arguments = session.arguments
        var target = Target(segments: ["v1", path] + below)
        for flag in filters where arguments.isSet(flag) {
            target.add(flag.name, flag.value == .none ? "true" : arguments.text(flag))
        }
        target.add(Flag.limit.name, arguments.text(.limit))
        return target
    }

    private func page(_ session: Session) -> Target {
        var target = target(session)
        target.add(Flag.cursor.name, session.arguments.text(.cursor))
        return target
    }

    private static func mention(_ next: String, to output: Output) {
        output.mention(
            LocalizedText(
                fr: "il y en a d'autres : --cursor \(next), ou --every",
                es: "hay más: --cursor \(next), o --every",
                en: "there are more: --cursor \(next), or --every"))
    }
}

extension FrontDesk {
    /// The items of a list, page after page.
    func everyItem(_ list: Target, after start: String? = nil) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var cursor = start
        repeat {
            var target = list
            target.add(Flag.cursor.name, cursor)
            let page = try await get(target.text).value()
            items += page["items"]?.items ?? []
            cursor = page["next"]?.text
        } while cursor != nil
        return items
    }
}

extension Output {
    /// All items of a list: a table, or the one object that a list is.
    func items(_ items: [JSONValue], _ facets: [Facet]) throws {
        guard manner.isJSON else { return try table(items, facets) }
        var json = JSONWriter(reserving: 65_536)
        json.beginObject()
        json.member("items", each: items) { json, item in json.write(item) }
        json.key("next")
        json.null()
        json.endObject()
        try self.json(json.bytes)
    }
}
