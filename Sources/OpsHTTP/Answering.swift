/// How a handler takes a request: with the answer at once, or with work that waits for something.
///
/// Most answers wait for nothing. Told apart, they are made in one plain call from the bytes that came
/// to the bytes that go, without a suspension in between.
package enum Answering: Sendable {
    case now(Response)
    case later(@Sendable () async -> Response)
}
