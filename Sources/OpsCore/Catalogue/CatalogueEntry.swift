/// The stable name of an entry in addresses: the same in every language.
package struct Slug: Hashable, Sendable, Comparable {
    package let text: String

    /// Nil unless the text is 1 to 80 lower-case letters, digits and single inner hyphens.
    package init?(_ text: String) {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isPlain = groups.allSatisfy { group in
            !group.isEmpty
                && group.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
        }
        guard isPlain, text.utf8.count <= 80 else { return nil }
        self.text = text
    }

    package static func < (left: Slug, right: Slug) -> Bool {
        left.text < right.text
    }
}

/// One social innovation of the catalogue, at one version.
package struct CatalogueEntry: Hashable, Sendable {
    package let slug: Slug
    /// 1 when first published; grows by one with each publication.
    package let version: Int64
    package let kind: EntryKind
    /// The season of the accelerator that it belongs to, as the sources write it.
    package let season: String?
    /// Who carries it.
    package let origin: String
    /// Partial dates (`2020-03`) or intervals of them, as the sources give them.
    package let dates: [String]
    package let sources: [Source]
    package let name: LocalizedText
    package let summary: LocalizedText
    package let translation: [PublicationLanguage: TranslationState]
    package let figures: [Figure]
    package let related: [Slug]

    /// Where a statement was read.
    package struct Source: Hashable, Sendable {
        package let id: String
        package let title: String
        package let address: String?
    }

    /// A measure with everything that was said of it; statements that contradict each other are
    /// all kept, each with its source.
    package struct Figure: Hashable, Sendable {
        package let measure: LocalizedText
        package let statements: [Statement]
        package let isContradictory: Bool
    }

    package struct Statement: Hashable, Sendable {
        package let value: String
        package let source: String
    }
}

/// How the text of one language came to be.
package enum TranslationState: String, CaseIterable, Sendable {
    case original
    case translated
    case missing
}

/// What an entry of the catalogue is.
package enum EntryKind: String, CaseIterable, Sendable {
    case emergencyService = "emergency_service"
    case intrapreneurLaureate = "intrapreneur_laureate"
    case entrepreneurLaureate = "entrepreneur_laureate"
    case callForProjects = "call_for_projects"
    case programme
    case dataLaureate = "data_laureate"
    case product
    case platform
    case podcast
    case accelerator
    case place
    case eventCycle = "event_cycle"
    case legalStructure = "legal_structure"
    case shareholder
    case partner
    case cataloguePlatform = "catalogue_platform"
    case foundation
    case directorate
    case referenceActor = "reference_actor"
}
