/// Where and when a vehicle halts for one half of a request.
package struct PlanningStop: Hashable, Sendable {
    /// Its row in the travel table; several stops may share one.
    package var place: Int
    /// How long the vehicle stays.
    package var service: Lapse
    /// When the service may begin; who comes earlier waits.
    package var window: PlanningWindow
    /// What was promised to somebody (not before, not after), kept apart from the window so that
    /// whoever cannot be served is told which of the two stands in the way.
    package var promise: PlanningWindow?

    package init(
        place: Int, service: Lapse = .zero, window: PlanningWindow = .always,
        promise: PlanningWindow? = nil
    ) {
        self.place = place
        self.service = service
        self.window = window
        self.promise = promise
    }

    /// When the service may begin, all told.
    package var allowed: PlanningWindow { window.narrowed(to: promise) }
}
