import OpsTesting
import Testing

@testable import OpsCore

struct LikenessTests {
    private static func traits(
        _ name: String? = nil, _ phone: String? = nil, _ address: String? = nil,
        _ postcode: String? = nil
    ) -> PersonTraits {
        PersonTraits(name: name, phone: phone, address: address, postcode: postcode)
    }

    private static func codes(_ one: PersonTraits, _ other: PersonTraits) -> [String] {
        (Likeness(one, other)?.reasons ?? []).map(\.code)
    }

    @Test(arguments: [
        ("Odette Lefèvre", "LEFEVRE, odette", "name_in_another_order"),
        ("Odette Lefèvre", "Mme Odette LEFEVRE", "same_name"),
        ("Jean-Pierre Exemple", "Jeanpierre Exemple", "same_name"),
        ("Odette Lefèvre", "Odette Lefebvre", "name_sounds_alike"),
        ("Odette Lefèvre", "Odete Lefebvre", "name_sounds_alike"),
        ("Odette Lefèvre", "Odette Lefvère", "name_nearly_same"),
        ("Odette Lefèvre", "Odtete Lefvère", "name_nearly_same"),
        ("Marie-Thérèse Exemple", "Marie Exemple", "name_nearly_same"),
        ("Jean Exemple", "J. Exemple", "name_nearly_same"),
        ("Odette Lefèvre", "Odile Lefèvre", ""), ("Odette Lefèvre", "Lefèvre", ""),
        ("Odette Lefèvre", "Odette", ""), ("Lefèvre", "Lefebvre", "name_sounds_alike"),
        ("Marie Leroy", "Marie Le Roy", "same_name"), ("Paul DUPONT", "Paul Du Pont", "same_name"),
        ("Ana Dasilva", "da Silva, Ana", "name_in_another_order"),
        ("Jeanne de la Croix", "Jeanne Delacroix", "same_name"), ("Le Goff", "Legoff", "same_name"),
        ("Marie de La Croix", "Marie de Lacroix", "same_name"),
        ("Ada Dell'Acqua", "Ada Dellacqua", "same_name"), ("Marie Van", "Marie", ""),
        ("Nguyễn Thị Hương", "Nguyen Thi Huong", "same_name"),
        ("Jeanne Martin", "Jean Martin", ""), ("Odette Lefèvre", "Ahmed Benali", ""),
    ])
    func `what two names have in common`(_ one: String, _ other: String, _ code: String) {
        #expect(Self.codes(Self.traits(one), Self.traits(other)).joined() == code)
        #expect(Self.codes(Self.traits(other), Self.traits(one)).joined() == code)
    }

    @Test func `each reason is said, the weightiest first`() {
        let one = Self.traits("Odette Exemple", "+33639981234", "12 rue Inventée", "92120")
        #expect(
            Self.codes(
                one, Self.traits("Exemple Odette", "+33639981234", "12 av Inventée", "92120"))
                == ["same_phone", "name_in_another_order", "same_address"])
        #expect(
            Self.codes(one, Self.traits("Paul EXEMPLE", nil, "12 rue Inventée", "92120"))
                == ["same_household"])
        #expect(
            Self.codes(one, Self.traits("Paul Durand", nil, "12 rue Inventée", "92120"))
                == ["same_address"])
        #expect(Self.codes(one, Self.traits("Paul Durand", nil, "1 rue Autre", "92120")) == [])
    }

    @Test func `an address in another postcode is another address`() {
        let one = Self.traits(nil, nil, "12 rue Inventée", "92120")
        #expect(Self.codes(one, Self.traits(nil, nil, "12 rue Inventée", "92220")) == [])
        #expect(Self.codes(one, Self.traits(nil, nil, "12 rue Inventée", nil)) == ["same_address"])
    }

    @Test func `far away a name is not enough, a telephone is`() {
        let one = Self.traits("Odette Exemple", "+33639981234", nil, "92120")
        #expect(Likeness(one, Self.traits("Odette Exemple", nil, nil, "33000")) == nil)
        #expect(
            Likeness(one, Self.traits("Odette Exemple", "+33639981234", nil, "33000"))?.isLikely
                == true)
        #expect(Likeness(one, Self.traits("Odette Exemple", nil, nil, "92220"))?.isLikely == false)
        #expect(Likeness(one, Self.traits("Odette Exemple", nil, nil, "92120"))?.isLikely == true)
    }

    @Test func `a need that still waits adds to a reason and makes none`() throws {
        let one = Self.traits("Odette Exemple")
        let likeness = try #require(Likeness(one, Self.traits("Odette Exemple")))
        let more = likeness.adding([.sameNeedOpen(.food, request: 417)])
        #expect(more.reasons == [.sameName, .sameNeedOpen(.food, request: 417)])
        #expect(more.score == likeness.score + 10)
    }

    /// One of each: a new reason does not compile until it is here.
    static let reasons: [LikenessReason] = {
        let first: LikenessReason = .samePhone
        switch first {
        case .samePerson, .samePhone, .knownNumber, .sameName, .nameInAnotherOrder,
            .nameSoundsAlike,
            .nameNearlySame,
            .sameAddress, .sameHousehold, .sameNeedOpen, .sameTerritory, .sameReference,
            .partOfName:
            return [
                .samePerson, .samePhone, .knownNumber, .sameName, .nameInAnotherOrder,
                .nameSoundsAlike,
                .nameNearlySame,
                .sameAddress, .sameHousehold, .sameTerritory, .sameReference, .partOfName,
                .sameNeedOpen(.food, request: 417),
            ]
        }
    }()

    @Test func `every reason has a code of its own and words in three languages`() {
        #expect(Set(Self.reasons.map(\.code)).count == 13)
        for reason in Self.reasons {
            let texts = PublicationLanguage.allCases.map { reason.text[$0] }
            #expect(Set(texts).count == 3)
            #expect(reason.points > 0)
        }
        #expect(Self.reasons.last?.text[.en].contains("417") == true)
    }

    @Test func `whoever is asked about first, the answer is the same`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "likeness both ways"))
        let names = [
            "Odette Exemple", "Exemple Odette", "Odete Exemple", "Paul Durand", "J Exemple",
        ]
        let addresses = ["12 rue Inventée", "12 rue Ivnentée", "3 rue Autre"]
        func any() -> PersonTraits {
            Self.traits(
                chance.below(4) == 0 ? nil : chance.pick(names),
                chance.below(2) == 0 ? nil : "+3363998120\(chance.below(2))",
                chance.below(2) == 0 ? nil : chance.pick(addresses),
                chance.below(3) == 0 ? nil : chance.pick(["92120", "92220", "33000"]))
        }
        for _ in 0..<5_000 {
            let (one, other) = (any(), any())
            #expect(Likeness(one, other) == Likeness(other, one))
        }
    }
}

