/// What somebody is told when the catalogue cannot do what was asked.
extension CatalogueRefusal {
    /// `catalogue.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownEntry: "catalogue.unknown_entry"
        case .unknownTerritory: "catalogue.unknown_territory"
        case .unknownDeployment: "catalogue.unknown_deployment"
        case .deploymentAlreadyClosed: "catalogue.deployment_already_closed"
        case .noNeeds: "catalogue.no_needs"
        case .repeatedNeed: "catalogue.repeated_need"
        case .needWithoutName: "catalogue.need_without_name"
        case .needNamedOtherwise: "catalogue.need_named_otherwise"
        case .endsBeforeItStarts: "catalogue.ends_before_it_starts"
        case .unknownRelatedSource: "catalogue.unknown_related_source"
        case .unknownZone: "catalogue.unknown_zone"
        case .quietAllDay: "catalogue.quiet_all_day"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownEntry(let slug):
            LocalizedText(
                fr: "la fiche « \(slug.text) » n'est pas au catalogue ; vérifiez son nom "
                    + "ou publiez-la d'abord",
                es: "la ficha «\(slug.text)» no está en el catálogo; compruebe su nombre o "
                    + "publíquela primero",
                en: "there is no entry \"\(slug.text)\" in the catalogue; check its name "
                    + "or publish it first")
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'est pas enregistré ; vérifiez le code ou "
                    + "enregistrez-le d'abord",
                es: "el territorio \(code.text) no está registrado; compruebe el código o "
                    + "regístrelo primero",
                en: "territory \(code.text) is not registered; check the code or register it first")
        case .unknownDeployment:
            LocalizedText(
                fr: "cette solution déployée n'existe pas ; vérifiez son identifiant dans la liste",
                es: "esta solución desplegada no existe; compruebe su identificador en la lista",
                en: "there is no such deployment; check its identifier in the list")
        case .deploymentAlreadyClosed:
            LocalizedText(
                fr: "cette solution déployée est déjà fermée ; rouvrez le service par un "
                    + "nouveau déploiement",
                es: "esta solución desplegada ya está cerrada; vuelva a abrir el servicio "
                    + "con un nuevo despliegue",
                en: "this deployment is closed already; open a new one to serve again")
        case .noNeeds:
            LocalizedText(
                fr: "le déploiement ne répond à aucun besoin ; indiquez-en au moins un",
                es: "el despliegue no responde a ninguna necesidad; indique al menos una",
                en: "the deployment serves no need; name at least one")
        case .repeatedNeed(let need):
            LocalizedText(
                fr: "le besoin « \(need.text[.fr]) » figure deux fois ; gardez une seule "
                    + "règle pour lui",
                es: "la necesidad «\(need.text[.es])» figura dos veces; deje una sola "
                    + "regla para ella",
                en: "the need \"\(need.text[.en])\" stands twice; keep one rule for it")
        case .needWithoutName(let own):
            LocalizedText(
                fr: "le besoin \(own.code) est nouveau et n'a pas encore de nom ; donnez-lui-en un "
                    + "en français, en espagnol et en anglais",
                es: "la necesidad \(own.code) es nueva y todavía no tiene nombre; póngale uno en "
                    + "francés, en español y en inglés",
                en:
                    "the need \(own.code) is new and has no name yet; name it in French, Spanish and "
                    + "English")
        case .needNamedOtherwise(let need, let name):
            LocalizedText(
                fr: "le besoin \(need.rawValue) s'appelle déjà « \(name[.fr]) » ; retirez le nom "
                    + "ou choisissez un autre code",
                es: "la necesidad \(need.rawValue) ya se llama «\(name[.es])»; quite el nombre o "
                    + "elija otro código",
                en:
                    "the need \(need.rawValue) is called \"\(name[.en])\" already; leave the name out "
                    + "or choose another code")
        case .endsBeforeItStarts:
            LocalizedText(
                fr: "le déploiement finirait avant de commencer ; corrigez la date de fin",
                es: "el despliegue terminaría antes de empezar; corrija la fecha de fin",
                en: "the deployment would end before it starts; correct its end")
        case .unknownRelatedSource(let source):
            LocalizedText(
                fr: "un chiffre cite la source « \(source) », qui n'est pas parmi les "
                    + "sources de la fiche ; ajoutez-la",
                es: "una cifra cita la fuente «\(source)», que no está entre las fuentes "
                    + "de la ficha; añádala",
                en: "a figure cites the source \"\(source)\", which is not among the "
                    + "entry's sources; add it")
        case .unknownZone(let zone):
            LocalizedText(
                fr: "le serveur ne connaît pas l'heure de la zone « \(zone) » ; écrivez-la comme "
                    + "Europe/Paris, installez tzdata sur le serveur, ou nommez une zone dont "
                    + "l'heure suit une règle annuelle",
                es: "el servidor no conoce la hora de la zona «\(zone)»; escríbala como "
                    + "Europe/Madrid, instale tzdata en el servidor, o nombre una zona cuya hora "
                    + "siga una regla anual",
                en: "the server does not know the time of zone \"\(zone)\"; spell it like "
                    + "Europe/Paris, install tzdata on the server, or name a zone whose clocks follow "
                    + "a yearly rule")
        case .quietAllDay:
            LocalizedText(
                fr:
                    "des heures calmes d'un bout à l'autre du jour ne laissent solliciter personne ; "
                    + "écrivez-les comme 22:00-07:00, ou never",
                es: "unas horas de silencio de un extremo al otro del día no dejan llamar a nadie; "
                    + "escríbalas como 22:00-07:00, o never",
                en: "hours that are quiet all day let nobody be asked; "
                    + "write them like 22:00-07:00, or never")
        }
    }
}
