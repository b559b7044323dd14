import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// Where things lie, asked of the tables.
struct PlacedTests {
    private static let tables: [PlacedThing: String] = [
        .contact: "contacts", .request: "requests", .mission: "missions",
        .volunteer: "volunteers", .candidate: "candidates", .call: "planned_calls",
        .carePlan: "care_plans", .visitSeries: "visit_series", .crewAlarm: "crew_alarms",
        .message: "messages", .reply: "kept_replies", .concern: "concerns",
        .operationEvent: "operation_events", .team: "teams", .round: "rounds",
        .asset: "assets", .stockLot: "stock_lots",
    ]

    @Test func `everything lies in the country, and in nothing that is not above it`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "placed"), archive: archive)
            try rush.go(1_200)
            let room = try ReadingRoom(path: path)
            // Once in some dozens of seeds nobody has been asked for anything by then.
            for _ in 0..<10 {
                let isAsked = try room.connection.statement("SELECT 1 FROM missions")
                    .first { _ in true }
                if isAsked == true { break }
                try rush.go(600)
            }
            var found: Set<PlacedThing> = []
            for (thing, table) in Self.tables {
                var numbers: [Int64] = []
                try room.connection.statement(text: "SELECT number FROM \(table)").rows { row in
                    numbers.append(row.number(0))
                    return true
                }
                for number in numbers {
                    found.insert(thing)
                    let place = Reference<Named>.number(number)
                    #expect(try room.lies(thing, place, in: Samples.nation) == true, "\(thing)")
                    let units = try [Samples.unit, Samples.neighbourUnit, Samples.otherDepartment]
                        .filter { try room.lies(thing, place, in: $0) == true }
                    // Whose alert is open is seen everywhere.
                    if thing != .contact { #expect(units.count < 2, "\(thing) \(units)") }
                }
                #expect(try room.lies(thing, .number(999_999), in: Samples.nation) == nil)
            }
            #expect(found.isSuperset(of: [.contact, .request, .mission, .volunteer, .call]))
        }
    }

    @Test func `every kind has a place that can be asked for by identity and by number`() throws {
        try withArchive { _, path throws in
            let room = try ReadingRoom(path: path)
            for thing in PlacedThing.allCases {
                #expect(try room.lies(thing, .number(1), in: Samples.nation) == nil)
                #expect(try room.lies(thing, .id(Samples.id(1)), in: Samples.nation) == nil)
            }
        }
    }
}
