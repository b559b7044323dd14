import OpsCore
import Testing

@testable import opsctl

@Suite struct ContactMappingTests {
    private static let mapping = """
        {"comment": "invented",
         "time": {"column": "when", "format": "yyyy-MM-dd HH:mm", "offset": "+01:00"},
         "position": {"latitude": "lat", "longitude": "lng"},
         "postcode": {"column": "zip", "digitsOnly": true},
         "language": {"value": "fr"}, "phone": {"column": "tel"},
         "need": {"column": "kind", "rules": [
           {"equals": "Courses", "need": "food"}, {"prefix": "Méd", "need": "medicine"},
           {"contains": "parler", "need": "psychological_support"},
           {"prefix": "Médecin", "need": "information"}]}}
        """
    private static let header = "when,lat,lng,zip,tel,kind,more"

    @Test func `a row becomes a contact`() throws {
        let line = "2020-03-20 09:15,48.8163,2.3164,92120.0, 06 39 98 12 34 ,COURSES,x"
        let expected =
            #"{"needs":[{"kind":"food"}],"person":{"phone":"06 39 98 12 34","#
            + #""postcode":"92120","latitude":48.8163,"longitude":2.3164},"#
            + #""language":"fr","occurredAt":"2020-03-20T08:15:00.000Z"}"#
        #expect(String(decoding: try contact(line).document, as: UTF8.self) == expected)
    }

    @Test func `empty fields and impossible places are left out`() throws {
        for place in ["91,2", "48,181", "x,2", ",", "48,", "nan,2"] {
            let contact = try contact(",\(place),,,courses,")
            #expect(contact == ContactDraft(needs: ["food"], language: "fr"))
        }
    }

    @Test(arguments: [
        ("médicaments", "medicine"), ("Médecin", "medicine"), ("Besoin de PARLER", "listening"),
        ("courses", "food"),
    ])
    func `of the rules the first that holds decides`(kind: String, need: String) throws {
        #expect(try contact(",,,,,\(kind),").needs == [need])
    }

    @Test(arguments: [
        (",,,,,autre,", RowProblem.Reason.noRule(column: "kind")),
        ("20/03/2020,,,,,courses,", .impossibleTime(column: "when")),
        (",,,,,courses", .wrongCount(found: 6, expected: 7)),
        (",,,,,courses,,", .wrongCount(found: 8, expected: 7)),
    ])
    func `a row that cannot be mapped says why`(line: String, reason: RowProblem.Reason) {
        #expect(throws: reason) { try contact(line) }
    }

    @Test func `no value of a row is repeated in what is told`() {
        let problem = RowProblem(line: 7, reason: .noRule(column: "kind"))
        #expect(problem.text[.en].hasPrefix("line 7: no rule for this value of \"kind\""))
    }

    @Test func `columns that are missing or doubled are told before anything is sent`() throws {
        let mapping = try ContactMapping(json: Array(Self.mapping.utf8))
        let header = ["when", "lat", "lng", "kind"]
        #expect(throws: MappingProblem.missingColumns(["zip", "tel"], header: header)) {
            try RowTranslator(mapping, header: row("when,lat,lng,kind"))
        }
        #expect(throws: MappingProblem.repeatedColumn("lat")) {
            try RowTranslator(mapping, header: row(Self.header + ",lat"))
        }
    }

    @Test(arguments: [
        #"{"#, #"{}"#, #"{"need": {}}"#, #"{"need": {"column": "k"}}"#,
        #"{"need": {"rules": [{"equals": "a", "need": "food"}]}}"#,
        #"{"need": {"column": "k", "rules": [{"need": "food"}]}}"#,
        #"{"need": {"column": "k", "rules": [{"equals": "a", "need": "fod"}]}}"#,
        #"{"need": {"column": "k", "rules": [{"equals": "a", "prefix": "b", "need": "food"}]}}"#,
        #"{"need": {"default": "food"}, "colour": 1}"#,
        #"{"need": {"default": "food"}, "separator": "x"}"#,
        #"{"need": {"default": "food"}, "time": {"column": "t", "format": "EEE"}}"#,
        #"{"need": {"default": "food"}, "name": {"column": "n", "value": "v"}}"#,
        #"{"need": {"default": "food"}, "name": {"value": "v"}, "anonymous": true}"#,
        #"{"need": {"default": "food"}, "position": {"latitude": "lat"}}"#,
    ])
    func `a mapping that cannot be meant is refused`(text: String) {
        #expect(throws: MappingProblem.self) { try ContactMapping(json: Array(text.utf8)) }
    }

    @Test func `a mapping of one default takes every row`() throws {
        let mapping = try ContactMapping(json: Array(#"{"need": {"default": "food"}}"#.utf8))
        let translator = try RowTranslator(mapping, header: row("a,b"))
        #expect(try translator.contact(row("1,2")) == ContactDraft(needs: ["food"]))
    }

    private func contact(_ line: String) throws -> ContactDraft {
        let mapping = try ContactMapping(json: Array(Self.mapping.utf8))
        return try RowTranslator(mapping, header: row(Self.header)).contact(row(line))
    }
}

/// The one record of a line.
func row(_ line: String, number: Int = 1) throws -> CSVRow {
    var reader = CSVReader()
    var rows: [CSVRow] = []
    let blanks = String(repeating: "x\n", count: number - 1)
    try reader.read((blanks + line + "\n").utf8) { rows.append($0) }
    return try #require(rows.last)
}
