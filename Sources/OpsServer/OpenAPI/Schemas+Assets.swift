import OpsCore

/// Things that volunteers work with.
extension Schemas {
    private static let tag =
        #"{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","maxLength":80}"#
    private static let quantity = #"{"type":"integer","minimum":1,"maximum":1000000}"#

    private static func codes(_ codes: [String]) -> String {
        #"{"type":"string","enum":[\#(codes.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    }

    private static let kind = codes(AssetKind.allCases.map(\.rawValue))
    private static let fault = codes(AssetFault.allCases.map(\.rawValue))
    private static let loss = codes(LotLoss.allCases.map(\.rawValue))

    /// What a mission had with it: an asset, or some of a lot.
    static let missionMeans = object(
        [
            "asset": #"{"type":["integer","null"]}"#, "lot": #"{"type":["integer","null"]}"#,
            "quantity": quantity,
        ], needed: ["quantity"])

    static let assetBodies: [(name: String, schema: String)] = [
        (
            "NewAsset",
            body(
                ["kind": kind, "tag": tag, "territory": territoryCode],
                needed: ["kind", "tag", "territory"])
        ),
        (
            "AssetSlot",
            body(
                [
                    "from": instant, "until": instant, "mission": reference, "request": reference,
                ],
                needed: ["from", "until"])
        ),
        (
            "AssetBookingNumber",
            body(
                ["booking": #"{"type":"integer","minimum":1,"maximum":1000000000}"#],
                needed: ["booking"])
        ),
        (
            "AssetDeparture",
            body(
                [
                    "volunteer": reference, "mission": reference, "backBy": instant,
                    "booking": #"{"type":"integer","minimum":1,"maximum":1000000000}"#,
                ],
                needed: ["volunteer", "backBy"])
        ),
        ("AssetReturn", body(["fault": fault])),
        ("AssetFaultReport", body(["fault": fault], needed: ["fault"])),
        (
            "NewStockLot",
            body(
                [
                    "item": tag, "territory": territoryCode, "quantity": quantity,
                    "expiresOn": day,
                    "warnDays": #"{"type":"integer","minimum":0,"maximum":365}"#,
                ], needed: ["item", "territory", "quantity"])
        ),
        (
            "StockTaking",
            body(["quantity": quantity, "mission": reference], needed: ["quantity"])
        ),
        (
            "StockReturn",
            body(["quantity": quantity, "mission": reference], needed: ["quantity"])
        ),
        (
            "StockLoss",
            body(["quantity": quantity, "reason": loss], needed: ["quantity", "reason"])
        ),
    ]

    static let assetThings: [(name: String, schema: String)] = [
        (
            "Asset",
            object(
                [
                    "id": uuid, "number": number, "kind": kind, "tag": text(80),
                    "territory": territoryCode,
                    "state": codes(AssetState.allCases.map(\.rawValue)), "fault": optionalText,
                    "loan": #"{"type":["object","null"]}"#,
                    "bookings": array(#"{"type":"object"}"#),
                ], needed: ["id", "number", "kind", "tag", "territory", "state", "bookings"])
        ),
        (
            "StockLot",
            object(
                [
                    "id": uuid, "number": number, "item": text(80), "territory": territoryCode,
                    "received": count, "remaining": count, "taken": count, "writtenOff": count,
                    "expiresOn": text(10), "desk": text(40), "dueAt": optionalInstant,
                    "warnAt": optionalInstant, "escalations": count,
                    "expired": #"{"type":"boolean"}"#,
                ], needed: ["id", "number", "item", "territory", "received", "remaining"])
        ),
    ]
}
