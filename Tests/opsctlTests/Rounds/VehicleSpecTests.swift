import OpsCore
import OpsTesting
import Testing

@testable import opsctl

struct VehicleSpecTests {
    @Test func `a vehicle is read as it was typed`() throws {
        let spec = try VehicleSpec("capacity=12,crew=3+4,asset=2,from=08:30,until=12:00")
        #expect(spec.capacity == 12 && spec.crew == [3, 4] && spec.asset == 2)
        #expect(spec.from?.text == "08:30" && spec.until?.text == "12:00")
        #expect(try VehicleSpec("crew=7").capacity == 20)
    }

    @Test(arguments: [
        "capacity", "capacity=", "capacity=-1", "capacity=x", "crew=3+", "crew=a", "wheels=4",
        "from=12:00,until=09:00", "from=9", "asset=0", "capacity=1000001", "crew=54,crew=48",
    ])
    func `what is no vehicle is refused with how to write one`(_ text: String) {
        let fault = #expect(throws: RoundFault.self) { _ = try VehicleSpec(text) }
        #expect(fault?.exitCode == .usage)
        #expect(fault?.title.en.contains("capacity=20,crew=12+13") == true)
    }

    @Test(arguments: ["48.8", "48.8,x", "91,2", "48.8,2.3,1", ""])
    func `what is no place is refused`(_ text: String) {
        #expect(throws: RoundFault.self) { _ = try RoundFault.place(text) }
    }
}
