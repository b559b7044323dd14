import Glibc
import OpsCore

extension Subcommand {
    static let contactNew = Subcommand(
        "contact", "new", flags: [.plain],
        summary: LocalizedText(
            fr: "noter un contact à l'écran, au clavier, tout en parlant ; F2 : danger",
            es: "anotar un contacto en pantalla, con el teclado, mientras se habla; F2: peligro",
            en: "log a contact on the screen, by keyboard, while talking; F2: danger"),
        examples: ["contact new", "contact new --plain"]
    ) { session in
        let surroundings = session.surroundings
        let desk = try FormDesk(session)
        let isScreen =
            surroundings.width != nil && surroundings.environment["TERM"] != "dumb"
            && !session.arguments.isSet(.plain)
        let terminal = RawTerminal(input: surroundings.input, output: surroundings.data)
        guard isScreen, let terminal else {
            return try await PlainRun(session: session, desk: desk).run()
        }
        return try await FormRun(session: session, terminal: terminal, desk: desk).run()
    }
}

extension Flag {
    static let plain = Flag(
        "plain", fr: "champ après champ, en lignes : pour les lecteurs d'écran",
        es: "campo tras campo, en líneas: para lectores de pantalla",
        en: "field after field, in lines: for screen readers")
}
