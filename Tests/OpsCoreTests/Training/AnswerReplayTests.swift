import OpsCore
import OpsTesting
import Testing

/// Real answers through the real waves, on a virtual clock.
struct AnswerReplayTests {
    private static let heading = "incident_num,date,unit,dispatch,enroute,clear"

    /// Calls of 1 and 2 January 2010 of the record of Lancaster County (MIT), as they stand there.
    private static let real = """
        10000031,2010-01-01,WAVE1,06:51:33,,07:11:43
        10000031,2010-01-01,WAVE12,06:51:33,07:03:23,08:18:21
        10000031,2010-01-01,M5,07:05:17,07:07:01,07:10:13
        10000043,2010-01-01,PLEA1,09:51:58,09:57:20,10:32:10
        10000076,2010-01-01,B1,20:22:57,,20:23:02
        10000088,2010-01-02,CERE1,01:41:51,01:45:11,04:40:33
        10000126,2010-01-02,SC5,18:12:34,,18:22:42
        10000126,2010-01-02,WAVE1,18:14:17,18:17:43,18:22:42
        10000141,2010-01-02,PLEA1,22:13:02,,22:44:47
        10000141,2010-01-02,PLEA2,22:13:02,,22:35:45
        10000141,2010-01-02,MWM31,22:17:09,22:17:12,22:35:40
        """

    private static func record(_ rows: String, heading: String = heading) throws -> AnswerRecord {
        var reader = CSVReader()
        var record: AnswerRecord?
        try reader.read(Array("\(heading)\n\(rows)\n".utf8)) { row in
            if record == nil { record = try AnswerRecord(heading: row) } else { record?.take(row) }
        }
        return try #require(record)
    }

    private static func outcome(
        _ rows: String, size: Int64, volunteers: Int64 = 40, delay: TimeSpan = .minutes(10)
    ) throws -> ReplayOutcome {
        var replay = try AnswerReplay(
            record(rows), rules: WaveRules(size: size, delay: delay), volunteers: volunteers)
        return try replay.finish()
    }

    @Test func `a record says who left, after how long, and who never did`() throws {
        let record = try Self.record(Self.real)
        #expect(record.calls.count == 6)
        #expect(record.answers.count == 11)
        #expect(record.never == 5)
        #expect(record.unusable == 0)
        #expect(record.answers[1].turnout == .seconds(11 * 60 + 50))
        #expect(record.calls[0].at == Samples.instant("2010-01-01T06:51:33Z"))
    }

    @Test func `times that cannot be read are no silence, and a call that comes again is not two`()
        throws
    {
        let record = try Self.record(
            """
            1,2010-01-01,A,06:51:33,6:55:33,07:10:00
            1,2010-01-01,B,06:51:33,06:55,07:10:00
            1,2010-01-01,C,06:51:33,,07:10:00
            2,2010-01-01,C,08:51:33,08:52:33,09:10:00
            1,2010-01-01,D,06:51:33,06:55:33,07:10:00
            """)
        #expect(record.unusable == 3)
        #expect(record.never == 1)
        #expect(record.calls.count == 2 && record.answers.count == 2)
    }

    @Test func `a turnout over midnight is short, and a clock that was wrong is no answer`() throws
    {
        let record = try Self.record(
            """
            1,2010-01-01,A,23:59:30,00:01:00,00:30:00
            2,2010-01-02,A,10:00:00,09:59:00,10:30:00
            3,2010-01-02,A,,10:00:00,10:30:00
            4,2010-13-02,A,10:00:00,10:01:00,10:30:00
            5,2010-01-02,A,10:00:61,10:01:00,10:30:00
            6,2010-01-02,A,10:0:00,10:01:00,10:30:00
            """)
        #expect(record.answers.map(\.turnout) == [.seconds(90)])
        #expect(record.answers.map(\.absence) == [.minutes(29)])
        #expect(record.unusable == 5)
    }

    @Test func `columns that are missing are named`() {
        #expect(throws: AnswerFault.missingColumns([.asked, .back])) {
            try Self.record("", heading: "incident_num,date,enroute")
        }
    }

    @Test func `a record without calls is refused`() throws {
        let empty = try Self.record("")
        #expect(throws: AnswerFault.noCalls) {
            _ = try AnswerReplay(empty, rules: .standard, volunteers: 3)
        }
    }

    @Test func `asked one at a time, silence costs its whole delay`() throws {
        let outcome = try Self.outcome(Self.real, size: 1)
        // The first of the first call never left, the second did after 11 min 50 s: the question
        // to the third goes out 20 minutes after the call, and is answered before the second's.
        #expect(outcome.requests[0].isFirstSilent)
        #expect(outcome.requests[0].asked == 3)
        #expect(outcome.requests[0].reached == .seconds(20 * 60 + 104))
        #expect(outcome.requests[1].reached == .seconds(322))
    }

    @Test func `a wave has the first yes of all who were asked`() throws {
        let outcome = try Self.outcome(Self.real, size: 3)
        #expect(outcome.requests[0].asked == 3)
        #expect(outcome.requests[0].reached == .seconds(104))
        // The other left after all, and is thanked.
        #expect(outcome.spare > 0)
    }

    @Test(arguments: [1, 2, 5] as [Int64])
    func `no request is lost: each has a yes or an alarm at the desk above`(_ size: Int64) throws {
        let outcome = try Self.outcome(Self.real, size: size)
        #expect(outcome.lost == 0)
        #expect(outcome.reached + outcome.alarmed == 6)
    }

    @Test func `where nobody ever answers, each call ends as an alarm, in time`() throws {
        let silent = (1...5).map { "\($0),2010-01-0\($0),A,12:00:00,,12:10:00" }
        let outcome = try Self.outcome(silent.joined(separator: "\n"), size: 5, volunteers: 8)
        #expect(outcome.alarmed == 5)
        #expect(outcome.lost == 0)
        // Two waves for eight people, then nobody is left at any distance.
        #expect(outcome.requests.allSatisfy { $0.alarmed == .minutes(20) && $0.asked == 8 })
    }

    @Test func `the same record gives the same journal, another way of asking another`() throws {
        let first = try Self.outcome(Self.real, size: 3)
        #expect(try Self.outcome(Self.real, size: 3).journal == first.journal)
        #expect(try Self.outcome(Self.real, size: 2).journal != first.journal)
    }

    @Test func `delays are told by the rank of one that happened`() {
        let record = try? Self.record(
            (1...10).map { "\($0),2010-01-01,A,10:00:00,10:00:\($0 + 9),10:30:00" }
                .joined(separator: "\n"))
        let turnouts = record?.turnouts
        #expect(turnouts?.perMille(500) == .seconds(14))
        #expect(turnouts?.perMille(900) == .seconds(18))
        #expect(turnouts?.perMille(1_000) == .seconds(19))
    }
}
