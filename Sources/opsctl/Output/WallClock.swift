import Foundation
import OpsCore

/// Shows instants as the clock on the wall does.
struct WallClock: Sendable {
    /// How far the wall's clock is ahead of Greenwich at an instant.
    let offset: @Sendable (Instant) -> TimeSpan
    /// What its zone is called, so that others reckon by it; nil where it has no name.
    var zone: String? = nil

    static let greenwich = WallClock { _ in TimeSpan(milliseconds: 0) }

    /// The clock of this machine (`TZ`, /etc/localtime).
    static let local = WallClock(
        offset: { instant in
            let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
            return .seconds(Int64(TimeZone.current.secondsFromGMT(for: date)))
        }, zone: name(of: TimeZone.current.identifier))

    /// `Europe/Paris`; what is only a distance from Greenwich is no name.
    private static func name(of identifier: String) -> String? {
        identifier.contains("/") ? identifier : nil
    }

    /// `2020-03-20 09:00`, or `20/03/2020 09:00` in French and Spanish.
    func text(_ instant: Instant, in language: PublicationLanguage) -> String {
        let written = (instant + offset(instant)).rfc3339
        let date = written.prefix(10).split(separator: "-")
        let time = written.dropFirst(11).prefix(5)
        switch language {
        case .en: return "\(written.prefix(10)) \(time)"
        case .fr, .es: return "\(date.reversed().joined(separator: "/")) \(time)"
        }
    }
}
