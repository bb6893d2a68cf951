#include "stress.h"
#include <stdlib.h>

#ifdef _WIN32
#include <winternl.h>
#include <ntstatus.h>

/* What the system knows of something, all of it; NULL when there is no memory. The caller frees it. */
static void *system_list(SYSTEM_INFORMATION_CLASS what)
{
    ULONG bytes = 1u << 18;
    void *list = malloc(bytes);
    while (list != NULL && NtQuerySystemInformation(what, list, bytes, NULL) == STATUS_INFO_LENGTH_MISMATCH) {
        free(list);
        bytes *= 2;
        list = malloc(bytes);
    }
    return list;
}

/* As SystemExtendedHandleInformation lists them; the header does not have it. */
#define HANDLES ((SYSTEM_INFORMATION_CLASS)64)

struct handles {
    ULONG_PTR count, reserved;
    struct {
        void *object;
        ULONG_PTR process, handle;
        ULONG access;
        USHORT trace, type;
        ULONG attributes, reserved;
    } entries[];
};

/* One after the other: under Wine the counts that it tells are 0, or the size of a table. */
static ULONG count_handles(void)
{
    struct handles *all = system_list(HANDLES);
    ULONG count = 0;
    for (ULONG_PTR at = 0; all != NULL && at < all->count; at++)
        if (all->entries[at].process == GetCurrentProcessId()) count++;
    free(all);
    return count;
}

static ULONG count_threads(void)
{
    void *all = system_list(SystemProcessInformation);
    const SYSTEM_PROCESS_INFORMATION *process = all;
    ULONG count = 0;
    while (process != NULL && process->UniqueProcessId != (HANDLE)(ULONG_PTR)GetCurrentProcessId())
        process = process->NextEntryOffset == 0 ? NULL : (void *)((char *)process + process->NextEntryOffset);
    if (process != NULL) count = process->NumberOfThreads;
    free(all);
    return count;
}

static hyper heap_bytes(void)
{
    PROCESS_HEAP_ENTRY entry = { .lpData = NULL };
    hyper bytes = 0;
    HeapLock(GetProcessHeap());
    while (HeapWalk(GetProcessHeap(), &entry))
        if (entry.wFlags & PROCESS_HEAP_ENTRY_BUSY) bytes += entry.cbData;
    HeapUnlock(GetProcessHeap());
    return bytes;
}

#else
#include <dirent.h>
#include <malloc.h>

/* The entries of a folder of /proc but for `.`, `..` and what they are read through. */
static ULONG count_entries(const char *path, ULONG ours)
{
    DIR *folder = opendir(path);
    ULONG count = 0;
    if (folder == NULL) return 0;
    while (readdir(folder) != NULL) count++;
    closedir(folder);
    return count - 2 - ours;
}

static ULONG count_handles(void) { return count_entries("/proc/self/fd", 1); }
static ULONG count_threads(void) { return count_entries("/proc/self/task", 0); }

static hyper heap_bytes(void)
{
    struct mallinfo2 info = mallinfo2();
    return (hyper)(info.uordblks + info.hblkhd);
}

#endif

HRESULT STDMETHODCALLTYPE Server_GetProcess(IStressServer *face, ULONG *handles, ULONG *threads, hyper *heap)
{
    *handles = count_handles();
    *threads = count_threads();
    *heap = heap_bytes();
    return S_OK;
}
