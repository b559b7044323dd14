import Foundation
import OpsStore

/// The folder in which databases are made, used and thrown away.
struct Workshop {
    let path: String
    let server: String
    /// Data of a server that has just loaded the demonstration.
    let fresh: String
    /// The administrator's token, which the copies know as well.
    let token: String

    init(path: String, server: String) throws {
        self.path = path
        self.server = server
        fresh = path + "/fresh"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try RunningProcess(server: server, data: fresh, words: ["--demo"]).stop()
        token = Machine.text(of: fresh + "/admin.token").filter { !$0.isWhitespace }
    }

    /// A data folder of its own with what `source` holds.
    func copy(of source: String, as name: String) throws -> String {
        let target = path + "/" + name
        remove(name)
        try FileManager.default.copyItem(atPath: source, toPath: target)
        return target
    }

    func remove(_ name: String) {
        try? FileManager.default.removeItem(atPath: path + "/" + name)
    }

    func removeAll() {
        try? FileManager.default.removeItem(atPath: path)
    }

    static func archive(in folder: String) -> String { folder + "/ops.sqlite" }
}
