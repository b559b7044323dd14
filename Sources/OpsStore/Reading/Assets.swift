package import OpsCore

/// Which things are asked for; nil for all.
package struct AssetFilter: Sendable {
    package var territory: TerritoryCode?
    package var state: AssetState?

    package init(territory: TerritoryCode? = nil, state: AssetState? = nil) {
        self.territory = territory
        self.state = state
    }
}

/// What a mission had with it.
package struct MissionMeans: Sendable {
    package let asset: Int64?
    package let lot: Int64?
    package let quantity: Int64
}

/// Things that volunteers work with.
extension ReadingRoom {
    package func asset(_ reference: Reference<Asset>) throws -> Asset? {
        switch reference {
        case .id(let id):
            try connection.statement("SELECT document FROM assets WHERE id = ?1").bind(id, at: 1)
                .first { Asset(document: $0.bytes(0)) }
        case .number(let number):
            try connection.statement("SELECT document FROM assets WHERE number = ?1")
                .bind(number, at: 1).first { Asset(document: $0.bytes(0)) }
        }
    }

    /// Assets, the one that was added last first.
    package func assets(
        _ filter: AssetFilter, _ page: Page, _ body: (Asset) throws -> Bool
    ) throws {
        try connection.statement(
            """
            SELECT document FROM assets WHERE number < ?1 AND (?3 IS NULL OR territory = ?3)
                AND (?4 IS NULL OR state = ?4) ORDER BY number DESC LIMIT ?2
            """
        )
        .bind(page.before, at: 1).bind(Int64(page.limit), at: 2)
        .bind(filter.territory?.text, at: 3).bind(filter.state?.rawValue, at: 4)
        .rows { row in try Asset(document: row.bytes(0)).map(body) ?? true }
    }

    /// What a volunteer has in hand now.
    package func loans(of id: Identifier<Volunteer>) throws -> [TrailThingRow] {
        var rows: [TrailThingRow] = []
        try connection.statement(
            """
            SELECT document FROM assets WHERE document ->> '$.loan.volunteer' = ?1 ORDER BY number
            """
        ).bind(id.description, at: 1).rows { row in
            guard let asset = Asset(document: row.bytes(0)), let loan = asset.loan else {
                return true
            }
            rows.append(
                TrailThingRow(
                    number: asset.number, kind: asset.kind.rawValue,
                    territory: asset.territory.text, state: asset.state.rawValue,
                    name: asset.tag.text, from: loan.since, until: loan.backBy))
            return true
        }
        return rows
    }

    package func lot(_ reference: Reference<StockLot>) throws -> StockLot? {
        switch reference {
        case .id(let id):
            try connection.statement("SELECT document FROM stock_lots WHERE id = ?1")
                .bind(id, at: 1).first { StockLot(document: $0.bytes(0)) }
        case .number(let number):
            try connection.statement("SELECT document FROM stock_lots WHERE number = ?1")
                .bind(number, at: 1).first { StockLot(document: $0.bytes(0)) }
        }
    }

    /// Lots, the one that came last first; `left` for those of which something is there.
    package func lots(
        in territory: TerritoryCode?, left: Bool, _ page: Page,
        _ body: (StockLot) throws -> Bool
    ) throws {
        try connection.statement(
            """
            SELECT document FROM stock_lots WHERE number < ?1 AND (?3 IS NULL OR territory = ?3)
                AND (?4 = 0 OR remaining > 0) ORDER BY number DESC LIMIT ?2
            """
        )
        .bind(page.before, at: 1).bind(Int64(page.limit), at: 2).bind(territory?.text, at: 3)
        .bind(left ? 1 : 0, at: 4)
        .rows { row in try StockLot(document: row.bytes(0)).map(body) ?? true }
    }

    /// Things that somebody waits for: those that are not back in time, and those that are booked and cannot go.
    package func troubledAssets(
        in territories: [TerritoryCode]?, at instant: Instant
    ) throws -> [Asset] {
        let wanted = territories.map(Set.init)
        var found: [Asset] = []
        try connection.statement(
            "SELECT document FROM assets WHERE state IN ('out', 'faulty') ORDER BY number"
        ).rows { row in
            guard let asset = Asset(document: row.bytes(0)),
                wanted?.contains(asset.territory) ?? true, asset.isTroubled(at: instant)
            else { return true }
            found.append(asset)
            return true
        }
        return found
    }

    /// Lots of which something is left and of whose last day it is time to tell.
    package func expiringLots(
        in territories: [TerritoryCode]?, at instant: Instant
    ) throws -> [StockLot] {
        let wanted = territories.map(Set.init)
        var found: [StockLot] = []
        try connection.statement(
            "SELECT document FROM stock_lots WHERE remaining > 0 ORDER BY number"
        ).rows { row in
            guard let lot = StockLot(document: row.bytes(0)),
                wanted?.contains(lot.territory) ?? true, let warnAt = lot.warnAt, warnAt <= instant
            else { return true }
            found.append(lot)
            return true
        }
        return found
    }

