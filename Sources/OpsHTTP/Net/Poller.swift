import CLinux
import Glibc

/// The kernel's list of descriptors to watch: epoll, level-triggered but for arrivals.
///
/// All that is epoll is in this file; a twin over kqueue could stand beside it.
@safe
struct Poller: ~Copyable {
    /// A descriptor that became ready.
    struct Event {
        let descriptor: Int32
        /// The peer is gone: reported whether asked for or not.
        let isHangUp: Bool
        /// The peer sends no more than what is there.
        let isLast: Bool
    }

    private static let eventsPerTurn = 256

    private let epoll: Int32
    private let wakeDescriptor: Int32
    private var events = unsafe [epoll_event](repeating: epoll_event(), count: eventsPerTurn)

    /// Watches `wakeDescriptor` on its edge, so that nobody has to read it empty.
    init(wakeDescriptor: Int32) throws(NetworkError) {
        let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw NetworkError("epoll_create1") }
        let mask = EPOLLIN.rawValue | EPOLLET.rawValue
        guard Self.control(epoll, EPOLL_CTL_ADD, wakeDescriptor, mask) else {
            let error = NetworkError("epoll_ctl")
            close(epoll)
            throw error
        }
        self.epoll = epoll
        self.wakeDescriptor = wakeDescriptor
    }

    deinit {
        close(epoll)
    }

    func add(_ descriptor: Int32, for interest: Interest?) {
        _ = Self.control(epoll, EPOLL_CTL_ADD, descriptor, Self.mask(interest))
    }

    func change(_ descriptor: Int32, to interest: Interest?) {
        _ = Self.control(epoll, EPOLL_CTL_MOD, descriptor, Self.mask(interest))
    }

    func remove(_ descriptor: Int32) {
        _ = Self.control(epoll, EPOLL_CTL_DEL, descriptor, 0)
    }

    /// Waits for at most `milliseconds`, for ever when negative; says how many events there are.
    mutating func wait(milliseconds: Int32) -> Int {
        let capacity = Int32(Self.eventsPerTurn)
        let count = unsafe events.withUnsafeMutableBufferPointer { buffer in
            unsafe epoll_wait(epoll, buffer.baseAddress, capacity, milliseconds)
        }
        // EINTR is an empty turn; any other error would be a broken invariant of this file.
        precondition(count >= 0 || errno == EINTR, "epoll_wait failed on a descriptor of our own")
        return Int(max(0, count))
    }

    /// One event of the last wait; nothing when it was only the wake-up call.
    func event(_ index: Int) -> Event? {
        let event = unsafe events[index]
        let descriptor = unsafe event.data.fd
        guard descriptor != wakeDescriptor else { return nil }
        let hangUp = EPOLLHUP.rawValue | EPOLLERR.rawValue
        return unsafe Event(
            descriptor: descriptor, isHangUp: event.events & hangUp != 0,
            isLast: event.events & EPOLLRDHUP.rawValue != 0)
    }

    private static func mask(_ interest: Interest?) -> UInt32 {
        switch interest {
        case .reading: EPOLLIN.rawValue
        case .arrivals: EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
        case .writing: EPOLLOUT.rawValue
        case nil: 0
        }
    }

    private static func control(
        _ epoll: Int32, _ operation: Int32, _ descriptor: Int32, _ mask: UInt32
    ) -> Bool {
        var event = unsafe epoll_event()
        unsafe event.events = mask
        unsafe event.data.fd = descriptor
        return unsafe epoll_ctl(epoll, operation, descriptor, &event) == 0
    }
}
