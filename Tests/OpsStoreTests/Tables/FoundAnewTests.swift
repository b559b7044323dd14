import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// A contact is logged in a second, and the rest is added while talking: who was keyed by then is found all the same.
struct FoundAnewTests {
    private static let odette = PersonDetails(
        name: "Odette Lefèvre", phone: PhoneNumber("+33639981234"))
    private static let daughter = PersonDetails(
        name: "Anne Exemple", phone: PhoneNumber("+33639985566"))

    /// The people of an archive, and what is known of its contacts.
    private struct Line {
        var people: LoggedPeople
        var book = ContactBook()

        init(_ archive: Archive) throws { people = try LoggedPeople(archive) }

        mutating func log(_ wish: LogContact) throws {
            let command = Command.hotline(.logContact(wish))
            book.note(command, try people.inTransaction(command))
            try people.keyAll()
        }

        mutating func add(
            person: PersonDetails = PersonDetails(), caller: PersonDetails = PersonDetails(),
            postcode: String? = nil
        ) throws {
            let wish = CompleteContact(
                known: try #require(book.contacts.last), person: person, caller: caller,
                relation: caller.isEmpty ? nil : .daughter, postcode: postcode)
            let command = Command.hotline(.completeContact(wish))
            book.note(command, try people.inTransaction(command))
            try people.keyAll()
        }

        var last: Identifier<PersonHelped>? { book.contacts.last?.person }
    }

    @Test(arguments: [LogContact(kind: .missed), LogContact(needs: [.food])])
    func `who is named after the keys were made is found by number and by name`(
        _ first: LogContact
    ) throws {
        try withArchive { archive, _ throws in
            var line = try Line(archive)
            try line.log(first)
            #expect(try line.people.search(phone: "+33639981234").candidates.isEmpty)
            try line.add(person: Self.odette)
            #expect(
                try line.people.search(phone: "+33639981234").candidates.map(\.id) == [line.last])
            #expect(try line.people.search("LEFEVRE Odette").candidates.map(\.id) == [line.last])
            #expect(try archive.connection.dump("likeness_anew").isEmpty)
        }
    }

    @Test func `a postcode that is said later is part of the keys`() throws {
        try withArchive { archive, _ throws in
            var line = try Line(archive)
            try line.log(LogContact(needs: [.food], person: Self.odette))
            try line.add(postcode: "92120")
            // The sound of one word and the postcode are all that is left.
            let answer = try line.people.search("Odette Xxxxxxxx", postcode: "92120")
            #expect(answer.candidates.isEmpty)
            let keys = LikenessKey.keys(
                of: PersonTraits(
                    name: "Odette Lefèvre", phone: "+33639981234", address: nil,
                    postcode: "92120"))
            #expect(
                try archive.connection.number(of: "SELECT count(*) FROM vault_likeness")
                    == Int64(keys.count))
        }
    }

    @Test(arguments: [false, true])
    func `the number of who called for her leads to her, now and when it was added later`(
        _ isLater: Bool
    ) throws {
        try withArchive { archive, _ throws in
            var line = try Line(archive)
            try line.log(
                LogContact(
                    needs: [.food], person: PersonDetails(name: "Odette Lefèvre"),
                    caller: isLater ? nil : Self.daughter, relation: isLater ? nil : .daughter,
                    postcode: "92120"))
            if isLater { try line.add(caller: Self.daughter) }
            let found = try line.people.search(phone: "+33639985566").candidates
            #expect(found.map(\.id) == [line.last])
            #expect(found.first?.likeness.reasons == [.knownNumber])
            #expect(found.first?.likeness.isLikely == false)
        }
    }

    @Test func `a safe number leads to her`() throws {
        try withArchive { archive, _ throws in
            var line = try Line(archive)
            var details = Self.odette
            details.safePhone = PhoneNumber("+33639987788")
            try line.log(LogContact(needs: [.food], person: details))
            let found = try line.people.search(phone: "+33639987788").candidates
            #expect(found.map(\.likeness.reasons) == [[.knownNumber]])
        }
    }

    @Test
    func `two whom the same daughter calls for are said to share her number, and are no twins`()
        throws
    {
        try withArchive { archive, _ throws in
            var line = try Line(archive)
            for name in ["Odette Lefèvre", "Marcel Lefèvre"] {
                try line.log(
                    LogContact(
                        needs: [.food], person: PersonDetails(name: name), caller: Self.daughter,
                        relation: .daughter, postcode: "92120"))
            }
            let marcel = try #require(line.last)
            let question = try archive.room.question(about: marcel)
            let found = try archive.room.people(like: question).candidates
            #expect(found.map(\.likeness.reasons) == [[.knownNumber]])
            #expect(found.first?.likeness.isLikely == false)
        }
    }

    @Test func `an erasure leaves nobody to be keyed`() throws {
        try withArchive { archive, _ throws in
            var line = try Line(archive)
            try line.log(LogContact(needs: [.food]))
            let wish = CompleteContact(
                known: try #require(line.book.contacts.last), person: Self.odette)
            try line.people.inTransaction(.hotline(.completeContact(wish)))
            #expect(try archive.connection.dump("likeness_anew").count == 1)
            try archive.connection.execute("DELETE FROM vault_people")
            try line.people.keyAll()
            #expect(try archive.connection.dump("vault_likeness").isEmpty)
            #expect(try archive.connection.dump("likeness_anew").isEmpty)
        }
    }
}
