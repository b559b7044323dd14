package import OpsCore

/// What lies in a territory, and whose tables say in which.
///
/// Who may see it is asked of these by the door: a token can be good for one territory alone.
package enum PlacedThing: CaseIterable, Sendable {
    case contact
    case request
    case mission
    case person
    /// At home.
    case volunteer
    /// At home, and wherever they are asked for help, for as long as that mission is open.
    case volunteerWhoIsAsked
    case candidate
    case call
    case carePlan
    case visitSeries
    case crewAlarm
    case message
    case reply
    case concern
    case operationEvent
    case team
    case round
    case asset
    case stockLot

    /// Selects the territories of the thing `t` that is meant; a person is looked for under all her identities.
    private var places: String {
        switch self {
        case .contact: Self.own("contacts")
        case .request: Self.own("requests")
        case .mission: Self.ofRequest("missions AS t", "t.request_number")
        case .person: ""
        case .volunteer, .volunteerWhoIsAsked:
            """
            SELECT t.profile ->> '$.territory' FROM volunteers AS t WHERE t.
            """
        case .candidate: Self.own("candidates")
        case .call: Self.own("planned_calls")
        case .carePlan: Self.own("care_plans")
        case .visitSeries: Self.own("visit_series")
        case .crewAlarm: Self.ofMission("crew_alarms AS t", "t.mission_number")
        case .message:
            Self.ofMission(
                "messages AS t JOIN message_batches AS b ON b.number = t.batch", "b.mission_number")
        case .reply: Self.ofMission("kept_replies AS t", "t.mission_number")
        case .concern:
            """
            SELECT c.territory FROM concerns AS t JOIN contacts AS c ON c.id = t.contact_id WHERE t.
            """
        case .operationEvent: Self.own("operation_events")
        case .team: Self.own("teams")
        case .round: Self.own("rounds")
        case .asset: Self.own("assets")
        case .stockLot: Self.own("stock_lots")
        }
    }

    private static func own(_ table: String) -> String {
        "SELECT t.territory FROM \(table) AS t WHERE t."
    }

    private static func ofRequest(_ tables: String, _ number: String) -> String {
        "SELECT r.territory FROM \(tables) JOIN requests AS r ON r.number = \(number) WHERE t."
    }

    private static func ofMission(_ tables: String, _ number: String) -> String {
        ofRequest("\(tables) JOIN missions AS m ON m.number = \(number)", "m.request_number")
    }

    /// The same with the thing named by its identity or its number; what else puts it in a territory beside.
    fileprivate func places(by key: String) -> String {
        switch self {
        // Danger first: whoever can help sees who called, for as long as the alert is open (decision 9).
        // Where something is owed to her she is known too, whoever logged her calls (decision 50).
        case .person:
            """
            SELECT territory FROM contacts WHERE person_id IN \(ReadingRoom.twinsOfFirst)
                UNION SELECT r.territory FROM contacts AS c JOIN requests AS r
                    ON r.contact_number = c.number AND r.closed_at_ms IS NULL
                    WHERE c.person_id IN \(ReadingRoom.twinsOfFirst)
                UNION SELECT territory FROM planned_calls
                    WHERE person_id IN \(ReadingRoom.twinsOfFirst) AND closed_at_ms IS NULL
                UNION SELECT territory FROM care_plans
                    WHERE person_id IN \(ReadingRoom.twinsOfFirst) AND closed_at_ms IS NULL
                UNION SELECT territory FROM visit_series
                    WHERE person_id IN \(ReadingRoom.twinsOfFirst) AND closed_at_ms IS NULL
                UNION SELECT ?2 FROM contacts AS c JOIN dangers AS d ON d.contact_number = c.number
                    AND d.closed_at_ms IS NULL WHERE c.person_id IN \(ReadingRoom.twinsOfFirst)
            """
        case .contact:
            places + key + """
                 UNION SELECT ?2 FROM contacts AS t JOIN dangers AS d ON d.contact_number = t.number
                    AND d.closed_at_ms IS NULL WHERE t.
                """ + key + """
                     UNION SELECT r.territory FROM contacts AS t JOIN requests AS r
                        ON r.contact_number = t.number AND r.closed_at_ms IS NULL WHERE t.
                    """ + key
        // Whoever is asked for help in a territory is seen there for as long.
        case .volunteerWhoIsAsked:
            places + key + """
                 UNION SELECT r.territory FROM volunteers AS t
                    JOIN solicitations AS s ON s.volunteer_id = t.id
                    JOIN missions AS m ON m.number = s.mission_number AND m.closed_at_ms IS NULL
                    JOIN requests AS r ON r.number = m.request_number WHERE t.
                """ + key
        // An answer to no mission lies where whoever wrote it does.
        case .reply:
            places + key + """
                 UNION SELECT v.profile ->> '$.territory' FROM kept_replies AS t
                    JOIN volunteers AS v ON v.id = t.volunteer_id
                    WHERE t.mission_number IS NULL AND t.
                """ + key
        default: places + key
        }
    }
}

