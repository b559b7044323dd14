import Foundation
import OpsCore

/// Where one more delivery would fit, of all live rounds of a day; nothing is kept.
struct RoundOffers {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    /// What one round says to it.
    fileprivate struct Offer {
        let round: Round
        let answer: Result<Place, RoundFault>
    }

    fileprivate struct Place {
        let stop: RoundStop
        let metres: Int64
        let backAt: Instant
        let later: TimeSpan
    }

    func tell() async throws {
        let date = session.arguments.text(RoundFlag.askedDate) ?? today
        let typed = session.arguments.subject
        let territories = try await territories(on: date)
        guard !territories.isEmpty else { throw RoundFault.noRounds(date) }
        var offers: [Offer] = []
        var isKnown = false
        var fault = RoundFault.notHere(typed)
        for territory in territories {
            let hand = RoundHand(
                day: try await RoundDay(session, territory: territory, date: date))
            let request: Identifier<HelpRequest>
            do {
                request = try hand.request(typed)
            } catch let found as RoundFault {
                if case .inPublished = found { fault = found }
                continue
            }
            isKnown = true
            offers += try await self.offers(for: request, hand)
        }
        guard isKnown else { throw fault }
        try show(offers.sorted { $0.rank < $1.rank }, date)
    }

    /// On the clock of the wall.
    private var today: String {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        return String((now + session.surroundings.clock.offset(now)).rfc3339.prefix(10))
    }

    /// Those with rounds that may take something on.
    private func territories(on date: String) async throws -> [String] {
        if let typed = session.arguments.text(RoundFlag.askedTerritory) { return [typed] }
        let desk = try session.frontDesk()
        var found: Set<String> = []
        for state in [RoundState.published, .draft] {
            var target = Target("v1", "rounds")
            target.add("date", date)
            target.add("state", state.rawValue)
            target.add("limit", "200")
            let rounds = try await desk.get(target.text).value()["items"]?.items ?? []
            found.formUnion(rounds.compactMap { $0["territory"]?.text })
        }
        return found.sorted()
    }

    fileprivate func offers(
        for request: Identifier<HelpRequest>, _ hand: RoundHand
    ) async throws -> [Offer] {
        let rounds = hand.day.problem.rounds
        let planning = try await hand.planning(rounds, isAsked: true)
        guard let index = planning.index(of: request) else {
            throw RoundFault.notHere(session.arguments.subject)
        }
        return rounds.enumerated().map { vehicle, round in
            Offer(
                round: round,
                answer: Result { () throws(RoundFault) in
                    try place(for: request, index, in: vehicle, round, hand, planning)
                })
        }
    }

    fileprivate func place(
        for request: Identifier<HelpRequest>, _ index: Int, in vehicle: Int, _ round: Round,
        _ hand: RoundHand, _ planning: RoundPlanning
    ) throws(RoundFault) -> Place {
        try hand.check(request, mayGoWith: round)
        let own = planning.stops(of: request) ?? []
        let order = planning.order(of: round).filter { !own.contains($0) }
        switch planning.fit(of: index, in: vehicle, doing: order) {
        case .full: throw .full(round: round.number)
        case .noTime: throw .noTime(round: round.number)
        case .fits(let route, let more, let later):
            let plan = planning.plan(route)
            let stop = plan.stops.last { $0.request == request }
            guard let stop else { throw .noTime(round: round.number) }
            return Place(
                stop: stop, metres: Int64(exactly: more.value.rounded()) ?? 0,
                backAt: plan.backAt,
                later: .seconds(Int64(exactly: later.value.rounded()) ?? 0))
        }
    }

    fileprivate func show(_ offers: [Offer], _ date: String) throws {
        var json = JSONWriter(reserving: 2_048)
        json.beginObject()
        json.known("request", session.arguments.subject)
        json.member("date", date)
        json.member("rounds", each: offers) { json, offer in
            json.beginObject()
            offer.write(into: &json, session.language)
            json.endObject()
        }
        json.endObject()
        if session.output.manner.isJSON { return try session.output.json(json.bytes) }
        let shown = try JSONParser.value(of: json.bytes, limits: .file)
        try session.output.table(shown["rounds"]?.items ?? [], Facet.roundOffer)
    }
}

extension RoundOffers.Offer {
    /// The cheapest first; those that cannot behind them, by their number.
    fileprivate var rank: (Int, Int64, Int64) {
        switch answer {
        case .success(let place): (0, place.metres, round.number)
        case .failure: (1, 0, round.number)
        }
    }

    fileprivate func write(into json: inout JSONWriter, _ language: PublicationLanguage) {
        json.member("round", round.number)
        json.member("state", round.state.rawValue)
        switch answer {
        case .success(let place):
            json.member("metres", place.metres)
            json.member("arrival", place.stop.arrival)
            json.member("from", place.stop.window?.from)
            json.member("until", place.stop.window?.until)
            json.member("backAt", place.backAt)
            json.member("laterSeconds", place.later.milliseconds / 1_000)
        case .failure(let fault):
            json.member("code", fault.code)
            json.member("text", fault.title[language])
        }
    }
}

extension Facet {
    fileprivate static let roundOffer: [Facet] = [
        .plain("round", fr: "TOURNÉE", es: "RUTA", en: "ROUND", isNumber: true),
        .word("state", of: .roundState, fr: "ÉTAT", es: "ESTADO", en: "STATE"),
        Facet(fr: "DÉTOUR", es: "RODEO", en: "DETOUR", isNumber: true) { offer, _ in
            guard let metres = offer["metres"]?.integer else { return Table.Cell("") }
            let tenths = (metres + 50) / 100
            return Table.Cell("\(tenths / 10).\(tenths % 10) km")
        },
        .time("arrival", fr: "ARRIVÉE", es: "LLEGADA", en: "ARRIVAL"),
        .time("from", fr: "À ANNONCER DE", es: "SE ANUNCIA DESDE", en: "TO TELL FROM"),
        .time("until", fr: "À", es: "HASTA", en: "UNTIL"),
        Facet(fr: "RETOUR PLUS TARD", es: "VUELVE MÁS TARDE", en: "BACK LATER", isNumber: true) {
            offer, _ in
            guard let seconds = offer["laterSeconds"]?.integer else { return Table.Cell("") }
            return Table.Cell("\((seconds + 59) / 60) min")
        },
        Facet(fr: "POURQUOI PAS", es: "POR QUÉ NO", en: "WHY NOT", isWrapped: true) { offer, _ in
            Table.Cell(offer["text"]?.text ?? "")
        },
    ]
}
