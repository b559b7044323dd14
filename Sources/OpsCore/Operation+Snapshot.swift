/// A snapshot of the fold, so that a start does not read the whole journal again.
///
/// It can always be thrown away: the journal alone is the truth. Sorted, so that the same state
/// gives the same bytes.
extension Operation {
    /// Changes whenever the bytes are laid out otherwise; older snapshots are then ignored.
    private static let layout: Int64 = 22

    package func snapshot() -> [UInt8] {
        var bytes = ByteWriter()
        bytes.number(Self.layout)
        for count in [
            counters.contacts, counters.requests, counters.missions, counters.volunteers,
            counters.dangers, counters.plannedCalls, counters.concerns,
        ] {
            bytes.number(count)
        }
        bytes.list(territories.insertionOrder) { bytes, thing in
            bytes.document { thing.write(into: &$0) }
        }
        bytes.list(entryVersions.sorted { $0.key < $1.key }) {
            $0.text($1.key.text)
            $0.number($1.value)
        }
        bytes.list(deploymentsInOrder) { bytes, thing in
            bytes.document { thing.write(into: &$0) }
        }
        bytes.inOrder(volunteers, by: \.number) { $1.pack(into: &$0) }
        bytes.inOrder(requests, by: \.number) { $1.pack(into: &$0) }
        bytes.inOrder(missions, by: \.number) { $1.pack(into: &$0) }
        bytes.list(tokens.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.text($1.value.rawValue)
        }
        bytes.inOrder(dangers, by: \.number) { $1.pack(into: &$0) }
        bytes.list(mergedPeople.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.identifier($1.value)
        }
        bytes.list(heldPeople.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.text($1.value.rawValue)
        }
        bytes.list(wrongChecks.sorted { $0.key < $1.key }) { bytes, desk in
            bytes.identifier(desk.key)
            bytes.list(desk.value) { $0.number($1.milliseconds) }
        }
        packCalls(into: &bytes)
        packGuard(into: &bytes)
        care.pack(into: &bytes)
        packPartners(into: &bytes)
        packLines(into: &bytes)
        packMoney(into: &bytes)
        log.pack(into: &bytes)
        packAssets(into: &bytes)
        crews.pack(into: &bytes)
        companions.pack(into: &bytes)
        bytes.list(skillBook.definitions.sorted { $0.key < $1.key }) { bytes, skill in
            bytes.document { skill.value.write(into: &$0) }
        }
        packSearches(into: &bytes)
        answers.pack(into: &bytes)
        messages.pack(into: &bytes)
        candidates.pack(into: &bytes)
        rounds.pack(into: &bytes)
        packRights(into: &bytes)
        return bytes.bytes
    }

    /// Nil when the bytes are not a snapshot of this layout.
    package init?(snapshot: [UInt8]) {
        var bytes = ByteReader(snapshot)
        do {
            try self.init(from: &bytes)
        } catch {
            return nil
        }
    }

