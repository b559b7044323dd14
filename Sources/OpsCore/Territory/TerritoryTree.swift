/// All territories, and which one a postcode belongs to.
package struct TerritoryTree: Hashable, Sendable {
    package private(set) var territories: [TerritoryCode: Territory] = [:]
    package private(set) var root: TerritoryCode?
    /// Parents before children.
    package private(set) var insertionOrder: [Territory] = []
    private var children: [TerritoryCode: [TerritoryCode]] = [:]
    private var byPostcode: [String: TerritoryCode] = [:]
    private var byPrefix: [String: TerritoryCode] = [:]
    private var positions: [String: Coordinate] = [:]

    package init() {}

    package subscript(code: TerritoryCode) -> Territory? { territories[code] }

    mutating func insert(_ territory: Territory) {
        territories[territory.code] = territory
        insertionOrder.append(territory)
        if let parent = territory.parent {
            children[parent, default: []].append(territory.code)
        } else {
            root = territory.code
        }
        for prefix in territory.postcodePrefixes { byPrefix[prefix] = territory.code }
        for area in territory.postcodes {
            byPostcode[area.postcode] = territory.code
            positions[area.postcode] = area.position
        }
    }

    /// Where a person with this postcode is: the unit that names it, else the longest prefix, else
    /// the national desk; nil only while there is no territory at all.
    package func place(ofPostcode postcode: String?) -> TerritoryCode? {
        guard let postcode else { return root }
        if let unit = byPostcode[postcode] { return unit }
        for length in stride(from: postcode.count, to: 0, by: -1) {
            if let department = byPrefix[String(postcode.prefix(length))] { return department }
        }
        return root
    }

    package func position(ofPostcode postcode: String?) -> Coordinate? {
        postcode.flatMap { positions[$0] }
    }

    package func claimant(ofPostcode postcode: String) -> TerritoryCode? { byPostcode[postcode] }

    package func claimant(ofPrefix prefix: String) -> TerritoryCode? { byPrefix[prefix] }

    /// The territory, its parent, and so on to the national desk; each is found as it is asked for.
    package func way(upFrom code: TerritoryCode) -> TerritoryWay {
        TerritoryWay(territories: territories, current: code)
    }

    /// The territory and all that lie below it, in no particular order.
    package func branch(downFrom code: TerritoryCode) -> [TerritoryCode] {
        var branch = [code]
        var index = 0
        while index < branch.count {
            branch.append(contentsOf: children[branch[index], default: []])
            index += 1
        }
        return branch
    }
}

/// Territories from one up to the national desk.
///
/// No array: each contact that is logged goes this way, for its deployment and for its rules.
package struct TerritoryWay: Sequence, IteratorProtocol {
    fileprivate let territories: [TerritoryCode: Territory]
    fileprivate var current: TerritoryCode?

    package mutating func next() -> TerritoryCode? {
        guard let code = current, let territory = territories[code] else { return nil }
        current = territory.parent
        return code
    }
}
