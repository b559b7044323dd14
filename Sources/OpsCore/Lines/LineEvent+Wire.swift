extension LineEvent {
    var name: String {
        switch self {
        case .opened: "line.opened.v1"
        case .changed: "line.changed.v1"
        case .closed: "line.closed.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .opened(let line): line.write(into: &json)
        case .changed(let id, let version):
            json.member("id", id)
            version.write(into: &json)
        case .closed(let id, let instant):
            json.member("id", id)
            json.member("at", instant)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "line.opened.v1":
            guard let line = Line(from: &fields) else { return nil }
            self = .opened(line)
        case "line.changed.v1":
            let id = fields.identifier("id", isNeeded: true, of: Line.self)
            let version = LineVersion(from: &fields)
            guard let id, let version else { return nil }
            self = .changed(id, version)
        case "line.closed.v1":
            let id = fields.identifier("id", isNeeded: true, of: Line.self)
            let instant = fields.instant("at", isNeeded: true)
            guard let id, let instant else { return nil }
            self = .closed(id, at: instant)
        default: return nil
        }
    }
}
