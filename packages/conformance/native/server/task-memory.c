#include "task-memory.h"
#ifndef _WIN32
#include <dlfcn.h>
#endif

#define ARENA_SIZE (1u << 28)
#define LIVE 0x6576696c6b636f6cULL
#define FREED 0x6565726664656572ULL

/* Stands in front of every block. */
struct block {
    uint64_t state;
    uint64_t size;
};

static _Alignas(16) unsigned char arena[ARENA_SIZE];
static size_t used;
static struct task_counts counts;

/* Frees a block that was lent, or keeps it, so that nobody gets its address again. */
static void keep_or_free(size_t loan);

static int owns(const void *address)
{
    return (const unsigned char *)address >= arena && (const unsigned char *)address < arena + ARENA_SIZE;
}

static void release(void *address)
{
    struct block *block = (struct block *)address - 1;
    int at_start = ((uintptr_t)address & 15) == 0 && owns(block);
    if (at_start && block->state == LIVE) {
        block->state = FREED;
        memset(address, 0xdd, block->size);
        counts.freed++;
    } else {
        counts.misused++;
    }
}

void *task_alloc(size_t bytes)
{
    size_t whole = sizeof(struct block) + ((bytes + 15) & ~(size_t)15);
    struct block *block = (struct block *)(arena + used);
    if (whole > ARENA_SIZE - used) return NULL;
    used += whole;
    block->state = LIVE;
    block->size = bytes;
    counts.given++;
    return block + 1;
}

/* Blocks of the caller's that it lent in an [in, out]. The end of the used part moves up only. */
static struct {
    void *block;
    int taken;
} loans[1024];
static size_t loan_end;

#define LOANS (sizeof loans / sizeof *loans)

static size_t loan_of(const void *block)
{
    size_t index = 0;
    while (index < loan_end && loans[index].block != block) index++;
    return index;
}

void task_lend(void *block)
{
    size_t index = 0;
    if (block == NULL || owns(block)) return;
    while (index < loan_end && loans[index].block != NULL) index++;
    if (index == LOANS) return;
    if (index == loan_end) loan_end++;
    loans[index].block = block;
    loans[index].taken = 0;
    counts.lent++;
}

/* Tells whether a free by others ends a loan, and whether the block may go on to the heap. */
static int end_loan(const void *block)
{
    size_t index = loan_of(block);
    if (index == loan_end) return 1;
    if (loans[index].taken) {
        counts.misused++;
        return 0;
    }
    loans[index].block = NULL;
    counts.regained++;
    return 1;
}

void task_take(void *block)
{
    size_t index = loan_of(block);
    if (block == NULL) return;
    if (owns(block)) {
        release(block);
        return;
    }
    if (index == loan_end || loans[index].taken) {
        counts.misused++;
        return;
    }
    counts.taken++;
    keep_or_free(index);
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

struct task_counts task_count(void)
{
    return counts;
}

#ifdef _WIN32

/*
 * The system's blocks that the server gives away: what was allocated meanwhile. The spy sees them freed unless the
 * system caches them, which OANOCACHE=1 in the environment turns off.
 */
static void *system_blocks[4096];
static size_t system_end;
static int giving;

#define SYSTEM_BLOCKS (sizeof system_blocks / sizeof *system_blocks)

/* Puts a block in the place of another, where NULL is a free place. Tells whether there was such a place. */
static int replace_system_block(void *block, void *with)
{
    size_t index = 0;
    while (index < system_end && system_blocks[index] != block) index++;
    if (index == system_end) {
        if (block != NULL || system_end == SYSTEM_BLOCKS) return 0;
        system_end++;
    }
    system_blocks[index] = with;
    return 1;
}

void task_give_system(int from_now_on)
{
    giving = from_now_on;
}

BSTR task_bstr(const WCHAR *text, size_t units)
{
    BSTR made;
    task_give_system(1);
    made = SysAllocStringLen(text, (UINT)units);
    task_give_system(0);
    return made;
}

static void keep_or_free(size_t loan)
{
    void *block = loans[loan].block;
    loans[loan].block = NULL;
    CoTaskMemFree(block);
}

static HRESULT STDMETHODCALLTYPE Spy_QueryInterface(IMallocSpy *spy, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IMallocSpy) && !IsEqualIID(riid, &IID_IUnknown)) return E_NOINTERFACE;
    *out = spy;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Spy_AddRef(IMallocSpy *spy) { return 2; }
