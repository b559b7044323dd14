import OpsCore

extension FormScreen {
    /// Who may be on the line, why, and what they asked for lately.
    var peoplePanel: [Line] {
        let history = form.history
        if history.hasFailed { return [heading(ScreenWords.notSearched)] }
        if history.isAsking { return [heading(ScreenWords.searching)] }
        guard let found = history.found else { return [] }
        guard !found.people.isEmpty else {
            let text = found.unsearched > 0 ? ScreenWords.tooRecent : ScreenWords.nobody
            return [heading(text)]
        }
        var lines = [heading(ScreenWords.who(found.people.count, found.isCrowded))]
        // Who the keys speak of stands first in what there is room for.
        let first = min(history.place, max(0, found.people.count - 2))
        for place in first..<min(found.people.count, first + 2) {
            let person = found.people[place]
            let isPointed = place == history.place
            lines += [who(person, isPointed)] + past(person, found.at)
        }
        if form.mergeable != nil { lines.append(heading(ScreenWords.mayMerge)) }
        return lines
    }

    private func heading(_ text: LocalizedText) -> Line {
        Line("-- " + text[language], .bold)
    }

    private func who(_ person: FoundPerson, _ isPointed: Bool) -> Line {
        let number = NumberToCall(
            phone: person.phone, safePhone: person.safePhone, safeHours: person.safeHours
        ).text(in: language)
        let known = [person.name, number.isEmpty ? nil : number, person.postcode]
            .compactMap(\.self)
        let isTaken = form.history.taken?.id == person.id
        let taken = isTaken ? " [\(ScreenWords.taken[language])]" : ""
        return Line(
            Span(isPointed ? "> " : "  "),
            Span(known.joined(separator: " · ") + taken, isPointed ? .reverse : .plain))
    }

    /// What matters most stands first: there may be no room for the rest.
    private func past(_ person: FoundPerson, _ now: Instant) -> [Line] {
        var told: [String] = []
        if let repeated = person.repeated(at: now) {
            let need = form.needWord(repeated.need)
            told.append(ScreenWords.lasting(need, repeated.days)[language])
        }
        if !person.open.isEmpty {
            let list = person.open.map { "\($0.number) \(form.needWord($0.need))" }
            told.append(ScreenWords.open(list.joined(separator: ", "))[language])
        }
        let likely = person.isLikely ? ScreenWords.likely[language] + " " : ""
        told.append(likely + person.reasons.joined(separator: ", "))
        let last = person.lastContactAt.map { now.since($0).milliseconds / 86_400_000 }
        told.append(ScreenWords.contacts(person.contacts, lastDaysAgo: last)[language])
        return told.joined(separator: " · ").wrapped(to: max(1, width - 4)).prefix(3)
            .map { Line("    " + $0) }
    }
}
