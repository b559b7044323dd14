import OpsCore
import Testing

/// Reference numbers come from an independent implementation in Python.
struct SeededGeneratorTests {
    private static let reference: [(seed: UInt64, numbers: [UInt64])] = [
        (
            UInt64(0),
            [
                UInt64(0x99EC_5F36_CB75_F2B4), 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0,
                0x6AA5_94F1_262D_2D2C, 0xBBA5_AD4A_1F84_2E59, 0xFFEF_8375_D9EB_CACA,
            ]
        ),
        (
            42,
            [
                0x1578_0B2E_0C2E_C716, 0x6104_D986_6D11_3A7E, 0xAE17_5332_39E4_99A1,
                0xECB8_AD47_03B3_60A1, 0xFDE6_DC7F_E2EC_5E64, 0xC50D_A531_0179_5238,
            ]
        ),
        (
            .max,
            [
                0x8F55_20D5_2A7E_AD08, 0xC476_A018_CAA1_802D, 0x81DE_31C0_D260_469E,
                0xBF65_8D7E_065F_3C2F, 0x9135_93FD_A1BC_A32A, 0xBB53_5E93_941B_A525,
            ]
        ),
    ]

    @Test(arguments: reference)
    func `a seed gives the numbers of the reference`(_ seed: UInt64, _ numbers: [UInt64]) {
        var generator = SeededGenerator(seed: seed)
        #expect(numbers.map { _ in generator.next() } == numbers)
    }

    @Test func `a thousand numbers add up to the sum of the reference`() {
        var generator = SeededGenerator(seed: 7)
        #expect(
            (0..<1_000).reduce(UInt64(0)) { sum, _ in sum &+ generator.next() }
                == 0x930D_A084_6956_C084)
    }

    @Test func `draws below a bound are those of the reference`() {
        var generator = SeededGenerator(seed: 9)
        #expect(
            (0..<10).map { _ in generator.below(100) } == [0, 25, 13, 73, 92, 74, 68, 50, 14, 45])
    }

    @Test func `a draw with one outcome is nought, and chance keeps its bounds`() {
        var generator = SeededGenerator(seed: 1)
        #expect((0..<100).allSatisfy { _ in generator.below(1) == 0 })
        #expect((0..<100).allSatisfy { _ in !generator.happens(perMillion: 0) })
        #expect((0..<100).allSatisfy { _ in generator.happens(perMillion: 1_000_000) })
    }

    @Test func `a draw without any outcome stops the process`() async {
        await #expect(processExitsWith: .failure) {
            var generator = SeededGenerator(seed: 1)
            _ = generator.below(0)
        }
    }
}
