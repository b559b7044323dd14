import OpsCore

extension Subcommand {
    static let planningAssign = Subcommand(
        "planning", "assign", operands: [Operand("FILE")],
        summary: LocalizedText(
            fr: "répartir des permanences entre des gens, au moindre coût (docs/PLANNING.md), sans "
                + "serveur",
            es: "repartir turnos entre personas al menor coste (docs/PLANNING.md), sin servidor",
            en: "give shifts to people at the least cost (docs/PLANNING.md), without a server"),
        examples: ["planning assign shifts.json", "planning assign shifts.json --json"]
    ) { session in
        let bytes = try session.files.read(
            session.arguments.subject, limit: PlanningDocument.byteLimit)
        let document: AssignmentDocument
        do throws(PlanningFileFault) {
            document = try AssignmentDocument(bytes)
        } catch {
            throw AssignmentFileFault(fault: error)
        }
        let outcome = document.solve()
        if session.output.manner.isJSON {
            try session.output.json(document.json(of: outcome))
        } else {
            try session.output.assignment(outcome, of: document)
        }
        return .done
    }
}

/// Why a file holds no shifts to give: the line or the member, and the rule.
struct AssignmentFileFault: Explained {
    let fault: PlanningFileFault

    var exitCode: ExitCode { .failed }
    var code: String { "planning.invalid_shifts" }
    var title: LocalizedText {
        LocalizedText(
            fr: "le fichier ne contient pas de permanences à répartir",
            es: "el archivo no contiene turnos que repartir",
            en: "the file holds no shifts to give to people")
    }
    var details: [LocalizedText] { [fault.text] }
}