static ULONG STDMETHODCALLTYPE Spy_Release(IMallocSpy *spy) { return 1; }
static SIZE_T STDMETHODCALLTYPE Spy_PreAlloc(IMallocSpy *spy, SIZE_T bytes) { return bytes; }

static void *STDMETHODCALLTYPE Spy_PostAlloc(IMallocSpy *spy, void *block)
{
    if (giving && replace_system_block(NULL, block)) counts.given++;
    else if (block != NULL) counts.foreign++;
    return block;
}

/* A block of the arena ends here; every other one goes on to the heap. */
static void *STDMETHODCALLTYPE Spy_PreFree(IMallocSpy *spy, void *block, BOOL spied)
{
    if (block == NULL) return NULL;
    if (!owns(block)) {
        if (replace_system_block(block, NULL)) counts.freed++;
        else if (spied) counts.foreign--;
        end_loan(block);
        return block;
    }
    release(block);
    return NULL;
}

static void STDMETHODCALLTYPE Spy_PostFree(IMallocSpy *spy, BOOL spied) {}

static SIZE_T STDMETHODCALLTYPE Spy_PreRealloc(IMallocSpy *spy, void *block, SIZE_T bytes, void **next, BOOL spied)
{
    *next = block;
    return bytes;
}

static void *STDMETHODCALLTYPE Spy_PostRealloc(IMallocSpy *spy, void *block, BOOL spied) { return block; }
static void *STDMETHODCALLTYPE Spy_PreGetSize(IMallocSpy *spy, void *block, BOOL spied) { return block; }
static SIZE_T STDMETHODCALLTYPE Spy_PostGetSize(IMallocSpy *spy, SIZE_T bytes, BOOL spied) { return bytes; }
static void *STDMETHODCALLTYPE Spy_PreDidAlloc(IMallocSpy *spy, void *block, BOOL spied) { return block; }
static int STDMETHODCALLTYPE Spy_PostDidAlloc(IMallocSpy *spy, void *block, BOOL spied, int did) { return did; }
static void STDMETHODCALLTYPE Spy_PreHeapMinimize(IMallocSpy *spy) {}
static void STDMETHODCALLTYPE Spy_PostHeapMinimize(IMallocSpy *spy) {}

static IMallocSpyVtbl spy_vtable = {
    .QueryInterface = Spy_QueryInterface,
    .AddRef = Spy_AddRef,
    .Release = Spy_Release,
    .PreAlloc = Spy_PreAlloc,
    .PostAlloc = Spy_PostAlloc,
    .PreFree = Spy_PreFree,
    .PostFree = Spy_PostFree,
    .PreRealloc = Spy_PreRealloc,
    .PostRealloc = Spy_PostRealloc,
    .PreGetSize = Spy_PreGetSize,
    .PostGetSize = Spy_PostGetSize,
    .PreDidAlloc = Spy_PreDidAlloc,
    .PostDidAlloc = Spy_PostDidAlloc,
    .PreHeapMinimize = Spy_PreHeapMinimize,
    .PostHeapMinimize = Spy_PostHeapMinimize,
};

static IMallocSpy spy = { &spy_vtable };

void task_watch(void)
{
    static int watching;
    if (watching) return;
    watching = 1;
    CoRegisterMallocSpy(&spy);
}

#else

BSTR task_bstr(const WCHAR *text, size_t units)
{
    size_t bytes = units * sizeof(WCHAR);
    DWORD *block = task_alloc(sizeof(DWORD) + bytes + sizeof(WCHAR));
    if (block == NULL) return NULL;
    *block = (DWORD)bytes;
    memcpy(block + 1, text, bytes);
    return (BSTR)(block + 1);
}

static void keep_or_free(size_t loan)
{
    loans[loan].taken = 1;
}

static void (*next_free)(void *);

void task_watch(void)
{
    static int resolving;
    if (next_free != NULL || resolving) return;
    resolving = 1;
    next_free = (void (*)(void *))dlsym(RTLD_NEXT, "free");
    resolving = 0;
}

/* What dlsym itself frees while the next free is looked up stays allocated. */
EXPORT void free(void *block)
{
    if (owns(block)) {
        release(block);
        return;
    }
    if (loan_end != 0 && block != NULL && !end_loan(block)) return;
    if (next_free == NULL) task_watch();
    if (next_free != NULL) next_free(block);
}

#endif
