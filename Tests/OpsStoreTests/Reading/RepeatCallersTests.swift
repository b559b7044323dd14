import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// Who calls often is noticed before anybody has merged what each call made.
struct RepeatCallersTests {
    private static let odette = "06 39 98 12 34"

    @Test func `calls from one number count together, merged or not, each once`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            var hers: [Identifier<PersonHelped>] = []
            for name in ["Odette Lefèvre", nil, "Mme Lefèvre", "O. Lefèvre"] {
                hers.append(try people.log(name, phone: Self.odette))
            }
            try people.log("Paul Durand", phone: "06 39 98 00 01")
            let unknown = try people.log("Odette Lefèvre")
            try people.keyAll()

            func often(_ person: Identifier<PersonHelped>) throws -> ContactFrequency {
                try archive.room.frequency(of: person, before: people.now)
            }
            for person in hers {
                #expect(try often(person).contacts == 4)
                #expect(try often(person).others == 3)
                #expect(try often(person).isRepeatCaller == (4 >= CareRules.standard.contacts))
            }
            #expect(try often(unknown).contacts == 1)
            #expect(try often(unknown).others == 0)

            try people.inTransaction(.hotline(.mergePeople(kept: hers[0], merged: hers[1])))
            #expect(try often(hers[0]).contacts == 4)
            #expect(try often(hers[2]).contacts == 4)
            #expect(try often(hers[2]).others == 2)
        }
    }

    @Test func `more people of one number than are counted are told as at least so many`() throws {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            var often: (contacts: Int64, isAtLeast: Bool) = (0, false)
            func log(_ count: Int64) throws {
                for _ in 0..<count { try people.log(nil, phone: Self.odette) }
                let last = try people.log("Odette Lefèvre", phone: Self.odette)
                try people.keyAll()
                let seen = try archive.room.frequency(of: last, before: people.now)
                often = (seen.contacts, seen.isAtLeast)
            }
            let most = CareRules.contactRange.upperBound
            try log(most - 1)
            #expect(often == (most, false))
            try log(4)
            #expect(often == (most + 1, true))
        }
    }

    @Test func `a number that a caller has counts for whom it was given, not for those called for`()
        throws
    {
        try withArchive { archive, _ throws in
            var people = try LoggedPeople(archive)
            let daughter = PersonDetails(
                name: "Anne Exemple", phone: PhoneNumber(Self.odette, in: .france))
            for name in ["Odette Lefèvre", "Marcel Lefèvre"] {
                try people.inTransaction(
                    .hotline(
                        .logContact(
                            LogContact(
                                needs: [.food], person: PersonDetails(name: name),
                                caller: daughter, relation: .daughter, postcode: "92120"))))
            }
            let anne = try people.log("Anne Exemple", phone: Self.odette)
            try people.keyAll()
            #expect(try archive.room.frequency(of: anne, before: people.now).contacts == 1)
        }
    }
}
