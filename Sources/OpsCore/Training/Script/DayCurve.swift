/// A quantity that changes from day to day: known on some days, changing evenly between them.
package struct DayCurve: Hashable, Sendable {
    /// What it is on one day; day 0 is the day on which the scenario starts.
    package struct Point: Hashable, Sendable {
        package let day: Int64
        package let value: Int64
    }

    /// In order of days; before the first and after the last it does not change.
    package let points: [Point]

    /// Hundredths of the quantity on a day; 0 without any point.
    package func hundredths(onDay day: Int64) -> Int64 {
        guard let next = points.first(where: { $0.day >= day }) else {
            return (points.last?.value ?? 0) * 100
        }
        guard let last = points.last(where: { $0.day <= day }), last.day < next.day else {
            return next.value * 100
        }
        let rise = (next.value - last.value) * 100 * (day - last.day)
        return last.value * 100 + rise / (next.day - last.day)
    }
}
