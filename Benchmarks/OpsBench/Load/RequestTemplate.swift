/// A request ready to be sent, with places where a running number is written.
struct RequestTemplate {
    private(set) var bytes: [UInt8]
    private let places: [Int]

    private static let mark = Array("##########".utf8)

    /// Ten number signs in the text are a place for the number.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        let starts = 0...max(0, bytes.count - Self.mark.count)
        places = starts.filter { bytes[$0...].starts(with: Self.mark) }
    }

    mutating func write(number: Int) {
        for place in places {
            var rest = number
            for offset in stride(from: 9, through: 0, by: -1) {
                bytes[place + offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
    }

    static func get(_ target: String, token: String? = nil) -> RequestTemplate {
        RequestTemplate(
            "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: ops-bench\r\n"
                + (token.map { "Authorization: Bearer \($0)\r\n" } ?? "") + "\r\n")
    }

    /// A call as an operator logs it; four places, so that not all rows are neighbours.
    static func contacts(token: String, hasKey: Bool) -> [RequestTemplate] {
        ["92120", "92220", "92320", "92240"].map { postcode in
            let body = """
                {"needs":[{"kind":"food"}],"person":{"name":"Marie-Thérèse Lefèvre ##########",\
                "phone":"06 39 98 12 34","address":"14 bis rue de la République, bâtiment C, \
                3e étage, interphone 27","postcode":"\(postcode)"},"language":"fr",\
                "anonymous":false,"occurredAt":"2020-03-20T08:00:00Z"}
                """
            let key = hasKey ? "Idempotency-Key: bench-##########\r\n" : ""
            return RequestTemplate(
                """
                POST /v1/contacts HTTP/1.1\r
                Host: 127.0.0.1\r
                User-Agent: ops-bench\r
                Authorization: Bearer \(token)\r
                Content-Type: application/json\r
                \(key)Content-Length: \(body.utf8.count)\r
                \r
                \(body)
                """)
        }
    }
}
