/// A row of plain values of fixed length, without the checks that the innermost loops cannot afford.
///
/// Everything else in Planning is written over slabs, so the only unsafe lines are here. Debug builds,
/// and with them the tests, check every index; release builds do not.
@safe struct Slab<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    fileprivate init(_ count: Int, filledWith element: Element) {
        self.count = count
        unsafe base = .allocate(capacity: max(count, 1))
        unsafe base.initialize(repeating: element, count: count)
    }

    subscript(_ index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count, "outside the slab")
            return unsafe base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < count, "outside the slab")
            unsafe base[index] = newValue
        }
    }

    /// Moves `length` values; the two ranges may overlap.
    @inline(__always)
    func move(from source: Int, to target: Int, length: Int) {
        assert(min(source, target, length) >= 0 && max(source, target) + length <= count)
        unsafe (base + target).update(from: base + source, count: length)
    }

    /// Takes `length` values over from another slab.
    @inline(__always)
    func copy(from other: Slab<Element>, at source: Int, to target: Int, length: Int) {
        assert(source >= 0 && length >= 0 && source + length <= other.count)
        assert(target >= 0 && target + length <= count)
        unsafe (base + target).update(from: other.base + source, count: length)
    }

    /// The same from an array.
    func copy(from values: [Element], at source: Int, to target: Int, length: Int) {
        precondition(source >= 0 && length >= 0 && source + length <= values.count)
        precondition(target >= 0 && target + length <= count)
        unsafe values.withUnsafeBufferPointer { values in
            guard let first = values.baseAddress else { return }
            unsafe (base + target).update(from: first + source, count: length)
        }
    }

    fileprivate func free() {
        unsafe base.deallocate()
    }
}

/// Owns the slabs of one search and frees them with it.
final class SlabArena {
    private var releases: [() -> Void] = []

    func slab<Element: BitwiseCopyable>(
        _ count: Int, filledWith element: Element
    ) -> Slab<Element> {
        let slab = Slab(count, filledWith: element)
        releases.append { slab.free() }
        return slab
    }

    func slab<Element: BitwiseCopyable>(_ values: [Element], or element: Element) -> Slab<Element> {
        let slab = slab(values.count, filledWith: element)
        slab.copy(from: values, at: 0, to: 0, length: values.count)
        return slab
    }

    deinit {
        for release in releases { release() }
    }
}
