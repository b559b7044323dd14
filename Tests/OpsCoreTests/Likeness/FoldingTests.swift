import Testing

@testable import OpsCore

struct FoldingTests {
    private static func name(_ text: String) -> String {
        FoldedName(text).words.map { String(decoding: $0.letters, as: UTF8.self) }
            .joined(separator: " ")
    }

    private static func address(_ text: String) -> String? {
        FoldedAddress(text).map { address in
            ([address.number] + address.street).map { String(decoding: $0, as: UTF8.self) }
                .joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("Lefèvre", "lefevre"), ("LEFÈVRE", "lefevre"), ("Lefe\u{300}vre", "lefevre"),
        ("Cœur", "coeur"), ("Strauß", "strauss"), ("STRAUẞ", "strauss"), ("Nuñez", "nunez"),
        ("João", "joao"), ("Conceição", "conceicao"), ("Müller", "muller"), ("Nicolò", "nicolo"),
        ("Łukasz", "lukasz"), ("Ægir", "aegir"), ("Ÿ", "y"), ("Dvořák", "dvorak"),
        ("Nguyễn", "nguyen"), ("ĐƯỜNG", "duong"), ("Hữu Phước", "huu phuoc"),
        ("Trịnh Ỷ", "trinh y"),
        ("محمد", "محمد"), ("مُحَمَّد", "محمد"), ("ΜΑΡΊΑ", "μαρία"), ("", ""), ("---", ""),
    ])
    func `letters lose case, accents and ligatures`(_ text: String, _ folded: String) {
        #expect(Self.name(text) == folded)
    }

    @Test(arguments: [
        ("Mme de La Tour", "de la tour"), ("Marie de La Tour", "marie tour"),
        ("M. Jean-Pierre Dupont", "jean pierre dupont"), ("Señora García", "garcia"),
        ("Dr Marie Dupont", "marie dupont"), ("D'Arc Jeanne", "arc jeanne"),
        ("N'Diaye Awa", "ndiaye awa"), ("O’Brien Sean", "obrien sean"),
        ("Dell'Acqua Ada", "acqua ada"), ("Le Van Do", "le van do"), ("Mme", "mme"),
        ("Odette St Jean", "odette saint jean"), ("Ana Exemple née Durand", "ana exemple durand"),
        ("Maria do Carmo da Silva", "maria carmo silva"), ("Herr von Berg", "von berg"),
    ])
    func `titles and particles are let go, unless nothing is left`(_ text: String, _ name: String) {
        #expect(Self.name(text) == name)
    }

    @Test(arguments: [
        ("LEFEVRE Marie", "lefevre"), ("Marie LEFEVRE", "lefevre"), ("Marie Lefèvre", "lefevre"),
        ("Lefèvre", "lefevre"), ("LEFEVRE MARIE", "marie"), ("Ana García López", "garcia lopez"),
    ])
    func `the family name is what is in capitals, or all but the first word`(
        _ text: String, _ family: String
    ) {
        let words = FoldedName(text).family.map { String(decoding: $0.letters, as: UTF8.self) }
        #expect(words.joined(separator: " ") == family)
    }

    @Test(arguments: [
        ("12 rue Inventée", "12 inventee"), ("12, r. Inventée", "12 inventee"),
        ("12 avenue Inventée, 92120 Montrouge", "12 inventee"), ("12 AV. INVENTEE", "12 inventee"),
        ("12 bis, bd de la République", "12bis republique"),
        ("12bis boulevard République bât B", "12bis republique"),
        ("Calle Mayor, 45, 3º B", "45 mayor"), ("C/ Mayor 45", "45 mayor"),
        ("Via Garibaldi 7", "7 garibaldi"), ("3 place du Gal Leclerc", "3 general leclerc"),
        ("5 rue St-Jean", "5 saint jean"), ("Résidence les Lilas", " lilas"),
        ("12 rue du 8 Mai 1945", "12 8 mai 1945"), ("1 place", "1 place"), ("", nil), ("12", nil),
    ])
    func `an address is its number and its street`(_ text: String, _ folded: String?) {
        #expect(Self.address(text) == folded)
    }

    @Test(arguments: [
        ("12 rue Inventée", "12 rue Ivnentée", true), ("12 rue Inventée", "14 rue Inventée", false),
        ("12 rue Inventée", "12bis rue Inventée", false),
        ("12 rue des Lilas", "12 allée des Lilas", true),
        ("12 rue des Lilas", "12 rue des Roses", false),
    ])
    func `one slip in the street is borne, none in the number`(
        _ text: String, _ other: String, _ isSame: Bool
    ) throws {
        let (one, twin) = (FoldedAddress(text), FoldedAddress(other))
        #expect(try #require(one).isSame(as: #require(twin)) == isSame)
    }
}
