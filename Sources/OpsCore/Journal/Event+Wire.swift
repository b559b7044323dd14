/// How events are written in the journal: a name and a JSON payload.
///
/// A name is for ever. An event that changes gets a new version, and the old one is read as the new
/// (upcast) where it is decoded.
extension Event {
    /// `area.thing_happened.v1`.
    package var name: String {
        switch self {
        case .territory(let event): event.name
        case .catalogue(let event): event.name
        case .roster(let event): event.name
        case .hotline(let event): event.name
        case .dispatching(let event): event.name
        case .access(let event): event.name
        case .danger(let event): event.name
        case .privacy(let event): event.name
        case .visit(let event): event.name
        case .medicine(let event): event.name
        case .followUp(let event): event.name
        case .safeguarding(let event): event.name
        case .care(let event): event.name
        case .partner(let event): event.name
        case .line(let event): event.name
        case .asset(let event): event.name
        case .visits(let event): event.name
        case .rules(let event): event.name
        case .money(let event): event.name
        case .waves(let event): event.name
        case .operations(let event): event.name
        case .crew(let event): event.name
        case .answers(let event): event.name
        case .messages(let event): event.name
        case .candidate(let event): event.name
        case .rounds(let event): event.name
        }
    }

    /// Compact JSON, the same bytes for the same event.
    package var payload: [UInt8] {
        var json = JSONWriter(reserving: 384)
        json.beginObject()
        switch self {
        case .territory(let event): event.write(into: &json)
        case .catalogue(let event): event.write(into: &json)
        case .roster(let event): event.write(into: &json)
        case .hotline(let event): event.write(into: &json)
        case .dispatching(let event): event.write(into: &json)
        case .access(let event): event.write(into: &json)
        case .danger(let event): event.write(into: &json)
        case .privacy(let event): event.write(into: &json)
        case .visit(let event): event.write(into: &json)
        case .medicine(let event): event.write(into: &json)
        case .followUp(let event): event.write(into: &json)
        case .safeguarding(let event): event.write(into: &json)
        case .care(let event): event.write(into: &json)
        case .partner(let event): event.write(into: &json)
        case .line(let event): event.write(into: &json)
        case .asset(let event): event.write(into: &json)
        case .visits(let event): event.write(into: &json)
        case .rules(let event): event.write(into: &json)
        case .money(let event): event.write(into: &json)
        case .waves(let event): event.write(into: &json)
        case .operations(let event): event.write(into: &json)
        case .crew(let event): event.write(into: &json)
        case .answers(let event): event.write(into: &json)
        case .messages(let event): event.write(into: &json)
        case .candidate(let event): event.write(into: &json)
        case .rounds(let event): event.write(into: &json)
        }
        json.endObject()
        return json.bytes
    }

    /// Reads an entry back; nil when its name or payload is not known to this version of Ops.
    package init?(name: String, payload: [UInt8]) {
        guard let value = try? JSONParser.value(of: payload, limits: .file) else {
            return nil  // whoever reads the entry says which position is unreadable
        }
        let read = try? JSONFields.read(value) { fields in Event(name: name, from: &fields) }
        guard let read else { return nil }
        self = read
    }

    private init?(name: String, from fields: inout JSONFields) {
        let area = Substring(name.utf8.prefix { $0 != UInt8(ascii: ".") })
        let event: Event? =
            switch area {
            case "territory": TerritoryEvent(name: name, from: &fields).map(Event.territory)
            case "catalogue": CatalogueEvent(name: name, from: &fields).map(Event.catalogue)
            case "roster": RosterEvent(name: name, from: &fields).map(Event.roster)
            case "hotline": HotlineEvent(name: name, from: &fields).map(Event.hotline)
            case "dispatching": DispatchingEvent(name: name, from: &fields).map(Event.dispatching)
            case "access": AccessEvent(name: name, from: &fields).map(Event.access)
            case "danger": DangerEvent(name: name, from: &fields).map(Event.danger)
            case "privacy": PrivacyEvent(name: name, from: &fields).map(Event.privacy)
            case "visit": VisitEvent(name: name, from: &fields).map(Event.visit)
            case "medicine": MedicineEvent(name: name, from: &fields).map(Event.medicine)
            case "followup": FollowUpEvent(name: name, from: &fields).map(Event.followUp)
            case "safeguarding":
                SafeguardingEvent(name: name, from: &fields).map(Event.safeguarding)
            case "visits": VisitsEvent(name: name, from: &fields).map(Event.visits)
            case "care": CareEvent(name: name, from: &fields).map(Event.care)
            case "partner": PartnerEvent(name: name, from: &fields).map(Event.partner)
            case "line": LineEvent(name: name, from: &fields).map(Event.line)
            case "asset": AssetEvent(name: name, from: &fields).map(Event.asset)
            case "rules": RulesEvent(name: name, from: &fields).map(Event.rules)
            case "money": MoneyEvent(name: name, from: &fields).map(Event.money)
            case "waves": WavesEvent(name: name, from: &fields).map(Event.waves)
            case "operations":
                OperationsEvent(name: name, from: &fields).map(Event.operations)
            case "crew": CrewEvent(name: name, from: &fields).map(Event.crew)
            case "answers": AnswersEvent(name: name, from: &fields).map(Event.answers)
            case "messages": MessagesEvent(name: name, from: &fields).map(Event.messages)
            case "candidate": CandidateEvent(name: name, from: &fields).map(Event.candidate)
            case "rounds": RoundsEvent(name: name, from: &fields).map(Event.rounds)
            default: nil
            }
        guard let event else { return nil }
        self = event
    }
}
