/*
 * Counts what a program allocates, for ops-bench: loaded before the C library (LD_PRELOAD), it adds one to
 * a number in the file named by OPS_BENCH_ALLOCATIONS for each block that is asked for.
 *
 * Blocks are counted and not bytes: a block is what costs. The names beginning with __libc are glibc's own.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static _Atomic unsigned long nowhere;
static _Atomic unsigned long *blocks = &nowhere;

__attribute__((constructor)) static void open_the_book(void) {
    const char *path = getenv("OPS_BENCH_ALLOCATIONS");
    int file = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) return;
    void *page = mmap(NULL, sizeof *blocks, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) blocks = page;
    close(file);
}

static void count(void) { atomic_fetch_add_explicit(blocks, 1, memory_order_relaxed); }

void *malloc(size_t size) {
    count();
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count();
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    count();
    return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    count();
    *block = __libc_memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}
