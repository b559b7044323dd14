import OpsCore

extension Subcommand {
    static let contactAdd = Subcommand(
        "contact", "add", operands: [.id], flags: Flag.moreOfContact,
        summary: LocalizedText(
            fr: "ajouter à un contact ce que l'on ne savait pas",
            es: "añadir a un contacto lo que no se sabía",
            en: "add to a contact what was not known"),
        examples: [
            "contact add 12 --need food --phone \"06 39 98 12 34\" --postcode 92120",
            "contact add 13 --kind thanks", "contact add 13 --danger",
        ]
    ) { session in
        let draft = try ContactDraft(session.arguments)
        let target = Target("v1", "contacts", session.arguments.subject).text
        if draft.isDanger {
            // First of all, and whatever becomes of the rest.
            let opened = try await session.openingDanger { desk in
                try await desk.openDanger(contact: session.arguments.subject)
            }
            try session.showDanger(opened)
            guard draft.addsSomething else { return .done }
        }
        let desk = try session.frontDesk()
        // The contact as last seen: when somebody was faster, the server says so.
        let seen = try await desk.get(target)
        let answer = try await desk.patch(
            target, draft.additions, ifMatch: seen.header("ETag") ?? "*")
        try session.answer(answer) { try session.output.contact($0) }
        if draft.mayTellWho { try await session.warnOfDuplicates(after: answer, desk) }
        return .done
    }
}
