/* The door to libsqlite3: imported by OpsStore alone. */
#include <sqlite3.h>

/* sqlite3_config takes a variable list, which Swift cannot call. SQLite then keeps no count of its own memory, and takes no
   lock for it at each allocation; it must be said before the first connection is opened. */
static inline int ops_sqlite_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
