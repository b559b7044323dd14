import OpsCore

extension Subcommand {
    static let tokenCreate = Subcommand(
        "token", "create", flags: [role, territory, partner, label, out, show],
        summary: LocalizedText(
            fr: "créer un jeton, gardé dans un fichier que vous seul pouvez lire",
            es: "crear un token, guardado en un archivo que solo usted puede leer",
            en: "create a token, kept in a file that you alone can read"),
        examples: [
            "token create --role coordinator --out nadia.token",
            "token create --role operator --territory 92 --out desk-92.token",
            "token create --role partner --partner 3 --out habitat.token",
        ]
    ) { session in
        let arguments = session.arguments
        guard arguments.isSet(out) || arguments.isSet(show) else {
            throw UsageProblem.needsOneOf([out, show])
        }
        try checkFree(arguments.text(out), session.files)
        var json = JSONWriter()
        json.beginObject()
        json.known("role", arguments.text(role))
        json.known("territory", arguments.text(territory))
        json.known("partner", arguments.text(partner))
        json.known("label", arguments.text(label))
        json.endObject()
        let answer = try await session.frontDesk().post("/v1/tokens", json.bytes)
        try deliver(answer, session)
        return .done
    }

    /// A file in the way is told before a token exists that could not be kept.
    private static func checkFree(_ path: String?, _ files: any FileShelf) throws {
        guard let path, files.exists(path) else { return }
        throw FileProblem(.taken, path, 0)
    }

    /// The secret goes to the file, or to the screen when that was asked for; nowhere else.
    private static func deliver(_ answer: Answer, _ session: Session) throws {
        let value = try answer.value()
        guard let secret = value["token"]?.text else {
            throw TokenLost(id: value["id"]?.text ?? "")
        }
        if let path = session.arguments.text(out) {
            try session.files.create(path, Array((secret + "\n").utf8))
        }
        if session.arguments.isSet(show) {
            try session.answer(answer) { _ in try session.output.line(secret) }
        } else if session.output.manner.isJSON {
            try session.output.json(value.written(without: "token"))
        } else {
            try session.output.sheet(value, Facet.token)
        }
    }

    private static let role = Flag(
        "role", .oneOf(Role.allCases.map(\.rawValue)), isNeeded: true, pointer: "#/role",
        fr: "ce que le porteur peut faire", es: "lo que puede hacer quien lo lleva",
        en: "what the holder may do")
    private static let territory = Flag(
        "territory", .text("CODE"), pointer: "#/territory",
        fr: "limité à ce territoire et à ceux d'en dessous",
        es: "limitado a este territorio y a los de debajo",
        en: "confined to this territory and those below it")
    private static let partner = Flag(
        "partner", .text("ID"), pointer: "#/partner",
        fr: "pour le rôle partner : de quel partenaire",
        es: "para la función partner: de qué entidad", en: "for the role partner: whose it is")
    private static let label = Flag(
        "label", .text("TEXT"), pointer: "#/label", fr: "à quoi il sert, sans nom de personne",
        es: "para qué sirve, sin nombres de personas", en: "what it is for, naming nobody")
    private static let out = Flag(
        "out", .file, fr: "le nouveau fichier du jeton", es: "el archivo nuevo del token",
        en: "the token's new file")
    private static let show = Flag(
        "show", fr: "montrer le jeton à l'écran", es: "mostrar el token en pantalla",
        en: "show the token on the screen")
}

extension Facet {
    /// A token in a table or a sheet; never the secret.
    static let token: [Facet] = [
        .word("role", of: .role, fr: "RÔLE", es: "FUNCIÓN", en: "ROLE"),
        .plain("territory", fr: "TERRITOIRE", es: "TERRITORIO", en: "TERRITORY"),
        .plain("partnerName", fr: "PARTENAIRE", es: "ENTIDAD", en: "PARTNER"),
        .plain("label", fr: "USAGE", es: "USO", en: "LABEL", isFlexible: true),
        .time("issuedAt", fr: "CRÉÉ", es: "CREADO", en: "CREATED"),
        .plain("id", fr: "IDENTIFIANT", es: "IDENTIFICADOR", en: "ID"),
    ]
}

extension JSONValue {
    /// The object written again without one of its members.
    fileprivate func written(without name: String) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        if case .object(let object) = self {
            for member in object.members where member.name != name {
                json.key(dynamic: member.name)
                json.write(member.value)
            }
        }
        json.endObject()
        return json.bytes
    }
}

/// The answer that held the token was lost on the way, and the server shows it only once.
struct TokenLost: Explained {
    let id: String

    var exitCode: ExitCode { .failed }
    var code: String { "opsctl.token_lost" }
    var title: LocalizedText {
        LocalizedText(
            fr: "le jeton a été créé mais sa réponse s'est perdue ; révoquez-le (opsctl token "
                + "revoke \(id)) et recommencez",
            es: "el token se creó pero la respuesta se perdió; revóquelo (opsctl token revoke "
                + "\(id)) y vuelva a empezar",
            en: "the token was created but the answer was lost; revoke it (opsctl token revoke "
                + "\(id)) and start again")
    }
}
