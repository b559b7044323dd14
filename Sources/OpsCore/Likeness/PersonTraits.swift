/// What a person is recognised by, ready to be compared.
package struct PersonTraits: Hashable, Sendable {
    package let name: FoldedName?
    /// In E.164 form.
    package let phone: String?
    /// A safe number, and those from which somebody called for her: none is hers alone.
    package let otherPhones: Set<String>
    package let address: FoldedAddress?
    /// Letters and digits alone.
    package let postcode: [UInt8]?

    package init(
        name: String?, phone: String?, address: String?, postcode: String?,
        otherPhones: Set<String> = []
    ) {
        let folded = name.map(FoldedName.init)
        self.name = folded?.words.isEmpty == false ? folded : nil
        self.phone = phone
        self.otherPhones = otherPhones
        self.address = address.flatMap(FoldedAddress.init)
        let code = postcode.map { FoldedWord.words(of: $0).flatMap(\.letters) }
        self.postcode = code?.isEmpty == false ? code : nil
    }

    /// Whether there is nothing to look for: a postcode alone is a crowd.
    package var isEmpty: Bool {
        name == nil && phone == nil && address == nil && otherPhones.isEmpty
    }

    /// All numbers under which she was reached or called for.
    var phones: Set<String> { phone.map { otherPhones.union([$0]) } ?? otherPhones }
}
