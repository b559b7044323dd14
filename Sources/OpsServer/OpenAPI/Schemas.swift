import OpsCore

/// The JSON Schemas (2020-12) of what goes through the door, by component name.
///
/// Written as JSON because that is what their readers read; codes come from the types themselves.
enum Schemas {
    static let uuid = #"{"type":"string","format":"uuid"}"#
    static let instant = #"{"type":"string","format":"date-time"}"#
    static let optionalUUID = #"{"type":["string","null"],"format":"uuid"}"#
    static let optionalInstant = #"{"type":["string","null"],"format":"date-time"}"#
    static let optionalDay = #"{"type":["string","null"],"format":"date"}"#
    static let optionalText = #"{"type":["string","null"]}"#
    static let number = #"{"type":"integer","minimum":1}"#
    static let count = #"{"type":"integer","minimum":0}"#
    static let territoryCode = #"{"type":"string","pattern":"^[A-Za-z0-9-]{1,32}$"}"#
    static let requestStatus = codes(of: RequestStatus.self)
    /// A kind that every house knows, or one that a deployment added.
    static let needKind = #"{"anyOf":[\#(codes(of: NeedKind.self)),\#(ownNeed)]}"#

    /// A code of a closed list.
    static func codes<Code: CaseIterable & RawRepresentable>(of kind: Code.Type) -> String
    where Code.RawValue == String {
        let list = Code.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        return #"{"type":"string","enum":[\#(list)]}"#
    }

    /// A text of 1 to `limit` characters.
    static func text(_ limit: Int) -> String {
        #"{"type":"string","minLength":1,"maxLength":\#(limit)}"#
    }

    /// An object of these members and no others.
    static func object(
        _ members: KeyValuePairs<String, String>, needed: [String]? = nil, isOpen: Bool = false
    ) -> String {
        let list = members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        let required = (needed ?? []).map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"type":"object","properties":{\#(list)},"required":[\#(required)],"#
            + #""additionalProperties":\#(isOpen)}"#
    }

    /// An object that somebody sends: what is not needed may be null, which counts as left out.
    ///
    /// `rules` holds what members say of each other, as further members of the schema.
    static func body(
        _ members: KeyValuePairs<String, String>, needed: [String] = [], rules: String? = nil
    ) -> String {
        body(listed: members.map { ($0.key, $0.value) }, needed: needed, rules: rules)
    }

    /// The same of members that are put together.
    static func body(
        listed members: [(String, String)], needed: [String] = [], rules: String? = nil
    ) -> String {
        let list = members.map { name, schema in
            "\"\(name)\":\(needed.contains(name) ? schema : orNull(schema))"
        }.joined(separator: ",")
        let required = needed.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"type":"object","properties":{\#(list)},"required":[\#(required)],"#
            + #""additionalProperties":false\#(rules.map { "," + $0 } ?? "")}"#
    }

    private static func orNull(_ schema: String) -> String {
        #"{"anyOf":[\#(schema),{"type":"null"}]}"#
    }

    static func array(
        _ item: String, limit: Int? = nil, least: Int? = nil, areUnique: Bool = false
    ) -> String {
        let most = limit.map { #","maxItems":\#($0)"# } ?? ""
        let fewest = least.map { #","minItems":\#($0)"# } ?? ""
        let unique = areUnique ? #","uniqueItems":true"# : ""
        return #"{"type":"array","items":\#(item)\#(most)\#(fewest)\#(unique)}"#
    }

    static func component(_ name: String) -> String {
        ##"{"$ref":"#/components/schemas/\##(name)"}"##
    }

    /// Every component, in the order of the document.
    static let components: [(name: String, schema: String)] =
        general + bodies + callBodies + careBodies + things + calls + safeguarding + care
        + partnerBodies + partnerThings + lineBodies + lineThings + assetBodies + assetThings
        + roundBodies + roundThings
        + visitBodies + visitSeries
        + ruleBodies + rules
        + operationsBodies + operationsThings + crewBodies + crewThings + waves + answers
        + messages + calendars + candidateBodies + candidateThings + volunteerRights
}
