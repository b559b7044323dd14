import OpsCore

/// The board as whoever supervises has it: what it shows, which pane is in hand, what is asked of the server.
///
/// A value: keys and news go in, wishes come out, and `BoardScreen` draws it.
struct Board: Sendable {
    /// Where one can move to.
    enum Pane: Int, CaseIterable, Sendable {
        case waiting
        case silent
        case teams
    }

    /// How the board hears of what happens.
    enum Link: Hashable, Sendable {
        /// It listens: what happens is shown at once.
        case live
        /// Nobody tells it: it asks every few seconds.
        case asking
        /// The last question was not answered.
        ///
        /// Nil where nothing came at all.
        case lost(String?)
    }

    let language: PublicationLanguage
    let names: NameBook
    var state: BoardState
    /// When the state came, on the clock of this machine, and what that clock shows now.
    var cameAt: Instant
    var now: Instant
    var link = Link.asking
    /// The territory to which it is narrowed; nil for all.
    var territory: String?
    var pane = Pane.waiting
    /// The first row that is shown, by pane.
    var tops: [Pane: Int] = [:]
    /// What is being typed as a territory; nil while nothing is.
    var typed: String?
    /// What the server said of the last filter.
    var complaint: String?
    private var isListening = false
    private var isAsking = false
    /// Whether something happened since the question on its way was asked.
    private var isStale = false
    private var askedAt: Instant

    init(
        _ state: BoardState, territory: String?, language: PublicationLanguage, names: NameBook,
        now: Instant
    ) {
        self.state = state
        self.territory = territory
        self.language = language
        self.names = names
        self.now = now
        cameAt = now
        askedAt = now
    }

    /// The server's clock, as far as one knows.
    var serverNow: Instant { state.at + now.since(cameAt) }

    /// What is shown: what was asked for, else what the token is good for; nil for all.
    var place: String? { territory ?? state.territory }

    /// How old is what is shown.
    var age: TimeSpan { now.since(cameAt) }

    var isLost: Bool { if case .lost = link { true } else { false } }
}

/// What the board hears of.
enum BoardNews: Sendable {
    case shown(BoardState, territory: String?, at: Instant)
    /// The server said no to a filter.
    case refused(String, territory: String?)
    case lost(String)
    /// Somebody did something: the board may be old.
    case happened
    case listening(Bool)
    case tick(Instant)
}

/// What the board wants.
enum BoardWish: Hashable, Sendable {
    /// To see how matters stand, at once or after a moment in which more may happen.
    case look(territory: String?, isSoon: Bool)
}

extension Board: TerminalProgram {
    /// How long a board that nobody tells anything waits before it asks again.
    static let askSpan = TimeSpan.seconds(5)
    /// The same for one that listens: due times pass without anybody doing anything.
    static let listenSpan = TimeSpan.seconds(15)
    /// A question that is not answered in this time is as good as none.
    static let patience = TimeSpan.seconds(5)

    func frame(_ size: ScreenFrame.Size) -> ScreenFrame {
        BoardScreen(board: self, size: size).frame()
    }

    mutating func hear(_ news: BoardNews) -> [TerminalEffect<BoardWish>] {
        switch news {
        case .shown(let state, let territory, let instant):
            isAsking = false
            guard territory == self.territory else { return look(isSoon: false) }
            (self.state, cameAt, now) = (state, instant, max(now, instant))
            complaint = nil
            link = isListening ? .live : .asking
            return isStale ? look(isSoon: true) : []
        case .refused(let reason, let territory):
            isAsking = false
            if territory == self.territory { complaint = reason }
            return territory == self.territory ? [] : look(isSoon: false)
        case .lost(let reason):
            isAsking = false
            link = .lost(reason)
            return []
        case .happened: return look(isSoon: true)
        case .listening(let isListening):
            self.isListening = isListening
            if case .lost = link { return [] }
            link = isListening ? .live : .asking
            return isListening ? look(isSoon: false) : []
        case .tick(let instant):
            now = max(now, instant)
            // A server that hangs says nothing at all: what is shown grows old, and that is said.
            if isAsking, askedAt + Self.patience <= now, !isLost { link = .lost(nil) }
            let span = link == .live ? Self.listenSpan : Self.askSpan
            return askedAt + span <= now ? look(isSoon: false) : []
        }
    }

    /// One question at a time; what happens meanwhile is asked for when the answer is there.
    private mutating func look(isSoon: Bool) -> [TerminalEffect<BoardWish>] {
        isStale = isAsking
        guard !isAsking else { return [] }
        isAsking = true
        askedAt = now
        return [.fulfil(.look(territory: territory, isSoon: isSoon))]
    }
}

/// The keys of the board.
extension Board {
    mutating func press(_ key: Key) -> [TerminalEffect<BoardWish>] {
        if typed != nil { return type(key) }
        switch key {
        case .character("q"), .character("Q"), .escape, .control("c"): return [.leave]
        case .character("r"), .character("R"): return look(isSoon: false)
        case .character("t"), .character("T"), .character("/"):
            typed = territory ?? ""
        case .tab, .right: move(by: 1)
        case .backTab, .left: move(by: -1)
        case .down: scroll(by: 1)
        case .up: scroll(by: -1)
        case .pageDown: scroll(by: 10)
        case .pageUp: scroll(by: -10)
        case .home: tops[pane] = 0
        case .end: scroll(by: count(of: pane))
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: break
        }
        return []
    }

    private mutating func move(by step: Int) {
        let count = Pane.allCases.count
        pane = Pane.allCases[(pane.rawValue + step + count) % count]
    }

    private mutating func scroll(by rows: Int) {
        tops[pane] = min(max(0, (tops[pane] ?? 0) + rows), max(0, count(of: pane) - 1))
    }

    func count(of pane: Pane) -> Int {
        switch pane {
        case .waiting: state.due.count
        case .silent:
            state.crewAlarms.count + state.silentTeams.count + state.silentPlaces.count
                + state.means.count + state.lateCandidates.count + state.lateReplies.count
        case .teams: state.teams.count
        }
    }

    /// A territory is being typed; nothing shows all of them again.
    private mutating func type(_ key: Key) -> [TerminalEffect<BoardWish>] {
        switch key {
        case .enter:
            let wanted = typed ?? ""
            typed = nil
            territory = wanted.isEmpty ? nil : wanted
            complaint = nil
            tops = [:]
            return look(isSoon: false)
        case .escape: typed = nil
        case .control("c"): return [.leave]
        case .control("u"): typed = ""
        case .backspace: typed = String((typed ?? "").dropLast())
        case .character(let letter): take(String(letter))
        case .paste(let text): take(text)
        default: break
        }
        return []
    }

    /// Letters, digits and hyphens: what territories are made of.
    private mutating func take(_ text: String) {
        let letters = text.unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-")
        }
        typed = String(
            String.UnicodeScalarView(Array((typed ?? "").unicodeScalars) + letters).prefix(32))
    }
}
