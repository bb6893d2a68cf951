/* The whole server as one translation unit: the system's headers are large and need reading but once. */
#define INITGUID
#include "object.c"
#include "options.c"
#include "record.c"
#include "recorder.c"
#include "shapes.c"
#include "task-memory.c"
