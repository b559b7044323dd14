extension WaveSearch {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(request)
        for number in [rules.size, rules.wavesEach, rules.widening, rules.widest] {
            bytes.number(number)
        }
        bytes.optional(rules.delay) { $0.number($1.milliseconds) }
        bytes.number(delay.milliseconds)
        bytes.number(wave)
        bytes.number(wavesHere)
        bytes.number(reach.times)
        bytes.text(reach.territory?.text ?? "")
        bytes.text(state.rawValue)
        bytes.optional(dueAt) { $0.number($1.milliseconds) }
        bytes.list(toRing) { $0.identifier($1) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        request = try bytes.identifier()
        let size = try bytes.number()
        let each = try bytes.number()
        let widening = try bytes.number()
        let widest = try bytes.number()
        let said = try bytes.optional { bytes throws(ByteReader.Damaged) in
            TimeSpan(milliseconds: try bytes.number())
        }
        rules = WaveRules(
            size: size, delay: said, wavesEach: each, widening: widening, widest: widest)
        delay = TimeSpan(milliseconds: try bytes.number())
        wave = try bytes.number()
        wavesHere = try bytes.number()
        let times = try bytes.number()
        let territory = TerritoryCode(try bytes.text())
        reach =
            territory.map(WaveReach.territory) ?? (times > 1 ? .wider(times: times) : .usual)
        state = try bytes.code()
        dueAt = try bytes.optional { bytes throws(ByteReader.Damaged) in
            Instant(milliseconds: try bytes.number())
        }
        toRing = try bytes.list { bytes throws(ByteReader.Damaged) in try bytes.identifier() }
    }
}

extension WaveReach {
    /// How often the radius of each is counted.
    package var times: Int64 {
        if case .wider(let times) = self { times } else { 1 }
    }
}

extension Operation {
    func packSearches(into bytes: inout ByteWriter) {
        bytes.list(searches.values.sorted { $0.request < $1.request }) { $1.pack(into: &$0) }
    }

    mutating func readSearches(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) {
            let search = try WaveSearch(from: &bytes)
            searches[search.request] = search
        }
    }
}
