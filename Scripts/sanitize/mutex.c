/* Tells ThreadSanitizer of locks that are taken where it does not look. Preloaded by Scripts/sanitize.sh, never shipped.
 *
 * Mutex of Swift 6.3 on Linux is inlined into the program as far as nobody else wants the lock. Whoever has to wait calls
 * _MutexHandle._lockSlow in libswiftSynchronization.so, which was not built for ThreadSanitizer: it spins, then lets the
 * kernel write who owns the lock (FUTEX_LOCK_PI, futex(2)). ThreadSanitizer sees neither, hence no order between the one
 * who let go and the one who got the lock, and reports what the lock guards as a race. mutex.swift beside this file shows
 * it in a few lines.
 *
 * Here that order is told: what was done before an unlock is seen after the lock that follows on the same word. Nothing is
 * silenced: a race on what no lock guards is reported as before, which Scripts/sanitize.sh checks at each run. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

/* Of the sanitizer; absent in programs that were built without. */
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef SWIFT void (*Lock)(uint32_t, SELF);
typedef SWIFT bool (*TryLock)(SELF);
typedef SWIFT void (*Unlock)(SELF);

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT bool try_lock_slow(SELF) __asm__(TRY_LOCK);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t thread, SELF) {
    ((Lock)dlsym(RTLD_NEXT, LOCK))(thread, self);
    if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT bool try_lock_slow(SELF) {
    bool is_ours = ((TryLock)dlsym(RTLD_NEXT, TRY_LOCK))(self);
    if (is_ours && __tsan_acquire) __tsan_acquire(self);
    return is_ours;
}

SWIFT void unlock_slow(SELF) {
    if (__tsan_release) __tsan_release(self);
    ((Unlock)dlsym(RTLD_NEXT, UNLOCK))(self);
}
