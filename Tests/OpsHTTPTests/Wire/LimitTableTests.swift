import Testing

@testable import OpsHTTP

/// Limits as people write them.
struct LimitTableTests {
    @Test(arguments: Limits.limitTable)
    func `a limit takes its least and its most, and nothing beyond`(_ limit: Limit<Limits>) throws {
        let unit = limit.unit
        for value in [limit.sensible.lowerBound, limit.sensible.upperBound] {
            var limits = Limits()
            try limits.set("\(limit.name)=\(unit.text(of: value))")
            #expect(limit.value(in: limits) == value)
        }
        let beyond = [limit.sensible.lowerBound - 1, limit.sensible.upperBound + 1]
        for value in beyond where value >= 0 {
            var limits = Limits()
            let error = #expect(throws: ImpossibleLimit.self) {
                try limits.set("\(limit.name)=\(unit.text(of: value))")
            }
            #expect(error?.description.contains("at least and") == true)
            #expect(limit.value(in: limits) == limit.value(in: Limits()))
        }
    }

    @Test(arguments: Limits.limitTable)
    func `a limit makes sense unless set otherwise`(_ limit: Limit<Limits>) {
        #expect(limit.sensible.contains(limit.value(in: Limits())))
    }

    @Test func `the table holds every limit once`() {
        let names = Limits.limitTable.map(\.name)
        #expect(Set(names).count == names.count)
        // Each stored property is a limit: one that is added must be added to the table too.
        #expect(names.count == Mirror(reflecting: Limits()).children.count)
        for limit in Limits.limitTable {
            var limits = Limits()
            limit.set(limit.sensible.upperBound - 1, in: &limits)
            let changed = Limits.limitTable.filter {
                $0.value(in: limits) != $0.value(in: Limits())
            }
            #expect(changed.map(\.name) == [limit.name])
        }
    }

    @Test(arguments: [
        ("body-bytes=8000", 8_000), ("body-bytes=64KiB", 65_536), ("body-bytes=1MiB", 1_048_576),
        ("header-time=500ms", 500), ("header-time=10s", 10_000), ("header-time=2min", 120_000),
        ("connections=7", 7),
    ])
    func `values have units`(_ words: String, _ value: Int) throws {
        var limits = Limits()
        try limits.set(words)
        let limit = try #require(Limits.limitTable.first { words.hasPrefix($0.name + "=") })
        #expect(limit.value(in: limits) == value)
        #expect(limit.unit.value(of: limit.unit.text(of: value)) == value)
    }

    @Test(arguments: [
        "body", "body-bytes", "body-bytes=", "body-bytes=-1", "body-bytes=1kb", "body-bytes=KiB",
        "body-bytes=99999999999999999999", "body-bytes=9000000000000000000MiB", "header-time=10",
        "header-time=1h", "connections=1KiB", "=5", "",
    ])
    func `what is no limit is refused`(_ words: String) {
        var limits = Limits()
        #expect(throws: ImpossibleLimit.self) { try limits.set(words) }
    }

    @Test func `a target must fit into its line`() throws {
        var limits = Limits()
        limits.targetBytes = limits.requestLineBytes - 13
        #expect(limits.contradiction == nil)
        limits.targetBytes += 1
        #expect(limits.contradiction?.description.contains("request-line-bytes") == true)
    }
}
