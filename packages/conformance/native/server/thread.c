#include "platform.h"
#include "thread.h"
#include <stdlib.h>

struct start {
    void (*run)(void *);
    void *with;
};

static void start_run(struct start *start)
{
    start->run(start->with);
    free(start);
}

#ifdef _WIN32

static SRWLOCK the_lock = SRWLOCK_INIT;

void lock(void) { AcquireSRWLockExclusive(&the_lock); }
void unlock(void) { ReleaseSRWLockExclusive(&the_lock); }

static DWORD WINAPI thread_main(void *start)
{
    CoInitializeEx(NULL, COINIT_MULTITHREADED);
    start_run(start);
    CoUninitialize();
    return 0;
}

static int thread_begin(struct start *start)
{
    HANDLE thread = CreateThread(NULL, 0, thread_main, start, 0, NULL);
    return thread != NULL && CloseHandle(thread);
}

#else
#include <pthread.h>

static pthread_mutex_t the_lock = PTHREAD_MUTEX_INITIALIZER;

void lock(void) { pthread_mutex_lock(&the_lock); }
void unlock(void) { pthread_mutex_unlock(&the_lock); }

static void *thread_main(void *start)
{
    start_run(start);
    return NULL;
}

static int thread_begin(struct start *start)
{
    pthread_t thread;
    return pthread_create(&thread, NULL, thread_main, start) == 0 && pthread_detach(thread) == 0;
}

#endif

int thread_start(void (*run)(void *), void *with)
{
    struct start *start = malloc(sizeof *start);
    if (start == NULL) return 0;
    *start = (struct start){ run, with };
    if (thread_begin(start)) return 1;
    free(start);
    return 0;
}
