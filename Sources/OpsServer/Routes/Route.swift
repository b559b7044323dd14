import OpsCore
import OpsHTTP
import OpsStore

/// One thing that can be asked at the door: the table of these makes the router and the OpenAPI
/// document, so that neither can forget the other.
///
/// A class, so that a request that finds it copies nothing.
final class Route: Sendable {
    let method: Method
    let template: String
    /// The operation's name in OpenAPI.
    let name: String
    let area: String
    let summary: String
    /// Who may ask; nil for anyone at all, empty for anyone with a token of the house.
    let roles: [Role]?
    let query: [QueryParameter]
    /// The component that describes the body; nil where none is taken.
    let body: String?
    let bodyIsOptional: Bool
    /// What the body is made of.
    let bodyType: String
    let answer: Answer
    /// Statuses of problems that can happen beside those of every route.
    let problems: [Int]
    /// Whether it looks into the tables: then they must show all that was answered before.
    let readsTables: Bool
    let handling: Handling
    /// Says why people's data is read, where that is asked for.
    let reason: (@Sendable (Call) -> String)?
    /// What it is about, for a token that is good for one territory alone.
    let ground: Ground
    /// What it is a list of, where those things lie somewhere.
    let listed: PlacedThing?

    /// What makes the answer: most routes wait for nothing but a look at the tables.
    enum Handling: Sendable {
        case now(@Sendable (Call) throws -> Response)
        case later(@Sendable (Call) async throws -> Response)
        /// At once as a rule; nil for what takes so long that it is done beside the loop.
        case either(
            @Sendable (Call) throws -> Response?, @Sendable (Call) async throws -> Response)
    }

    /// A route that answers at once.
    convenience init(
        method: Method, template: String, name: String, area: String, summary: String,
        roles: [Role]?, query: [QueryParameter] = [], body: String? = nil,
        bodyIsOptional: Bool = false, answer: Answer, problems: [Int] = [],
        readsTables: Bool = true,
        reason: (@Sendable (Call) -> String)? = nil,
        handle: @escaping @Sendable (Call) throws -> Response
    ) {
        self.init(
            method: method, template: template, name: name, area: area, summary: summary,
            roles: roles, query: query, body: body, bodyIsOptional: bodyIsOptional, answer: answer,
            problems: problems, readsTables: readsTables, reason: reason, handling: .now(handle))
    }

    /// A route that waits: for the office, as a rule.
    convenience init(
        method: Method, template: String, name: String, area: String, summary: String,
        roles: [Role]?, query: [QueryParameter] = [], body: String? = nil,
        bodyIsOptional: Bool = false, bodyType: String = Route.json, answer: Answer,
        problems: [Int] = [],
        readsTables: Bool = true,
        reason: (@Sendable (Call) -> String)? = nil,
        handle: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.init(
            method: method, template: template, name: name, area: area, summary: summary,
            roles: roles, query: query, body: body, bodyIsOptional: bodyIsOptional, answer: answer,
            problems: problems, readsTables: readsTables, reason: reason, bodyType: bodyType,
            handling: .later(handle))
    }

    /// A list that answers at once, but for one way to ask that takes long.
    convenience init(
        list template: String, name: String, area: String, summary: String, roles: [Role]?,
        query: [QueryParameter], answer: Answer, problems: [Int],
        handle: @escaping @Sendable (Call) throws -> Response?,
        handleLong: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.init(
            method: .get, template: template, name: name, area: area, summary: summary,
            roles: roles, query: query, body: nil, bodyIsOptional: false, answer: answer,
            problems: problems, readsTables: true, reason: nil,
            handling: .either(handle, handleLong))
    }

    private init(
        method: Method, template: String, name: String, area: String, summary: String,
        roles: [Role]?, query: [QueryParameter], body: String?, bodyIsOptional: Bool,
        answer: Answer, problems: [Int], readsTables: Bool,
        reason: (@Sendable (Call) -> String)?, bodyType: String = Route.json, handling: Handling
    ) {
        self.method = method
        self.template = template
        self.name = name
        self.area = area
        self.summary = summary
        self.roles = roles
        self.query = query
        self.body = body
        self.bodyIsOptional = bodyIsOptional
        self.bodyType = bodyType
        self.answer = answer
        self.problems = problems
        self.readsTables = readsTables
        self.handling = handling
        self.reason = reason
        ground = Self.ground(ofTemplate: template, name: name)
        // What belongs to one thing lies where that does, and is asked of the address.
        listed = if case .placed(let thing) = ground, !template.contains("{") { thing } else { nil }
    }

