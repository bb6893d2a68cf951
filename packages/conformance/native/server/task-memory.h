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

#ifdef _WIN32
/* Whether what the system allocates is given away by the server: 1 and 0 enclose a call of the system's. */
void task_give_system(int from_now_on);
#endif

/* Notes a block of the caller's that it lends in an [in, out]. NULL is allowed. */
void task_lend(void *block);

/* Takes a lent block for good: the caller must not free it any more. NULL is allowed. */
void task_take(void *block);

struct task_counts {
    ULONG given, freed, misused;
    /* Loans; those that ended as the caller freed the block itself, and as the server took it. */
    ULONG lent, regained, taken;
    /* Blocks of others that are still allocated; always 0 but on Windows. */
    ULONG foreign;
};

struct task_counts task_count(void);
