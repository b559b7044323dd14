extension Operation {
    func packPartners(into bytes: inout ByteWriter) {
        bytes.number(counters.partners)
        bytes.number(counters.referrals)
        bytes.list(partners.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
        bytes.list(partnersOfTokens.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.identifier($1.value)
        }
    }

    mutating func readPartners(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        counters.partners = try bytes.number()
        counters.referrals = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let partner = try Partner(from: &bytes)
            partners[partner.id] = partner
        }
        for _ in 0..<(try bytes.count()) {
            let token: Identifier<AccessToken> = try bytes.identifier()
            partnersOfTokens[token] = try bytes.identifier()
        }
    }
}

extension Partner {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.text(kind.rawValue)
        bytes.text(territory.text)
        bytes.number(dailyReferrals)
        bytes.number(referralHours)
        bytes.flag(isSuspended)
        bytes.list(sentAt) { $0.number($1.milliseconds) }
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(), kind: try bytes.code(),
            territory: try bytes.made(TerritoryCode.init), dailyReferrals: try bytes.number(),
            referralHours: try bytes.number(), isSuspended: try bytes.flag(),
            sentAt: try bytes.list { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            })
    }
}
