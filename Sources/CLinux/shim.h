/* The door to the kernel calls that Swift's Glibc module does not show: imported by OpsHTTP alone. */
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* accept4 stands behind _GNU_SOURCE, which a module map must not define: declared by hand (accept4(2)). */
extern int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);