    static let json = "application/json"
    static let html = "text/html"
    static let form = "application/x-www-form-urlencoded"
    static let calendar = "text/calendar"
    static let gpx = "application/gpx+xml"
    static let eventStream = "text/event-stream"

    /// What comes back when all goes well.
    struct Answer: Sendable {
        let status: Int
        /// The component that describes it.
        let schema: String
        var isList = false
        /// The JSON Schema of a list in which more stands beside the items.
        var listSchema: String?
        var mediaType = Route.json
        var tag = Tag.none
        /// Whether it says where to find what was made.
        var hasLocation = false

        /// What an ETag is good for.
        enum Tag: Sendable {
            case none
            /// It guards a change; what is shown changes without it.
            case guardsChanges
            /// It tells of all that is shown: what has not changed is not sent again.
            case tellsAll
        }
    }

    /// One parameter after the question mark.
    struct QueryParameter: Sendable {
        let name: String
        let summary: String
        /// The JSON Schema of its value.
        let schema: String
        /// Whether there is no answer without it.
        var isNeeded = false
        var isRepeatable = false
        /// Where it may be said several times: so often at the most, each value once.
        var most: Int?
    }

    /// Whether OpenAPI 3.1 has words for it: it has none for a stream of events, which docs/HTTP.md describes.
    var isDescribed: Bool { answer.mediaType != Self.eventStream }

    /// Whether people meet it in a browser: its noes are pages too.
    var isPage: Bool { answer.mediaType == Self.html }

    /// Whether the words at the door (what is taken, what is asked) stand in nobody's way: somebody may be dying.
    var isNeverRefused: Bool { name == "openDanger" }

    /// Whether it changes anything.
    ///
    /// A question whose words name people is asked in the body of a POST: addresses are logged along
    /// the way.
    var changes: Bool { method != .get && !Self.questions.contains(name) }

    private static let questions: Set<String> = [
        "searchPeople", "searchVolunteers", "previewCalendar",
    ]

    /// Whether a role may ask; an administrator may always, a partner or a gateway only where it is named.
    func allows(_ role: Role) -> Bool {
        guard let roles else { return true }
        return role == .admin || roles.contains(role) || (roles.isEmpty && role.isOfTheHouse)
    }
}

extension Route.QueryParameter {
    static let limit = Route.QueryParameter(
        name: "limit", summary: "How many items at the most.",
        schema: #"{"type":"integer","minimum":1,"maximum":500,"default":50}"#)

    /// Which territory is meant; a list that it filters answers 404 where nobody has registered it.
    static func territory(_ summary: String) -> Self {
        Self(name: "territory", summary: summary, schema: Schemas.territoryCode)
    }

    /// What a desk keeps, and not those below it.
    static let ofDesk = territory("Of this desk alone.")

    /// A page of things in the order of their numbers, newest first.
    static let page = page(after: #"{"type":"string","pattern":"^n[1-9][0-9]{0,17}$"}"#)

    /// A page of a work-list, which goes on after the place and not the row: that may stand elsewhere by then.
    static let workPage = page(
        after: #"{"type":"string","pattern":"^w(0|[1-9][0-9]{0,15})-[1-9][0-9]{0,17}$"}"#)

    /// A page of things in another order, which goes on after one of them.
    static func page(after cursor: String) -> [Route.QueryParameter] {
        let cursor = Route.QueryParameter(
            name: "cursor", summary: "Where to go on: `next` of the page before.", schema: cursor)
        return [limit, cursor]
    }
}

extension Role {
    /// Whether whoever has it works here: not partners, nor programs that bring messages.
    var isOfTheHouse: Bool {
        switch self {
        case .operator, .coordinator, .trainer, .reviewer, .admin: true
        case .partner, .gateway: false
        }
    }
}
