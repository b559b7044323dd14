/// A territory as a JSON document: in the journal, in demonstration files, in scenarios.
extension Territory {
    package init?(from fields: inout JSONFields) {
        let code = fields.territory("code", isNeeded: true)
        let kind = fields.code("kind", isNeeded: true, of: TerritoryKind.self)
        let parent = fields.territory("parent")
        let name = fields.localizedText("name", limit: 200)
        let prefixes = fields.texts("postcodePrefixes", limit: 200, each: 10) ?? []
        let areas = fields.list("postcodes", isNeeded: false, limit: 5_000) { fields in
            PostcodeArea(from: &fields)
        }
        guard let code, let kind, let name else { return nil }
        self.init(
            code: code, kind: kind, parent: parent, name: name, postcodePrefixes: prefixes,
            postcodes: areas ?? [])
    }

    package func write(into json: inout JSONWriter) {
        json.member("code", code.text)
        json.member("kind", kind.rawValue)
        json.member("parent", parent?.text)
        json.member("name", name)
        json.member("postcodePrefixes", postcodePrefixes)
        json.member("postcodes", each: postcodes) { json, area in
            json.beginObject()
            json.member("postcode", area.postcode)
            area.position.writeMembers(into: &json)
            json.endObject()
        }
    }
}

extension PostcodeArea {
    init?(from fields: inout JSONFields) {
        let postcode = fields.postcode("postcode", isNeeded: true)
        let position = fields.position(isNeeded: true)
        guard let postcode, let position else { return nil }
        self.init(postcode: postcode, position: position)
    }
}

extension Coordinate {
    /// The members `latitude` and `longitude`, in degrees with three decimals.
    package func writeMembers(into json: inout JSONWriter) {
        json.member("latitude", thousandths: latitudeMillidegrees)
        json.member("longitude", thousandths: longitudeMillidegrees)
    }
}

extension JSONFields {
    package mutating func territory(_ name: String, isNeeded: Bool = false) -> TerritoryCode? {
        read(name, isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            guard let code = TerritoryCode(try tape.text(at: place, limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "92-montrouge"))
            }
            return code
        }
    }
}
