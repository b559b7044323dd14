import OpsCore

/// What an empty house is furnished with: the catalogue, and on demand an invented demonstration.
struct Seeds: Sendable {
    let entries: [CatalogueEntry]
    let demonstration: Demonstration
    /// Sets of rules of several countries; those are put in force whose territory is there.
    let rules: [RuleSet]

    struct Demonstration: Sendable {
        let territories: [Territory]
        let deployments: [OpenDeployment]
        let volunteers: [VolunteerBody]
    }

    /// Reads the seeds that are built into the program; a program whose seeds are wrong is wrong.
    static func builtIn() throws -> Seeds {
        let catalogue = try JSONParser.value(of: PackageResources.catalogue_json, limits: .file)
        let demonstration = try JSONParser.value(
            of: PackageResources.demonstration_json, limits: .file)
        return Seeds(
            entries: try JSONFields.read(catalogue) { fields in
                fields.list("entries", isNeeded: true, limit: 10_000) { CatalogueEntry(from: &$0) }
            },
            demonstration: try JSONFields.read(demonstration) { Demonstration(from: &$0) },
            rules: try [PackageResources.france_2020_json, PackageResources.italy_2020_json].map {
                try JSONFields.read(try JSONParser.value(of: $0, limits: .file)) {
                    RuleSet(from: &$0)
                }
            })
    }

    /// The desk at the top of every territory, where no demonstration names another.
    static func nationalDesk() -> Territory? {
        guard let code = TerritoryCode("FR") else { return nil }
        return Territory(
            code: code, kind: .nationalDesk, parent: nil,
            name: LocalizedText(
                fr: "Plateforme nationale", es: "Plataforma nacional", en: "National desk"),
            postcodePrefixes: [], postcodes: [])
    }
}

extension Seeds.Demonstration {
    init?(from fields: inout JSONFields) {
        let territories = fields.list("territories", isNeeded: true, limit: 1_000) {
            Territory(from: &$0)
        }
        let deployments = fields.list("deployments", isNeeded: true, limit: 1_000) { fields in
            _ = fields.text("key", limit: 80)
            // What is shipped serves day and night.
            var unknownZone: String?
            return OpenDeployment(
                from: &fields, ruleOfZone: { _ in nil }, unknownZone: &unknownZone)
        }
        let volunteers = fields.list("volunteers", isNeeded: true, limit: 10_000) {
            var unknownZone: String?
            return VolunteerBody(from: &$0, isNew: true, unknownZone: &unknownZone)
        }
        guard let territories, let deployments, let volunteers else { return nil }
        self.init(territories: territories, deployments: deployments, volunteers: volunteers)
    }
}
