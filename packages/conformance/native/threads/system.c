#include "system.h"

typedef struct
{
    void (*body)(void *);
    void *argument;
} Start;

#ifdef _WIN32
static DWORD WINAPI started(void *raw)
#else
static void *started(void *raw)
#endif
{
    Start start = *(Start *)raw;
    free(raw);
    start.body(start.argument);
    return 0;
}

BOOL run_on_thread(void (*body)(void *), void *argument, BOOL join)
{
    Start *start = malloc(sizeof *start);
    *start = (Start){body, argument};
#ifdef _WIN32
    HANDLE thread = CreateThread(NULL, 0, started, start, 0, NULL);
    if (thread == NULL) return FALSE;
    if (join) WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
#else
    pthread_t thread;
    if (pthread_create(&thread, NULL, started, start) != 0) return FALSE;
    if (join) pthread_join(thread, NULL);
    else pthread_detach(thread);
#endif
    return TRUE;
}

void sleep_microseconds(ULONG duration)
{
    if (duration == 0) return;
#ifdef _WIN32
    Sleep((duration + 999) / 1000);
#else
    usleep(duration);
#endif
}

HRESULT take_error_info(IErrorInfo **info)
{
#ifdef _WIN32
    return GetErrorInfo(0, info);
#else
    *info = NULL;
    return S_FALSE;
#endif
}
