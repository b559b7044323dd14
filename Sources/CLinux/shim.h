/* The door to the kernel calls that Swift's Glibc module does not show: imported by OpsHTTP alone. */
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* accept4 stands behind _GNU_SOURCE, which a module map must not define: declared by hand (accept4(2)). */
extern int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);

#include <sys/syscall.h>
#include <unistd.h>

/* pidfd_open(2): the C library knows it since 2.36 alone, the kernel since 5.3. */
static inline int ops_pidfd_open(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }
