/// What a territory is in the tree: it says which desk answers for it.
package enum TerritoryKind: String, CaseIterable, Sendable {
    case nationalDesk = "national_desk"
    case department
    case localUnit = "local_unit"
}

/// A place with a desk of its own, that may hold smaller ones.
package struct Territory: Hashable, Sendable {
    package let code: TerritoryCode
    package let kind: TerritoryKind
    /// Nil for the national desk alone: the one root.
    package let parent: TerritoryCode?
    package let name: LocalizedText
    /// Beginnings of postcodes that belong here when no smaller territory names the postcode.
    package let postcodePrefixes: [String]
    package let postcodes: [PostcodeArea]

    package init(
        code: TerritoryCode, kind: TerritoryKind, parent: TerritoryCode?, name: LocalizedText,
        postcodePrefixes: [String], postcodes: [PostcodeArea]
    ) {
        self.code = code
        self.kind = kind
        self.parent = parent
        self.name = name
        self.postcodePrefixes = postcodePrefixes
        self.postcodes = postcodes
    }
}

/// A postcode and about where it lies.
package struct PostcodeArea: Hashable, Sendable {
    package let postcode: String
    package let position: Coordinate

    package init(postcode: String, position: Coordinate) {
        self.postcode = postcode
        self.position = position
    }
}
