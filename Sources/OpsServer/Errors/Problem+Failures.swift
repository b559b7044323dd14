import OpsCore
import OpsHTTP
import OpsStore

/// Failures of the world, and refusals of the engine.
extension Problem {
    /// What somebody is told about an error that nobody foresaw, and whether it is to be logged.
    static func of(_ error: any Error, reference: @autoclosure () -> String) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let refusal as OpsCore.Refusal: Problem(refusal)
        case let refusal as DispatchingRefusal: Problem(.dispatching(refusal))
        case let refusal as VisitRefusal: Problem(.visit(refusal))
        case let refusal as MedicineRefusal: Problem(.medicine(refusal))
        case let document as InvalidDocument: Problem(document)
        case let error as JSONError: Problem(error)
        case let error as Office.Unavailable: .unavailable(error.reason.text)
        case let error as SQLiteError where error.kind != .other:
            .unavailable(Office.Unavailable.Reason.disk(error.kind).text)
        default: .failure(reference: reference())
        }
    }

    /// The engine would not take a message.
    init(_ refusal: OpsHTTP.Refusal) {
        let phrase = refusal.status.description
        self.init(
            status: refusal.status.code, code: "http.refused",
            title: LocalizedText(
                fr: "Ce message HTTP n'est pas acceptable : \(phrase)",
                es: "Este mensaje HTTP no es aceptable: \(phrase)",
                en: "This HTTP message is not acceptable: \(phrase)"))
    }
}

extension Office.Unavailable.Reason {
    /// What is in the way, for the operator of the server too.
    var text: LocalizedText {
        switch self {
        case .full:
            LocalizedText(
                fr: "trop de demandes attendent d'être enregistrées",
                es: "demasiadas peticiones esperan a ser registradas",
                en: "too many requests wait to be recorded")
        case .closing:
            LocalizedText(
                fr: "le serveur s'arrête", es: "el servidor se está deteniendo",
                en: "the server is stopping")
        case .damaged:
            LocalizedText(
                fr: "le journal est endommagé ; voir le message du serveur",
                es: "el diario está dañado; vea el mensaje del servidor",
                en: "the journal is damaged; see the server's message")
        case .disk(let kind): kind.text
        }
    }
}

extension SQLiteError.Kind {
    fileprivate var text: LocalizedText {
        switch self {
        case .diskFull:
            LocalizedText(
                fr: "le disque est plein ; libérez de la place",
                es: "el disco está lleno; libere espacio", en: "the disk is full; make room")
        case .unwritable:
            LocalizedText(
                fr:
                    "le dossier de données ne peut pas être écrit ; vérifiez le disque et les droits",
                es:
                    "no se puede escribir en la carpeta de datos; compruebe el disco y los permisos",
                en: "the data folder cannot be written; check the disk and its permissions")
        case .damaged:
            LocalizedText(
                fr: "le fichier de données est endommagé",
                es: "el archivo de datos está dañado", en: "the data file is damaged")
        case .busy:
            LocalizedText(
                fr: "un autre programme occupe le fichier de données",
                es: "otro programa ocupa el archivo de datos",
                en: "another program is using the data file")
        case .other:
            LocalizedText(fr: "panne interne", es: "fallo interno", en: "an internal failure")
        }
    }
}
