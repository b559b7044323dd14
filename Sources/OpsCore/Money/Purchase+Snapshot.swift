extension Purchase {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(mission)
        bytes.number(number)
        bytes.optional(person) { $0.identifier($1) }
        agreed.pack(into: &bytes)
        bytes.text(means.rawValue)
        bytes.flag(mayReplace)
        bytes.optional(basket) { $0.text($1.text) }
        bytes.optional(rules) {
            $0.text($1.set.text)
            $0.number($1.version)
        }
        bytes.text(state.rawValue)
        bytes.optional(receipt) { $1.pack(into: &$0) }
        bytes.optional(firstCount) { $1.pack(into: &$0) }
        bytes.optional(secondCount) { $1.pack(into: &$0) }
        bytes.optional(counted) { $0.text($1.rawValue) }
        bytes.text(desk.text)
        bytes.optional(dueAt) { $0.number($1.milliseconds) }
        bytes.number(escalations)
        bytes.number(within.milliseconds)
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            mission: try bytes.identifier(), number: try bytes.number(),
            person: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            agreed: try Money(from: &bytes), means: try bytes.code(),
            mayReplace: try bytes.flag(),
            basket: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.made(RuleCode.init)
            },
            rules: try bytes.optional { bytes throws(ByteReader.Damaged) in
                RuleReference(set: try bytes.made(Slug.init), version: try bytes.number())
            },
            state: try bytes.code(), receipt: try bytes.optional(Money.init(from:)),
            firstCount: try bytes.optional(PurchaseCount.init(from:)),
            secondCount: try bytes.optional(PurchaseCount.init(from:)),
            counted: try bytes.optional { bytes throws(ByteReader.Damaged) in try bytes.code() },
            desk: try bytes.made(TerritoryCode.init),
            dueAt: try bytes.optional { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            },
            escalations: try bytes.number(), within: TimeSpan(milliseconds: try bytes.number()))
    }
}

extension PurchaseCount {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(by)
        amount.pack(into: &bytes)
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(by: try bytes.identifier(), amount: try Money(from: &bytes))
    }
}

extension Money {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.number(cents)
        bytes.text(currency.text)
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        let cents = try bytes.number()
        guard let money = Money(cents: cents, try bytes.made(CurrencyCode.init)) else {
            throw ByteReader.Damaged()
        }
        self = money
    }
}
