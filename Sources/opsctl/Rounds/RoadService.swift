import OpsCore

/// A service that knows roads, by the table interface of OSRM.
///
/// Source: OSRM API, "Table service", https://project-osrm.org/docs/v5.24.0/api/#table-service
struct RoadService: Sendable {
    let door: any Door
    let server: String

    /// Services take 100 places at once unless told otherwise: half of them to come from, half to go to.
    static let block = 50
    /// Metres, or seconds: no road of this world is longer.
    static let farthest = 1e9

    /// All ways between the places, block by block.
    func table(_ places: [Coordinate]) async throws -> RoadTable {
        let count = places.count
        var metres = Array(repeating: 0.0, count: count * count)
        var seconds = metres
        var missing = Array(repeating: 0, count: count)
        for rows in Self.blocks(count) {
            for columns in Self.blocks(count) {
                let part = try await block(places, rows, columns)
                for (index, row) in rows.enumerated() {
                    for (place, column) in columns.enumerated() {
                        guard let length = part.metres[index][place],
                            let lapse = part.seconds[index][place]
                        else {
                            missing[row] += 1
                            missing[column] += 1
                            continue
                        }
                        metres[row * count + column] = length
                        seconds[row * count + column] = lapse
                    }
                }
            }
        }
        // Whatever no road leads to lacks more ways than all else.
        if let most = missing.max(), most > 0, let place = missing.lastIndex(of: most) {
            throw RoadProblem(.noWay, server, place: place)
        }
        return RoadTable(source: .table, places: count, metres: metres, seconds: seconds)
    }

    private static func blocks(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: block).map { $0..<min($0 + block, count) }
    }

    private func block(
        _ places: [Coordinate], _ rows: Range<Int>, _ columns: Range<Int>
    ) async throws -> (metres: [[Double?]], seconds: [[Double?]]) {
        let chosen = rows == columns ? Array(rows) : Array(rows) + Array(columns)
        let points = chosen.map { places[$0].roadText }.joined(separator: ";")
        let second = rows == columns ? 0 : rows.count
        let sources = rows.indices.map { "\($0 - rows.lowerBound)" }.joined(separator: ";")
        let goals = columns.indices.map { "\($0 - columns.lowerBound + second)" }
            .joined(separator: ";")
        let target =
            "/table/v1/driving/\(points)?annotations=duration,distance"
            + "&sources=\(sources)&destinations=\(goals)"
        let answer: Answer
        do {
            answer = try await door.send(
                Question("GET", target, headers: [Header("Accept", "application/json")]))
        } catch let problem as Unreachable {
            throw RoadProblem(.noAnswer, server, problem.title)
        }
        let value = try? JSONParser.value(of: answer.body, limits: .file)
        guard answer.status == 200, value?["code"]?.text == "Ok", let value else {
            let words = value?["message"]?.text ?? value?["code"]?.text
            // Whoever says yes and then nothing that can be read is another kind of service.
            if answer.status == 200, words == nil { throw RoadProblem(.unreadable, server) }
            let said = words ?? "HTTP \(answer.status)"
            let short = String(said.withoutControls.prefix(200))
            throw RoadProblem(.refused, server, LocalizedText(fr: short, es: short, en: short))
        }
        return (
            try matrix(value["distances"], rows.count, columns.count),
            try matrix(value["durations"], rows.count, columns.count)
        )
    }

    private func matrix(
        _ value: JSONValue?, _ rows: Int, _ columns: Int
    ) throws -> [[Double?]] {
        guard let lines = value?.items, lines.count == rows,
            lines.allSatisfy({ $0.items.count == columns })
        else { throw RoadProblem(.unreadable, server) }
        return try lines.map { line in
            try line.items.map { cell -> Double? in
                if cell == .null { return nil }
                guard case .number(let number) = cell,
                    (0...Self.farthest).contains(number.double)
                else {
                    throw RoadProblem(.unreadable, server)
                }
                return number.double
            }
        }
    }
}

extension Coordinate {
    /// `2.319,48.816`: first how far east, as the service wants it.
    fileprivate var roadText: String {
        func degrees(_ thousandths: Int32) -> String {
            let size = thousandths.magnitude
            let rest = String(1_000 + size % 1_000).dropFirst()
            return (thousandths < 0 ? "-" : "") + "\(size / 1_000).\(rest)"
        }
        return "\(degrees(longitudeMillidegrees)),\(degrees(latitudeMillidegrees))"
    }
}

/// No table of roads could be had.
struct RoadProblem: Explained {
    enum Kind: String {
        case badAddress = "bad_address"
        case noAnswer = "no_answer"
        case refused
        case unreadable
        case noWay = "no_way"
    }

    let kind: Kind
    let server: String
    let said: LocalizedText?
    /// The number of the place that no road leads to.
    let place: Int?

    init(_ kind: Kind, _ server: String, _ said: LocalizedText? = nil, place: Int? = nil) {
        self.kind = kind
        self.server = server
        self.said = said
        self.place = place
    }

    var exitCode: ExitCode { kind == .noAnswer ? .later : .failed }
    var code: String { "roads.\(kind.rawValue)" }

    var title: LocalizedText {
        switch kind {
        case .badAddress:
            LocalizedText(
                fr: "ce n'est pas l'adresse d'un service de routes (http://…) : \(server)",
                es: "no es la dirección de un servicio de carreteras (http://…): \(server)",
                en: "that is no address of a road service (http://…): \(server)")
        case .noAnswer:
            LocalizedText(
                fr: "le service de routes \(server) ne répond pas",
                es: "el servicio de carreteras \(server) no responde",
                en: "the road service \(server) does not answer")
        case .refused:
            LocalizedText(
                fr: "le service de routes \(server) refuse : \(said?.fr ?? "")",
                es: "el servicio de carreteras \(server) lo rechaza: \(said?.es ?? "")",
                en: "the road service \(server) says no: \(said?.en ?? "")")
        case .unreadable:
            LocalizedText(
                fr:
                    "la réponse du service de routes \(server) est illisible ; est-il compatible OSRM ?",
                es:
                    "la respuesta del servicio de carreteras \(server) es ilegible; ¿es compatible con "
                    + "OSRM?",
                en:
                    "the answer of the road service \(server) cannot be read; is it OSRM-compatible?"
            )
        case .noWay:
            LocalizedText(
                fr: "le service de routes \(server) ne connaît pas de chemin : \(said?.fr ?? "?")",
                es: "el servicio de carreteras \(server) no conoce camino: \(said?.es ?? "?")",
                en: "the road service \(server) knows no way: \(said?.en ?? "?")")
        }
    }

    var details: [LocalizedText] {
        [
            LocalizedText(
                fr: "sans lui : --roads-fallback, ou sans --roads (à vol d'oiseau, rallongé)",
                es: "sin él: --roads-fallback, o sin --roads (en línea recta, alargada)",
                en: "without it: --roads-fallback, or no --roads (straight lines, lengthened)")
        ]
    }
}
