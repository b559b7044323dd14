import OpsCore

/// How values are spelled that come from outside: as exactly as the readers of `OpsCore` take them.
///
/// A schema that promises more than the reader takes makes clients fail, one that promises less
/// makes them refuse what would have helped. Patterns go without lookarounds, which not every
/// reader of schemas knows.
extension Schemas {
    /// A text of 1 to `limit` characters without control characters but tab and line ends.
    static func words(_ limit: Int) -> String {
        #"{"type":"string","minLength":1,"maxLength":\#(limit),"#
            + #""pattern":"^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$"}"#
    }

    /// The same with something in it that is no space.
    static func wordsNotBlank(_ limit: Int) -> String {
        let control = #"\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f"#
        return #"{"type":"string","minLength":1,"maxLength":\#(limit),"#
            + #""pattern":"^[^\#(control)]*[^\#(control)\\t\\n\\r ][^\#(control)]*$"}"#
    }

    static let email =
        #"{"type":"string","maxLength":254,"pattern":"^[^@\\x00-\\x20\\x7f]+@[^@\\x00-\\x20\\x7f]+$"}"#

    /// Why a request is cancelled by hand; a rule is named by its own command.
    static let cancellationByHand: String = {
        let list = CancellationReason.byHand.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        return #"{"type":"string","enum":[\#(list)]}"#
    }()

    static let slug =
        #"{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","maxLength":80}"#
    static let skill = #"{"type":"string","pattern":"^[a-z0-9_]{1,40}$"}"#
    static let service = #"{"type":"string","pattern":"^[0-9]{2,6}$","description":"15, 112"}"#
    static let day = #"{"type":"string","format":"date"}"#
    /// A name of the database of zones (IANA).
    static let zone =
        #"{"type":"string","maxLength":64,"description":"Europe/Paris","#
        + #""pattern":"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"}"#
    static let timeOfDay =
        #"{"type":"string","pattern":"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"}"#
    static let latitude = #"{"type":"number","minimum":-90,"maximum":90}"#
    static let longitude = #"{"type":"number","minimum":-180,"maximum":180}"#

    /// At least one digit, and too few for a telephone number.
    static let postcode =
        #"{"type":"string","minLength":2,"maxLength":10,"description":"92120","#
        + #""pattern":"^([A-Za-z -]*([0-9][A-Za-z -]*){1,8}|[0-9]{5}-[0-9]{4})$"}"#

    /// A language that there is: two letters of ISO 639-1, in capitals or not, or three.
    static let language: String = {
        let known = LanguageTag.knownCodes.map { code in
            code.map { "[\($0)\($0.uppercased())]" }.joined()
        }
        return #"{"type":"string","description":"A BCP 47 tag: fr, pt-br.","maxLength":35,"#
            + #""pattern":"^([A-Za-z]{3}|\#(known.joined(separator: "|")))(-[A-Za-z0-9]{1,8})*$"}"#
    }()

    /// What people write of a telephone number: the house says in which country.
    static let phone = component("Phone")

    /// National numbers of a country, and any that begins with `+` or `00`.
    static func phone(in country: DialledFrom?) -> String {
        let gap = #"[ .\\-/()\\xa0\\u202f]*"#
        let french = "[1-9]\(gap)([0-9]\(gap)){8}"
        let foreign = "([124-9]\(gap)[0-9]|3\(gap)[0-24-9])\(gap)([0-9]\(gap)){6,13}"
        let abroad = "3\(gap)3\(gap)(0\(gap))?\(french)|\(foreign)"
        let national = country.map { "\($0.pattern(gap))|" } ?? ""
        let pattern = "^\(gap)(\(national)([+]|0\(gap)0)\(gap)(\(abroad)))$"
        let here = country == .france ? "06 39 98 12 34, " : ""
        return #"{"type":"string","minLength":1,"maxLength":64,"pattern":"\#(pattern)","#
            + #""description":"What people write: \#(here)+33639981234."}"#
    }

    /// A UUID, or the number that people say aloud.
    static let reference =
        #"{"anyOf":[\#(uuid),{"type":"integer","minimum":1,"maximum":9007199254740991},"#
        + #"{"type":"string","pattern":"\#(spokenNumber)"}]}"#

