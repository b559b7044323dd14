import OpsCore

extension JSONWriter {
    /// A kind of need: its code, its name, and how it is served.
    mutating func need(_ kind: NeedKind, named name: LocalizedText) {
        beginObject()
        member("id", kind.rawValue)
        member("kind", kind.rawValue)
        member("name", name)
        member("inPerson", kind.isInPerson)
        member("conversation", kind.isConversation)
        if case .own = kind { member("added", true) } else { member("added", false) }
        endObject()
    }
}
