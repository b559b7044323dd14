extension AccessEvent {
    var name: String {
        switch self {
        case .tokenIssued: "access.token_issued.v1"
        case .tokenConfined: "access.token_confined.v1"
        case .tokenRevoked: "access.token_revoked.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .tokenIssued(let id, let role):
            json.member("id", id)
            json.member("role", role.rawValue)
        case .tokenConfined(let id, let territory):
            json.member("id", id)
            json.member("territory", territory.text)
        case .tokenRevoked(let id):
            json.member("id", id)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("id", isNeeded: true, of: AccessToken.self) else {
            return nil
        }
        switch name {
        case "access.token_issued.v1":
            guard let role = fields.code("role", isNeeded: true, of: Role.self) else { return nil }
            self = .tokenIssued(id, role)
        case "access.token_confined.v1":
            guard let territory = fields.territory("territory", isNeeded: true) else { return nil }
            self = .tokenConfined(id, territory)
        case "access.token_revoked.v1": self = .tokenRevoked(id)
        default: return nil
        }
    }
}
