/// The options of every command.
extension Flag {
    static let common: [Flag] = [
        .json, .server, .tokenFile, .uiLanguage, .colour, .quiet, .help,
    ]

    static let json = Flag(
        "json", fr: "répondre en JSON, tel que le serveur l'envoie",
        es: "responder en JSON, tal como lo envía el servidor",
        en: "answer in JSON, as the server sends it")
    static let server = Flag(
        "server", .text("URL"), fr: "l'adresse du serveur (http://…)",
        es: "la dirección del servidor (http://…)", en: "the server's address (http://…)")
    static let tokenFile = Flag(
        "token-file", .file, fr: "le fichier qui contient le jeton, lisible de vous seul",
        es: "el archivo que contiene el token, legible solo por usted",
        en: "the file that holds the token, readable by you alone")
    static let uiLanguage = Flag(
        "ui-lang", .oneOf(["fr", "es", "en"]), fr: "la langue de ce qui s'affiche",
        es: "el idioma de lo que se muestra", en: "the language of what is shown")
    static let colour = Flag(
        "color", .oneOf(["auto", "always", "never"]), fr: "couleurs : auto, always ou never",
        es: "colores: auto, always o never", en: "colours: auto, always or never")
    static let quiet = Flag(
        "quiet", short: "q", fr: "taire l'avancement et les nouvelles tentatives",
        es: "callar el avance y los reintentos", en: "say nothing of progress and new attempts")
    static let help = Flag(
        "help", short: "h", fr: "afficher cette aide", es: "mostrar esta ayuda",
        en: "show this help")
    static let version = Flag(
        "version", fr: "afficher la version", es: "mostrar la versión", en: "show the version")
}

/// The options of every list.
extension Flag {
    static let paging: [Flag] = [.limit, .cursor, .every]

    static let limit = Flag(
        "limit", .number("N", 1...500), fr: "au plus N éléments par page (50)",
        es: "N elementos por página como máximo (50)", en: "at the most N items a page (50)")
    static let cursor = Flag(
        "cursor", .text("CURSOR"), fr: "reprendre là où une page s'arrêtait",
        es: "seguir donde terminó una página", en: "go on where a page ended")
    static let every = Flag(
        "every", fr: "suivre toutes les pages", es: "seguir todas las páginas",
        en: "follow all pages")
}
