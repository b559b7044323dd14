import OpsCore

/// Contacts of which more is known than when they were logged.
extension Projector {
    func complete(_ completed: ContactCompleted, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            UPDATE contacts SET kind = coalesce(?2, kind), language = coalesce(?3, language),
                person_id = coalesce(?4, person_id), caller_id = coalesce(?5, caller_id),
                relation = coalesce(?6, relation), postcode = coalesce(?7, postcode),
                territory = coalesce(?8, territory), version = ?9,
                food_until = coalesce(?10, food_until),
                medicine_until = coalesce(?11, medicine_until)
            WHERE id = ?1
            """
        )
        .bind(completed.id, at: 1).bind(completed.kind?.rawValue, at: 2)
        .bind(completed.language?.text, at: 3).bind(completed.person, at: 4)
        .bind(completed.caller, at: 5).bind(completed.relation?.rawValue, at: 6)
        .bind(completed.postcode, at: 7).bind(completed.place?.text, at: 8)
        .bind(entry.position, at: 9).bind(completed.supplies.foodUntil?.iso8601, at: 10)
        .bind(completed.supplies.medicineUntil?.iso8601, at: 11).run()
        for request in completed.requests { try learn(request, completed, entry) }
        guard let place = completed.place else { return }
        try connection.statement(
            """
            UPDATE planned_calls SET territory = ?2, version = ?3
            WHERE contact_id = ?1 AND closed_at_ms IS NULL
            """
        ).bind(completed.id, at: 1).bind(place.text, at: 2).bind(entry.position, at: 3).run()
    }

    /// What somebody is owed is where she is.
    func move(_ moved: PersonMoved, _ entry: JournalEntry) throws {
        for table in ["planned_calls", "visit_series", "care_plans"] {
            for person in moved.people {
                try connection.statement(
                    text: """
                        UPDATE \(table) SET territory = ?2, version = ?3
                        WHERE person_id = ?1 AND closed_at_ms IS NULL
                        """
                ).bind(person, at: 1).bind(moved.place.text, at: 2).bind(entry.position, at: 3)
                    .run()
            }
        }
    }

    /// A live request takes over what is now known of its contact; it counts where it belongs.
    private func learn(
        _ id: Identifier<HelpRequest>, _ completed: ContactCompleted, _ entry: JournalEntry
    ) throws {
        let found = try connection.statement(
            "SELECT deployment_id, territory, need, status FROM requests WHERE id = ?1"
        ).bind(id, at: 1).first { row in
            (row.identifier(0, of: Deployment.self), row.text(1), row.text(2), row.text(3))
        }
        guard let (deployment, territory, need, status) = found else { return }
        if let place = completed.place, status == RequestStatus.uncovered.rawValue {
            try countUncovered(need, at: territory, by: -1)
            try countUncovered(need, at: place.text, by: 1)
        }
        if let person = completed.person, let deployment {
            try countNamed(person, under: deployment)
        }
        try connection.statement(
            """
            UPDATE requests SET language = coalesce(?2, language),
                person_id = coalesce(?3, person_id), postcode = coalesce(?4, postcode),
                territory = coalesce(?5, territory), version = ?6
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(completed.language?.text, at: 2).bind(completed.person, at: 3)
        .bind(completed.postcode, at: 4).bind(completed.place?.text, at: 5)
        .bind(entry.position, at: 6).run()
    }

    /// What waited to be qualified is known: its needs are requests of their own.
    func qualify(_ id: Identifier<HelpRequest>, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            UPDATE requests SET status = 'qualified', outcome = 'qualified', owner_desk = NULL,
                closed_at_ms = ?2, version = ?3
            WHERE id = ?1
            """
        )
        .bind(id, at: 1).bind(entry.at, at: 2).bind(entry.position, at: 3).run()
    }
}
