import OpsCore
import OpsTesting
import Testing

struct CoordinateTests {
    /// Expected metres: the same formula in Python.
    private static let places: [(Double, Double, Double, Double, Int32)] = [
        (48.857, 2.351, 45.764, 4.836, Int32(391_592)),
        (48.857, 2.351, 40.417, -3.703, 1_052_839),
        (0, 0, 0, 180, 20_015_087),
        (90, 0, -90, 0, 20_015_087),
        (0, 179.999, 0, -179.999, 222),
        (48.816, 2.319, 48.821, 2.289, 2_266),
        (-21.115, 55.536, 48.857, 2.351, 9_391_769),
        (12, 34, 12, 34, 0),
    ]

    @Test(arguments: places)
    func `known places lie at their known distance, there and back`(
        _ latitude: Double, _ longitude: Double, _ otherLatitude: Double, _ otherLongitude: Double,
        _ metres: Int32
    ) throws {
        let one = try #require(Coordinate(latitude: latitude, longitude: longitude))
        let other = try #require(Coordinate(latitude: otherLatitude, longitude: otherLongitude))
        #expect(one.distance(to: other).count == metres)
        #expect(other.distance(to: one).count == metres)
    }

    private static let degrees: [(Double, Double, Int32, Int32)] = [
        (48.856_6, 2.352_2, Int32(48_857), Int32(2_352)), (-0.000_4, 0.000_4, 0, 0),
        (-0.000_6, 0.000_6, -1, 1), (90, 180, 90_000, 180_000), (-90, -180, -90_000, -180_000),
    ]

    @Test(arguments: degrees)
    func `degrees are rounded to thousandths`(
        _ latitude: Double, _ longitude: Double, _ north: Int32, _ east: Int32
    ) {
        let position = Coordinate(latitude: latitude, longitude: longitude)
        #expect(position == Coordinate(latitudeMillidegrees: north, longitudeMillidegrees: east))
    }

    private static let outside: [(Double, Double)] = [
        (90.000_1, 0), (-90.1, 0), (0, 180.1), (0, -181), (Double.nan, 0), (0, .nan),
        (.infinity, 0), (0, -.infinity),
    ]

    @Test(arguments: outside)
    func `what lies outside the globe is refused`(_ latitude: Double, _ longitude: Double) {
        #expect(Coordinate(latitude: latitude, longitude: longitude) == nil)
    }

    private static let outsideThousandths: [(Int32, Int32)] = [
        (Int32(90_001), Int32(0)), (-90_001, 0), (0, 180_001), (.min, .max),
    ]

    @Test(arguments: outsideThousandths)
    func `thousandths outside the globe are refused`(_ north: Int32, _ east: Int32) {
        #expect(Coordinate(latitudeMillidegrees: north, longitudeMillidegrees: east) == nil)
    }

    private static let written: [(Int32, Int32, String)] = [
        (Int32(48_857), Int32(2_352), #"{"latitude":48.857,"longitude":2.352}"#),
        (-1, 10, #"{"latitude":-0.001,"longitude":0.010}"#),
        (0, -180_000, #"{"latitude":0.000,"longitude":-180.000}"#),
    ]

    @Test(arguments: written)
    func `a position is written in degrees with three decimals and reads back`(
        _ north: Int32, _ east: Int32, _ text: String
    ) throws {
        let position = Samples.position(north, east)
        var json = JSONWriter()
        json.beginObject()
        position.writeMembers(into: &json)
        json.endObject()
        #expect(String(decoding: json.bytes, as: UTF8.self) == text)
        let read = try JSONFields.read(JSONParser.value(of: json.bytes)) { $0.position() }
        #expect(read == position)
    }

    private static let kilometres: [(Int32, String, String)] = [
        (Int32(0), "0,0 km", "0.0 km"), (49, "0,0 km", "0.0 km"), (50, "0,1 km", "0.1 km"),
        (949, "0,9 km", "0.9 km"), (950, "1,0 km", "1.0 km"), (12_340, "12,3 km", "12.3 km"),
        (20_015_087, "20015,1 km", "20015.1 km"), (-60, "-0,1 km", "-0.1 km"),
    ]

    @Test(arguments: kilometres)
    func `people read kilometres with one decimal`(_ metres: Int32, _ fr: String, _ en: String) {
        let text = Metres(count: metres).text
        #expect(text[.fr] == fr)
        #expect(text[.es] == fr)
        #expect(text[.en] == en)
    }
}