    private init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init()
        guard try bytes.number() == Self.layout else { throw ByteReader.Damaged() }
        counters = Counters(
            contacts: try bytes.number(), requests: try bytes.number(),
            missions: try bytes.number(), volunteers: try bytes.number(),
            dangers: try bytes.number(), plannedCalls: try bytes.number(),
            concerns: try bytes.number())
        for _ in 0..<(try bytes.count()) {
            territories.insert(try bytes.document { Territory(from: &$0) })
        }
        for _ in 0..<(try bytes.count()) {
            entryVersions[try bytes.made(Slug.init)] = try bytes.number()
        }
        for _ in 0..<(try bytes.count()) {
            let deployment = try bytes.document { Deployment(from: &$0) }
            evolve(.deploymentOpened(deployment), at: deployment.from)
        }
        for _ in 0..<(try bytes.count()) {
            enrol(try Volunteer(from: &bytes))
        }
        for _ in 0..<(try bytes.count()) {
            let request = try HelpRequest(from: &bytes)
            requests[request.id] = request
        }
        for _ in 0..<(try bytes.count()) {
            let mission = try Mission(from: &bytes)
            missions[mission.id] = mission
        }
        for _ in 0..<(try bytes.count()) { tokens[try bytes.identifier()] = try bytes.code() }
        for _ in 0..<(try bytes.count()) {
            let alert = try DangerAlert(from: &bytes)
            dangers[alert.id] = alert
        }
        for _ in 0..<(try bytes.count()) {
            note(try bytes.identifier(), mergedInto: try bytes.identifier())
        }
        for _ in 0..<(try bytes.count()) { heldPeople[try bytes.identifier()] = try bytes.code() }
        for _ in 0..<(try bytes.count()) {
            wrongChecks[try bytes.identifier()] = try bytes.list {
                bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            }
        }
        try readCalls(from: &bytes)
        try readGuard(from: &bytes)
        care = try CareBook(from: &bytes)
        try readPartners(from: &bytes)
        try readLines(from: &bytes)
        try readMoney(from: &bytes)
        log = try OperationsLog(from: &bytes)
        try readAssets(from: &bytes)
        crews = try CrewBook(from: &bytes)
        companions = try Companions(from: &bytes)
        for _ in 0..<(try bytes.count()) {
            skillBook.define(try bytes.document { SkillDefinition(from: &$0) })
        }
        try readSearches(from: &bytes)
        answers = try AnswerBook(from: &bytes)
        messages = try MessageBook(from: &bytes)
        candidates = try CandidateBook(from: &bytes)
        rounds = try RoundBook(from: &bytes)
        try readRights(from: &bytes)
        guard bytes.isAtEnd else { throw ByteReader.Damaged() }
        bindEverybody()
        watchEverything()
    }

    private func packAssets(into bytes: inout ByteWriter) {
        bytes.number(counters.assets)
        bytes.list(assets.values.sorted { $0.number < $1.number }) { bytes, asset in
            bytes.document { asset.write(into: &$0) }
        }
        bytes.number(counters.lots)
        bytes.list(lots.values.sorted { $0.number < $1.number }) { bytes, lot in
            bytes.document { lot.write(into: &$0) }
        }
    }

    private mutating func readAssets(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        counters.assets = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let asset = try bytes.document { Asset(from: &$0) }
            assets[asset.id] = asset
        }
        counters.lots = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let lot = try bytes.document { StockLot(from: &$0) }
            lots[lot.id] = lot
        }
    }

    private func packLines(into bytes: inout ByteWriter) {
        bytes.number(counters.lines)
        bytes.list(lines.values.sorted { $0.number < $1.number }) { bytes, line in
            bytes.document { line.write(into: &$0) }
        }
    }

    private mutating func readLines(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        counters.lines = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let line = try bytes.document { Line(from: &$0) }
            lines[line.id] = line
        }
    }

    private func packCalls(into bytes: inout ByteWriter) {
        bytes.inOrder(plannedCalls, by: \.number) { $1.pack(into: &$0) }
        bytes.list(callWords.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.flag($1.value.isNo)
            $0.number($1.value.number)
        }
        bytes.number(counters.callWords)
        bytes.list(safeHours.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.text($1.value.text)
        }
        bytes.list([houseCallRules].compactMap(\.self)) { bytes, rules in
            bytes.document { rules.write(into: &$0) }
        }
        bytes.list(deploymentCallRules.sorted { $0.key < $1.key }) { bytes, pair in
            bytes.identifier(pair.key)
            bytes.document { pair.value.write(into: &$0) }
        }
    }

    private mutating func readCalls(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) {
            let call = try PlannedCall(from: &bytes)
            plannedCalls[call.id] = call
            if let visit = call.visit { callsByVisit[visit] = call.id }
        }
        for _ in 0..<(try bytes.count()) {
            callWords[try bytes.identifier()] = CallWord(
                isNo: try bytes.flag(), number: try bytes.number())
        }
        counters.callWords = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            safeHours[try bytes.identifier()] = try bytes.made(DayWindow.init)
        }
        for _ in 0..<(try bytes.count()) {
            houseCallRules = try bytes.document { CallRules(recorded: &$0) }
        }
        for _ in 0..<(try bytes.count()) {
            let deployment: Identifier<Deployment> = try bytes.identifier()
            deploymentCallRules[deployment] = try bytes.document { CallRules(recorded: &$0) }
        }
    }

    private func packGuard(into bytes: inout ByteWriter) {
        bytes.inOrder(concerns, by: \.number) { $1.pack(into: &$0) }
        bytes.list([houseConcernRules].compactMap(\.self)) { bytes, rules in
            bytes.document { rules.write(into: &$0) }
        }
        bytes.list([houseRetention].compactMap(\.self)) { bytes, rules in
            bytes.document { rules.write(into: &$0) }
        }
        bytes.optional(retentionDue) { $0.number($1.milliseconds) }
    }

    private mutating func readGuard(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) {
            let concern = try SafeguardingConcern(from: &bytes)
            concerns[concern.id] = concern
        }
        for _ in 0..<(try bytes.count()) {
            houseConcernRules = try bytes.document { ConcernRules(from: &$0) }
        }
        for _ in 0..<(try bytes.count()) {
            houseRetention = try bytes.document { RetentionRules(from: &$0) }
        }
        retentionDue = try bytes.optional { bytes throws(ByteReader.Damaged) in
            Instant(milliseconds: try bytes.number())
        }
    }

    private func packMoney(into bytes: inout ByteWriter) {
        bytes.list(ruleSets.sorted { $0.key < $1.key }.flatMap(\.value)) { bytes, set in
            bytes.document { set.write(into: &$0) }
        }
        bytes.list(rulesFor.sorted { $0.key < $1.key }) { $1.value.pack(into: &$0) }
        bytes.inOrder(purchases, by: \.number) { $1.pack(into: &$0) }
        bytes.list(spending.sorted { $0.key < $1.key }) { bytes, set in
            bytes.text(set.key.text)
            bytes.list(set.value.sorted { $0.key < $1.key }) { bytes, sum in
                bytes.identifier(sum.key)
                bytes.number(sum.value)
            }
        }
    }

    private mutating func readMoney(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) {
            evolve(.setPut(try bytes.document { RuleSet(from: &$0) }))
        }
        for _ in 0..<(try bytes.count()) { evolve(.requestChecked(try RuleCheck(from: &bytes))) }
        for _ in 0..<(try bytes.count()) {
            let purchase = try Purchase(from: &bytes)
            purchases[purchase.mission] = purchase
        }
        for _ in 0..<(try bytes.count()) {
            let set = try bytes.made(Slug.init)
            for _ in 0..<(try bytes.count()) {
                let person: Identifier<PersonHelped> = try bytes.identifier()
                spending[set, default: [:]][person] = try bytes.number()
            }
        }
    }

    /// Territory by territory, in the order of their opening, which decides between two that
    /// cover the same need.
    private var deploymentsInOrder: [Deployment] {
        deploymentsByTerritory.sorted { $0.key < $1.key }.flatMap(\.value)
            .compactMap { deployments[$0] }
    }
}

extension ByteWriter {
    /// The values of a dictionary by their numbers: places are sorted, the values stay where they
    /// are, since moving them about costs more than packing them.
    fileprivate mutating func inOrder<Key, Value>(
        _ values: [Key: Value], by number: (Value) -> Int64,
        _ write: (inout ByteWriter, borrowing Value) -> Void
    ) {
        var places: [(number: Int64, place: Dictionary<Key, Value>.Index)] = []
        places.reserveCapacity(values.count)
        for place in values.indices { places.append((number(values.values[place]), place)) }
        places.sort { $0.number < $1.number }
        self.number(Int64(places.count))
        for place in places { write(&self, values.values[place.place]) }
    }

    /// A JSON document as a text.
    mutating func document(_ write: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        json.beginObject()
        write(&json)
        json.endObject()
        text(String(decoding: json.bytes, as: UTF8.self))
    }
}

extension ByteReader {
    mutating func document<Value>(
        _ read: (inout JSONFields) -> Value?
    ) throws(Damaged) -> Value {
        let bytes = Array(try text().utf8)
        do {
            return try JSONFields.read(try JSONParser.value(of: bytes, limits: .file), read)
        } catch {
            throw Damaged()
        }
    }
}