    private static let spokenNumber = "^[1-9][0-9]{0,17}$"
    private static let hexadecimal = "[0-9A-Fa-f]"

    /// What stands in an address for `{id}` or `{slug}`.
    static func pathParameter(_ name: String, in template: String) -> String {
        guard name != "slug" else { return slug }
        guard name != "token" else { return text(200) }
        let hasNumbers = [
            "/v1/contacts/", "/v1/requests/", "/v1/missions/", "/v1/volunteers/", "/v1/dangers/",
            "/v1/calls/", "/v1/concerns/", "/v1/care-plans/", "/v1/visits/",
            "/v1/partners/", "/v1/referrals/", "/v1/lines/",
            "/v1/operation-events/", "/v1/teams/", "/v1/assets/", "/v1/stock/", "/v1/replies/",
            "/v1/candidates/", "/v1/rounds/",
        ]
        .contains { template.hasPrefix($0) }
        guard hasNumbers else { return uuid }
        let digits = "\(hexadecimal){4}-"
        let identity = "\(hexadecimal){8}-\(digits)\(digits)\(digits)\(hexadecimal){12}"
        return #"{"type":"string","pattern":"^([1-9][0-9]{0,17}|\#(identity))$"}"#
    }
}

/// Needs in the words that operators use.
extension Schemas {
    /// Every spelling of each kind that `NeedKind(spoken:)` reads.
    private static let spellings: [(kind: NeedKind, words: [String])] = {
        NeedKind.expressible.map { kind in
            var words = [kind.rawValue]
            if kind == .listening { words.append("psychological_support") }
            let hyphened = words.filter { $0.contains("_") }
                .map { String($0.map { $0 == "_" ? "-" : $0 }) }
            return (kind, words + hyphened + (kind == .courtesyVisit ? ["visit"] : []))
        }
    }()

    static let spokenNeed = oneOf(spellings.flatMap(\.words))

    /// A kind that a deployment added, as `OwnNeed` reads it.
    static let ownNeed = #"{"type":"string","pattern":"\#(OwnNeed.pattern)"}"#

    private static func oneOf(_ words: [String]) -> String {
        #"{"anyOf":[{"type":"string","enum":[\#(quoted(words))]},\#(ownNeed)]}"#
    }

    /// What lists can be narrowed to: also what waits to be qualified.
    static let searchedNeed = oneOf(
        spellings.flatMap(\.words) + [NeedKind.qualification.rawValue])

    private static func quoted(_ words: [String]) -> String {
        words.map { "\"\($0)\"" }.joined(separator: ",")
    }

    /// A list of objects with a `kind` each, none of them twice, however it is spelled.
    static func needs(_ item: String, limit: Int) -> String {
        let once = spellings.map { _, words in
            #"{"contains":{"type":"object","properties":{"kind":{"enum":[\#(quoted(words))]}},"#
                + #""required":["kind"]},"minContains":0,"maxContains":1}"#
        }
        return #"{"type":"array","items":\#(item),"minItems":1,"maxItems":\#(limit),"#
            + #""uniqueItems":true,"allOf":[\#(once.joined(separator: ","))]}"#
    }
}

extension DialledFrom {
    /// The national numbers of the country, with anything of `gap` between digits.
    fileprivate func pattern(_ gap: String) -> String {
        let shapes = shapes.map { shape in
            let (least, most) = (shape.digits.lowerBound - 1, shape.digits.upperBound - 1)
            // Two zeros lead abroad.
            guard shape.first.lowerBound > 0 else {
                return "0\(gap)[1-9]\(gap)([0-9]\(gap)){\(least - 1),\(most - 1)}"
            }
            let first = "[\(shape.first.lowerBound)-\(shape.first.upperBound)]\(gap)"
            return "\(first)([0-9]\(gap)){\(least),\(most)}"
        }
        return (hasTrunkZero ? "0\(gap)" : "") + "(\(shapes.joined(separator: "|")))"
    }

    /// All countries of the table, for people: `BE, CH, …`.
    static var codes: String { allCases.map(\.rawValue).sorted().joined(separator: ", ") }
}
