#include "system.h"
#ifndef _WIN32
#include <unistd.h>
#endif

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
