import OpsCore

/// What crews owe, who left them, and what somebody must act on.
extension Projector {
    func project(
        _ event: CrewEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        switch event {
        case .memberLeft(let left):
            try insert(left, entry)
            try unstart(left.mission, operation)
            try followCrew(left.mission, entry, operation)
        case .answerTakenBack(let back):
            try connection.statement(
                """
                UPDATE crew_leavings SET taken_back_at_ms = ?3 WHERE number = (
                    SELECT max(number) FROM crew_leavings WHERE mission_id = ?1
                        AND volunteer_id = ?2 AND taken_back_at_ms IS NULL)
                """
            ).bind(back.mission, at: 1).bind(back.volunteer, at: 2).bind(entry.at, at: 3).run()
            try connection.statement(
                """
                UPDATE solicitations SET taken_back_at_ms = ?4
                WHERE mission_number = ?1 AND volunteer_id = ?2 AND state = ?3
                    AND taken_back_at_ms IS NULL
                """
            )
            .bind(back.missionNumber, at: 1).bind(back.volunteer, at: 2)
            .bind(SolicitationState.declined.rawValue, at: 3).bind(entry.at, at: 4).run()
            try touch(back.mission, entry)
        case .stepTakenBack(let id, let stage):
            try connection.statement(
                text: """
                    UPDATE missions SET \(stage == .arrived ? "arrived_at_ms" : "started_at_ms") = NULL
                    WHERE id = ?1
                    """
            ).bind(id, at: 1).run()
            try follow(id, entry, operation)
        case .handedOver(let id):
            try unstart(id, operation)
            try followCrew(id, entry, operation)
            try mirrorRequest(of: id, entry, operation)
        case .checkedIn(let id, _):
            try followCrew(id, entry, operation)
            try mirrorRequest(of: id, entry, operation)
        case .handOverBegun(let id, _), .handOverFell(let id), .gearConfirmed(let id),
            .askedToConfirm(let id, _):
            try followCrew(id, entry, operation)
        case .confirmed(let id, _):
            try followCrew(id, entry, operation)
            let round = operation.missions[id].flatMap { operation.rounds.round(of: $0.request) }
            if let round { try followCrews(of: round.id, entry, operation) }
        case .exposureNoted(let id, _): try touch(id, entry)
        case .alarmOpened(let alarm):
            try insert(alarm, entry)
            try followCrew(alarm.mission, entry, operation)
        case .alarmEscalated(let id, let desk, let dueAt):
            try connection.statement(
                """
                UPDATE crew_alarms SET desk = ?2, due_at_ms = ?3, escalations = escalations + 1,
                    version = ?4
                WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(desk.text, at: 2).bind(dueAt, at: 3).bind(entry.position, at: 4)
            .run()
        case .alarmClosed(let id, let ending):
            try connection.statement(
                """
                UPDATE crew_alarms SET ending = ?2, closed_at_ms = ?3, version = ?4 WHERE id = ?1
                """
            )
            .bind(id, at: 1).bind(ending.rawValue, at: 2).bind(entry.at, at: 3)
            .bind(entry.position, at: 4).run()
            let mission =
                try connection.statement(
                    "SELECT mission_id FROM crew_alarms WHERE id = ?1"
                ).bind(id, at: 1).first { $0.identifier(0, of: Mission.self) } ?? nil
            if let mission { try followCrew(mission, entry, operation) }
        case .rulesSet(let id, let rules):
            try changeDeployment(id, entry, operation) { $0.crewRules = rules }
            // Who is out may have to report now, or no more.
            let crews = operation.crews.watches.keys.filter { mission in
                let request = operation.missions[mission]?.request
                return request.flatMap { operation.requests[$0] }?.deployment == id
            }
            for mission in crews.sorted() { try followCrew(mission, entry, operation) }
        case .emergencyContactSaid(let id, _):
            try connection.statement("UPDATE volunteers SET version = ?2 WHERE id = ?1")
                .bind(id, at: 1).bind(entry.position, at: 2).run()
        }
    }

    /// A crew that is heard of, or relieved, owes its next word later.
    private func mirrorRequest(
        of id: Identifier<Mission>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        guard let mission = operation.missions[id] else { return }
        try mirror(mission.request, entry, operation)
    }

    private func insert(_ left: CrewMemberLeft, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO crew_leavings (number, mission_id, volunteer_id, how, is_late, left_at_ms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        )
        .bind(entry.position, at: 1).bind(left.mission, at: 2).bind(left.volunteer, at: 3)
        .bind(left.how.rawValue, at: 4).bind(left.isLate ? 1 : 0, at: 5).bind(entry.at, at: 6)
        .run()
    }

    private func insert(_ alarm: CrewAlarm, _ entry: JournalEntry) throws {
        try connection.statement(
            """
            INSERT INTO crew_alarms (number, id, kind, mission_id, mission_number, volunteer_id,
                volunteer_number, next, desk, opened_at_ms, due_at_ms, escalations, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT number FROM volunteers WHERE id = ?6), ?7, ?8,
                ?9, ?10, 0, ?11)
            """
        )
        .bind(alarm.number, at: 1).bind(alarm.id, at: 2).bind(alarm.kind.rawValue, at: 3)
        .bind(alarm.mission, at: 4).bind(alarm.missionNumber, at: 5).bind(alarm.volunteer, at: 6)
        .bind(alarm.next?.rawValue, at: 7).bind(alarm.desk.text, at: 8).bind(entry.at, at: 9)
        .bind(alarm.dueAt, at: 10).bind(entry.position, at: 11).run()
        for (place, volunteer) in alarm.missing.enumerated() {
            try connection.statement(
                "INSERT INTO crew_alarm_people (alarm_id, place, volunteer_id) VALUES (?1, ?2, ?3)"
            ).bind(alarm.id, at: 1).bind(Int64(place), at: 2).bind(volunteer, at: 3).run()
        }
    }

    /// Nobody is under way any more: the next crew leaves anew.
    private func unstart(
        _ id: Identifier<Mission>, _ operation: borrowing Operation
    ) throws {
        guard let mission = operation.missions[id], !mission.isOut else { return }
        try connection.statement(
            "UPDATE missions SET started_at_ms = NULL, arrived_at_ms = NULL WHERE id = ?1"
        ).bind(id, at: 1).run()
    }

    /// Copies what is watched of a live mission's crew.
    func followCrew(
        _ id: Identifier<Mission>, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        try copyCrew(id, operation)
        try touch(id, entry)
    }

    /// Who is asked to take over; whoever joined or took over is of the crew like the others.
    private func copyTakers(of mission: Mission) throws {
        guard mission.incoming.isEmpty else {
            for taker in mission.incoming {
                try connection.statement("UPDATE solicitations SET takes_over = 1 WHERE id = ?1")
                    .bind(taker, at: 1).run()
            }
            return
        }
        let wasPassing = try connection.statement(
            "SELECT 1 FROM crew_watches WHERE mission_id = ?1 AND handing_over = 1"
        ).bind(mission.id, at: 1).first { _ in true }
        guard wasPassing == true else { return }
        try connection.statement(
            "UPDATE solicitations SET takes_over = 0 WHERE mission_number = ?1 AND takes_over = 1"
        ).bind(mission.number, at: 1).run()
    }

    /// The same where the mission's own row is written already; nothing for crews of whom nothing is owed.
    func copyCrew(_ id: Identifier<Mission>, _ operation: borrowing Operation) throws {
        guard let mission = operation.missions[id] else { return }
        let isPassing = !mission.incoming.isEmpty
        try copyTakers(of: mission)
        let known = operation.crews.watches[id]
        guard known != nil || isPassing else {
            try connection.statement(
                "UPDATE crew_watches SET handing_over = 0 WHERE mission_id = ?1"
            ).bind(id, at: 1).run()
            return
        }
        let watch = known ?? CrewWatch()
        try connection.statement(
            """
            INSERT INTO crew_watches (mission_id, check_in_due_ms, is_overdue, gear, confirmation,
                confirm_due_ms, confirmed, arrival_due_ms, handing_over)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (mission_id) DO UPDATE SET check_in_due_ms = excluded.check_in_due_ms,
                is_overdue = excluded.is_overdue, gear = excluded.gear,
                confirmation = excluded.confirmation, confirm_due_ms = excluded.confirm_due_ms,
                confirmed = excluded.confirmed, arrival_due_ms = excluded.arrival_due_ms,
                handing_over = excluded.handing_over
            """
        )
        .bind(id, at: 1).bind(watch.checkInDue, at: 2).bind(watch.overdue == nil ? 0 : 1, at: 3)
        .bind(watch.isGearConfirmed ? 1 : 0, at: 4).bind(watch.confirmation.rawValue, at: 5)
        .bind(watch.confirmDue, at: 6).bind(Int64(watch.confirmed.count), at: 7)
        .bind(watch.arrivalDue, at: 8).bind(isPassing ? 1 : 0, at: 9).run()
    }
}
