#pragma once
/* What differs between Windows and other systems, but for threads. */
#include "platform.h"
#include <oaidl.h>
#include "threads.h"

#ifdef _WIN32
#define count_up(counter) InterlockedIncrement((LONG volatile *)(counter))
#define count_down(counter) InterlockedDecrement((LONG volatile *)(counter))
#else
#define count_up(counter) __sync_add_and_fetch(counter, 1)
#define count_down(counter) __sync_sub_and_fetch(counter, 1)
#endif

void sleep_microseconds(ULONG duration);

/* What this thread was told of its last failure, if Windows keeps such things. S_FALSE when there is nothing. */
HRESULT take_error_info(IErrorInfo **info);
