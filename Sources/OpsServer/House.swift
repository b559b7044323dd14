import OpsCore
import OpsHTTP

/// What the front desk works with: handed to every route.
///
/// A class, so that handing it on costs one count and not one for each part.
final class House: Sendable {
    let office: Office
    let reading: ReadingDesk
    /// What desks of one territory have logged last, from wherever it came.
    let lately = LatelyLogged()
    /// Where people are looked for.
    let longReading: LongReadingDesk
    let clock: Clock
    let log: Log
    let baseURL: String?
    /// Where telephone numbers without a country's code are dialled; nil where none is taken.
    let country: DialledFrom?
    /// What the house says of its own doors.
    let description: OpenAPIDescription
    /// Who is believed when it says how others reached it.
    let trusted: TrustedPeers
    let visits: VisitLimits
    /// By which links and codes that were sent to volunteers are known again.
    let answerKey: AnswerKey
    /// Who wrote from a telephone that is nobody's.
    let strangers = Strangers()
    /// Links that led nowhere lately.
    let wrongLinks: WrongLinks

    init(
        office: Office, reading: ReadingDesk, longReading: LongReadingDesk, clock: Clock, log: Log,
        baseURL: String?, trusted: TrustedPeers = TrustedPeers(),
        visits: VisitLimits = VisitLimits(), answerKey: AnswerKey,
        answers: AnswerLimits = AnswerLimits(), country: DialledFrom? = .france
    ) {
        self.country = country
        description = OpenAPIDescription(country: country)
        self.office = office
        self.reading = reading
        self.longReading = longReading
        self.clock = clock
        self.log = log
        self.baseURL = baseURL
        self.trusted = trusted
        self.visits = visits
        self.answerKey = answerKey
        wrongLinks = WrongLinks(answers)
    }
}
