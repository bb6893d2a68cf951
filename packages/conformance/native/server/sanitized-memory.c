#include "task-memory.h"

/*
 * Task memory of the C library's own, where a sanitizer stands in front of it: it sees what is freed wrongly, used after
 * that, or never freed. So nothing is counted here.
 */

void task_watch(void) {}

void *task_alloc(size_t bytes)
{
    return calloc(1, bytes);
}

WCHAR *task_string(const WCHAR *text)
{
    size_t length = 0;
    WCHAR *copy;
    if (text == NULL) return NULL;
    while (text[length] != 0) length++;
    copy = task_alloc((length + 1) * sizeof(WCHAR));
    if (copy != NULL) memcpy(copy, text, (length + 1) * sizeof(WCHAR));
    return copy;
}

BSTR task_bstr(const WCHAR *text, size_t units)
{
    size_t bytes = units * sizeof(WCHAR);
    DWORD *block = task_alloc(sizeof(DWORD) + bytes + sizeof(WCHAR));
    if (block == NULL) return NULL;
    *block = (DWORD)bytes;
    memcpy(block + 1, text, bytes);
    return (BSTR)(block + 1);
}

void task_lend(void *block) {}

void task_take(void *block)
{
    free(block);
}

struct task_counts task_count(void)
{
    return (struct task_counts){ 0 };
}