struct LikenessKeyTests {
    private static func keys(_ name: String, postcode: String? = nil) -> Set<LikenessKey> {
        Set(
            LikenessKey.keys(
                of: PersonTraits(name: name, phone: nil, address: nil, postcode: postcode)))
    }

    @Test(arguments: [
        ("Odette Lefèvre", "LEFEVRE Odette"), ("Odette Lefèvre", "Odtete Lefèvre"),
        ("Odette Lefèvre", "Odette Lefvère"), ("Marie-Thérèse Exemple", "Exemple Marie"),
        ("Jean Exemple", "J. Exemple"), ("Lefèvre", "Lefebvre"),
        ("Marie Leroy", "Marie Le Roy"), ("Ana Dasilva", "da Silva, Ana"), ("Le Goff", "Legoff"),
        ("Jeanne de la Croix", "Jeanne Delacroix"), ("Nguyễn Thị Hương", "Nguyen Thi Huong"),
    ])
    func `who may be one shares a key`(_ one: String, _ other: String) {
        #expect(!Self.keys(one).isDisjoint(with: Self.keys(other)))
    }

    @Test
    func `a slip at the beginning of a name of two words leaves its end, and the other way round`()
    {
        for slip in ["Odette Xefèvre", "Odette Lefèvra", "Xdette Lefèvre"] {
            #expect(!Self.keys("Odette Lefèvre").isDisjoint(with: Self.keys(slip)), "\(slip)")
        }
    }

    @Test func `a name spoilt at both ends is found again by the postcode`() {
        #expect(Self.keys("Odette Lefèvre").isDisjoint(with: Self.keys("Odette Xefèvra")))
        #expect(
            !Self.keys("Odette Lefèvre", postcode: "92120").isDisjoint(
                with: Self.keys("Odette Xefèvra", postcode: "92120")))
    }

    @Test func `who shares letters alone weighs less than whoever is where she is`() throws {
        let asked = Self.keys("Odette Lefèvre", postcode: "92120")
        let spelt = Self.keys("Odette Lebrun").intersection(asked)
        let near = Self.keys("Odette Martin", postcode: "92120").intersection(asked)
        #expect(spelt.reduce(0) { $0 + $1.weight } <= LikenessKey.letterWeight)
        #expect(near.reduce(0) { $0 + $1.weight } > LikenessKey.letterWeight)
    }

    @Test func `keys are few, small and always the same`() {
        let traits = PersonTraits(
            name: "Ana Maria Exemple Invento Quinta Sexta", phone: "+33639981234",
            address: "12 rue Inventée", postcode: "92120")
        let keys = LikenessKey.keys(of: traits)
        #expect(keys == LikenessKey.keys(of: traits))
        #expect(keys.count <= 25)
        #expect(keys.allSatisfy { (0..<1 << 48).contains($0.value) && $0.weight > 0 })
        #expect(Set(keys.map(\.value)).count == keys.count)
    }
}
