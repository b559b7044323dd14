package import OpsCore

extension Samples {
    /// Common first names, with about how often they are borne.
    package static let firstNames: [InventedPeople.Name] = [
        ("Marie", 60), ("Jeanne", 25), ("Jean", 45), ("Thérèse", 12), ("Odette", 8),
        ("Yvette", 8), ("Simone", 12), ("Hélène", 8), ("Geneviève", 10), ("Françoise", 15),
        ("André", 20), ("René", 15), ("Pierre", 20), ("Michel", 20), ("Gérard", 10),
        ("Éliane", 5), ("Joël", 4), ("María", 6), ("José", 8), ("Conceição", 2), ("Ahmed", 6),
        ("Fatima", 6), ("Giuseppe", 3), ("Ingrid", 2), ("Awa", 2), ("Paulette", 6),
    ].map { InventedPeople.Name($0, bearers: $1) }

    /// Family names, half of them common ones.
    package static let familyNames: [InventedPeople.Name] = [
        ("Martin", 30), ("Bernard", 20), ("Petit", 18), ("Durand", 18), ("Lefèvre", 14),
        ("Moreau", 14), ("Garcia", 12), ("Fournier", 8), ("Girard", 8), ("Rousseau", 8),
        ("Muller", 6), ("Gauthier", 6), ("Chevalier", 6), ("Benali", 5), ("N'Diaye", 4),
        ("Nguyen", 6), ("Le Goff", 4), ("de La Tour", 2), ("Da Silva", 6), ("Müller", 2),
        ("Strauß", 1), ("Dell'Acqua", 1), ("Núñez", 2), ("Vasseur", 3), ("Bouvier", 3),
        ("Carpentier", 3), ("Delattre", 2), ("Hamelin", 2), ("Jacquemin", 2), ("Kowalczyk", 1),
        ("Lamoureux", 2), ("Marchandise", 1), ("Quesnel", 1), ("Thibaudeau", 1), ("Vandamme", 1),
    ].map { InventedPeople.Name($0, bearers: $1) }

    package static let postcodes = (0..<100).map { "92\(100 + $0 * 5)" }
}
