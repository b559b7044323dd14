import Foundation
import OpsCore

/// The public lists of names that people are made from: INSEE, INE.
///
/// They are not in the project. `OPS_NAMES` says where they are; without them nothing is measured.
struct NameLists {
    let firstNames: [InventedPeople.Name]
    let familyNames: [InventedPeople.Name]

    /// Of ten family names three are among the hundred commonest of the list, which makes homonyms
    /// about as frequent as they are in France.
    private static let commonShare = 3
    private static let rareShare = 7

    init?(folder: String) {
        let first = Self.lines(of: folder + "/fr_prenoms_top150_by_decade_sex.csv").dropFirst()
            .compactMap { line -> InventedPeople.Name? in
                let fields = line.split(separator: ",")
                guard fields.count == 4, let decade = Int(fields[0]),
                    (1930...1960).contains(decade),
                    let bearers = Int(fields[3])
                else { return nil }
                return InventedPeople.Name(String(fields[2]), bearers: bearers)
            }
        let common = Self.lines(of: folder + "/fr_patronymes_top.csv")
        let spanish = Self.lines(of: folder + "/es_apellidos.csv").dropFirst()
        let rare = spanish.enumerated().compactMap { index, line in
            index % 8 == 0 ? line.split(separator: ",").first.map(String.init) : nil
        }
        guard !first.isEmpty, !common.isEmpty, !rare.isEmpty else { return nil }
        firstNames = first
        familyNames =
            common.map { InventedPeople.Name($0, bearers: Self.commonShare * rare.count) }
            + rare.map { InventedPeople.Name($0, bearers: Self.rareShare * common.count) }
    }

    private static func lines(of path: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map(String.init)
    }
}
