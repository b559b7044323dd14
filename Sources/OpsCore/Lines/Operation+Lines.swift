/// The numbers that people call, and when somebody answers.
///
/// A line that closes takes nothing with it: requests belong to territories and deployments.
extension Operation {
    func decide(
        _ command: LineCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(LineRefusal) -> [LineEvent] {
        switch command {
        case .open(let territory, let details, let from):
            guard territories[territory] != nil else { throw .unknownTerritory(territory) }
            try check(details)
            let version = LineVersion(from: try notPast(from, at: instant), details: details)
            return [
                .opened(
                    Line(
                        id: identifiers.next(at: instant), number: counters.lines + 1,
                        territory: territory, versions: [version], closedAt: nil))
            ]
        case .change(let id, let wish, let from):
            let line = try openLine(id, at: instant)
            guard !wish.isEmpty else { throw .nothingToChange }
            let from = try notPast(from, at: instant)
            if let end = line.closedAt, end <= from { throw .alreadyClosed(number: line.number) }
            return [try change(line, wish, from: from)]
        case .close(let id, let end, let announcement):
            let line = try openLine(id, at: instant)
            let end = try notPast(end, at: instant)
            var said: [LineEvent] = []
            if let announcement {
                var wish = ChangeLine()
                wish.announcement = announcement
                // What is told while it is closed is not told before.
                said.append(try change(line, wish, from: end))
            }
            return said + [.closed(id, at: end)]
        }
    }

    /// A line that is to close later can still be changed until then.
    private func openLine(
        _ id: Identifier<Line>, at instant: Instant
    ) throws(LineRefusal) -> Line {
        guard let line = lines[id] else { throw .unknownLine(id) }
        if let end = line.closedAt, end <= instant { throw .alreadyClosed(number: line.number) }
        return line
    }

    private func notPast(
        _ wanted: Instant?, at instant: Instant
    ) throws(LineRefusal) -> Instant {
        guard let wanted else { return instant }
        guard wanted >= instant else { throw .inPast }
        return wanted
    }

    private func change(
        _ line: Line, _ wish: ChangeLine, from instant: Instant
    ) throws(LineRefusal) -> LineEvent {
        // Before its first day a line is changed as it was announced.
        let base = line.versions.last { $0.from <= instant } ?? line.versions[0]
        let from = max(instant, line.versions[0].from)
        let details = wish.applied(to: base.details)
        try check(details)
        return .changed(line.id, LineVersion(from: from, details: details))
    }

    private func check(_ details: LineDetails) throws(LineRefusal) {
        for list in [details.needs, details.priority] {
            for (index, need) in list.enumerated() where list[..<index].contains(need) {
                throw .repeatedNeed(need)
            }
        }
    }

    mutating func evolve(_ event: LineEvent) {
        switch event {
        case .opened(let line):
            counters.lines = line.number
            lines[line.id] = line
        case .changed(let id, let version): lines[id]?.take(version)
        case .closed(let id, let instant): lines[id]?.closedAt = instant
        }
    }
}
