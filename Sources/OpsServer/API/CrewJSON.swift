import OpsCore
import OpsStore

/// Crews as the API shows them.
extension JSONWriter {
    /// `instant` tells whether somebody is late, `now` what is so and can be done at this moment.
    mutating func crewAlarm(
        _ row: CrewAlarmRow, _ now: CrewAlarmsNow, in room: ReadingRoom, at instant: Instant
    ) throws {
        beginObject()
        member("id", row.id)
        member("number", row.number)
        member("kind", row.kind)
        member("mission", row.mission)
        member("missionNumber", row.missionNumber)
        member("volunteer", row.volunteer)
        member("volunteerNumber", row.volunteerNumber)
        // What was proposed when it was opened may be done, or impossible by now.
        member("next", row.closedAt == nil ? now.nexts[row.id]?.rawValue : row.next)
        if row.closedAt == nil, let reason = now.reasons[row.id] {
            key("reason")
            self.reason(reason, now)
        }
        member("desk", row.closedAt == nil ? row.desk : nil)
        member("openedAt", row.openedAt)
        member("dueAt", row.dueAt)
        member("overdue", row.closedAt == nil && row.dueAt < instant)
        member("escalations", row.escalations)
        member("closedAt", row.closedAt)
        member("ending", row.ending)
        let missing = try room.missing(of: row.id)
        member("missing", each: missing) { json, member in
            json.beginObject()
            json.member("volunteer", member.volunteer)
            json.member("volunteerNumber", member.number)
            json.endObject()
        }
        if row.kind == CrewAlarmKind.notReached.rawValue, row.closedAt == nil {
            let waiting = try room.toRing(aboutMission: row.missionNumber)
            member("toRing", each: waiting) { json, one in
                json.beginObject()
                json.member("message", one.message)
                json.member("kind", one.kind)
                json.member("volunteer", one.volunteer)
                json.member("volunteerNumber", one.volunteerNumber)
                json.endObject()
            }
        }
        member("version", row.version)
        endObject()
    }

    /// An alarm as a board shows it: it names nobody.
    mutating func boardAlarm(_ row: BoardAlarmRow, at instant: Instant) {
        beginObject()
        member("number", row.number)
        member("kind", row.kind.rawValue)
        member("missionNumber", row.missionNumber)
        member("desk", row.desk)
        member("territory", row.territory)
        member("openedAt", row.openedAt)
        member("dueAt", row.dueAt)
        member("overdue", row.dueAt < instant)
        member("escalations", row.escalations)
        endObject()
    }

    /// What is watched of a mission's crew; null where nothing ever was.
    mutating func crewWatch(of mission: MissionRow, in room: ReadingRoom) throws {
        key("crewWatch")
        guard let watch = try room.crewWatch(of: mission.id), mission.closedAt == nil else {
            return null()
        }
        beginObject()
        member("checkInDueAt", watch.checkInDue)
        member("overdue", watch.isOverdue)
        member("gearConfirmed", watch.isGearConfirmed)
        member("confirmation", watch.confirmation)
        member("confirmDueAt", watch.confirmDue)
        member("confirmed", watch.confirmed)
        member("arrivalDueAt", watch.arrivalDue)
        member("handingOver", watch.isHandingOver)
        endObject()
    }

    mutating func meetings(_ rows: [MeetingRow]) {
        member("meetings", each: rows) { json, row in
            json.beginObject()
            json.member("missionNumber", row.missionNumber)
            json.member("requestNumber", row.requestNumber)
            json.member("at", row.at)
            json.member("volunteer", row.volunteer)
            json.member("volunteerNumber", row.volunteerNumber)
            json.member("person", row.person)
            json.member("arrived", row.isArrived)
            json.endObject()
        }
    }
}

/// What is so of the alarms about crews at this moment: it depends on answers, searches and papers, and is in no table.
struct CrewAlarmsNow {
    let nexts: [Identifier<CrewAlarm>: CrewNext]
    /// What keeps somebody from going.
    let reasons: [Identifier<CrewAlarm>: ReasonAgainst]
    let skills: SkillBook?
    let language: PublicationLanguage
}

extension JSONWriter {
    fileprivate mutating func reason(_ reason: ReasonAgainst, _ now: CrewAlarmsNow) {
        beginObject()
        member("code", reason.code)
        let text = now.skills.map { reason.text(calling: $0.name) } ?? reason.text
        member("text", text[now.language])
        endObject()
    }
}
