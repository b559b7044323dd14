extension Connection {
    /// Lets the answer in hand be the last; an idle connection ends now.
    func drain() {
        place.talk.isDraining = true
        if place.talk.isWaitingForRequest { wake() }
    }

    /// Ends the connection whatever it is doing; a handler in progress answers to nobody.
    func abandon() {
        guard !isClosed else { return }
        isClosed = true
        wake()
        place.talk.socket.finishSending()
    }

    private func wake() {
        let descriptor = place.talk.socket.descriptor
        loop.wake(descriptor, with: .stopped)
    }
}
