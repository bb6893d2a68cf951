#pragma once
#include "platform.h"

/*
 * Task memory whose fate is known. Blocks come from an arena of the server's own and are never used twice,
 * so that every free of one can be told right or wrong. The frees are seen where they happen: on Windows
 * by a spy at CoTaskMemFree, elsewhere by standing in front of the C library's free (LD_PRELOAD).
 */

/* Starts watching. Call before the first block is given away. */
void task_watch(void);

/* A zeroed block, 16-aligned, which the caller owns and frees as COM has it. NULL when the arena is used up. */
void *task_alloc(size_t bytes);

/* A copy of a string in task memory; NULL of NULL. */
WCHAR *task_string(const WCHAR *text);

/* A BSTR that the caller owns. On Windows it is the system's, and only its first free is told. */
BSTR task_bstr(const WCHAR *text, size_t units);

struct task_counts {
    ULONG given, freed, misused;
    /* Blocks of others that are still allocated; always 0 but on Windows. */
    ULONG foreign;
};

struct task_counts task_count(void);
