import OpsCore
import OpsStore

/// What became of everything under a deployment that has closed.
extension JSONWriter {
    /// To whom requests were handed, and what stays with its crew until it has ended.
    mutating func handOver(by events: [RecordedEvent], left: LeftUnderDeployment) {
        var counts: [HandedTo: Int64] = [:]
        for case .hotline(.requestHandedOver(let handed)) in events.map(\.event) {
            counts[HandedTo(deployment: handed.deployment, desk: handed.desk), default: 0] += 1
        }
        let rows = counts.sorted { ($0.value, $1.key.desk) > ($1.value, $0.key.desk) }
        member("handedOver", each: rows) { json, row in
            json.beginObject()
            json.member("desk", row.key.desk.text)
            json.member("deployment", row.key.deployment)
            json.member("requests", row.value)
            json.endObject()
        }
        key("left")
        beginObject()
        member("waiting", left.waiting)
        member("asked", left.asked)
        member("inHand", left.inHand)
        member("calls", left.calls)
        member("visits", left.visits)
        endObject()
    }

    private struct HandedTo: Hashable {
        let deployment: Identifier<Deployment>?
        let desk: TerritoryCode
    }
}
