#pragma once
/* Threads and error information, of Windows or elsewhere. */
#include "platform.h"
#include <oaidl.h>
#include "threads.h"

#ifdef _WIN32
#define count_up(counter) InterlockedIncrement((LONG volatile *)(counter))
#define count_down(counter) InterlockedDecrement((LONG volatile *)(counter))
#else
#include <pthread.h>
#include <unistd.h>
#define count_up(counter) __sync_add_and_fetch(counter, 1)
#define count_down(counter) __sync_sub_and_fetch(counter, 1)
#endif

/* Runs a function on a thread of its own; `join` waits for its end. FALSE when there is none to be had. */
BOOL run_on_thread(void (*body)(void *), void *argument, BOOL join);

void sleep_microseconds(ULONG duration);

/* What this thread was told of its last failure, if Windows keeps such things. S_FALSE when there is nothing. */
HRESULT take_error_info(IErrorInfo **info);
