import OpsCore

/// Writes what happened into the tables that screens read.
///
/// Rows that follow a live thing are copied from the operation as it has become, so that no rule is
/// written twice; what closes a thing is written from the event, since it has left memory.
struct Projector {
    let connection: SQLiteConnection
    let deployments: DeploymentEntries

    init(connection: SQLiteConnection) {
        self.connection = connection
        deployments = DeploymentEntries(connection: connection)
    }

    /// Writes one thing that happened; `command` is all that happened by the same command, and the
    /// operation is as all of it has left it.
    func project(
        _ recorded: RecordedEvent, of command: [RecordedEvent], operation: borrowing Operation
    ) throws {
        let entry = recorded.entry
        switch recorded.event {
        case .territory(let event): try project(event)
        case .catalogue(let event): try project(event, entry, operation)
        case .roster(let event): try project(event, entry, operation)
        case .hotline(let event): try project(event, entry, command, operation)
        case .dispatching(let event): try project(event, entry, operation)
        case .access(let event): try project(event, entry)
        case .danger(let event): try project(event, entry, operation)
        case .privacy(let event): try project(event, entry, operation)
        case .visit(let event): try project(event, entry)
        case .medicine(let event): try project(event, entry)
        case .followUp(let event): try project(event, entry, operation)
        case .safeguarding(let event): try project(event, entry, operation)
        case .care(let event): try project(event, entry)
        case .partner(let event): try project(event, entry)
        case .line(let event): try project(event, entry, operation)
        case .asset(let event): try project(event, entry, operation)
        case .visits(let event): try project(event, entry, operation)
        case .rules(let event): try project(event, entry, operation)
        case .money(let event): try project(event, entry, operation)
        case .waves(let event): try project(event, entry, operation)
        case .operations(let event): try project(event, entry, operation)
        case .crew(let event): try project(event, entry, operation)
        case .answers(let event): try project(event, entry)
        case .messages(let event): try project(event, entry, operation)
        case .candidate(let event): try project(event, entry, operation)
        case .rounds(let event): try project(event, entry, operation)
        }
    }

    private func project(_ event: TerritoryEvent) throws {
        switch event {
        case .registered(let territory):
            try connection.statement(
                "INSERT INTO territories (code, parent, document) VALUES (?1, ?2, ?3)"
            )
            .bind(territory.code.text, at: 1).bind(territory.parent?.text, at: 2)
            .bind(utf8: document { territory.write(into: &$0) }, at: 3).run()
        }
    }

