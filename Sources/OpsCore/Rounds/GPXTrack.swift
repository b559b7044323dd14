/// A round for a navigator: GPX 1.1, a route of points.
///
/// Points are those of the journal, about 100 m wide, and are called by the number of their request: a navigator is
/// lost, lent and sold.
///
/// Source: GPX 1.1 schema, http://www.topografix.com/GPX/1/1/
package struct RoundTrack: Sendable {
    private let round: Round
    private let names: [String]
    private let language: PublicationLanguage

    /// `names` stand beside the stops, in their order; what has no place, or is over, is left out.
    package init(
        _ round: Round, names: [String], in language: PublicationLanguage
    ) {
        self.round = round
        self.names = names
        self.language = language
    }

    package var bytes: [UInt8] {
        var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
        text += #"<gpx version="1.1" creator="Ops" xmlns="http://www.topografix.com/GPX/1/1">"#
        text += "\n  <rte>\n    <name>\(title)</name>\n    <number>\(round.number)</number>\n"
        let start = LocalizedText(fr: "Départ", es: "Salida", en: "Start")
        let end = LocalizedText(fr: "Retour", es: "Regreso", en: "Return")
        text += point(round.plan.start, round.plan.leavesAt, start[language])
        for (place, stop) in round.plan.stops.enumerated()
        where names.indices.contains(place) && !stop.isClosed {
            let name = "\(place + 1). \(stop.work.text[language]) \(names[place])"
            text += point(stop.position, stop.arrival, name)
        }
        text += point(round.plan.start, round.plan.backAt, end[language])
        return Array((text + "  </rte>\n</gpx>\n").utf8)
    }

    private var title: String {
        LocalizedText(
            fr: "Tournée \(round.number)", es: "Ruta \(round.number)", en: "Round \(round.number)")[
                language]
    }

    /// Names are made of words and numbers of ours: nothing in them needs escaping.
    private func point(_ position: Coordinate?, _ at: Instant, _ name: String) -> String {
        guard let position else { return "" }
        return """
                <rtept lat="\(Self.degrees(position.latitudeMillidegrees))" \
            lon="\(Self.degrees(position.longitudeMillidegrees))">
                  <time>\(at.rfc3339.prefix(19))Z</time>
                  <name>\(name)</name>
                </rtept>

            """
    }

    private static func degrees(_ thousandths: Int32) -> String {
        let size = Int(thousandths.magnitude)
        var bytes: [UInt8] = thousandths < 0 ? [UInt8(ascii: "-")] : []
        bytes += Array("\(size / 1_000).".utf8)
        bytes.appendDigits(size % 1_000, width: 3)
        return String(decoding: bytes, as: UTF8.self)
    }
}
