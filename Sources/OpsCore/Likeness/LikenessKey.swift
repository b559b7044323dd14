/// Something by which a person is found again among many: 48 bits of what they share with another.
///
/// A comparison with everybody would take longer with each call. So each person has a few keys, and
/// who shares one with the person asked about is compared ("blocking" in record linkage; P.
/// Christen, "Data Matching", 2012, chapter 4). A family name alone is no key: there are too many
/// Martins. Each key joins two things, so that few share it, and for each typing error at least one
/// of the keys stays as it was.
package struct LikenessKey: Hashable, Sendable {
    package let value: Int64
    /// How much it says of two people that they share it: who shares most is compared first.
    package let weight: Int64

    /// What is joined in a key.
    private enum Kind: UInt8 {
        case phone = 1
        case address
        case addressAndPostcode
        /// The sounds of two words of the name, in either order: accents, order, a missing word.
        case twoSounds
        /// The sound of one word and the first letter of another, which may be misspelt.
        case soundAndInitial
        /// The sound of one word and the postcode: whatever became of the others.
        case soundAndPostcode
        case loneSound
        /// The sound of one word of two and how the other begins, or ends: a slip of the pen leaves one of them.
        case soundAndBeginning
        case soundAndEnd

        /// The three that hold whatever a slip left of a name weigh less together than any that says where somebody is.
        var weight: Int64 {
            switch self {
            case .phone: 32
            case .addressAndPostcode: 24
            case .twoSounds: 20
            case .address: 16
            case .soundAndPostcode, .loneSound: 8
            case .soundAndBeginning, .soundAndEnd: 2
            case .soundAndInitial: 1
            }
        }
    }

    /// What somebody weighs at the most who shares the sound of one word, and letters of another, and nothing else.
    package static let letterWeight =
        Kind.soundAndInitial.weight + Kind.soundAndBeginning.weight
        + Kind.soundAndEnd.weight

    /// Words of a name beyond these make no keys: four make 19 of them already.
    private static let wordLimit = 4
    /// Letters that are taken of a beginning or an end: Martin begins like Marchand, and Mercier does not.
    private static let letterCount = 2

    /// The keys of a person, none twice, in an order of their own.
    package static func keys(of traits: PersonTraits) -> [LikenessKey] {
        var keys: [LikenessKey] = []
        func add(_ kind: Kind, _ parts: [UInt8]...) {
            let key = LikenessKey(kind, parts)
            if !keys.contains(where: { $0.value == key.value }) { keys.append(key) }
        }
        for phone in traits.phones.sorted() { add(.phone, Array(phone.utf8)) }
        if let address = traits.address {
            let street = Array(address.street.joined(separator: [0x20]))
            if let postcode = traits.postcode {
                add(.addressAndPostcode, address.number, street, postcode)
            }
            if !address.number.isEmpty { add(.address, address.number, street) }
        }
        for words in [traits.name?.words, traits.name?.joined].compactMap(\.self) {
            addKeys(of: words, traits.postcode, add)
        }
        return keys
    }

    private static func addKeys(
        of name: [FoldedName.Word], _ postcode: [UInt8]?, _ add: (Kind, [UInt8]...) -> Void
    ) {
        let words = name.prefix(wordLimit).map { (letters: $0.letters, sound: $0.sound) }
        for (index, word) in words.enumerated() {
            if let postcode { add(.soundAndPostcode, word.sound, postcode) }
            for (place, other) in words.enumerated() where place != index {
                add(.soundAndInitial, word.sound, Array(other.letters.prefix(1)))
                // Of three words, two that are right share their sounds whatever became of the third.
                if words.count == 2, other.letters.count > Self.letterCount {
                    add(
                        .soundAndBeginning, word.sound,
                        Array(other.letters.prefix(Self.letterCount)))
                    add(.soundAndEnd, word.sound, Array(other.letters.suffix(Self.letterCount)))
                }
                if place > index {
                    let isInOrder = word.sound.lexicographicallyPrecedes(other.sound)
                    add(
                        .twoSounds, isInOrder ? word.sound : other.sound,
                        isInOrder ? other.sound : word.sound)
                }
            }
        }
        if words.count == 1 { add(.loneSound, words[0].sound) }
    }

    /// FNV-1a (Fowler, Noll, Vo) of 64 bits, folded to 48, which a table keeps in six bytes.
    ///
    /// That two things may share a key costs a comparison and nothing else.
    private init(_ kind: Kind, _ parts: [[UInt8]]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        take(kind.rawValue)
        for part in parts {
            for byte in part { take(byte) }
            take(0)
        }
        value = Int64((hash ^ hash &>> 48) & 0xFFFF_FFFF_FFFF)
        weight = kind.weight
    }
}
