/// A rest that begins within a window and lasts its time, between two services.
///
/// Who is back before the window closes needs none. It is taken where the vehicle stands: after a
/// service or on arrival before one, never on the road.
package struct PlanningBreak: Hashable, Sendable {
    package var window: PlanningWindow
    package var duration: Lapse

    package init(window: PlanningWindow, duration: Lapse) {
        self.window = window
        self.duration = duration
    }
}