extension ReadingRoom {
    /// Whether a thing lies in a territory or in one below it; nil where there is no such thing.
    ///
    /// A person lies wherever somebody called for her or something is owed to her, a volunteer also where one is asked
    /// for help.
    package func lies(
        _ thing: PlacedThing, _ reference: Reference<Named>, in territory: TerritoryCode
    ) throws -> Bool? {
        let statement: SQLiteStatement
        switch reference {
        // Messages are numbered on from the first of those that were written together.
        case .id(let id) where thing == .message:
            guard let row = try message(.id(Identifier(high: id.high, low: id.low))) else {
                return nil
            }
            return try lies(thing, .number(row.number), in: territory)
        case .id(let id):
            statement = try way(thing.places(by: "id = ?1")).bind(id, at: 1)
        case .number(let number):
            guard thing != .person else { return nil }
            statement = try way(thing.places(by: "number = ?1")).bind(number, at: 1)
        }
        let found = try statement.bind(territory.text, at: 2).first { row in
            row.isNull(0) ? nil : row.number(0) != 0
        }
        return found ?? nil
    }

    /// Whether something was told in a contact, or is that contact; what else there is belongs to none.
    package func belongs(
        _ thing: PlacedThing, _ reference: Reference<Named>, to contact: Identifier<Contact>
    ) throws -> Bool {
        let table: String
        switch thing {
        case .contact: table = "(SELECT id, number, id AS contact_id FROM contacts)"
        case .request: table = "requests"
        case .call: table = "planned_calls"
        case .person:
            table = "(SELECT person_id AS id, 0 AS number, id AS contact_id FROM contacts)"
        default: return false
        }
        let wanted = "SELECT 1 FROM \(table) WHERE contact_id = ?2 AND "
        let statement =
            switch reference {
            case .id(let id): try connection.statement(text: wanted + "id = ?1").bind(id, at: 1)
            case .number(let number):
                try connection.statement(text: wanted + "number = ?1").bind(number, at: 1)
            }
        return try statement.bind(contact, at: 2).first { _ in true } ?? false
    }

    /// Whether a territory is another one or lies below it.
    package func lies(_ code: TerritoryCode, in territory: TerritoryCode) throws -> Bool {
        try way("SELECT ?1").bind(code.text, at: 1).bind(territory.text, at: 2)
            .first { $0.number(0) != 0 } ?? false
    }

    /// Walks up from some territories: far fewer steps than all that lies below one.
    private func way(_ places: String) throws -> SQLiteStatement {
        try connection.statement(
            text: """
                WITH RECURSIVE way (code) AS (
                    SELECT * FROM (\(places))
                    UNION SELECT t.parent FROM territories AS t JOIN way ON t.code = way.code
                        WHERE t.parent IS NOT NULL)
                SELECT max(code = ?2) FROM way
                """)
    }
}
