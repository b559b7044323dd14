import OpsCore

extension JSONWriter {
    /// Writes a value that was read: compact, members in their order, numbers as they were written.
    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): self.value(flag)
        case .number(let number): raw(number.text.utf8)
        case .string(let text): self.value(text)
        case .array(let items):
            beginArray()
            for item in items { write(item) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(dynamic: member.name)
                write(member.value)
            }
            endObject()
        }
    }

    /// The members of an object as it was written, into the one that is being written.
    mutating func members(of document: [UInt8]) {
        guard case .object(let object)? = try? JSONParser.value(of: document) else { return }
        for member in object.members {
            key(dynamic: member.name)
            write(member.value)
        }
    }
}
