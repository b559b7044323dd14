import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// The page on which a volunteer answers alone, through the real door.
struct AnswerPageTests {
    static let form = [("Content-Type", "application/x-www-form-urlencoded")]

    /// Volunteers asked for one mission; answers the links of each, in order.
    static func asked(
        _ house: Premises, _ count: Int = 1, crew: String = "food", languages: String = #"["fr"]"#
    ) async throws -> [String] {
        var numbers: [Int64] = []
        for _ in 0..<count { numbers.append(try await house.addVolunteer(languages: languages)) }
        let request = try await house.logContact(crew)
        let answer = try await house.post(
            "/v1/requests/\(request)/offers", #"{"volunteers":\#(numbers)}"#, as: .coordinator
        ).expect(201)
        return try await links(house, mission: try #require(answer["number"]?.integer))
    }

    static func links(_ house: Premises, mission: Int64) async throws -> [String] {
        let shown = try await house.get("/v1/missions/\(mission)").expect(200)
        let rows = shown["solicitations"]?.elements ?? []
        return rows.sorted {
            ($0["volunteerNumber"]?.integer ?? 0) < ($1["volunteerNumber"]?.integer ?? 0)
        }.compactMap { row in
            row["id"]?.string.flatMap(Identifier<Solicitation>.init).map { id in
                AnswerLink.path + AnswerLink.token(for: id, key: house.house.answerKey)
            }
        }
    }

    static func answer(
        _ house: Premises, _ link: String, _ word: String
    ) async throws -> Answer {
        try await house.call(.post, link, as: nil, "answer=\(word)", fields: form)
    }

    private static func state(_ house: Premises, _ index: Int = 0) async throws -> String? {
        try await house.get("/v1/missions/1")["solicitations/\(index)/state"]?.string
    }

    private static func head(_ house: Premises) throws -> Int64 {
        try ReadingRoom(path: house.folder + "/ops.sqlite").committedHead().position
    }

    @Test(arguments: Door.allCases)
    func `a volunteer says yes by the link, and the mission is theirs`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let link = try await Self.asked(house)[0]
            let page = try await house.get(link, as: nil).expect(200)
            #expect(page.text.contains("Mission 1"))
            #expect(page.text.contains("aide alimentaire"))
            #expect(page.text.contains("<dd>Colline</dd>"))
            #expect(page.text.contains("1 / 1"))
            let told = try await Self.answer(house, link, "yes").expect(200)
            #expect(told.text.contains("nous comptons sur vous"))
            #expect(told.text.contains("<h1>Mission 1</h1>"))
            let mission = try await house.get("/v1/missions/1").expect(200)
            #expect(mission["stage"]?.string == "accepted")
            #expect(mission["solicitations/0/state"]?.string == "accepted")
            #expect(mission["solicitations/0/way"]?.string == "link")
            // The code for the door is drawn, as with a yes that the desk notes.
            try await house.get("/v1/missions/1/visit-code").expect(200)
        }
    }

    @Test(arguments: Door.allCases)
    func `looking changes nothing, however often and by whatever program`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let link = try await Self.asked(house)[0]
            let before = try Self.head(house)
            for lang in [
                "", "?lang=fr", "?lang=es", "?lang=en", "?lang=xx", "?answer=yes", "?fbclid=1",
            ] {
                try await house.get(link + lang, as: nil).expect(200)
            }
            try await house.call(.head, link, as: nil).expect(200)
            for body in [
                "answer=maybe", "", "answer=yes&answer=yes", "answer=yes&x=1", "answer",
                "answer=%zz", "answer=no&reason=bored", "reason=ill",
                "answer=no&reason=ill&reason=ill",
            ] {
                let told = try await house.call(.post, link, as: nil, body, fields: Self.form)
                told.expect(422)
                #expect(told.text.contains("<!DOCTYPE html>"))
            }
            for type in ["application/json", "text/plain", "multipart/form-data"] {
                try await house.call(
                    .post, link, as: nil, "answer=yes", fields: [("Content-Type", type)]
                ).expect(415)
            }
            #expect(try Self.head(house) == before)
            #expect(try await Self.state(house) == "pending")
        }
    }

    @Test func `a no by the link may say why, by a plain choice`() async throws {
        try await withHouse { house in
            let links = try await Self.asked(house, 3)
            let page = try await house.get(links[0] + "?lang=en", as: nil).expect(200)
            #expect(page.text.contains(#"name="reason" value="never_this_kind""#))
            #expect(!page.text.contains("checked"))
            let said = try await Self.answer(house, links[0], "no&reason=never_this_kind&until=")
            #expect(said.expect(200).text.contains("votre non est noté"))
            try await Self.answer(house, links[1], "no&reason=ill&until=2020-04-02").expect(200)
            // A yes with a reason why not is neither, and the Enter key among the reasons can send none.
            for words in ["yes&reason=ill&until=", "yes&until=2020-04-02"] {
                try await Self.answer(house, links[2], words).expect(422)
            }
            let forms = page.text.split(separator: "<form ").dropFirst()
            #expect(forms.map { $0.contains(#"value="yes""#) } == [true, false])
            #expect(forms.map { $0.contains(#"name="reason""#) } == [false, true])
            try await Self.answer(house, links[2], "yes").expect(200)
            let mission = try await house.get("/v1/missions/1")
            let rows = (mission["solicitations"]?.elements ?? []).sorted {
                ($0["volunteerNumber"]?.integer ?? 0) < ($1["volunteerNumber"]?.integer ?? 0)
            }
            #expect(
                rows.map { $0["reason"]?.string } == ["never_this_kind", "ill", nil])
            #expect(rows.map { $0["until"]?.string } == [nil, "2020-04-02", nil])
            let first = try await house.get("/v1/volunteers/1")
            #expect(first["refusedNeeds"]?.elements.compactMap(\.string) == ["food"])
            #expect(try await house.get("/v1/volunteers/2")["away/0/until"] != nil)
        }
    }

    @Test func `a day from which somebody is free again is a no for now, without a reason too`()
        async throws
    {
        try await withHouse { house in
            let links = try await Self.asked(house, 2)
            try await Self.answer(house, links[0], "no&until=2020-04-02").expect(200)
            // Nobody is away for an age by a slip of the finger: the no counts.
            try await Self.answer(house, links[1], "no&reason=ill&until=2206-12-01").expect(200)
            let first = try await house.get("/v1/volunteers/1").expect(200)
            #expect(first["away/0/until"] != nil)
            #expect(try await house.get("/v1/volunteers/2")["away/0/until"] == nil)
            let rows = try await house.get("/v1/missions/1")["solicitations"]?.elements ?? []
            #expect(Set(rows.compactMap { $0["reason"]?.string }) == ["not_now", "ill"])
        }
    }

    @Test func `a link outlives whom it was sent to, and is a page all the same`() async throws {
        try await withHouse { house in
            let link = try await Self.asked(house)[0]
            try await Self.answer(house, link, "no").expect(200)
            try await house.post("/v1/volunteers/1/erasure", #"{"reason":"asked"}"#).expect(200)
            for word in ["yes", "no"] {
                let told = try await Self.answer(house, link, word).expect(200)
                #expect(told.text.contains("<h1>Mission 1</h1>"))
            }
            #expect(try await house.get("/v1/replies").items.isEmpty)
        }
    }

    @Test func `the page is in the language of the volunteer, and leads to the other two`()
        async throws
    {
        try await withHouse { house in
            for (languages, title) in [
                (#"["fr"]"#, "pouvez-vous y aller ?"), (#"["es-ar","fr"]"#, "¿puede ir?"),
                (#"["de","en"]"#, "can you go?"), (#"["de"]"#, "can you go?"),
            ] {
                let link = try #require(
                    try await Self.asked(house, languages: languages).first)
                let page = try await house.get(link, as: nil).expect(200)
                #expect(page.text.contains(title), "\(languages)")
                for (lang, other) in [
                    ("fr", "pouvez-vous y aller ?"), ("es", "¿puede ir?"), ("en", "can you go?"),
                ] {
                    let shown = try await house.get(link + "?lang=\(lang)", as: nil)
                    #expect(shown.text.contains(other))
                    #expect(shown.text.contains("<html lang=\"\(lang)\">"))
                    #expect(shown.headers["content-language"] == lang)
                }
            }
        }
    }

    @Test func `the page is small, runs nothing, loads nothing and is told to nobody`()
        async throws
    {
        try await withHouse { house in
            let links = try await Self.asked(house, 2)
            var pages = [try await house.get(links[0], as: nil)]
            pages.append(try await house.get("/a/nothing", as: nil).expect(404))
            pages.append(try await Self.answer(house, links[0], "yes"))
            pages.append(try await Self.answer(house, links[1], "yes"))
            for page in pages {
                #expect(page.body.count < 6_000)
                #expect(Self.faults(inHTML: page.text) == [])
                for word in [
                    "<script", "javascript:", "src=", "@import", "url(", "http:", "https:", "<img",
                    "<iframe", "onclick", "style=",
                ] {
                    #expect(!page.text.lowercased().contains(word), "\(word)")
                }
                #expect(Marked.found(in: page.text).isEmpty)
                #expect(page.headers["set-cookie"] == nil)
                #expect(page.headers["cache-control"] == "no-store")
                #expect(page.headers["referrer-policy"] == "no-referrer")
                #expect(page.headers["x-content-type-options"] == "nosniff")
                let policy = page.headers["content-security-policy"] ?? ""
                #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
                #expect(policy.contains("form-action 'self'"))
                #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            }
        }
    }

    /// Tags that do not close in order, attributes without quotes, buttons without words, a page without language.
    static func faults(inHTML page: String) -> [String] {
        var faults: [String] = []
        var open: [Substring] = []
        var text = ""
        for part in page.split(separator: "<").dropFirst() {
            guard let end = part.firstIndex(of: ">") else { return ["a tag has no end: \(part)"] }
            let tag = part[..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            let words = part[part.index(after: end)...]
            if tag.hasPrefix("!") || ["meta", "input"].contains(name) { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != name { faults.append("</\(name)> closes something else") }
                if ["button", "a", "h1", "title"].contains(name), text.allSatisfy(\.isWhitespace) {
                    faults.append("<\(name)> says nothing")
                }
            } else {
                open.append(name)
                if tag.contains("="), tag.count(where: { $0 == "\"" }) % 2 != 0 {
                    faults.append("an attribute is not closed in <\(tag)>")
                }
            }
            text = String(words)
        }
        if !open.isEmpty { faults.append("never closed: \(open)") }
        for needed in [
            "<!DOCTYPE html>", "<html lang=\"", "<meta charset=\"utf-8\">", "name=\"viewport\"",
            "<main>", "<h1>",
        ]
        where !page.contains(needed) {
            faults.append("\(needed) is missing")
        }
        return faults
    }

    @Test func `what is wrong with a page is seen`() {
        #expect(Self.faults(inHTML: "<html><p>x</html>").count > 2)
        let good = HTML.page(title: "x", language: .fr, body: "<h1>x</h1>")
        #expect(Self.faults(inHTML: good).isEmpty)
        let bad = HTML.page(
            title: "x", language: .fr, body: "<h1>x</h1><button class=\"a></button>")
        #expect(Self.faults(inHTML: bad).count == 2)
    }

    @Test func `the style that the policy allows is the style of the page`() {
        // By Python: base64 of hashlib.sha256 over what stands between <style> and </style>.
        #expect(HTML.styleHash.utf8.count == "sha256-".utf8.count + 44)
        let page = HTML.page(title: "x", language: .en, body: "")
        #expect(page.contains("<style>\(HTML.style)</style>"))
        #expect(!HTML.style.contains("<"))
    }

    @Test(arguments: Door.allCases)
    func `a link that leads nowhere is one page, whether unknown or altered`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let link = try await Self.asked(house)[0]
            let unknown = AnswerLink.token(
                for: Identifier(high: 1, low: 2), key: house.house.answerKey)
            let foreign = try #require(AnswerKey(bytes: Array(repeating: 9, count: 32)))
            let real = try #require(
                AnswerLink.solicitation(of: link.dropFirst(3), key: house.house.answerKey))
            let wrong = [
                unknown, AnswerLink.token(for: real, key: foreign), "x", "AAAA",
                String(link.dropFirst(3).dropLast()), String(link.dropFirst(3)) + "A",
            ]
            var bodies: Set<[UInt8]> = []
            for token in wrong {
                bodies.insert(try await house.get("/a/\(token)", as: nil).expect(404).body)
                bodies.insert(
                    try await Self.answer(house, "/a/\(token)", "yes").expect(404).body)
            }
            #expect(bodies.count == 1)
            let text = String(decoding: bodies.first ?? [], as: UTF8.self)
            for words in ["ne mène nulle part", "no lleva a ninguna parte", "leads nowhere"] {
                #expect(text.contains(words))
            }
        }
    }

    @Test func `whoever tries many links has to wait, and a right one never waits`() async throws {
        try await withHouse { house in
            let link = try await Self.asked(house)[0]
            let limit = AnswerLimits().wrongLinks
            for _ in 0..<limit { try await house.get("/a/x", as: nil).expect(404) }
            let told = try await house.get("/a/x", as: nil).expect(429)
            #expect(
                told.headers["retry-after"].flatMap { Int($0) }.map { (1...60).contains($0) }
                    == true)
            try await house.get(link, as: nil).expect(200)
            house.clock.advance(.seconds(61))
            try await house.get("/a/x", as: nil).expect(404)
        }
    }

    @Test func `the same answer again is the same page, another one is not taken`() async throws {
        try await withHouse { house in
            let links = try await Self.asked(house, 2)
            let first = try await Self.answer(house, links[0], "yes").expect(200)
            let head = try Self.head(house)
            let again = try await Self.answer(house, links[0], "yes").expect(200)
            #expect(again.body == first.body)
            #expect(try Self.head(house) == head)
            let other = try await Self.answer(house, links[0], "no").expect(200)
            #expect(other.text.contains("vous aviez déjà répondu autrement"))
            let shown = try await house.get(links[0], as: nil)
            #expect(shown.text.contains("votre oui est noté") && !shown.text.contains("<button"))
        }
    }

    @Test(arguments: Door.allCases)
    func `two answers at once are one`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let link = try await Self.asked(house)[0]
            let pages = try await withThrowingTaskGroup { group in
                for _ in 0..<2 { group.addTask { try await Self.answer(house, link, "yes") } }
                return try await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            for page in pages {
                #expect(page.status == 200 && page.text.contains("nous comptons sur vous"))
            }
        }
    }

    @Test func `a no, a late yes, a yes to a complete crew, one that is not needed`() async throws {
        try await withHouse { house in
            let links = try await Self.asked(house, 4)
            #expect(
                try await Self.answer(house, links[0], "no").text.contains("votre non est noté"))
            house.clock.advance(.minutes(31))
            await house.house.office.tick()
            let late = try await house.get(links[1], as: nil)
            #expect(late.text.contains("Le délai de réponse est passé, mais"))
            #expect(late.text.contains("value=\"no\""))
            // The time that has passed is not told as one that runs.
            #expect(!late.text.contains("Répondre avant"))
            #expect(
                try await Self.answer(house, links[1], "yes").text.contains("comptons sur vous"))
            #expect(
                try await Self.answer(house, links[2], "yes").text.contains("vous êtes en réserve"))
            #expect(
                try await Self.answer(house, links[3], "no").text.contains("votre non est noté"))
            try await house.step(1, "start").expect(200)
            #expect(
                try await Self.answer(house, links[3], "yes").text.contains("répondu autrement"))
            try await house.step(1, "completion").expect(200)
            for link in links {
                #expect(
                    try await Self.answer(house, link, "yes").text.contains("plus besoin de vous"))
            }
            #expect(
                try await Self.answer(house, links[2], "yes").text.contains("plus besoin de vous"))
            for link in links { try await house.get(link, as: nil).expect(200) }
        }
    }

    @Test func `when the request is cancelled nobody is told to go any more, by page or message`()
        async throws
    {
        try await withHouse { house in
            let link = try await Self.asked(house)[0]
            try await Self.answer(house, link, "yes").expect(200)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#, as: .coordinator
            ).expect(200)
            let page = try await house.get(link, as: nil).expect(200)
            #expect(page.text.contains("plus besoin de vous"))
            for word in ["yes", "no"] {
                let told = try await Self.answer(house, link, word).expect(200)
                #expect(told.text.contains("N&#39;y allez pas"))
            }
            let text = try await house.post(
                "/v1/replies", #"{"from":"+33639989876","text":"oui"}"#, as: .gateway)
            #expect(text.expect(200)["outcome"]?.string == "not_needed")
        }
    }

    @Test func `whoever is reminded reads until when, on the page as in the message`() async throws
    {
        try await withHouse { house in
            let link = try await Self.asked(house)[0]
            house.clock.advance(.minutes(31))
            await house.house.office.tick()
            try await house.post("/v1/missions/1/reminder", as: .coordinator).expect(200)
            let page = try await house.get(link, as: nil).expect(200)
            #expect(page.text.contains("Répondre avant"))
            #expect(page.text.contains("24/03 08:31"))
            #expect(
                try await Self.answer(house, link, "no").text.contains("votre non est noté"))
            let kept = try await house.get("/v1/replies").expect(200)
            #expect(kept.items.isEmpty)
        }
    }

    @Test func `half a pair waits for word, on the page as in the reply`() async throws {
        try await withHouse { house in
            let links = try await Self.asked(house, 2, crew: "courtesy_visit")
            let first = try await Self.answer(house, links[0], "yes").expect(200)
            #expect(first.text.contains("ne partez pas avant notre message"))
            try await Self.answer(house, links[1], "yes").expect(200)
            let whole = try await house.get(links[0], as: nil).expect(200)
            #expect(whole.text.contains("nous comptons sur vous"))
        }
    }

    @Test func `who is on another mission is told to call the desk`() async throws {
        try await withHouse { house in
            let one = try await Self.asked(house)[0]
            let request = try await house.logContact("food")
            let mission = try await house.offer(request, to: 1).expect(201)
            let two = try #require(
                try await Self.links(house, mission: mission["number"]?.integer ?? 0).first)
            try await Self.answer(house, one, "yes").expect(200)
            let told = try await Self.answer(house, two, "yes").expect(200)
            #expect(told.text.contains("appelez la coordination"))
        }
    }
}
