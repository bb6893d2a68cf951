#pragma once
#include "platform.h"

/* Task memory and BSTRs of the system's own allocator, for servers that leave the counting to others. */

size_t wide_units(const WCHAR *text);

/* A copy that the caller owns; NULL of NULL. */
WCHAR *plain_string(const WCHAR *text);
BSTR plain_bstr(const WCHAR *text);
