package import OpsCore

/// A small country: one national desk, two departments, three units.
extension Samples {
    package static let nation = code("FR")
    package static let department = code("92")
    package static let unit = code("92-montrouge")
    package static let neighbourUnit = code("92-vanves")
    package static let otherDepartment = code("75")

    /// Near the middle of the unit: postcode 92120.
    package static let unitPosition = position(48_816, 2_319)
    /// 2 266 m from it: postcode 92170.
    package static let neighbourPosition = position(48_821, 2_289)

    package static var territories: [Territory] {
        [
            Territory(
                code: nation, kind: .nationalDesk, parent: nil,
                name: LocalizedText(fr: "Pays", es: "País", en: "Country"), postcodePrefixes: [],
                postcodes: []),
            Territory(
                code: department, kind: .department, parent: nation,
                name: LocalizedText(fr: "Rive", es: "Ribera", en: "Riverside"),
                postcodePrefixes: ["92"], postcodes: []),
            Territory(
                code: unit, kind: .localUnit, parent: department,
                name: LocalizedText(fr: "Colline", es: "Colina", en: "Hill"),
                postcodePrefixes: [],
                postcodes: [PostcodeArea(postcode: "92120", position: unitPosition)]),
            Territory(
                code: neighbourUnit, kind: .localUnit, parent: department,
                name: LocalizedText(fr: "Vallon", es: "Valle", en: "Dale"), postcodePrefixes: [],
                postcodes: [PostcodeArea(postcode: "92170", position: neighbourPosition)]),
            Territory(
                code: otherDepartment, kind: .department, parent: nation,
                name: LocalizedText(fr: "Ville", es: "Villa", en: "Town"),
                postcodePrefixes: ["75"], postcodes: []),
        ]
    }
}
