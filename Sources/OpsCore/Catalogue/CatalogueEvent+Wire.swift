extension CatalogueEvent {
    var name: String {
        switch self {
        case .entryPublished: "catalogue.entry_published.v1"
        case .deploymentOpened: "catalogue.deployment_opened.v1"
        case .deploymentClosed: "catalogue.deployment_closed.v1"
        case .deploymentHoursChanged: "catalogue.deployment_hours_changed.v1"
        case .deploymentWavesChanged: "catalogue.deployment_waves_changed.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .entryPublished(let entry): entry.write(into: &json)
        case .deploymentOpened(let deployment): deployment.write(into: &json)
        case .deploymentClosed(let id, let instant):
            json.member("id", id)
            json.member("at", instant)
        case .deploymentHoursChanged(let id, let hours):
            json.member("id", id)
            if let hours {
                json.key("hours")
                hours.write(into: &json)
            }
        case .deploymentWavesChanged(let id, let rules):
            json.member("id", id)
            json.key("waves")
            rules.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "catalogue.entry_published.v1":
            guard let entry = CatalogueEntry(from: &fields) else { return nil }
            self = .entryPublished(entry)
        case "catalogue.deployment_opened.v1":
            guard let deployment = Deployment(from: &fields) else { return nil }
            self = .deploymentOpened(deployment)
        case "catalogue.deployment_closed.v1":
            let id = fields.identifier("id", isNeeded: true, of: Deployment.self)
            let instant = fields.instant("at", isNeeded: true)
            guard let id, let instant else { return nil }
            self = .deploymentClosed(id, at: instant)
        case "catalogue.deployment_hours_changed.v1":
            let id = fields.identifier("id", isNeeded: true, of: Deployment.self)
            let hours = fields.nested("hours", isNeeded: false) { OpeningHours(recorded: &$0) }
            guard let id else { return nil }
            self = .deploymentHoursChanged(id, hours)
        case "catalogue.deployment_waves_changed.v1":
            let id = fields.identifier("id", isNeeded: true, of: Deployment.self)
            let rules = fields.nested("waves", isNeeded: true) { WaveRules(from: &$0) }
            guard let id, let rules else { return nil }
            self = .deploymentWavesChanged(id, rules)
        default: return nil
        }
    }
}
