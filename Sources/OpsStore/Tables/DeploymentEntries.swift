import OpsCore

/// Which entry of the catalogue each deployment is of: looked up once, since it never changes.
final class DeploymentEntries {
    private let connection: SQLiteConnection
    private var known: [Identifier<Deployment>: String] = [:]

    init(connection: SQLiteConnection) {
        self.connection = connection
    }

    /// The slug of the entry; nil for a deployment that the tables do not know.
    func entry(of id: Identifier<Deployment>) throws -> String? {
        if let slug = known[id] { return slug }
        let slug = try connection.statement("SELECT entry FROM deployments WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) }
        known[id] = slug
        return slug
    }
}
