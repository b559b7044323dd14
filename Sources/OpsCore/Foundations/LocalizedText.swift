/// A language in which Ops publishes and speaks.
package enum PublicationLanguage: String, CaseIterable, Sendable {
    case fr
    case es
    case en
}

/// One text in the three languages of publication.
package struct LocalizedText: Hashable, Sendable {
    package let fr: String
    package let es: String
    package let en: String

    package init(fr: String, es: String, en: String) {
        self.fr = fr
        self.es = es
        self.en = en
    }

    package subscript(language: PublicationLanguage) -> String {
        switch language {
        case .fr: fr
        case .es: es
        case .en: en
        }
    }
}
