/// People who do not exist, and how their names come through a bad line.
///
/// For measures and tests of finding people again: the same seed makes the same people. Names come
/// from lists that are handed in, addresses from a few invented streets; telephone numbers begin
/// with +999, which no country has.
package struct InventedPeople: Sendable {
    /// Somebody as told at the first call, or told again at a later one.
    package struct Person: Hashable, Sendable {
        package var name: String
        package var phone: String
        package var address: String
        package var postcode: String
    }

    /// A name and how many bear it.
    package struct Name: Hashable, Sendable {
        package let text: String
        package let bearers: Int

        package init(_ text: String, bearers: Int = 1) {
            self.text = text
            self.bearers = bearers
        }
    }

    /// What happens to a name on the way.
    package enum Slip: String, CaseIterable, Sendable {
        case none
        case accentsLost = "accents lost"
        case lettersSwapped = "letters swapped"
        case letterWrong = "letter wrong"
        case orderChanged = "order changed"
        case doubleNameShortened = "double name shortened"
    }

    private let firstNames: [Name]
    private let familyNames: [Name]
    private let firstNameSums: [Int]
    private let familyNameSums: [Int]
    private let postcodes: [String]
    private var chance: SeededGenerator

    private static let streets = [
        "rue Inventée", "avenue des Exemples", "place du Marché Couvert", "rue de l'Essai",
        "boulevard du Modèle", "impasse des Invisibles", "allée des Lilas",
        "rue du Général Exemple",
        "chemin des Vignes", "rue Saint-Jean", "quai des Brumes", "rue de la République",
    ]

    /// A name of one in five is a double one: Marie-Thérèse.
    private static let doubles = 5

    package init(
        firstNames: [Name], familyNames: [Name], postcodes: [String], seed: UInt64
    ) {
        precondition(!firstNames.isEmpty && !familyNames.isEmpty && !postcodes.isEmpty)
        self.firstNames = firstNames
        self.familyNames = familyNames
        self.postcodes = postcodes
        firstNameSums = Self.sums(of: firstNames)
        familyNameSums = Self.sums(of: familyNames)
        chance = SeededGenerator(seed: seed)
    }

    package mutating func person() -> Person {
        var first = pick(firstNames, firstNameSums)
        if chance.below(Self.doubles) == 0 { first += "-" + pick(firstNames, firstNameSums) }
        let street = Self.streets[chance.below(Self.streets.count)]
        return Person(
            name: first + " " + pick(familyNames, familyNameSums),
            phone: "+9996" + String(100_000_000 + chance.below(900_000_000)),
            address: "\(1 + chance.below(200)) \(street)",
            postcode: postcodes[chance.below(postcodes.count)])
    }

    /// The same name as it is told again; nil when the slip cannot befall it.
    package mutating func retold(_ name: String, with slip: Slip) -> String? {
        switch slip {
        case .none: return name
        case .accentsLost:
            let plain = FoldedWord.words(of: name).map {
                String(decoding: $0.letters, as: UTF8.self)
            }
            .joined(separator: " ")
            return plain.uppercased()
        case .lettersSwapped, .letterWrong: return misspelt(name, isSwap: slip == .lettersSwapped)
        case .orderChanged:
            guard let gap = name.firstIndex(of: " ") else { return nil }
            return name[gap...].dropFirst() + " " + name[..<gap]
        case .doubleNameShortened:
            guard let hyphen = name.firstIndex(of: "-"), let gap = name.firstIndex(of: " "),
                hyphen < gap
            else { return nil }
            return String(name[..<hyphen] + name[gap...])
        }
    }

    /// Two neighbours swapped, or one letter replaced, in a word that is long enough to be known again.
    private mutating func misspelt(_ name: String, isSwap: Bool) -> String? {
        var letters = Array(name)
        let places = letters.indices.dropLast().filter { index in
            let (one, next) = (letters[index], letters[index + 1])
            return one.isLetter && next.isLetter && one.lowercased() != next.lowercased()
                && wordLength(around: index, in: letters) >= 5
        }
        guard !places.isEmpty else { return nil }
        let place = places[chance.below(places.count)]
        if isSwap {
            letters.swapAt(place, place + 1)
        } else {
            let others = "abdegilmnoprstu".filter { String($0) != letters[place].lowercased() }
            letters[place] = Array(others)[chance.below(others.count)]
        }
        return String(letters)
    }

    private func wordLength(around index: Int, in letters: [Character]) -> Int {
        let before = letters[..<index].reversed().prefix { $0.isLetter }.count
        return before + letters[index...].prefix { $0.isLetter }.count
    }

    private mutating func pick(_ names: [Name], _ sums: [Int]) -> String {
        let drawn = chance.below(sums.last ?? 1)
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > drawn { high = middle } else { low = middle + 1 }
        }
        return names[low].text
    }

    private static func sums(of names: [Name]) -> [Int] {
        var sum = 0
        return names.map { name in
            sum += max(name.bearers, 1)
            return sum
        }
    }
}
