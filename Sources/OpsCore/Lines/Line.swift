/// A number that people call, in a territory: everything about it is data with dates (must-do 33).
///
/// The number of 2020 was another a year later; a replay, and whoever asks what was promised that
/// day, must find the one that was.
package struct Line: Hashable, Sendable {
    package let id: Identifier<Line>
    /// Runs from 1; what people say aloud: line 2.
    package let number: Int64
    package let territory: TerritoryCode
    /// In the order in which they come into force; never empty.
    package internal(set) var versions: [LineVersion]
    /// When it ended, or will.
    package internal(set) var closedAt: Instant?

    /// What holds at an instant; nil before the line is opened and after it has closed.
    package func version(at instant: Instant) -> LineVersion? {
        guard closedAt.map({ instant < $0 }) ?? true else { return nil }
        return versions.last { $0.from <= instant }
    }

    package func isOpen(at instant: Instant) -> Bool {
        version(at: instant).map { $0.isOpen(at: instant) } ?? false
    }

    /// When it opens next, or closes, whichever is not the case now; nil where neither is in sight.
    ///
    /// Versions to come, the end of the line and changes of the clocks are all looked at.
    package func nextChange(after instant: Instant) -> Instant? {
        let isOpenNow = isOpen(at: instant)
        var from = instant
        while true {
            let limit = limit(after: from)
            let change = version(at: from)?.hours?.nextChange(after: from)
            if let change, limit.map({ change < $0 }) ?? true { return change }
            guard let limit else { return nil }
            if isOpen(at: limit) != isOpenNow { return limit }
            from = limit
        }
    }

    /// When what holds now ends: the next version comes, or the line closes.
    private func limit(after instant: Instant) -> Instant? {
        let next = versions.first { $0.from > instant }?.from
        return [next, closedAt].compactMap(\.self).filter { $0 > instant }.min()
    }

    mutating func take(_ version: LineVersion) {
        versions.removeAll { $0.from == version.from }
        versions.append(version)
        versions.sort { $0.from < $1.from }
    }
}

/// What a line is from some instant on.
package struct LineVersion: Hashable, Sendable {
    package let from: Instant
    package var details: LineDetails

    package var hours: OpeningHours? { details.hours }

    func isOpen(at instant: Instant) -> Bool {
        details.hours?.isOpen(at: instant) ?? true
    }
}

/// The number, the hours and what is said: all of it is published, and names nobody.
package struct LineDetails: Hashable, Sendable {
    package var name: String
    /// As it is dialled: `0 800 858 858`, `1520`.
    package var phone: DialledNumber
    /// Nil for day and night.
    package var hours: OpeningHours?
    /// The needs that are taken there; empty for all.
    package var needs: [NeedKind]
    /// The needs that go first when there are too many, in this order; the others follow.
    package var priority: [NeedKind]
    /// What waits for whoever answers: how the queue is kept, what is told to who waits.
    package var queue: String?
    /// What is told while it is closed, and where people are sent instead.
    package var announcement: LocalizedText?

    package init(
        name: String, phone: DialledNumber, hours: OpeningHours? = nil, needs: [NeedKind] = [],
        priority: [NeedKind] = [], queue: String? = nil, announcement: LocalizedText? = nil
    ) {
        self.name = name
        self.phone = phone
        self.hours = hours
        self.needs = needs
        self.priority = priority
        self.queue = queue
        self.announcement = announcement
    }
}

/// A number as it is dialled: digits with spaces, dots and hyphens between them, a plus before them.
///
/// Short numbers and those of free lines are no telephone numbers of persons: `PhoneNumber` takes
/// neither.
package struct DialledNumber: Hashable, Sendable {
    /// A plus, 15 digits and what stands between them.
    package static let limit = 30
    package let text: String

    /// Nil for what nobody can dial: 2 to 15 digits are needed, at most one sign between two.
    package init?(_ text: String) {
        var digits = 0
        var mayPart = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 48...57: (digits, mayPart) = (digits + 1, true)
            case UInt8(ascii: "+") where index == 0: continue
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"):
                guard mayPart else { return nil }
                mayPart = false
            default: return nil
            }
        }
        guard (2...15).contains(digits), mayPart else { return nil }
        self.text = text
    }
}

extension JSONFields {
    package mutating func dialledNumber(_ name: String, isNeeded: Bool = false) -> DialledNumber? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            guard let number = DialledNumber(try tape.text(at: place, limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "0 800 858 858"))
            }
            return number
        }
    }
}
