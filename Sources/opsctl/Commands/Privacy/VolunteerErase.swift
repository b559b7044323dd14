import OpsCore

extension Subcommand {
    static let volunteerErase = Subcommand(
        "volunteer", "erase", operands: [.id], flags: [erasureReason],
        summary: LocalizedText(
            fr: "effacer tout ce qui nomme un bénévole ; rien ne peut être repris",
            es: "suprimir todo lo que nombra a un voluntario; no se puede deshacer",
            en: "erase everything that names a volunteer; it cannot be undone"),
        examples: ["volunteer erase 7 --reason asked"]
    ) { session in
        try await session.change("volunteers", "erasure") { json in
            json.known("reason", session.arguments.text(erasureReason))
        } showing: {
            try session.output.erasure($0)
        }
    }

    static let volunteerErasure = Subcommand(
        "volunteer", "erasure", operands: [.id],
        summary: LocalizedText(
            fr: "la preuve que tout a été effacé sur un bénévole",
            es: "la prueba de que se suprimió todo sobre un voluntario",
            en: "the proof that everything on a volunteer was erased"),
        examples: ["volunteer erasure 7"]
    ) { session in
        let target = Target("v1", "volunteers", session.arguments.subject, "erasure")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.erasure($0)
        }
        return .done
    }

    static let volunteerHold = Subcommand(
        "volunteer", "hold", operands: [.id], flags: [holdReason],
        summary: LocalizedText(
            fr: "garder ce qui est su d'un bénévole jusqu'à nouvel ordre",
            es: "conservar lo que se sabe de un voluntario hasta nueva orden",
            en: "keep what is held on a volunteer until further notice"),
        examples: ["volunteer hold 7 --reason complaint"]
    ) { session in
        try await session.change("volunteers", "hold") { json in
            json.known("reason", session.arguments.text(holdReason))
        } showing: {
            try session.output.sheet($0, Facet.hold)
        }
    }

    static let volunteerRelease = Subcommand(
        "volunteer", "release", operands: [.id],
        summary: LocalizedText(
            fr: "lever la conservation obligatoire d'un bénévole",
            es: "levantar la conservación obligatoria de un voluntario",
            en: "lift the legal hold on a volunteer"),
        examples: ["volunteer release 7"]
    ) { session in
        let target = Target("v1", "volunteers", session.arguments.subject, "release")
        try session.answer(try await session.frontDesk().post(target.text)) {
            try session.output.volunteer($0)
        }
        return .done
    }
}
