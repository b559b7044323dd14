import OpsCore
import Testing

/// The text formats of the benchmark instances, good and broken.
struct PlanningTextTests {
    private static let solomon = """
        C101

        VEHICLE
        NUMBER     CAPACITY
          2         200

        CUSTOMER
        CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

            0      40         50          0          0       1236          0
            1      45         68         10        912        967         90
            2      45         70         30        825        870         90
        """
    private static let lilim = """
        25\t200\t1
        0\t40\t50\t0\t0\t1236\t0\t0\t0
        1\t45\t68\t-10\t912\t967\t90\t2\t0
        2\t45\t70\t10\t825\t870\t90\t0\t1
        """

    private static func fault(_ text: String) -> PlanningFileFault? {
        do {
            _ = try PlanningDocument(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    private static func fault(
        _ text: String, replacing part: String, with other: String
    ) -> PlanningFileFault? {
        #expect(text.contains(part))
        return fault(text.replacing(part, with: other, maxReplacements: 1))
    }

    @Test(arguments: ["\n", "\r\n"]) func `both formats are read as they are written`(
        _ lineEnd: String
    ) throws {
        let one = try PlanningDocument(
            Array(Self.solomon.replacing("\n", with: lineEnd).utf8)
        ).problem
        #expect(one.vehicles.count == 2 && one.vehicles[0].capacity == Load(200))
        #expect(one.vehicles[0].shift.closes == Moment(1_236))
        #expect(one.requests[1].work == .delivery(1) && one.requests[1].load == Load(30))
        #expect(one.stops[1].window.opens == Moment(825) && one.stops[1].service == Lapse(90))
        #expect(one.travel.length(from: 1, to: 2) == Length(2))
        let other = try PlanningDocument(
            Array(Self.lilim.replacing("\n", with: lineEnd).utf8)
        ).problem
        #expect(other.requests.map(\.work) == [.transfer(pickup: 1, delivery: 0)])
        #expect(other.requests[0].load == Load(10))
    }

    @Test func `a file that was cut off says where it ends`() {
        #expect(Self.fault("") == .text(line: 1, .endsBefore(.fleet)))
        #expect(
            Self.fault("C101\n\nVEHICLE\nNUMBER CAPACITY\n") == .text(line: 4, .endsBefore(.fleet)))
        let lines = Self.solomon.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            Self.fault(lines.prefix(8).joined(separator: "\n"))
                == .text(line: 8, .endsBefore(.depot)))
        #expect(
            Self.fault(lines.prefix(10).joined(separator: "\n"))
                == .text(line: 10, .endsBefore(.stops)))
        #expect(
            Self.fault(String(Self.solomon.dropLast(14)))
                == .text(line: 12, .columns(found: 5, needed: 7)))
        #expect(
            Self.fault(String(Self.lilim.prefix { $0 != "2" } + Self.lilim.dropLast(30)))
                != nil)
    }

    @Test func `each number that cannot be is told with its line and column`() {
        #expect(
            Self.fault(Self.solomon, replacing: "30 ", with: "x0 ")
                == .text(line: 12, .notANumber(column: 4)))
        #expect(
            Self.fault(Self.solomon, replacing: "30 ", with: "nan")
                == .text(line: 12, .notANumber(column: 4)))
        #expect(
            Self.fault(Self.solomon, replacing: "68 ", with: "inf")
                == .text(line: 11, .notANumber(column: 3)))
        #expect(
            Self.fault(Self.solomon, replacing: "30 ", with: "1.5")
                == .text(line: 12, .notWhole(column: 4)))
        #expect(
            Self.fault(Self.solomon, replacing: "30 ", with: "-3 ")
                == .text(line: 12, .outOfRange(column: 4)))
        #expect(
            Self.fault(Self.solomon, replacing: "825", with: "-82")
                == .text(line: 12, .negative(column: 5)))
        #expect(
            Self.fault(Self.solomon, replacing: "825", with: "925")
                == .text(line: 12, .closesBeforeItOpens))
        #expect(
            Self.fault(Self.solomon, replacing: "    2      45", with: "    3      45")
                == .text(line: 12, .number(found: 3, needed: 2)))
    }

    @Test func `no vehicle, or too many, and a million stops are refused`() {
        #expect(
            Self.fault(Self.solomon, replacing: "  2     ", with: "  0     ")
                == .text(line: 5, .noVehicles))
        #expect(
            Self.fault(Self.solomon, replacing: "  2     ", with: "  2000000 ")
                == .text(line: 5, .tooManyVehicles(limit: 1_000)))
        var text = "25 200\n0 0 0 0 0 1000000 0 0 0\n"
        for number in 1...5_001 { text += "\(number) 0 0 1 0 10 0 0 \(number + 1)\n" }
        #expect(Self.fault(text) == .text(line: 5_003, .tooManyStops(limit: 5_000)))
    }

    @Test func `a delivery without its pick-up is refused, and the reverse`() {
        #expect(
            Self.fault(Self.lilim, replacing: "90\t2\t0", with: "90\t7\t0")
                == .text(line: 3, .noPartner(7)))
        #expect(
            Self.fault(Self.lilim, replacing: "90\t2\t0", with: "90\t0\t0")
                == .text(line: 3, .neitherPickupNorDelivery))
        #expect(
            Self.fault(Self.lilim, replacing: "90\t0\t1", with: "90\t0\t2")
                == .text(line: 3, .noPartner(2)))
        #expect(
            Self.fault(Self.lilim, replacing: "-10", with: "-11")
                == .text(line: 3, .loadsDiffer(other: 2)))
    }

    @Test
    func `what is no decimal number, too many of them or too far out is told where it stands`() {
        #expect(
            Self.fault(Self.solomon, replacing: "30 ", with: "0x1")
                == .text(line: 12, .notANumber(column: 4)))
        #expect(
            Self.fault(Self.solomon + " 5") == .text(line: 12, .tooManyColumns(needed: 7)))
        #expect(
            Self.fault(Self.lilim, replacing: "1\t45\t68", with: "1\t45\t1e308")
                == .text(line: 3, .tooFarOut(column: 3, limit: 1_000_000_000_000)))
    }

    @Test func `a list is JSON that holds no problem, and a byte order mark hides no format`()
        throws
    {
        guard case .invalid? = Self.fault("[]") else {
            Issue.record("a list is JSON")
            return
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try PlanningDocument(mark + Array(Self.lilim.utf8)).requestNames.count == 1)
        #expect(try PlanningDocument(mark + Array(Self.solomon.utf8)).requestNames.count == 2)
        do {
            _ = try PlanningDocument(mark + Array("{}".utf8))
            Issue.record("JSON has no byte order mark")
        } catch {
            guard case .json(line: 1, let fault) = error else {
                Issue.record("it is JSON")
                return
            }
            #expect(fault.reason == .byteOrderMark)
        }
    }

    @Test func `every rule is told in three languages, with its line`() {
        let rules: [PlanningFileFault.TextRule] = [
            .endsBefore(.fleet), .endsBefore(.depot), .endsBefore(.stops),
            .columns(found: 1, needed: 2), .notANumber(column: 1), .notWhole(column: 1),
            .negative(column: 1), .outOfRange(column: 1), .number(found: 2, needed: 1),
            .closesBeforeItOpens, .noVehicles, .tooManyStops(limit: 1), .tooManyVehicles(limit: 1),
            .noPartner(1), .neitherPickupNorDelivery, .loadsDiffer(other: 1),
            .tooManyColumns(needed: 7), .tooFarOut(column: 2, limit: 9),
        ]
        let documentRules: [PlanningFileFault.DocumentRule] = [
            .repeatedId, .unknownVehicle, .notSquare(found: 1, needed: 2), .pointsAndTravel,
            .tooManySkills(limit: 64), .negativeTime, .tooFarOut(limit: 9),
            .relation(.unknownPlace), .rows(found: 1, needed: 2), .columns(found: 1, needed: 2),
            .costTooLarge(limit: 9),
        ]
        for rule in documentRules {
            let problem = PlanningFileFault.DocumentProblem(pointer: "#/vehicles/0", rule)
            let text = PlanningFileFault.document([problem]).text
            #expect(Set([text[.fr], text[.es], text[.en]]).count == 3)
            #expect(text[.en].hasPrefix("#/vehicles/0: "))
        }
        for rule in rules {
            let text = PlanningFileFault.text(line: 17, rule).text
            #expect(Set([text[.fr], text[.es], text[.en]]).count == 3)
            #expect(text[.en].hasPrefix("line 17: ") && text[.fr].hasPrefix("ligne 17 : "))
        }
        for rule in PlanningFault.Rule.allCases {
            let text = PlanningFault(.vehicle(0), rule).text
            #expect(Set([text[.fr], text[.es], text[.en]]).count == 3)
        }
        for reason in UnservedReason.allCases {
            #expect(Set([reason.text[.fr], reason.text[.es], reason.text[.en]]).count == 3)
        }
        #expect(Set(UnservedReason.allCases.map(\.code)).count == UnservedReason.allCases.count)
    }
}
