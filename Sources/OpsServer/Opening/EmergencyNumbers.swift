import OpsCore

/// The numbers of emergency services: data with a country and a date, never constants.
///
/// A number that is offered before it exists, or in another country, costs minutes; so a replay of
/// March 2020 offers what there was in March 2020.
struct EmergencyNumbers: Sendable {
    struct Number: Sendable {
        let country: String
        let number: ServiceNumber
        let service: LocalizedText
        let from: CivilDate?
        let until: CivilDate?
    }

    let numbers: [Number]

    /// What the programme knows; a programme whose seeds are wrong is wrong.
    static let builtIn: EmergencyNumbers = {
        do {
            let document = try JSONParser.value(
                of: PackageResources.emergency_numbers_json, limits: .file)
            return try JSONFields.read(document) { EmergencyNumbers(from: &$0) }
        } catch {
            preconditionFailure("the built-in emergency numbers cannot be read: \(error)")
        }
    }()

    /// What is dialled where no country is known.
    private static let anywhere = "EU"

    /// The country in which a place lies: the first on the way up that has numbers of its own.
    func country(along way: [String]) -> String? {
        way.first { code in numbers.contains { $0.country == code } }
    }

    /// The numbers of a country on a day, the last day of one not included.
    func numbers(of country: String?, on day: CivilDate) -> [Number] {
        numbers.filter { number in
            number.country == country ?? Self.anywhere && number.from.map { $0 <= day } ?? true
                && number.until.map { day < $0 } ?? true
        }
    }
}

extension EmergencyNumbers {
    init?(from fields: inout JSONFields) {
        let numbers = fields.list("numbers", isNeeded: true, limit: 1_000) { Number(from: &$0) }
        guard let numbers else { return nil }
        self.init(numbers: numbers)
    }
}

extension EmergencyNumbers.Number {
    init?(from fields: inout JSONFields) {
        let country = fields.text("country", isNeeded: true, limit: 2)
        let number = fields.service("number", isNeeded: true)
        let service = fields.localizedText("service", limit: 200)
        let from = fields.day("from")
        let until = fields.day("until")
        guard let country, let number, let service else { return nil }
        self.init(country: country, number: number, service: service, from: from, until: until)
    }
}
