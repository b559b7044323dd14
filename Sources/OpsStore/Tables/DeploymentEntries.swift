import OpsCore

/// Which entry of the catalogue each deployment is of: looked up once, since it never changes.
final class DeploymentEntries {
    private let connection: SQLiteConnection
    private var known: [Identifier<Deployment>: String] = [:]

    init(connection: SQLiteConnection) {
        self.connection = connection
    }

    /// The slug of the entry.
    func entry(of id: Identifier<Deployment>) throws -> String {
        if let slug = known[id] { return slug }
        let slug = try connection.statement("SELECT entry FROM deployments WHERE id = ?1")
            .bind(id, at: 1).first { $0.text(0) }
        guard let slug else {
            preconditionFailure("requests are opened under deployments that the tables show")
        }
        known[id] = slug
        return slug
    }
}
