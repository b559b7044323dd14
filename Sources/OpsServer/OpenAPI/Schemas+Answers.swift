import OpsCore

/// Answers from outside: pages, text messages, and what somebody must read.
extension Schemas {
    static let answers: [(name: String, schema: String)] = [
        ("Page", #"{"type":"string"}"#),
        (
            "AnswerForm",
            object(
                [
                    "answer": #"{"type":"string","enum":["yes","no"]}"#,
                    "reason": codes(of: DeclineReason.self), "until": text(10),
                ], needed: ["answer"])
        ),
        (
            "NewReply",
            body(
                [
                    "from": #"{"type":"string"}"#, "text": #"{"type":"string"}"#,
                    "gatewayId": words(BroughtReply.idLimit),
                ], needed: ["from", "text"])
        ),
        (
            "ReplyOutcome",
            object(
                [
                    "outcome": codes(of: AnswerOutcome.self),
                    "language": codes(of: PublicationLanguage.self), "reply": text(160),
                    "missionNumber": #"{"type":["integer","null"]}"#,
                ], needed: ["outcome", "language"])
        ),
        ("ReplySettlement", body(["resumeMessages": #"{"type":"boolean"}"#])),
        (
            "Reply",
            object(
                [
                    "id": uuid, "number": number, "reason": codes(of: ReplyReason.self),
                    "volunteer": uuid, "volunteerNumber": #"{"type":["integer","null"]}"#,
                    "name": optionalText, "mission": optionalUUID,
                    "missionNumber": #"{"type":["integer","null"]}"#, "text": optionalText,
                    "messagesStopped": #"{"type":"boolean"}"#, "desk": optionalText,
                    "keptAt": instant, "dueAt": instant, "overdue": #"{"type":"boolean"}"#,
                    "escalations": count, "settledAt": optionalInstant, "version": number,
                ],
                needed: [
                    "id", "number", "reason", "volunteer", "keptAt", "dueAt", "overdue",
                    "escalations", "version",
                ])
        ),
    ]
}