    /// How many things of each kind stand how.
    package func assetCounts(
        in territories: [TerritoryCode]
    ) throws -> [(kind: AssetKind, state: AssetState, count: Int64)] {
        let wanted = Set(territories.map(\.text))
        var found: [(kind: AssetKind, state: AssetState, count: Int64)] = []
        try connection.statement(
            """
            SELECT document ->> '$.kind', state, territory, count(*) FROM assets
            WHERE state <> 'withdrawn' GROUP BY 1, 2, 3
            """
        ).rows { row in
            guard wanted.contains(row.text(2) ?? ""),
                let kind = row.text(0).flatMap(AssetKind.init),
                let state = row.text(1).flatMap(AssetState.init)
            else { return true }
            found.append((kind, state, row.number(3)))
            return true
        }
        return found
    }

    /// What is left of each thing that is used up, the most first.
    package func stockLeft(
        in territories: [TerritoryCode], limit: Int
    ) throws -> [SituationReport.StockLine] {
        let wanted = Set(territories.map(\.text))
        var left: [String: Int64] = [:]
        try connection.statement(
            """
            SELECT item, territory, sum(remaining) FROM stock_lots WHERE remaining > 0
            GROUP BY item, territory
            """
        ).rows { row in
            if let item = row.text(0), wanted.contains(row.text(1) ?? "") {
                left[item, default: 0] += row.number(2)
            }
            return true
        }
        return left.map { SituationReport.StockLine(item: $0.key, remaining: $0.value) }
            .sorted { ($1.remaining, $0.item) < ($0.remaining, $1.item) }.prefix(limit)
            .map(\.self)
    }

    /// The version of a thing that is lent, for whoever changes it.
    package func version(ofAsset number: Int64) throws -> Int64 {
        try connection.statement("SELECT version FROM assets WHERE number = ?1")
            .bind(number, at: 1).first { $0.number(0) } ?? 0
    }

    /// The same of a lot.
    package func version(ofLot number: Int64) throws -> Int64 {
        try connection.statement("SELECT version FROM stock_lots WHERE number = ?1")
            .bind(number, at: 1).first { $0.number(0) } ?? 0
    }

    /// Things that are kept for a mission, and when.
    package func booked(
        for mission: Identifier<Mission>
    ) throws -> [(asset: Asset, booking: AssetBooking)] {
        let request = try self.mission(.id(mission))?.request
        var kept: [(asset: Asset, booking: AssetBooking)] = []
        try connection.statement(
            "SELECT document FROM assets WHERE state <> 'withdrawn' ORDER BY number"
        ).rows { row in
            guard let asset = Asset(document: row.bytes(0)) else { return true }
            kept += asset.bookings.map { (asset, $0) }
            return true
        }
        return try kept.filter { _, booking in
            if booking.mission == mission { return true }
            guard let request else { return false }
            if booking.request == request { return true }
            // What a round drives is kept for each of its doors.
            return try booking.round.flatMap { try round(.id($0)) }?.openRequests
                .contains(request) ?? false
        }
    }

    /// How many of a lot a mission has; for none, how many were taken that no mission has.
    package func taken(ofLot number: Int64, by mission: Identifier<Mission>?) throws -> Int64 {
        guard let mission else {
            let taken = try lot(.number(number))?.taken ?? 0
            let had = try connection.statement(
                "SELECT coalesce(sum(quantity), 0) FROM mission_means WHERE lot_number = ?1"
            ).bind(number, at: 1).first { $0.number(0) }
            return max(0, taken - (had ?? 0))
        }
        return try connection.statement(
            """
            SELECT coalesce(sum(quantity), 0) FROM mission_means
            WHERE mission_id = ?2 AND lot_number = ?1
            """
        ).bind(number, at: 1).bind(mission, at: 2).first { max(0, $0.number(0)) } ?? 0
    }

    /// What a mission had and has not brought back unused, in the order in which it was handed out.
    package func means(of mission: Identifier<Mission>) throws -> [MissionMeans] {
        var means: [MissionMeans] = []
        try connection.statement(
            """
            SELECT asset_number, lot_number, sum(quantity) FROM mission_means WHERE mission_id = ?1
            GROUP BY asset_number, lot_number, CASE WHEN lot_number IS NULL THEN position END
            HAVING sum(quantity) > 0 ORDER BY min(position)
            """
        ).bind(mission, at: 1).rows { row in
            means.append(
                MissionMeans(
                    asset: row.optionalNumber(0), lot: row.optionalNumber(1),
                    quantity: row.number(2)))
            return true
        }
        return means
    }
}

extension Asset {
    fileprivate init?(document: [UInt8]) {
        let value = try? JSONParser.value(of: document, limits: .file)
        guard let asset = value.flatMap({ try? JSONFields.read($0) { Asset(from: &$0) } }) else {
            return nil
        }
        self = asset
    }
}

extension StockLot {
    fileprivate init?(document: [UInt8]) {
        let value = try? JSONParser.value(of: document, limits: .file)
        guard let lot = value.flatMap({ try? JSONFields.read($0) { StockLot(from: &$0) } }) else {
            return nil
        }
        self = lot
    }
}
