import Foundation

/// What can be said on the command line of ops-bench.
struct Options {
    var rounds = 5
    var isQuick = false
    /// Contacts logged in one round of the intake.
    var contacts = 20_000
    /// Seconds of one round of reading.
    var seconds = 3.0
    /// Requests in the database that lists are read from.
    var requests = 200_000
    /// The parts that are measured.
    var parts: Set<Part> = Set(Part.allCases)
    var folder = FileManager.default.temporaryDirectory.path + "/ops-bench.\(getpid())"

    enum Part: String, CaseIterable {
        case intake
        case health
        case lists
        case idle
        case allocations
        case crowd
        case duplicates
        case proposals
        case planning
    }

    static let help = """
        ops-bench: measures the release OpsServer that lies beside it.

        Usage: ops-bench [--quick] [--only PARTS] [--rounds N] [--folder DIR]

          --quick       one short round of each, to see that all works
          --only PARTS  only these parts, separated by commas: intake, health, lists, idle,
                        allocations, crowd, duplicates, proposals, planning
          --rounds N    rounds of each measure; medians are shown (default: 5)
          --folder DIR  where databases are made and removed again: its disk is what is measured
        """

    /// Reads the words after the program's name; nil when help was asked for.
    static func read(_ words: [String]) throws -> Options? {
        var options = Options()
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--quick": options.makeQuick()
            case "--only": options.parts = try parts(try value(of: word, &rest))
            case "--rounds":
                guard let rounds = Int(try value(of: word, &rest)), rounds > 0 else {
                    throw Trouble("--rounds takes a number")
                }
                options.rounds = rounds
            case "--folder": options.folder = try value(of: word, &rest) + "/ops-bench.\(getpid())"
            case "--help", "-h": return nil
            default: throw Trouble("unknown option \(word); see ops-bench --help")
            }
        }
        return options
    }

    private mutating func makeQuick() {
        isQuick = true
        rounds = 1
        contacts = 4_000
        seconds = 1
        requests = 50_000
    }

    private static func value(of word: String, _ rest: inout ArraySlice<String>) throws -> String {
        guard let value = rest.popFirst() else { throw Trouble("\(word) needs a value") }
        return value
    }

    private static func parts(_ text: String) throws -> Set<Part> {
        Set(
            try text.split(separator: ",").map { word in
                guard let part = Part(rawValue: String(word)) else {
                    throw Trouble("there is no part \(word); see ops-bench --help")
                }
                return part
            })
    }
}

/// Why nothing can be measured.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
