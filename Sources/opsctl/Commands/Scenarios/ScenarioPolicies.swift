import OpsCore

extension Subcommand {
    static let scenarioPolicies = Subcommand(
        "scenario", "policies",
        summary: LocalizedText(
            fr: "qui peut tenir le fauteuil du coordinateur dans un scénario",
            es: "quién puede ocupar el puesto de coordinación en un escenario",
            en: "who may sit in the coordinator's chair of a scenario"),
        examples: ["scenario policies"]
    ) { session in
        if session.output.manner.isJSON {
            try session.output.json(policiesDocument)
        } else {
            try session.output.policies()
        }
        return .done
    }

    private static var policiesDocument: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("items", each: Policies.all) { json, policy in
            json.beginObject()
            json.member("id", policy.name)
            json.member("summary", policy.summary)
            json.endObject()
        }
        json.key("next")
        json.null()
        json.endObject()
        return json.bytes
    }
}

extension Output {
    fileprivate func policies() throws {
        let heading = LocalizedText(fr: "POLITIQUE", es: "POLÍTICA", en: "POLICY")[language]
        let summary = LocalizedText(fr: "CE QU'ELLE FAIT", es: "QUÉ HACE", en: "WHAT IT DOES")
        let rows = Policies.all.map { [Table.Cell($0.name), Table.Cell($0.summary[language])] }
        let columns = [
            Table.Column(heading: heading),
            Table.Column(heading: summary[language], isFlexible: true),
        ]
        try draw(Table(columns: columns, rows: rows))
    }
}
