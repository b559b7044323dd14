extension AssetEvent {
    var name: String {
        switch self {
        case .added: "asset.added.v1"
        case .booked: "asset.booked.v1"
        case .bookingCancelled: "asset.booking_cancelled.v1"
        case .checkedOut: "asset.checked_out.v1"
        case .checkedIn: "asset.checked_in.v1"
        case .faultReported: "asset.fault_reported.v1"
        case .repaired: "asset.repaired.v1"
        case .withdrawn: "asset.withdrawn.v1"
        case .loanOverdue: "asset.loan_overdue.v1"
        case .lotReceived: "asset.lot_received.v1"
        case .lotTaken: "asset.lot_taken.v1"
        case .lotGivenBack: "asset.lot_given_back.v1"
        case .lotWrittenOff: "asset.lot_written_off.v1"
        case .lotExpiring: "asset.lot_expiring.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .added(let asset): asset.write(into: &json)
        case .lotReceived(let lot): lot.write(into: &json)
        case .booked(let id, let booking):
            json.member("id", id)
            booking.write(into: &json)
        case .bookingCancelled(let id, let booking):
            json.member("id", id)
            json.member("booking", booking)
        case .checkedOut(let id, let loan):
            json.member("id", id)
            loan.write(into: &json)
        case .checkedIn(let id, let fault):
            json.member("id", id)
            if let fault { json.member("fault", fault.rawValue) }
        case .faultReported(let id, let fault):
            json.member("id", id)
            json.member("fault", fault.rawValue)
        case .repaired(let id), .withdrawn(let id): json.member("id", id)
        case .loanOverdue(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        case .lotTaken(let id, let quantity, let mission),
            .lotGivenBack(let id, let quantity, let mission):
            json.member("id", id)
            json.member("quantity", quantity)
            if let mission { json.member("mission", mission) }
        case .lotWrittenOff(let id, let quantity, let loss):
            json.member("id", id)
            json.member("quantity", quantity)
            json.member("loss", loss.rawValue)
        case .lotExpiring(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        if name.hasPrefix("asset.lot_") {
            self.init(lot: name, from: &fields)
        } else {
            self.init(asset: name, from: &fields)
        }
    }

    private init?(asset name: String, from fields: inout JSONFields) {
        if name == "asset.added.v1" {
            guard let asset = Asset(from: &fields) else { return nil }
            self = .added(asset)
            return
        }
        guard let id = fields.identifier("id", isNeeded: true, of: Asset.self) else { return nil }
        switch name {
        case "asset.booked.v1":
            guard let booking = AssetBooking(from: &fields) else { return nil }
            self = .booked(id, booking)
        case "asset.booking_cancelled.v1":
            guard let booking = fields.integer("booking", isNeeded: true, in: 1...Int64.max) else {
                return nil
            }
            self = .bookingCancelled(id, booking: booking)
        case "asset.checked_out.v1":
            guard let loan = AssetLoan(from: &fields) else { return nil }
            self = .checkedOut(id, loan)
        case "asset.checked_in.v1":
            self = .checkedIn(id, fields.code("fault", of: AssetFault.self))
        case "asset.fault_reported.v1":
            guard let fault = fields.code("fault", isNeeded: true, of: AssetFault.self) else {
                return nil
            }
            self = .faultReported(id, fault)
        case "asset.repaired.v1": self = .repaired(id)
        case "asset.withdrawn.v1": self = .withdrawn(id)
        case "asset.loan_overdue.v1":
            guard let (desk, dueAt) = Self.alarm(from: &fields) else { return nil }
            self = .loanOverdue(id, desk: desk, dueAt: dueAt)
        default: return nil
        }
    }

    private init?(lot name: String, from fields: inout JSONFields) {
        if name == "asset.lot_received.v1" {
            guard let lot = StockLot(from: &fields) else { return nil }
            self = .lotReceived(lot)
            return
        }
        guard let id = fields.identifier("id", isNeeded: true, of: StockLot.self) else {
            return nil
        }
        if name == "asset.lot_expiring.v1" {
            guard let (desk, dueAt) = Self.alarm(from: &fields) else { return nil }
            self = .lotExpiring(id, desk: desk, dueAt: dueAt)
            return
        }
        guard let quantity = fields.integer("quantity", isNeeded: true, in: 1...Int64.max) else {
            return nil
        }
        switch name {
        case "asset.lot_taken.v1":
            self = .lotTaken(id, quantity, mission: fields.identifier("mission", of: Mission.self))
        case "asset.lot_given_back.v1":
            self = .lotGivenBack(
                id, quantity, mission: fields.identifier("mission", of: Mission.self))
        case "asset.lot_written_off.v1":
            guard let loss = fields.code("loss", isNeeded: true, of: LotLoss.self) else {
                return nil
            }
            self = .lotWrittenOff(id, quantity, loss)
        default: return nil
        }
    }

    private static func alarm(from fields: inout JSONFields) -> (TerritoryCode, Instant)? {
        let desk = fields.territory("desk", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let desk, let dueAt else { return nil }
        return (desk, dueAt)
    }
}
