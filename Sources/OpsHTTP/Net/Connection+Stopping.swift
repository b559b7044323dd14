extension Connection {
    /// Lets the answer in hand be the last; an idle connection ends now.
    func drain() async {
        isDraining = true
        if isWaitingForRequest { await loop.wake(socket.descriptor, with: .stopped) }
    }

    /// Ends the connection whatever it is doing; a handler in progress answers to nobody.
    func abandon() async {
        guard !isClosed else { return }
        isClosed = true
        await loop.wake(socket.descriptor, with: .stopped)
        socket.finishSending()
    }
}
