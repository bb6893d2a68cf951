/* The whole library as one translation unit. */
#define INITGUID
#include "callbacks.c"
#include "class.c"
#include "dispatch.c"
#include "item.c"
#include "plain-memory.c"
#include "process.c"
#include "server.c"
#include "values.c"
