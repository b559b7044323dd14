/* The door to libsqlite3: imported by OpsStore alone. */
#include <sqlite3.h>
