/// A row that was erased, by its key.
package enum ErasedPlace: Hashable, Sendable {
    case identifier([UInt8])
    case number(Int64)
}

/// Words that were erased and may still stand in the slack of pages, and around which rows.
///
/// They are kept in memory alone, until the file was looked through.
package struct Traces: Sendable {
    /// Cut into pieces, since a part of a text may be left where the rest was overwritten.
    package private(set) var pieces: Set<[UInt8]> = []
    /// By table.
    private(set) var places: [String: Set<ErasedPlace>] = [:]
    /// A sudden end has lost what was erased: everything is laid out anew.
    package private(set) var isUnknown = false

    /// Shorter ones stand everywhere.
    private static let shortest = 6
    private static let longest = 24

    package init() {}

    package static var unknown: Traces {
        var traces = Traces()
        traces.isUnknown = true
        return traces
    }

    package var isEmpty: Bool { pieces.isEmpty && places.isEmpty && !isUnknown }

    mutating func add(_ word: String) {
        let bytes = Array(word.utf8)
        var start = 0
        while start + Self.shortest <= bytes.count {
            pieces.insert(Array(bytes[start..<min(start + Self.longest, bytes.count)]))
            start += Self.longest
        }
    }

    mutating func add(_ place: ErasedPlace, in table: String) {
        places[table, default: []].insert(place)
    }

    package mutating func formUnion(_ other: Traces) {
        pieces.formUnion(other.pieces)
        places.merge(other.places) { $0.union($1) }
        isUnknown = isUnknown || other.isUnknown
    }
}

/// What was erased since somebody looked.
///
/// What a transaction that failed has left here does no harm: it is looked for and not found.
final class ErasedTraces {
    private var traces = Traces()

    var isEmpty: Bool { traces.isEmpty }

    func add(_ body: (inout Traces) -> Void) { body(&traces) }

    func takeAll() -> Traces {
        defer { traces = Traces() }
        return traces
    }
}
