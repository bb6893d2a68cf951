/* The whole library as one translation unit. */
#define INITGUID
#include "class.c"
#include "connections.c"
#include "container.c"
#include "fire-dispatch.c"
#include "fire-vtable.c"
#include "fire.c"
#include "plain-memory.c"
#include "point.c"
#include "sinks.c"
#include "source.c"
#include "thread.c"
