import OpsCore

extension Output {
    /// Nobody finds a door that nobody has told: said before a crew is asked, and nothing is refused.
    func warn(ofMissingDoor request: JSONValue) {
        guard let need = request["need"]?.text.flatMap(NeedKind.init(rawValue:)), need.isInPerson,
            let status = request["status"]?.text.flatMap(RequestStatus.init(rawValue:)),
            !status.isClosed, request["person"]?["address"]?.text == nil
        else { return }
        let contact = request["contact"]?.text ?? "NUMBER"
        say(
            LocalizedText(
                fr: "attention : aucune adresse n'est connue, l'équipe ne trouvera pas la porte ; "
                    + "ajoutez-la : contact add \(contact) --address …",
                es: "atención: no se conoce ninguna dirección, el equipo no encontrará la puerta; "
                    + "añádala: contact add \(contact) --address …",
                en: "careful: no address is known, the crew will not find the door; add it: "
                    + "contact add \(contact) --address …"))
    }
}