    private func project(
        _ event: CatalogueEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .entryPublished(let published):
            try connection.statement(
                """
                INSERT INTO entries (slug, version, document) VALUES (?1, ?2, ?3)
                ON CONFLICT (slug) DO UPDATE
                SET version = excluded.version, document = excluded.document
                """
            )
            .bind(published.slug.text, at: 1).bind(published.version, at: 2)
            .bind(utf8: document { published.write(into: &$0) }, at: 3).run()
        case .deploymentOpened(let deployment):
            try connection.statement(
                """
                INSERT INTO deployments (id, entry, territory, from_ms, until_ms, document, version)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """
            )
            .bind(deployment.id, at: 1).bind(deployment.entry.text, at: 2)
            .bind(deployment.territory.text, at: 3).bind(deployment.from, at: 4)
            .bind(deployment.until, at: 5)
            .bind(utf8: document { deployment.write(into: &$0) }, at: 6)
            .bind(entry.position, at: 7).run()
        case .deploymentClosed(let id, let instant):
            try connection.statement(
                "UPDATE deployments SET until_ms = ?2, version = ?3 WHERE id = ?1"
            )
            .bind(id, at: 1).bind(instant, at: 2).bind(entry.position, at: 3).run()
        case .deploymentHoursChanged(let id, let hours):
            try changeDeployment(id, entry, operation) { $0.hours = hours }
            for search in operation.sleepers(of: id) { try mirrorSearch(for: search, operation) }
        case .deploymentWavesChanged(let id, let rules):
            try changeDeployment(id, entry, operation) { $0.waves = rules }
            for search in operation.sleepers(of: id) { try mirrorSearch(for: search, operation) }
        }
    }

    /// The document is of the opening: its end stands beside it, as it always has.
    func changeDeployment(
        _ id: Identifier<Deployment>, _ entry: JournalEntry, _ operation: borrowing Operation,
        _ change: (inout Deployment) -> Void
    ) throws {
        guard var deployment = operation.deployments[id] else { return }
        change(&deployment)
        deployment.until = try plannedEnd(of: id)
        try connection.statement(
            "UPDATE deployments SET document = ?2, version = ?3 WHERE id = ?1"
        )
        .bind(id, at: 1).bind(utf8: document { deployment.write(into: &$0) }, at: 2)
        .bind(entry.position, at: 3).run()
    }

    /// The end that was said when it was opened.
    private func plannedEnd(of id: Identifier<Deployment>) throws -> Instant? {
        try connection.statement(
            "SELECT json_extract(document, '$.until') FROM deployments WHERE id = ?1"
        ).bind(id, at: 1).first { $0.text(0).flatMap { Instant(rfc3339: $0) } }
    }

    private func project(
        _ event: RosterEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .volunteerAdded(let id, let number, let profile, let isAvailable):
            try connection.statement(
                """
                INSERT INTO volunteers (number, id, is_available, profile, version)
                VALUES (?1, ?2, ?3, ?4, ?5)
                """
            )
            .bind(number, at: 1).bind(id, at: 2).bind(isAvailable ? 1 : 0, at: 3)
            .bind(utf8: document { profile.write(into: &$0) }, at: 4)
            .bind(entry.position, at: 5).run()
        case .volunteerChanged(let id, let profile):
            try connection.statement(
                "UPDATE volunteers SET profile = ?2, version = ?3 WHERE id = ?1"
            )
            .bind(id, at: 1).bind(utf8: document { profile.write(into: &$0) }, at: 2)
            .bind(entry.position, at: 3).run()
        case .skillDefined(let definition):
            try connection.statement(
                "INSERT OR REPLACE INTO skills (code, document) VALUES (?1, ?2)"
            )
            .bind(definition.code.text, at: 1)
            .bind(utf8: document { definition.write(into: &$0) }, at: 2).run()
        case .volunteerStoodDown(let id): try setAvailability(id, 0, entry)
        case .volunteerReturned(let id): try setAvailability(id, 1, entry)
        }
    }

    /// What the fold has left of somebody who was erased.
    func keepRemains(
        of id: Identifier<Volunteer>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let volunteer = operation.volunteers[id] else { return }
        try connection.statement(
            "UPDATE volunteers SET profile = ?2, is_available = 0, version = ?3 WHERE id = ?1"
        )
        .bind(id, at: 1).bind(utf8: document { volunteer.profile.write(into: &$0) }, at: 2)
        .bind(entry.position, at: 3).run()
    }

    private func setAvailability(
        _ id: Identifier<Volunteer>, _ flag: Int64, _ entry: JournalEntry
    ) throws {
        try connection.statement(
            "UPDATE volunteers SET is_available = ?2, version = ?3 WHERE id = ?1"
        )
        .bind(id, at: 1).bind(flag, at: 2).bind(entry.position, at: 3).run()
    }

    private func project(_ event: AccessEvent, _ entry: JournalEntry) throws {
        switch event {
        case .tokenIssued(let id, let role):
            try connection.statement(
                "INSERT INTO tokens (id, role, issued_at_ms) VALUES (?1, ?2, ?3)"
            )
            .bind(id, at: 1).bind(role.rawValue, at: 2).bind(entry.at, at: 3).run()
        case .tokenConfined(let id, let territory):
            try connection.statement(
                "INSERT INTO token_territories (token_id, territory) VALUES (?1, ?2)"
            ).bind(id, at: 1).bind(territory.text, at: 2).run()
        case .tokenRevoked(let id):
            try connection.statement("DELETE FROM tokens WHERE id = ?1").bind(id, at: 1).run()
            try connection.statement("DELETE FROM partner_tokens WHERE token_id = ?1")
                .bind(id, at: 1).run()
            try connection.statement("DELETE FROM token_territories WHERE token_id = ?1")
                .bind(id, at: 1).run()
        }
    }

    func document(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        write(&json)
        json.endObject()
        return json.bytes
    }
}
