/// A column of the roster as a sheet; docs/ROSTER.md says what stands in each.
package enum RosterColumn: String, CaseIterable, Sendable {
    /// Who it is, as Ops says it; never made up by hand.
    case id
    /// Who it is, as the book says from which the sheet comes.
    case ref
    case name
    case phone
    case email
    case territory
    /// Stands for a position where none is known; read, never written.
    case postcode
    case latitude
    case longitude
    case radius = "radius_km"
    case languages
    case skills
    case vettedUntil = "vetted_until"
    case vettingScope = "vetting_scope"
    case weeklyMissions = "weekly_missions"
    case healthRisk = "health_risk"
    case available
    case zone
    case hours
    /// Days that are not like the week.
    case exceptions
    case away
    case there
    case restHours = "rest_hours"
    case lifting = "lifts_kg"
    case travel
    case preferredPeople = "prefers_people"
    case preferredAreas = "prefers_areas"
    /// Kinds of help for which they are never asked.
    case never
    case note

    package static let written = allCases.filter { $0 != .postcode }

    /// A heading as people type it: capitals, accents of other languages, spaces for underscores.
    package init?(heading: String) {
        let word = heading.trimmedSpaces.lowercased().replacing(" ", with: "_")
        if let column = Self(rawValue: word) {
            self = column
        } else if let column = Self.allCases.first(where: { $0.otherHeadings.contains(word) }) {
            self = column
        } else {
            return nil
        }
    }

    /// What it is called in French and Spanish.
    private var otherHeadings: [String] {
        switch self {
        case .id: ["identifiant", "identificador"]
        case .ref: ["référence", "reference", "referencia", "matricule"]
        case .name: ["nom", "nombre"]
        case .phone: ["téléphone", "telephone", "teléfono", "telefono"]
        case .email: ["courriel", "correo", "e-mail", "mail"]
        case .territory: ["territoire", "territorio"]
        case .postcode: ["code_postal", "código_postal", "codigo_postal"]
        case .latitude: ["latitud", "lat"]
        case .longitude: ["longitud", "lon", "lng"]
        case .radius: ["rayon_km", "radio_km"]
        case .languages: ["langues", "idiomas"]
        case .skills: ["compétences", "competences", "competencias"]
        case .vettedUntil: ["habilité_jusqu'au", "acreditado_hasta"]
        case .vettingScope: ["portée_de_l'habilitation", "alcance_de_la_acreditación"]
        case .weeklyMissions: ["missions_par_semaine", "misiones_por_semana"]
        case .healthRisk: ["à_risque", "con_riesgo"]
        case .available: ["disponible"]
        case .zone: ["fuseau", "zona"]
        case .hours: ["heures", "horas"]
        case .exceptions: ["exceptions", "excepciones"]
        case .away: ["absences", "ausencias"]
        case .there: ["présences", "presencias"]
        case .restHours: ["repos_heures", "descanso_horas"]
        case .lifting: ["porte_kg", "levanta_kg"]
        case .travel: ["déplacement", "desplazamiento"]
        case .preferredPeople: ["personnes_préférées", "personas_preferidas"]
        case .preferredAreas: ["lieux_préférés", "lugares_preferidos"]
        case .never: ["jamais", "nunca"]
        case .note: ["à_savoir", "a_saber", "remarque", "nota"]
        }
    }

    /// Whether a `-` in it takes out what is known.
    var canBeTakenOut: Bool {
        switch self {
        case .id, .name, .territory, .postcode, .radius, .vettingScope, .weeklyMissions,
            .healthRisk, .available, .zone:
            false
        case .ref, .phone, .email, .latitude, .longitude, .languages, .skills, .vettedUntil,
            .hours, .exceptions, .away, .there, .restHours, .lifting, .travel, .preferredPeople,
            .preferredAreas, .never, .note:
            true
        }
    }
}

extension Unicode.Scalar {
    /// Whether something is seen where it stands.
    var isSeen: Bool {
        value > 0x20 && !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
    }
}

extension StringProtocol {
    /// Without the spaces around it, of whatever width.
    var trimmedSpaces: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }
}
