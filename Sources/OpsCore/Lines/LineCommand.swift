/// What can be asked about lines.
package enum LineCommand: Sendable {
    /// From now on where no instant is said.
    case open(TerritoryCode, LineDetails, from: Instant?)
    case change(Identifier<Line>, ChangeLine, from: Instant?)
    /// At once where no instant is said; the announcement says where people are sent instead.
    case close(Identifier<Line>, at: Instant?, announcement: LocalizedText?)
}

/// What is to be otherwise about a line; nil for what stays.
package struct ChangeLine: Sendable {
    package var name: String?
    package var phone: DialledNumber?
    package var hours: OpeningHours?
    package var needs: [NeedKind]?
    package var priority: [NeedKind]?
    package var queue: String?
    package var announcement: LocalizedText?

    package init() {}

    var isEmpty: Bool {
        name == nil && phone == nil && hours == nil && needs == nil && priority == nil
            && queue == nil && announcement == nil
    }

    func applied(to details: LineDetails) -> LineDetails {
        LineDetails(
            name: name ?? details.name, phone: phone ?? details.phone,
            hours: hours ?? details.hours, needs: needs ?? details.needs,
            priority: priority ?? details.priority, queue: queue ?? details.queue,
            announcement: announcement ?? details.announcement)
    }
}

/// What happened to lines.
package enum LineEvent: Hashable, Sendable {
    case opened(Line)
    case changed(Identifier<Line>, LineVersion)
    case closed(Identifier<Line>, at: Instant)
}

/// Why a line cannot be as was asked.
package enum LineRefusal: Error, Hashable, Sendable {
    case unknownLine(Identifier<Line>)
    case unknownTerritory(TerritoryCode)
    case repeatedNeed(NeedKind)
    case nothingToChange
    /// What was announced yesterday stays what it was.
    case inPast
    case alreadyClosed(number: Int64)
}
