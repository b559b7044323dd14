import OpsCore

/// The number at which somebody may be called, as a table and the form show it.
///
/// Whoever reads a number dials it: the ordinary one of somebody who told a safe one is not shown beside it.
struct NumberToCall {
    let phone: String?
    let safePhone: String?
    let safeHours: String?

    /// `+33639981234 (safe, 14:00-16:00)`; empty where nothing is known.
    func text(in language: PublicationLanguage) -> String {
        let marks = [
            safePhone.map { _ in Self.safe[language] }, safeHours.map(hours(in: language)),
        ]
        .compactMap(\.self)
        let number = safePhone ?? phone ?? ""
        guard !marks.isEmpty else { return number }
        return (number.isEmpty ? "" : number + " ") + "(\(marks.joined(separator: ", ")))"
    }

    private func hours(in language: PublicationLanguage) -> (String) -> String {
        { "\(Self.only[language]) \($0)" }
    }

    private static let safe = LocalizedText(fr: "sûr", es: "seguro", en: "safe")
    private static let only = LocalizedText(fr: "seulement", es: "solo", en: "only")
}
